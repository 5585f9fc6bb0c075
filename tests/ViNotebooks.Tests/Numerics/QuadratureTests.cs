using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public class QuadratureTests
{
    private const double Infinity = double.PositiveInfinity;
    private const double EulerGamma = 0.57721566490153286061;

    private static readonly double RootPi = Math.Sqrt(Math.PI);

    // name, integrand, from, to, points, truth, the relative error that the estimate must not exceed
    private static readonly (string Name, Func<double, double> F, double From, double To, double[] Points, double Truth, double Stated)[] Known =
    [
        ("a polynomial", x => (x * x * x) - x, 0, 2, [], 2, 1e-12),
        ("an exponential", Math.Exp, 0, 1, [], Math.E - 1, 1e-12),
        ("backwards", Math.Exp, 1, 0, [], 1 - Math.E, 1e-12),
        ("a root", Math.Sqrt, 0, 1, [], 2.0 / 3, 1e-12),
        ("one over a root", x => 1 / Math.Sqrt(x), 0, 1, [], 2, 1e-12),
        ("x^-0.9", x => Math.Pow(x, -0.9), 0, 1, [], 10, 1e-12),
        ("x^-0.99", x => Math.Pow(x, -0.99), 0, 1, [], 100, 1e-11),
        ("(1-x)^-0.5", x => 1 / Math.Sqrt(1 - x), 0, 1, [], 2, 1e-11),
        ("(1-x)^-0.9", x => Math.Pow(1 - x, -0.9), 0, 1, [], 10, 1e-9),
        ("Beta(0.1, 0.1)", x => Math.Pow(x * (1 - x), -0.9), 0, 1, [], 19.714639489050161663, 1e-9),
        ("a logarithm", Math.Log, 0, 1, [], -1, 1e-12),
        ("a logarithm at 1", x => Math.Log(1 - x), 0, 1, [], -1, 1e-12),
        ("log² over 1 + x²", x => Math.Log(x) * Math.Log(x) / (1 + (x * x)), 0, Infinity, [], 3.8757845850374775219, 1e-11),
        ("log x over a root", x => Math.Log(x) / Math.Sqrt(x), 0, 1, [], -4, 1e-10),
        ("sin x / x through 0", x => Math.Sin(x) / x, -1, 1, [], 1.8921661407343660298, 1e-12),
        ("|x - 0.3|", x => Math.Abs(x - 0.3), 0, 1, [], 0.29, 1e-12),
        ("|x - 0.3| with the kink named", x => Math.Abs(x - 0.3), 0, 1, [0.3], 0.29, 1e-12),
        ("a step", x => x < 1.0 / 3 ? 1 : 0, 0, 1, [], 1.0 / 3, 1e-12),
        ("one over the root of |x|", x => 1 / Math.Sqrt(Math.Abs(x)), -1, 1, [], 4, 1e-12),
        ("one over the root of |x - 0.2| with the point named", x => 1 / Math.Sqrt(Math.Abs(x - 0.2)), 0, 1, [0.2], 2 * (Math.Sqrt(0.2) + Math.Sqrt(0.8)), 1e-10),
        ("a Runge function", x => 1 / (1 + (25 * x * x)), -1, 1, [], 0.4 * Math.Atan(5), 1e-12),
        ("oscillation", x => Math.Cos(10 * Math.Sin(x)), 0, Math.PI, [], -0.77262999085534575677, 1e-11),
        ("oscillation that nearly cancels", x => Math.Cos(40 * x) * Math.Exp(x), 0, 1, [], 0.048847081172624014464, 1e-10),
        ("Fresnel", x => Math.Sin(x * x), 0, 6, [], 0.63845918931501037785, 1e-10),
        ("|sin 3x|", x => Math.Abs(Math.Sin(3 * x)), 0, Math.PI, [], 2, 1e-11),
        ("von Mises", x => Math.Exp(50 * Math.Cos(x)), -Math.PI, Math.PI, [], 1.8425778847196050912e21, 1e-11),
        ("exponential density", x => Math.Exp(-x), 0, Infinity, [], 1, 1e-12),
        ("exponential density of a small rate", x => 1e-8 * Math.Exp(-1e-8 * x), 0, Infinity, [], 1, 1e-12),
        ("exponential density of a large rate", x => 1e8 * Math.Exp(-1e8 * x), 0, Infinity, [], 1, 1e-12),
        ("damped oscillation", x => Math.Exp(-x) * Math.Cos(5 * x), 0, Infinity, [], 1.0 / 26, 1e-10),
        ("Gamma(1/3)", x => Math.Pow(x, -2.0 / 3) * Math.Exp(-x), 0, Infinity, [], 2.6789385347077476337, 1e-12),
        ("Gumbel's entropy", x => Math.Exp(-x - Math.Exp(-x)) * (x + Math.Exp(-x)), -700, Infinity, [0], 1 + EulerGamma, 1e-11),
        ("Euler's constant", x => -Math.Exp(-x) * Math.Log(x), 0, Infinity, [], EulerGamma, 1e-11),
        ("normal density", x => Normal(x, 0, 1), -Infinity, Infinity, [], 1, 1e-12),
        ("normal density to the left", x => Normal(x, 0, 1), -Infinity, -1, [], 0.15865525393145705142, 1e-12),
        ("normal density far away", x => Normal(x, 1000, 1), -Infinity, Infinity, [992, 1000, 1008], 1, 1e-12),
        ("a peak at 1e5", x => Normal(x, 1e5, 1e-3), -Infinity, Infinity, [1e5 - 8e-3, 1e5, 1e5 + 8e-3], 1, 1e-8),
        ("a narrow peak at 1e5", x => Normal(x, 1e5, 1e-6), -Infinity, Infinity, [1e5 - 8e-6, 1e5, 1e5 + 8e-6], 1, 1e-3),
        ("a narrow peak in the unit interval", x => Normal(x, 0.7, 1e-6), 0, 1, [0.7], 1, 1e-8),
        ("normal against a rational function", x => Normal(x, 0, 1) / (1 + (x * x)), -Infinity, Infinity, [], 0.65567954241879847154, 1e-12),
        ("normal mean of softplus", x => Normal(x, 1, 2) * (Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)))), -Infinity, Infinity, [1], 1.6424953695288337641, 1e-11),
        ("Cauchy density", x => 1 / (Math.PI * (1 + (x * x))), -Infinity, Infinity, [], 1, 1e-12),
        ("Cauchy log density", x => Math.Log(1 + (x * x)) / (Math.PI * (1 + (x * x))), -Infinity, Infinity, [], 2 * Math.Log(2), 1e-11),
        ("Student t of 3 degrees, mean size", x => Math.Abs(x) * StudentT3(x), -Infinity, Infinity, [], 1.102657790843584099, 1e-12),
        ("a very heavy tail", x => Math.Pow(x, -1.1), 1, Infinity, [], 10, 1e-11),
        ("log-normal mean of the root", x => Math.Exp(-0.5 * Math.Log(x) * Math.Log(x)) / (Math.Sqrt(2 * Math.PI) * Math.Sqrt(x)), 0, Infinity, [], 1.1331484530668263168, 1e-11),
        ("overflow against underflow", x => Math.Exp(x) * Normal(x, 0, 1), -Infinity, Infinity, [], Math.Exp(0.5), 1e-12),
        ("a tiny density", x => 1e-200 * Normal(x, 0, 1), -Infinity, Infinity, [], 1e-200, 1e-12),
        ("erf against an exponential", x => Math.Exp(-x) * (1 - Math.Exp(-x * x)), 0, Infinity, [], 1 - 0.54564136076504709, 1e-11),
        ("zero", _ => 0, -Infinity, Infinity, [], 0, 0),
        ("an odd function", x => x * Normal(x, 0, 1), -Infinity, Infinity, [], 0, 0),
        ("a mixture far apart", x => (0.3 * Normal(x, -50, 0.1)) + (0.7 * Normal(x, 80, 2)), -Infinity, Infinity, [-51, -50, -49, 64, 80, 96], 1, 1e-11),
        ("a mixture of two", Mixture, -Infinity, Infinity, [-3, 4], 1, 1e-11),
    ];

    public static TheoryData<string> Names => [.. Known.Select(row => row.Name)];

    public static TheoryData<string, double> Divergent => new()
    {
        { "1/x", 0 }, { "1/(1-x)", 1 }, { "x^-1.5", 0 }, { "1 on a half-line", Infinity }, { "exp x", Infinity }, { "Cauchy mean", Infinity },
        { "1/x through 0", 0 }, { "1/x to infinity", Infinity }, { "exp(x²)", Infinity }, { "sin x", Infinity }, { "1/sqrt(x) to infinity", Infinity },
        { "Student t of 2 degrees, variance", Infinity }, { "exp(1/x)", 0 }, { "constant on the line", Infinity },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_known_integral_is_found_within_the_stated_error(string name)
    {
        var (_, f, from, to, points, truth, stated) = Known.First(row => row.Name == name);
        var result = Quadrature.Integrate(f, from, to, points);
        var text = $"{result}, off by {result.Value - truth:E2}";
        Assert.True(Math.Abs(result.Value - truth) <= result.Error + (1e-15 * Math.Abs(truth)), text);
        Assert.True(truth == 0 || result.Error <= stated * Math.Abs(truth), text);
        Assert.True(result.Error <= 1e-12 * Math.Max(1, Math.Abs(truth)) == (result.Status == QuadratureStatus.Converged) || stated != 1e-12, text);
        Assert.True(result.Evaluations < 60_000, text);
    }

    [Theory]
    [MemberData(nameof(Divergent))]
    public void A_divergent_integral_is_recognised(string name, double where)
    {
        var result = name switch
        {
            "1/x" => Quadrature.Integrate(x => 1 / x, 0, 1),
            "1/(1-x)" => Quadrature.Integrate(x => 1 / (1 - x), 0, 1),
            "x^-1.5" => Quadrature.Integrate(x => Math.Pow(x, -1.5), 0, 1),
            "1 on a half-line" => Quadrature.Integrate(_ => 1, 0, Infinity),
            "exp x" => Quadrature.Integrate(Math.Exp, -Infinity, Infinity),
            "Cauchy mean" => Quadrature.Integrate(x => x / (1 + (x * x)), -Infinity, Infinity),
            "1/x through 0" => Quadrature.Integrate(x => 1 / x, -1, 1),
            "1/x to infinity" => Quadrature.Integrate(x => 1 / x, 1, Infinity),
            "exp(x²)" => Quadrature.Integrate(x => Math.Exp(x * x), 0, Infinity),
            "sin x" => Quadrature.Integrate(Math.Sin, 0, Infinity),
            "1/sqrt(x) to infinity" => Quadrature.Integrate(x => 1 / Math.Sqrt(x), 0, Infinity),
            "Student t of 2 degrees, variance" => Quadrature.Integrate(x => x * x * Math.Pow(2 + (x * x), -1.5), -Infinity, Infinity),
            "exp(1/x)" => Quadrature.Integrate(x => Math.Exp(1 / x), 0, 1),
            _ => Quadrature.Integrate(_ => 1e-3, -Infinity, Infinity),
        };
        Assert.Equal(QuadratureStatus.Divergent, result.Status);
        Assert.Equal(where, Math.Abs(result.Where!.Value));
        Assert.True(double.IsNaN(result.Value) && double.IsPositiveInfinity(result.Error));
    }

    [Fact]
    public void An_integrand_without_a_value_is_told_with_the_place()
    {
        var result = Quadrature.Integrate(x => x < -0.25 ? double.NaN : x, -1, 1);
        Assert.Equal(QuadratureStatus.Undefined, result.Status);
        Assert.InRange(result.Where!.Value, -1, -0.25);
        Assert.Equal(QuadratureStatus.Undefined, Quadrature.Integrate(_ => double.NaN, 0, Infinity).Status);
        Assert.Equal(QuadratureStatus.Undefined, Quadrature.Integrate(Math.Sqrt, -Infinity, 0).Status);
        Assert.Equal(QuadratureStatus.Undefined, Quadrature.Integrate(Math.Sqrt, double.NaN, 0).Status);
    }

    [Fact]
    public void The_budget_ends_what_does_not_converge()
    {
        var calls = 0;
        var result = Quadrature.Integrate(x => Math.Sin(1e7 * ++calls * x), 0, 1, goal: new(MaxEvaluations: 20_000));
        Assert.Equal(QuadratureStatus.NotConverged, result.Status);
        Assert.InRange(result.Evaluations, 20_000, 25_000);
        Assert.True(result.Error > 1e-6);
    }

    [Fact]
    public void Cancellation_is_heard()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Quadrature.Integrate(Math.Exp, 0, 1, token: source.Token));
    }

    [Fact]
    public void A_batch_gives_what_one_by_one_gives()
    {
        static void Squares(ReadOnlySpan<double> xs, Span<double> ys)
        {
            for (var i = 0; i < xs.Length; i++)
                ys[i] = xs[i] * xs[i];
        }

        var batch = Quadrature.Integrate(Squares, 0, 3);
        Assert.Equal(Quadrature.Integrate(x => x * x, 0, 3), batch);
        Assert.Equal(9, batch.Value, 1e-12);
    }

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(0.01, 2)]
    [InlineData(30, 0.2)]
    [InlineData(1000, 3000)]
    [InlineData(0.05, 0.03)]
    public void Beta_densities_are_normalised_within_the_stated_error(double a, double b)
    {
        var log = RealFunctions<Binary64>.LogBeta(a, b).Value;
        var result = Quadrature.Integrate(x => Math.Exp(((a - 1) * Math.Log(x)) + ((b - 1) * Math.Log(1 - x)) - log), 0, 1, [a / (a + b)]);
        Assert.InRange(Math.Abs(result.Value - 1), 0, result.Error + 1e-13 + (1e-15 * Math.Abs(log)));
        Assert.InRange(result.Error, 0, 1e-8);
    }

    private static double Normal(double x, double mean, double deviation)
    {
        var u = (x - mean) / deviation;
        return Math.Exp(-0.5 * u * u) / (Math.Sqrt(2) * RootPi * deviation);
    }

    private static double StudentT3(double x) => 2 * Math.Sqrt(3) / (Math.PI * Math.Pow(1 + (x * x / 3), 2)) / 3;

    private static double Mixture(double x) => (0.4 * Normal(x, -3, 1)) + (0.6 * Normal(x, 4, 0.5));
}
