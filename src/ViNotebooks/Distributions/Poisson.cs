using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions;

/// <summary>The formulas of the Poisson law on 0, 1, … with rate λ &gt; 0, the expected count.</summary>
internal static class PoissonFamily
{
    public static readonly Family Family = new(
        "Poisson",
        [new Parameter("rate", ParameterDomain.Positive, Aliases.Same("lambda", "mu", "mean", "intensity"))],
        static _ => new IntegerSupport(Zero, null),

        // log p(x) = x log λ − λ − log Γ(x + 1)
        static (p, x) => (x * Log(p[0])) - p[0] - LogGamma(x + 1))
    {
        Synonyms = ["Pois", "Poi"],
        Mean = static p => p[0],
        Variance = static p => p[0],

        // E[X (X − 1) … (X − j + 1)] = λ^j; tilting makes λ e^t of λ
        Expect = static (p, statistic) => FactorialMoments.Expect(
            statistic, rate => Exp(p[0] * Expm1(rate)), (rate, j) => Pow(p[0] * Exp(rate), j)),
        Sampler = static (p, values) => new PoissonSampler(values.Number(p[0])),
    };
}
