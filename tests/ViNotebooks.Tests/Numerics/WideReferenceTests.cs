using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public class WideReferenceTests
{
    public static TheoryData<string> Functions => ReferenceTable.Functions;

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_agrees_with_the_reference_to_110_bits(string function)
    {
        var failures = new List<string>();
        foreach (var row in ReferenceTable.Rows.Where(row => row.Function == function))
        {
            var actual = ReferenceTable.Value<WideFloat>(row);
            var bound = WideFloat.ScaleB(WideFloat.Abs(row.Expected), -Bits(function));
            if (!(WideFloat.Abs(actual - row.Expected) <= bound))
            {
                failures.Add($"{actual.ToDecimalString(40)} is not {row.Text}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Double_precision_agrees_with_the_reference_to_12_digits(string function)
    {
        var failures = new List<string>();
        foreach (var row in ReferenceTable.Rows.Where(row => row.Function == function))
        {
            var expected = WideFloat.ToDouble(row.Expected);
            if (!double.IsNormal(expected))
            {
                continue;
            }

            var actual = ReferenceTable.Value<Binary64>(row).Value;
            var bound = 1e-12 * Conditioning(row) * Math.Max(Math.Abs(expected), IsAbsolute(function) ? 1 : 0);
            if (!(Math.Abs(actual - expected) <= bound))
            {
                failures.Add($"{actual} is not {row.Text}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    // large binomial coefficients are exponentials, which turn the size of their logarithm into a relative error
    private static int Bits(string function) => function == "binomial" ? 105 : 110;

    // these have zeros where double precision is accurate in the absolute sense only
    private static bool IsAbsolute(string function) => function is "lgamma" or "polygamma" or "lbeta";

    // how much an error of one unit in the last place of an argument or an intermediate logarithm weighs
    private static double Conditioning(ReferenceRow row) => row.Function switch
    {
        "gamma" or "factorial" => 1 + Math.Abs(row.X),
        "polygamma" => 10 + row.Y!.Value,
        "binomial" => 1 + (row.Y!.Value > 1000 ? row.Y.Value : 0),
        "normcdf" => 1 + (row.X * row.X),
        _ => 1,
    };
}
