using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;
using static ViNotebooks.Expressions.Make;

namespace ViNotebooks.Tests.Distributions;

public sealed class LawReaderTests
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

    private static readonly Expr X = Symbol("x");

    public static TheoryData<string> Families => [.. Examples.Keys];

    [Theory]
    [MemberData(nameof(Families))]
    public void The_quantile_inverts_the_distribution_function(string family)
    {
        var law = Example(family);
        if (law.Quantile(X) is not { } quantile)
        {
            Assert.Fail($"{family} has no quantile.");
            return;
        }

        foreach (var probability in new[] { 1e-3, 0.1, 0.49, 0.5, 0.73, 0.999 })
        {
            var x = At(quantile, WideFloat.FromDouble(probability));
            var back = WideFloat.ToDouble(At(law.Cdf(X)!, x));
            Assert.Equal(probability, back, 1e-14);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void The_distribution_function_rises_from_zero_to_one_over_the_support(string family)
    {
        var law = Example(family);
        var support = (IntervalSupport)law.Support;
        var low = support.Low is null ? -1e7 : WideFloat.ToDouble(At(support.Low, default));
        var high = support.High is null ? 1e7 : WideFloat.ToDouble(At(support.High, default));
        var inside = Enumerable.Range(1, 40).Select(i => support.High is null || support.Low is null
            ? (support.Low is null ? -8 : low) + (0.4 * i)
            : low + ((high - low) * i / 41));
        double[] grid = [.. support.Low is null ? (double[])[low] : [low + 1e-9], .. inside, support.High is null ? high : high - 1e-9];
        var values = grid.Select(x => WideFloat.ToDouble(At(law.Cdf(X)!, WideFloat.FromDouble(x)))).ToArray();

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
        var law = Law(family, (null, Number(1)), (name, Literal(value)));
        Assert.Equal(expected, WideFloat.ToDouble(At(law.Cdf(X)!, WideFloat.FromDouble(x))), 1e-14);
    }

    [Theory]
    [InlineData(null, 0.5)]
    [InlineData("rate", 0.5)]
    [InlineData("scale", 2.0)]
    [InlineData("mean", 2.0)]
    public void An_exponential_takes_a_rate_unless_named_otherwise(string? name, double value)
    {
        var law = Law("Expo", (name, Literal(value)));
        Assert.Equal(1 - Math.Exp(-1.5), WideFloat.ToDouble(At(law.Cdf(X)!, WideFloat.FromDouble(3))), 1e-14);
    }

    [Theory]
    [InlineData("Uniform", 1, "high of Uniform is not given")]
    [InlineData("Uniform", 3, "takes 2 parameters")]
    [InlineData("Triangular", 2, "no distribution Triangular")]
    public void Arguments_that_do_not_fit_are_explained(string family, int count, string expected)
    {
        var arguments = Enumerable.Repeat(((string?)null, Number(1)), count).ToArray();
        Assert.Contains(expected, Error(family, arguments), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_given_twice_or_unknown_is_explained()
    {
        Assert.Contains("given twice", Error("Exponential", (null, Number(1)), ("scale", Number(1))), StringComparison.Ordinal);
        Assert.Contains("no parameter shape", Error("Exponential", ("shape", Number(1))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Norml", "did you mean Normal?")]
    [InlineData("Exponentail", "did you mean Exponential?")]
    public void A_misspelt_family_is_named(string family, string expected) =>
        Assert.Contains(expected, Error(family), StringComparison.Ordinal);

    [Theory]
    [InlineData("Normal", 0, -1, "Normal needs -1 > 0.")]
    [InlineData("Uniform", 2, 1, "Uniform needs 2 < 1.")]
    public void Numbers_outside_the_domain_are_refused(string family, int first, int second, string expected) =>
        Assert.Equal(expected, Error(family, (null, Number(first)), (null, Number(second))));

    private static Law Example(string family) => Law(family, [.. Examples[family].Select(value => ((string?)null, value))]);

    private static Law Law(string family, params (string? Name, Expr Value)[] arguments)
    {
        var reading = Read(family, arguments);
        Assert.Null(reading.Error);
        return reading.Law!;
    }

    private static string Error(string family, params (string? Name, Expr Value)[] arguments)
    {
        var reading = Read(family, arguments);
        Assert.Null(reading.Law);
        return reading.Error!;
    }

    private static LawReading Read(string family, (string? Name, Expr Value)[] arguments) =>
        LawReader.Read(new FamilyTerm(family, arguments.Select(argument => new LawArgument(argument.Name, argument.Value)).ToSequence()));

    private static Expr Literal(double value) => Rational((long)(value * 4), 4);

    private static WideFloat At(Expr expression, WideFloat x) => Evaluator<WideFloat>.Evaluate(
        expression,
        new Dictionary<string, Value<WideFloat>>(StringComparer.Ordinal) { [((Symbol)X).Name] = Value<WideFloat>.Scalar(x) }).AsScalar;
}
