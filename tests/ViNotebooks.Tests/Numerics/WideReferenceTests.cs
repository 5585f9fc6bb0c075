using System.Globalization;
using System.Numerics;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public class WideReferenceTests
{
    private static readonly WideFloat Tolerance = WideFloat.ScaleB(WideFloat.One, -110);

    public static TheoryData<string> Functions => [.. Rows().Select(row => row[0]).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_agrees_with_the_reference_to_110_bits(string function)
    {
        var failures = new List<string>();
        foreach (var row in Rows().Where(row => row[0] == function))
        {
            var x = Number(row[1]);
            var expected = Number(row[3]);
            var actual = Value(function, x, row[2]);
            var error = WideFloat.Abs(actual - expected);
            if (!(error <= Tolerance * WideFloat.Abs(expected)))
            {
                failures.Add($"{function}({row[1]}; {row[2]}) = {actual.ToDecimalString(40)}, not {row[3]}: off by {error}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Double_precision_agrees_with_the_reference_to_12_digits(string function)
    {
        var failures = new List<string>();
        foreach (var row in Rows().Where(row => row[0] == function))
        {
            var x = double.Parse(row[1], CultureInfo.InvariantCulture);
            var expected = WideFloat.ToDouble(Number(row[3]));
            if (!double.IsFinite(expected) || double.IsSubnormal(expected) || expected == 0)
            {
                continue;
            }

            var actual = Value<Binary64>(function, x, row[2]).Value;
            var scale = Math.Max(Math.Abs(expected), IsAbsolute(function) ? 1 : 0);
            if (!(Math.Abs(actual - expected) <= 1e-12 * scale * Conditioning(function, x, row[2])))
            {
                failures.Add($"{function}({row[1]}; {row[2]}) = {actual}, not {expected}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    // log Γ and ψ have zeros where double precision is accurate in the absolute sense only
    private static bool IsAbsolute(string function) => function is "lgamma" or "polygamma";

    // an error of one unit in the last place of the argument weighs this much
    private static double Conditioning(string function, double x, string y) => function switch
    {
        "gamma" => 1 + Math.Abs(x),
        "polygamma" => 10 + double.Parse(y, CultureInfo.InvariantCulture),
        _ => 1,
    };

    private static WideFloat Value(string function, WideFloat x, string y) => Value<WideFloat>(function, x, y);

    private static T Value<T>(string function, T x, string y)
        where T : struct, IReal<T> => function switch
        {
            "exp" => T.Exp(x),
            "expm1" => T.Expm1(x),
            "log" => T.Log(x),
            "log1p" => T.Log1p(x),
            "sqrt" => T.Sqrt(x),
            "sin" => T.Sin(x),
            "cos" => T.Cos(x),
            "atan" => T.Atan(x),
            "erf" => T.Erf(x),
            "erfc" => T.Erfc(x),
            "lgamma" => T.LogGamma(x),
            "gamma" => T.Gamma(x),
            "polygamma" => T.Polygamma(int.Parse(y, CultureInfo.InvariantCulture), x),
            "pow" => T.Pow(x, T.FromDouble(double.Parse(y, CultureInfo.InvariantCulture))),
            _ => throw new InvalidOperationException($"The reference names an unknown function, {function}."),
        };

    private static WideFloat Number(string text)
    {
        var parts = text.Split('e');
        var power = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        power -= point < 0 ? 0 : parts[0].Length - point - 1;
        if (Math.Abs(power) > 5000)
        {
            return WideFloat.FromInteger(digits) * WideFloat.Pow(10, power);
        }

        return WideFloat.FromRational(
            digits * BigInteger.Pow(10, Math.Max(power, 0)), BigInteger.Pow(10, Math.Max(-power, 0)));
    }

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "wide-reference.tsv")).Skip(1).Select(line => line.Split('\t'));
}
