using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public class MaximiserTests
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly (string Name, Func<double, double> F, double From, double To, double[] Points, double Truth, double Stated)[] Lines =
    [
        ("a parabola", x => -(x - 3) * (x - 3), -Infinity, Infinity, [], 3, 1e-10),
        ("a parabola in a box", x => 5 - ((x - 0.25) * (x - 0.25)), 0, 1, [], 0.25, 1e-8),
        ("an end", x => x, 0, 1, [], 1, 1e-15),
        ("the other end", x => -x, 2, Infinity, [], 2, 1e-15),
        ("a gamma density", x => (3 * Math.Log(x)) - (2 * x), 0, Infinity, [], 1.5, 1e-8),
        ("a log-likelihood of a rate", x => (17 * Math.Log(x)) - (4.2e-5 * x), 0, Infinity, [], 17 / 4.2e-5, 1e-8),
        ("a beta density", x => (6 * Math.Log(x)) + (3 * Math.Log(1 - x)), 0, 1, [], 2.0 / 3, 1e-8),
        ("two humps", x => Math.Exp(-(x - 2) * (x - 2)) + (0.9 * Math.Exp(-(x + 4) * (x + 4))), -10, 10, [], 2, 1e-7),
        ("a narrow peak that is named", x => Math.Exp(-0.5 * Math.Pow((x - 1000) / 0.01, 2)), -Infinity, Infinity, [1000.001], 1000, 1e-8),
        ("a kink", x => -Math.Abs(x - 0.3), 0, 1, [], 0.3, 1e-6),
        ("x^(1/x)", x => Math.Log(x) / x, 0, Infinity, [], Math.E, 1e-8),
    ];

    public static TheoryData<string> Names => [.. Lines.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_maximum_of_one_variable_is_found_within_the_stated_error(string name)
    {
        var (_, f, from, to, points, truth, stated) = Lines.First(row => row.Name == name);
        var result = LineMaximiser.Maximise(f, from, to, points);
        var text = $"{result.Point[0]:R} ± {result.Error[0]:E2}, off by {result.Point[0] - truth:E2}, {result.Status}";
        Assert.True(result.Status == MaximiserStatus.Attained, text);
        Assert.True(Math.Abs(result.Point[0] - truth) <= result.Error[0] + (1e-14 * Math.Abs(truth)), text);
        Assert.True(result.Error[0] <= stated * Math.Max(1, Math.Abs(truth)), text);
        Assert.True(result.Evaluations < 2000, text);
    }

    [Fact]
    public void What_has_no_maximum_is_told()
    {
        AssertStatus(MaximiserStatus.Unbounded, Infinity, Math.Log, 0, Infinity);
        AssertStatus(MaximiserStatus.Unbounded, Infinity, x => x, 0, Infinity);
        AssertStatus(MaximiserStatus.Unbounded, Infinity, Math.Exp, -Infinity, Infinity);
        AssertStatus(MaximiserStatus.Unbounded, 0, x => x > 0 ? -Math.Log(x) : double.NaN, 0, 1);
        AssertStatus(MaximiserStatus.NotAttained, Infinity, x => 1 - (1 / x), 1, Infinity);
        AssertStatus(MaximiserStatus.NotAttained, 0, x => x > 0 ? -x : double.NaN, 0, 1);
        Assert.Equal(MaximiserStatus.Undefined, LineMaximiser.Maximise(_ => double.NaN, 0, 1).Status);
    }

    [Fact]
    public void Maxima_of_several_variables_are_found_within_the_stated_error()
    {
        var random = new RandomStream(8);
        AssertMaximum(p => -Square(p[0] - 1) - (2 * Square(p[1] + 2)) - (p[0] * p[1] * 0.5), [(-Infinity, Infinity), (-Infinity, Infinity)], [48.0 / 31, -68.0 / 31], random);
        AssertMaximum(p => (4 * Math.Log(p[1])) - (p[1] * (3 + Square(p[0] - 5))), [(-Infinity, Infinity), (0, Infinity)], [5, 4.0 / 3], random);
        AssertMaximum(p => p[0] - Square(p[1] - p[0]), [(0, 2), (-3, 3)], [2, 2], random);
        AssertMaximum(p => -Square(p[0]) - Square(p[1] - 1) - Square(p[2] - p[1]), [(-5, 5), (-5, 5), (-5, 5)], [0, 1, 1], random);
        Assert.Equal(MaximiserStatus.Unbounded, BoxMaximiser.Maximise(p => p[0] + Math.Log(p[1]), [(0, Infinity), (0, Infinity)], random).Status);
    }

    private static void AssertStatus(MaximiserStatus status, double where, Func<double, double> f, double from, double to)
    {
        var result = LineMaximiser.Maximise(f, from, to);
        Assert.Equal(status, result.Status);
        Assert.Equal(where, result.Point[0]);
    }

    private static void AssertMaximum(Func<double[], double> f, (double From, double To)[] box, double[] truth, RandomStream random)
    {
        var result = BoxMaximiser.Maximise(f, box, random);
        for (var i = 0; i < truth.Length; i++)
        {
            var text = $"{i}: {result.Point[i]:R} ± {result.Error[i]:E2}, off by {result.Point[i] - truth[i]:E2}, {result.Status}";
            Assert.True(Math.Abs(result.Point[i] - truth[i]) <= result.Error[i] + 1e-14, text);
            Assert.True(result.Error[i] < 1e-5, text);
        }

        Assert.Equal(MaximiserStatus.Attained, result.Status);
    }

    private static double Square(double x) => x * x;
}
