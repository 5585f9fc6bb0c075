using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public class NestedQuadratureTests
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly NestedRange Unit = _ => (0, 1, []);
    private static readonly NestedRange Positive = _ => (0, Infinity, []);
    private static readonly NestedRange Line = _ => (-Infinity, Infinity, [-3, 0, 3]);

    private static readonly (string Name, Func<double[], double> F, NestedRange[] Ranges, double Truth, double Stated)[] Known =
    [
        ("the area of a triangle", _ => 1, [Unit, outer => (0, outer[0], [])], 0.5, 1e-12),
        ("a product on the square", x => x[0] * x[1], [Unit, Unit], 0.25, 1e-12),
        ("1/(1 - xy), which is ζ(2)", x => 1 / (1 - (x[0] * x[1])), [Unit, Unit], Math.PI * Math.PI / 6, 1e-10),
        ("the quarter disc", _ => 1, [Unit, outer => (0, Math.Sqrt((1 - outer[0]) * (1 + outer[0])), [])], Math.PI / 4, 1e-12),
        ("a correlated normal density", x => Math.Exp(-(Square(x[0]) - (1.6 * x[0] * x[1]) + Square(x[1])) / 0.72) / (2 * Math.PI * 0.6), [Line, outer => (-Infinity, Infinity, [(0.8 * outer[0]) - 1.8, 0.8 * outer[0], (0.8 * outer[0]) + 1.8])], 1, 1e-11),
        ("exponential and normal", x => Math.Exp(-x[0] - (Square(x[1] - x[0]) / 2)) * Square(x[1]) / Math.Sqrt(2 * Math.PI), [Positive, outer => (-Infinity, Infinity, [outer[0] - 3, outer[0], outer[0] + 3])], 3, 1e-11),
        ("a gamma mixture of Poissons", x => x[0] * Math.Exp(-x[0] * (1 + x[1])), [Positive, Positive], 1, 1e-10),
        ("the simplex", _ => 1, [Unit, outer => (0, 1 - outer[0], []), outer => (0, 1 - outer[0] - outer[1], [])], 1.0 / 6, 1e-12),
        ("the ball", x => x[0] * x[0], [_ => (-1, 1, []), outer => Chord(1 - Square(outer[0])), outer => Chord(1 - Square(outer[0]) - Square(outer[1]))], 4 * Math.PI / 15, 1e-11),
        ("three exponentials", x => Math.Exp(-x[0] - x[1] - x[2]), [Positive, Positive, Positive], 1, 1e-10),
    ];

    public static TheoryData<string> Names => [.. Known.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_known_iterated_integral_is_found_within_the_stated_error(string name)
    {
        var (_, f, ranges, truth, stated) = Known.First(row => row.Name == name);
        var result = NestedQuadrature.Integrate(Nested(f, ranges.Length), ranges, new(stated, MaxEvaluations: 30_000_000));
        var text = $"{result}, off by {result.Value - truth:E2}";
        Assert.True(Math.Abs(result.Value - truth) <= result.Error, text);
        Assert.True(result.Error <= stated * Math.Abs(truth), text);
        Assert.Equal(QuadratureStatus.Converged, result.Status);
    }

    [Fact]
    public void An_inner_integral_that_diverges_or_has_no_value_is_told()
    {
        NestedRange[] ranges = [Unit, Positive];
        Assert.Equal(QuadratureStatus.Divergent, NestedQuadrature.Integrate(Nested(x => x[0] / (1 + x[1]), 2), ranges).Status);
        Assert.Equal(QuadratureStatus.Undefined, NestedQuadrature.Integrate(Nested(x => Math.Sqrt(0.5 - x[1]), 2), [Unit, Unit]).Status);
        Assert.Equal(QuadratureStatus.Divergent, NestedQuadrature.Integrate(Nested(x => Math.Exp(-x[1]) / x[0], 2), ranges).Status);
    }

    [Fact]
    public void The_budget_counts_evaluations_of_the_integrand()
    {
        var count = 0L;
        var result = NestedQuadrature.Integrate(
            Nested(
                x =>
                {
                    count++;
                    return Math.Exp(-x[0] - x[1] - x[2]);
                },
                3),
            [Positive, Positive, Positive],
            new(MaxEvaluations: 100_000));
        Assert.Equal(QuadratureStatus.NotConverged, result.Status);
        Assert.InRange(count, 100_000, 110_000);
        Assert.Equal(count, result.Evaluations);
        Assert.True(result.Error > Math.Abs(result.Value - 1));
    }

    private static NestedIntegrand Nested(Func<double[], double> f, int count) =>
        (outer, xs, ys) =>
        {
            var point = new double[count];
            outer.CopyTo(point);
            for (var i = 0; i < xs.Length; i++)
            {
                point[^1] = xs[i];
                ys[i] = f(point);
            }
        };

    private static double Square(double x) => x * x;

    private static (double From, double To, IReadOnlyList<double> Points) Chord(double square) =>
        (-Math.Sqrt(Math.Max(square, 0)), Math.Sqrt(Math.Max(square, 0)), []);
}
