using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.ZeroLogs;

namespace ViNotebooks.Distributions
{
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

            // P(X ≤ x) = I(1 − p; n − x, x + 1), x < n
            Cdf = static (p, x) => When(Less(x, p[0]), Call(Function.BetaI, Complement(p[1]), p[0] - x, x + 1), One),
            Survival = static (p, x) => When(Less(x, p[0]), Call(Function.BetaI, p[1], x + 1, p[0] - x), Zero),
            Numeric = static law => new Binomial(law),
            Sampler = static (p, values) => new BinomialSampler(values.Number(p[0]), values.Number(p[1])),
        };
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The binomial distribution: the number of successes in n independent trials that succeed with probability p each,
    /// with P(X = k) = n!/(k! (n − k)!) p^k (1 − p)^(n − k), k = 0, …, n.
    /// </summary>
    /// <remarks>Johnson, Kemp and Kotz, "Univariate Discrete Distributions", 3rd edition, chapter 3.</remarks>
    public sealed class Binomial : UnivariateDistribution, IHasMean, IHasVariance, IHasDistributionFunction
    {
        internal Binomial(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>n, the number of trials.</summary>
        public int Trials => (int)Parameter(0);

        /// <summary>p, the probability that a trial succeeds.</summary>
        public double Probability => Parameter(1);

        /// <summary>The distribution of successes among <paramref name="trials"/> ≥ 0 trials with success probability p, 0 ≤ p ≤ 1.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Binomial FromProbability(int trials, double probability) =>
            new(BinomialFamily.Family.Of(Argument.Count(trials), Argument.Probability(probability)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);
    }
}
