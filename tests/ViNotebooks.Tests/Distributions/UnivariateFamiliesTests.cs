using ViNotebooks.Distributions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;
using static ViNotebooks.Expressions.Make;

namespace ViNotebooks.Tests.Distributions;

public sealed class UnivariateFamiliesTests
{
    private static readonly Dictionary<string, Expr[]> Examples = new(StringComparer.Ordinal)
    {
        ["Uniform"] = [Number(-2), Number(3)],
        ["Exponential"] = [Rational(3, 2)],
        ["Normal"] = [Number(1), Number(4)],
        ["Laplace"] = [Number(1), Rational(1, 2)],
        ["Logistic"] = [Number(-1), Number(2)],
        ["Gumbel"] = [Number(1), Number(2)],
        ["Cauchy"] = [Number(1), Number(2)],
        ["Weibull"] = [Rational(3, 2), Number(2)],
        ["Pareto"] = [Number(2), Rational(5, 2)],
        ["LogNormal"] = [Rational(1, 2), Rational(1, 4)],
        ["HalfNormal"] = [Number(2)],
        ["Rayleigh"] = [Number(2)],
        ["Kumaraswamy"] = [Number(2), Number(3)],
    };

    public static TheoryData<string> Families => [.. UnivariateFamilies.Names];

    [Theory]
    [MemberData(nameof(Families))]
    public void The_quantile_inverts_the_distribution_function(string family)
    {
        var law = Example(family);
        if (law.Quantile is null)
        {
            Assert.Contains(family, new[] { "Normal", "LogNormal", "HalfNormal" });
            return;
        }

        foreach (var probability in new[] { 1e-3, 0.1, 0.49, 0.5, 0.73, 0.999 })
        {
            var x = At(law.Quantile, WideFloat.FromDouble(probability));
            var back = WideFloat.ToDouble(At(law.Cdf, x));
            Assert.Equal(probability, back, 1e-14);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void The_distribution_function_rises_from_zero_to_one_over_the_support(string family)
    {
        var law = Example(family);
        var low = law.Low is null ? -1e7 : WideFloat.ToDouble(At(law.Low, default));
        var high = law.High is null ? 1e7 : WideFloat.ToDouble(At(law.High, default));
        var inside = Enumerable.Range(1, 40).Select(i => law.High is null || law.Low is null
            ? (law.Low is null ? -8 : low) + (0.4 * i)
            : low + ((high - low) * i / 41));
        double[] grid = [.. law.Low is null ? (double[])[low] : [low + 1e-9], .. inside, law.High is null ? high : high - 1e-9];
        var values = grid.Select(x => WideFloat.ToDouble(At(law.Cdf, WideFloat.FromDouble(x)))).ToArray();

        Assert.Equal(0, values[0], 1e-6);
        Assert.Equal(1, values[^1], 1e-6);
        Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.First <= pair.Second));
    }

    [Theory]
    [InlineData("Normal", null, 4.0, 3.0, 0.841344746068543)]
    [InlineData("N", "variance", 4.0, 3.0, 0.841344746068543)]
    [InlineData("Gaussian", "sd", 2.0, 3.0, 0.841344746068543)]
    [InlineData("Normal", "standard_deviation", 2.0, 3.0, 0.841344746068543)]
    [InlineData("Normal", "sigma", 2.0, 3.0, 0.841344746068543)]
    [InlineData("Normal", "precision", 0.25, 3.0, 0.841344746068543)]
    [InlineData("LogNormal", "sd", 2.0, 20.085536923187668, 0.841344746068543)]
    public void The_second_parameter_of_a_normal_is_its_variance_unless_named_otherwise(
        string family, string? name, double value, double x, double expected)
    {
        var law = UnivariateFamilies.Find(family, [(null, Number(1)), (name, Literal(value))], out var error);
        Assert.Null(error);
        Assert.Equal(expected, WideFloat.ToDouble(At(law!.Cdf, WideFloat.FromDouble(x))), 1e-14);
    }

    [Theory]
    [InlineData(null, 0.5)]
    [InlineData("rate", 0.5)]
    [InlineData("scale", 2.0)]
    [InlineData("mean", 2.0)]
    public void An_exponential_takes_a_rate_unless_named_otherwise(string? name, double value)
    {
        var law = UnivariateFamilies.Find("Expo", [(name, Literal(value))], out _);
        Assert.Equal(1 - Math.Exp(-1.5), WideFloat.ToDouble(At(law!.Cdf, WideFloat.FromDouble(3))), 1e-14);
    }

    [Theory]
    [InlineData("Uniform", 1, "high of Uniform is not given")]
    [InlineData("Uniform", 3, "takes 2 parameters")]
    [InlineData("Triangular", 2, "no distribution Triangular")]
    public void Arguments_that_do_not_fit_are_explained(string family, int count, string expected)
    {
        var arguments = Enumerable.Repeat(((string?)null, Number(1)), count).ToArray();
        Assert.Null(UnivariateFamilies.Find(family, arguments, out var error));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_given_twice_or_unknown_is_explained()
    {
        Assert.Null(UnivariateFamilies.Find("Exponential", [(null, Number(1)), ("scale", Number(1))], out var twice));
        Assert.Contains("given twice", twice, StringComparison.Ordinal);
        Assert.Null(UnivariateFamilies.Find("Exponential", [("shape", Number(1))], out var unknown));
        Assert.Contains("no parameter shape", unknown, StringComparison.Ordinal);
    }

    private static UnivariateDistribution Example(string family)
    {
        var law = UnivariateFamilies.Find(family, [.. Examples[family].Select(value => ((string?)null, value))], out var error);
        Assert.Null(error);
        return law!;
    }

    private static Expr Literal(double value) => Rational((long)(value * 4), 4);

    private static WideFloat At(Expr expression, WideFloat x) => Evaluator<WideFloat>.Evaluate(
        expression,
        new Dictionary<string, Value<WideFloat>>(StringComparer.Ordinal) { [UnivariateFamilies.Variable] = Value<WideFloat>.Scalar(x) }).AsScalar;
}
