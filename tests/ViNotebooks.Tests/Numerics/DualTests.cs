using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public class DualTests
{
    public static TheoryData<string> Functions => ReferenceTable.Functions;

    // the central difference (f(x + h) − f(x − h))/2h is off by h² f‴/6
    [Theory]
    [MemberData(nameof(Functions))]
    public void A_derivative_agrees_with_the_central_difference(string function)
    {
        var failures = new List<string>();
        foreach (var row in ReferenceTable.Rows.Where(row => row.Function == function && IsModerate(row)))
        {
            var x = WideFloat.FromDouble(row.X);
            var step = WideFloat.ScaleB(WideFloat.Abs(x), -36);
            var (below, above) = (ReferenceTable.Value(row, x - step), ReferenceTable.Value(row, x + step));
            if (!WideFloat.IsDefined(below) || !WideFloat.IsDefined(above))
            {
                continue;
            }

            var expected = (above - below) / WideFloat.ScaleB(step, 1);
            var actual = ReferenceTable.Value(row, Dual<WideFloat>.Variable(x)).Derivative;
            var scale = WideFloat.Abs(expected) + WideFloat.Abs(above / x) + WideFloat.One;
            if (!(WideFloat.Abs(actual - expected) <= WideFloat.ScaleB(scale, -50)))
            {
                failures.Add($"{actual} is not {expected} at {row.Text}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void Derivatives_are_exact_where_they_are_simple()
    {
        var x = Dual<Binary64>.Variable(3);
        Assert.Equal(2.0 / 9, (Dual<Binary64>.FromDouble(-2) / x).Derivative.Value, 15);
        Assert.Equal(6.0, (x * x).Derivative.Value);
        Assert.Equal(27.0, Dual<Binary64>.Pow(x, x - (x - Dual<Binary64>.FromDouble(3))).Derivative.Value);
        Assert.Equal(1.0 / 3, Dual<Binary64>.Log(x).Derivative.Value);
        Assert.Equal(0.0, Dual<Binary64>.Floor(x).Derivative.Value);
        Assert.Equal(8 * Math.Log(2), Dual<Binary64>.Pow(Dual<Binary64>.FromDouble(2), x).Derivative.Value, 14);
        Assert.Equal(-12.0, Dual<Binary64>.Pow(Dual<Binary64>.Variable(-2), Dual<Binary64>.FromDouble(3)).Derivative.Value * -1);
        Assert.Equal(0.5, RealFunctions<Dual<Binary64>>.Softplus(Dual<Binary64>.Variable(0)).Derivative.Value);
    }

    [Fact]
    public void A_value_without_a_derivative_is_kept()
    {
        var root = Dual<Binary64>.Sqrt(Dual<Binary64>.Variable(0));
        Assert.Equal(0.0, root.Value.Value);
        Assert.False(Binary64.IsDefined(root.Derivative));
        Assert.True(Dual<Binary64>.IsDefined(root));
        Assert.Equal(0.0, Dual<Binary64>.Sqrt(Dual<Binary64>.FromDouble(0)).Derivative.Value);
        Assert.False(Binary64.IsDefined(RealFunctions<Dual<Binary64>>.Asin(Dual<Binary64>.Variable(1)).Derivative));
    }

    // the step would be too coarse for large powers and next to (not at) the poles and branch points, which are whole numbers
    private static bool IsModerate(ReferenceRow row)
    {
        var distance = Math.Abs(row.X - Math.Round(row.X));
        return Math.Abs(row.X) is > 1e-3 and < 50
            && (distance == 0 || distance > 1e-3)
            && (row.Function != "pow" || Math.Abs(row.Y!.Value) < 1000);
    }
}
