using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.ZeroLogs;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the number of failures 0, 1, … before the first success, each trial succeeding with probability p, 0 &lt; p ≤ 1.</summary>
    internal static class GeometricFamily
    {
        public static readonly Family Family = new(
            "Geometric",
            [
                BernoulliFamily.Probability(
                    Aliases.Same("p", "prob", "probs"), BernoulliFamily.Logit, new ParameterAlias(["mean"], static e => 1 / (1 + e))),
            ],
            static _ => new IntegerSupport(Zero, null),

            // log p(x) = x log(1 − p) + log p
            static (p, x) => TimesLogComplement(x, p[0]) + Log(p[0]))
        {
            Synonyms = ["Geom"],
            Mean = static p => Complement(p[0]) / p[0],
            Variance = static p => Complement(p[0]) / Square(p[0]),

            // H = −(p log p + (1 − p) log(1 − p))/p
            Entropy = static p => -((p[0] * Log(p[0])) + TimesLogComplement(Complement(p[0]), p[0])) / p[0],

            // P(X ≤ x) = 1 − (1 − p)^(x + 1)
            Cdf = static (p, x) => IsOne(p[0]) ? One : -Expm1((x + 1) * LogComplement(p[0])),
            Expect = static (p, statistic) => NegativeBinomialFamily.Expect(One, p[0], statistic),
            JointConditions = static p => [Greater(p[0], Zero)],
            Numeric = static law => new Geometric(law),
            Sampler = static (p, values) => new GeometricSampler(values.Number(p[0])),
        };

        // ⌊log U/log(1 − p)⌋
        private sealed class GeometricSampler(double probability) : ISampler
        {
            private readonly double logComplement = double.LogP1(-probability);

            public void Draw(RandomStream random, Span<double> value) => value[0] = Math.Floor(Math.Log(random.NextOpenDouble()) / logComplement);
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The geometric distribution: the number of failures before the first success of independent trials that succeed with
    /// probability p each, with P(X = k) = (1 − p)^k p, k = 0, 1, … Counting the successful trial too would add 1.
    /// </summary>
    /// <remarks>Johnson, Kemp and Kotz, "Univariate Discrete Distributions", 3rd edition, chapter 5.</remarks>
    public sealed class Geometric : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction
    {
        internal Geometric(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <summary>p, the probability that a trial succeeds.</summary>
        public double Probability => Parameter(0);

        /// <summary>The distribution with success probability p, 0 &lt; p ≤ 1.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Geometric FromProbability(double probability) =>
            new(GeometricFamily.Family.Of(Argument.PositiveProbability(probability)));

        /// <summary>The distribution with mean (1 − p)/p ≥ 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Geometric FromMean(double mean) =>
            new(GeometricFamily.Family.Of(Make.Divide(Number.One, Make.Add(Number.One, Argument.Nonnegative(mean)))));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);
    }
}
