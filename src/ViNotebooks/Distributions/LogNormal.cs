using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the log-normal distribution; the parameters μ and σ² are the mean and variance of log x.</summary>
    internal static class LogNormalFamily
    {
        public static readonly Family Family = new(
            "LogNormal",
            [new Parameter("mean", ParameterDomain.Real, Aliases.Same("mu", "location", "loc")), Aliases.Variance()],
            static _ => new IntervalSupport(Zero, null),

            // log p(x) = −log x − ½ log(2πσ²) − (log x − μ)²/(2σ²)
            static (p, x) => -Log(x) - (Log(2 * Pi * p[1]) / 2) - (Square(Log(x) - p[0]) / (2 * p[1])))
        {
            Synonyms = ["Lognormal"],

            // E[X] = e^(μ + σ²/2), Var[X] = (e^(σ²) − 1) e^(2μ + σ²)
            Mean = static p => Exp(p[0] + (p[1] / 2)),
            Variance = static p => Expm1(p[1]) * Exp((2 * p[0]) + p[1]),

            // H = μ + ½ (log(2πσ²) + 1)
            Entropy = static p => p[0] + ((Log(2 * Pi * p[1]) + 1) / 2),
            Cdf = static (p, x) => Call(Function.NormalCdf, (Log(x) - p[0]) / Sqrt(p[1])),
            Survival = static (p, x) => Call(Function.NormalCdf, (p[0] - Log(x)) / Sqrt(p[1])),
            Quantile = static (p, u) => Exp(p[0] + (Sqrt(p[1]) * Call(Function.NormalQuantile, u))),
            Reparameterisation = static p => new Reparameterisation(NormalFamily.Standard, noise => Exp(p[0] + (Sqrt(p[1]) * noise))),

            // E[X^k (log X)^n] = e^(kμ + k²σ²/2) E[Y^n], Y ~ N(μ + kσ², σ²)
            Expect = static (p, statistic) => statistic is Monomial { HasNoRate: true, LogComplementPower: 0 } monomial
                ? Exp((monomial.Power * p[0]) + (Square(monomial.Power) * p[1] / 2)) * NormalFamily.RawMoment(monomial.LogPower, p[0] + (monomial.Power * p[1]), p[1])
                : null,
            Sampler = static (p, values) => new LogNormalSampler(values.Number(p[0]), Math.Sqrt(values.Number(p[1]))),
            Numeric = static law => new LogNormal(law),
        };

        private sealed class LogNormalSampler(double mean, double standardDeviation) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => value[0] = Math.Exp(mean + (standardDeviation * random.NextNormal()));
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The log-normal distribution on x &gt; 0: log x is normal with mean μ and variance σ².
    /// As σ² → 0 it becomes the point e^μ, which is not a member. μ and σ² have no units; the unit of x is what x = e^0 is.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 2nd edition, chapter 14.</remarks>
    public sealed class LogNormal : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal LogNormal(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>μ, the mean of log x.</summary>
        public double LogMean => Parameter(0);

        /// <summary>σ² &gt; 0, the variance of log x.</summary>
        public double LogVariance => Parameter(1);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>The law of e^Y for normal Y with mean μ and variance σ² &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static LogNormal FromVariance(double mean, double variance) =>
            new(LogNormalFamily.Family.Of(Argument.Real(mean), Argument.Positive(variance)));

        /// <summary>The law of e^Y for normal Y with mean μ and standard deviation σ &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static LogNormal FromStandardDeviation(double mean, double standardDeviation) =>
            new(LogNormalFamily.Family.Of(Argument.Real(mean), Argument.Squared(standardDeviation)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
