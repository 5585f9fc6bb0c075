using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.ZeroLogs;

namespace ViNotebooks.Distributions
{
    /// <summary>
    /// The formulas of the number of failures 0, 1, … before the r-th success, each trial succeeding with probability p,
    /// 0 &lt; p ≤ 1; r &gt; 0 need not be whole. With r = 1 it is the geometric law. Counts and p are as in SciPy and Wikipedia;
    /// PyTorch and TensorFlow Probability exchange the two outcomes, so that their probability is 1 − p.
    /// </summary>
    internal static class NegativeBinomialFamily
    {
        public static readonly Family Family = new(
            "NegativeBinomial",
            [
                new Parameter("successes", ParameterDomain.Positive, Aliases.Same("r", "n", "size")),
                BernoulliFamily.Probability(Aliases.Same("p", "prob"), new ParameterAlias(["failure_probability"], Complement)),
            ],
            static _ => new IntegerSupport(Zero, null),

            // log p(x) = log Γ(x + r) − log Γ(r) − log Γ(x + 1) + r log p + x log(1 − p)
            static (p, x) => LogGamma(x + p[0]) - LogGamma(p[0]) - LogGamma(x + 1) + (p[0] * Log(p[1])) + TimesLogComplement(x, p[1]))
        {
            Synonyms = ["NegBinomial", "NegBin", "NB"],
            Alternatives = [new(["mean", "dispersion"], static given => FromMeanAndDispersion(given[0], given[1]).Parameters)],
            Mean = static p => p[0] * Complement(p[1]) / p[1],
            Variance = static p => p[0] * Complement(p[1]) / Square(p[1]),
            Expect = static (p, statistic) => Expect(p[0], p[1], statistic),
            JointConditions = static p => [Greater(p[1], Zero)],

            // P(X ≤ x) = I(p; r, x + 1)
            Cdf = static (p, x) => Call(Function.BetaI, p[1], p[0], x + 1),
            Survival = static (p, x) => Call(Function.BetaI, Complement(p[1]), x + 1, p[0]),
            Numeric = static law => new NegativeBinomial(law),
            Sampler = static (p, values) => new NegativeBinomialSampler(values.Number(p[0]), values.Number(p[1])),
        };

        /// <summary>The law with a given mean μ &gt; 0 and dispersion α &gt; 0, whose variance is μ + α μ²: r = 1/α, p = 1/(1 + α μ).</summary>
        public static FamilyLaw FromMeanAndDispersion(Expr mean, Expr dispersion) => Family.Of(1 / dispersion, 1 / (1 + (dispersion * mean)));

        // E[X (X − 1) … (X − j + 1)] = r (r + 1) … (r + j − 1) (q/p)^j, q = 1 − p; tilting makes q e^t of q, where that is below 1
        public static Expr? Expect(Expr successes, Expr probability, Statistic statistic)
        {
            Expr Failing(Expr rate) => Complement(probability) * Exp(rate);
            Expr Succeeding(Expr rate) => IsZero(rate) ? probability : 1 - Failing(rate);

            var value = FactorialMoments.Expect(
                statistic, rate => Pow(probability / Succeeding(rate), successes), (rate, j) => Rising(successes, j) * Pow(Failing(rate) / Succeeding(rate), j));
            return value is null || statistic is not Monomial { Rate: var rate } || IsZero(rate) || rate is Negate { Operand: Number }
                ? value
                : When(Less(Failing(rate), One), value, Infinity);
        }

        // a Poisson count whose rate is a gamma variable of shape r and scale (1 − p)/p
        private sealed class NegativeBinomialSampler(double successes, double probability) : ISampler
        {
            private readonly double scale = (1 - probability) / probability;

            public void Draw(RandomStream random, Span<double> value) =>
                value[0] = PoissonSampler.Draw(random, scale * Math.Exp(GammaSampler.LogOfDraw(random, successes)));
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The negative binomial distribution: the number of failures before the r-th success of independent trials that succeed
    /// with probability p each, with P(X = k) = Γ(k + r)/(k! Γ(r)) p^r (1 − p)^k, k = 0, 1, … Any r &gt; 0 will do; with r = 1 it is the
    /// geometric distribution. This is the convention of SciPy and Wikipedia; PyTorch counts the other outcome, so its probability is 1 − p.
    /// </summary>
    /// <remarks>Johnson, Kemp and Kotz, "Univariate Discrete Distributions", 3rd edition, chapter 5.</remarks>
    public sealed class NegativeBinomial : UnivariateDistribution, IHasMean, IHasVariance, IHasDistributionFunction
    {
        internal NegativeBinomial(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>r, the number of successes that are waited for.</summary>
        public double Successes => Parameter(0);

        /// <summary>p, the probability that a trial succeeds.</summary>
        public double Probability => Parameter(1);

        /// <summary>The distribution of failures before r &gt; 0 successes of probability p, 0 &lt; p ≤ 1.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static NegativeBinomial FromProbability(double successes, double probability) =>
            new(NegativeBinomialFamily.Family.Of(Argument.Positive(successes), Argument.PositiveProbability(probability)));

        /// <summary>The distribution with mean μ &gt; 0 and variance μ + α μ², the dispersion being α &gt; 0: r = 1/α, p = 1/(1 + α μ).</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static NegativeBinomial FromMeanAndDispersion(double mean, double dispersion) =>
            new(NegativeBinomialFamily.FromMeanAndDispersion(Argument.Positive(mean), Argument.Positive(dispersion)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);
    }
}
