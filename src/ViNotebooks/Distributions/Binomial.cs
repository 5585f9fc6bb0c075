using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.ZeroLogs;

namespace ViNotebooks.Distributions;

/// <summary>The formulas of the number of successes in n = 0, 1, … independent trials with success probability p, 0 ≤ p ≤ 1.</summary>
internal static class BinomialFamily
{
    public static readonly Family Family = new(
        "Binomial",
        [
            new Parameter("trials", ParameterDomain.NonnegativeInteger, Aliases.Same("n", "total_count", "count")),
            BernoulliFamily.Probability(Aliases.Same("p", "prob", "probs"), BernoulliFamily.Logit),
        ],
        static p => new IntegerSupport(Zero, p[0]),

        // log p(x) = log C(n, x) + x log p + (n − x) log(1 − p)
        static (p, x) => LogGamma(p[0] + 1) - LogGamma(x + 1) - LogGamma(p[0] - x + 1) + TimesLog(x, p[1]) + TimesLogComplement(p[0] - x, p[1]))
    {
        Synonyms = ["Bin"],
        Mean = static p => p[0] * p[1],
        Variance = static p => p[0] * p[1] * Complement(p[1]),

        // E[X (X − 1) … (X − j + 1)] = n (n − 1) … (n − j + 1) p^j; tilting makes p e^t/(1 − p + p e^t) of p
        Expect = static (p, statistic) => FactorialMoments.Expect(
            statistic,
            rate => Pow(1 + (p[1] * Expm1(rate)), p[0]),
            (rate, j) => VectorFormulas.Falling(p[0], j) * Pow(IsZero(rate) ? p[1] : p[1] * Exp(rate) / (1 + (p[1] * Expm1(rate))), j)),
        Sampler = static (p, values) => new BinomialSampler(values.Number(p[0]), values.Number(p[1])),
    };
}
