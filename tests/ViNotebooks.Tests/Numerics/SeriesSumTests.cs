using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public class SeriesSumTests
{
    private const double Infinity = double.PositiveInfinity;

    // name, term, from, to, points, truth, the relative error that the estimate must not exceed
    private static readonly (string Name, Func<double, double> Term, double From, double To, double[] Points, double Truth, double Stated)[] Known =
    [
        ("a finite sum", n => n, 1, 100, [], 5050, 1e-14),
        ("an empty sum", n => n, 3, 2, [], 0, 0),
        ("bounds that are not whole", n => n, 0.5, 3.5, [], 6, 1e-14),
        ("a geometric series", n => Math.Pow(0.5, n), 0, Infinity, [], 2, 1e-12),
        ("a slow geometric series", n => Math.Pow(0.999, n), 0, Infinity, [], 1000, 1e-11),
        ("a geometric series with sign", n => Math.Pow(-0.9, n), 0, Infinity, [], 1 / 1.9, 1e-11),
        ("every other term", n => n % 2 == 0 ? Math.Pow(0.5, n) : 0, 0, Infinity, [], 4.0 / 3, 1e-12),
        ("e", n => Math.Exp(-LogFactorial(n)), 0, Infinity, [], Math.E, 1e-12),
        ("a Poisson distribution", n => Poisson(n, 7), 0, Infinity, [], 1, 1e-12),
        ("a Poisson distribution far out", n => Poisson(n, 1e6), 0, Infinity, [990_000, 1e6, 1_010_000], 1, 1e-8),
        ("the mean of a Poisson distribution", n => n * Poisson(n, 300), 0, Infinity, [300], 300, 1e-11),
        ("the mean logarithm of a Poisson variable plus one", n => Poisson(n, 7) * Math.Log(n + 1), 0, Infinity, [], 2.0194250451175868878, 1e-11),
        ("a geometric distribution", n => 0.01 * Math.Pow(0.99, n), 0, Infinity, [], 1, 1e-12),
        ("ζ(2)", n => 1 / (n * n), 1, Infinity, [], Math.PI * Math.PI / 6, 1e-11),
        ("ζ(3)", n => 1 / (n * n * n), 1, Infinity, [], 1.2020569031595942854, 1e-12),
        ("ζ(3/2)", n => 1 / (n * Math.Sqrt(n)), 1, Infinity, [], 2.6123753486854883433, 1e-11),
        ("ζ(1.1)", n => Math.Pow(n, -1.1), 1, Infinity, [], 10.584448464950809826, 1e-9),
        ("1/(n² + 1)", n => 1 / ((n * n) + 1), 0, Infinity, [], 2.0766740474685811741, 1e-11),
        ("a telescope", n => 1 / (n * (n + 1)), 1, Infinity, [], 1, 1e-11),
        ("log n / n²", n => Math.Log(n) / (n * n), 1, Infinity, [], 0.93754825431584375370, 1e-4),
        ("log 2", n => (n % 2 == 1 ? 1 : -1) / n, 1, Infinity, [], 0.69314718055994530942, 1e-11),
        ("Catalan's number", n => (n % 2 == 0 ? 1 : -1) / (((2 * n) + 1) * ((2 * n) + 1)), 0, Infinity, [], 0.91596559417721901505, 1e-11),
        ("sin n / n²", n => Math.Sin(n) / (n * n), 1, Infinity, [], 1.0139591323607684, 1e-4),
        ("a negative start", n => Math.Exp(-n * n), -50, Infinity, [0], 1.7726372048266521530, 1e-12),
        ("nothing", _ => 0, 0, Infinity, [], 0, 0),
    ];

    public static TheoryData<string> Names => [.. Known.Select(row => row.Name)];

    public static TheoryData<string> Divergent => ["1/n", "1", "n", "2^n", "1/sqrt n", "n/(1 + n²)"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_known_series_is_found_within_the_stated_error(string name)
    {
        var (_, term, from, to, points, truth, stated) = Known.First(row => row.Name == name);
        var result = SeriesSum.Sum(term, from, to, points);
        var text = $"{result}, off by {result.Value - truth:E2}";
        Assert.True(Math.Abs(result.Value - truth) <= result.Error + (1e-15 * Math.Abs(truth)) + (name.Contains("Poisson", StringComparison.Ordinal) ? 3e-9 : 0), text);
        Assert.True(result.Error <= stated * Math.Abs(truth), text);
    }

    [Theory]
    [MemberData(nameof(Divergent))]
    public void A_divergent_series_is_recognised(string name)
    {
        Func<double, double> term = name switch
        {
            "1/n" => n => 1 / n,
            "1" => _ => 1,
            "n" => n => n,
            "2^n" => n => Math.Pow(2, n),
            "1/sqrt n" => n => 1 / Math.Sqrt(n),
            _ => n => n / (1 + (n * n)),
        };
        Assert.Equal(QuadratureStatus.Divergent, SeriesSum.Sum(term, 1).Status);
    }

    [Fact]
    public void A_term_without_a_value_is_told_with_its_number()
    {
        var result = SeriesSum.Sum(n => n == 7 ? double.NaN : Math.Pow(0.5, n), 0);
        Assert.Equal(QuadratureStatus.Undefined, result.Status);
        Assert.Equal(7, result.Where);
    }

    [Fact]
    public void The_budget_ends_what_does_not_converge()
    {
        var result = SeriesSum.Sum(n => 1 / (n * Math.Log(n) * Math.Log(n)), 2, goal: new(MaxEvaluations: 50_000));
        Assert.Equal(QuadratureStatus.NotConverged, result.Status);
        Assert.InRange(result.Evaluations, 25_000, 50_000);
        Assert.InRange(2.1097428, result.Value - result.Error, result.Value + result.Error);
    }

    private static double LogFactorial(double n) => Binary64.LogGamma(n + 1).Value;

    private static double Poisson(double n, double mean) => Math.Exp((n * Math.Log(mean)) - mean - LogFactorial(n));
}
