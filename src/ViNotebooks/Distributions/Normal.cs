using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Expressions.Make;

namespace ViNotebooks.Distributions;

/// <summary>The formulas of N(μ, σ²); the parameters are the mean and the variance.</summary>
internal static class NormalFamily
{
    public static readonly Family Family = new(
        "Normal",
        [
            new Parameter("mean", ParameterDomain.Real, new ParameterAlias(["mu", "location", "loc"], e => e)),
            new Parameter(
                "variance",
                ParameterDomain.Positive,
                new ParameterAlias(["var", "sigma2"], e => e),
                new ParameterAlias(["standard_deviation", "sd", "std", "sigma", "scale"], Square),
                new ParameterAlias(["precision", "tau"], e => Divide(Expressions.Number.One, e))),
        ],
        static _ => new IntervalSupport(null, null),

        // log p(x) = −½ log(2πσ²) − (x − μ)²/(2σ²)
        static (p, x) => Subtract(Negate(Divide(Call(Function.Log, Multiply(Multiply(Expressions.Number.Two, Constant.Pi), p[1])), Expressions.Number.Two)), Divide(Square(Subtract(x, p[0])), Multiply(Expressions.Number.Two, p[1]))))
    {
        Synonyms = ["N", "Gaussian"],
        Mean = static p => p[0],
        Variance = static p => p[1],

        // H = ½ log(2πeσ²)
        Entropy = static p => Divide(Add(Call(Function.Log, Multiply(Multiply(Expressions.Number.Two, Constant.Pi), p[1])), Expressions.Number.One), Expressions.Number.Two),
        Cdf = static (p, x) => Call(Function.NormalCdf, Divide(Subtract(x, p[0]), Call(Function.Sqrt, p[1]))),
        Sampler = static (p, values) => new NormalSampler(values.Number(p[0]), Math.Sqrt(values.Number(p[1]))),
    };

    private sealed class NormalSampler(double mean, double standardDeviation) : ISampler
    {
        public void Draw(RandomStream random, Span<double> value) => value[0] = mean + (standardDeviation * random.NextNormal());
    }
}
