using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the logit-normal distribution; the parameters μ and σ² are the mean and variance of logit x. Its moments have no closed form.</summary>
    internal static class LogitNormalFamily
    {
        public static readonly Family Family = new(
            "LogitNormal",
            [new Parameter("mean", ParameterDomain.Real, Aliases.Same("mu", "location", "loc")), Aliases.Variance()],
            static _ => new IntervalSupport(Zero, One),

            // log p(x) = −log x − log(1 − x) − ½ log(2πσ²) − (logit x − μ)²/(2σ²)
            static (p, x) => -Log(x) - Log1p(-x) - (Log(2 * Pi * p[1]) / 2) - (Square(Call(Function.Logit, x) - p[0]) / (2 * p[1])))
        {
            Synonyms = ["Logitnormal"],
            Cdf = static (p, x) => Call(Function.NormalCdf, (Call(Function.Logit, x) - p[0]) / Sqrt(p[1])),
            Survival = static (p, x) => Call(Function.NormalCdf, (p[0] - Call(Function.Logit, x)) / Sqrt(p[1])),
            Quantile = static (p, u) => Call(Function.Sigmoid, p[0] + (Sqrt(p[1]) * Call(Function.NormalQuantile, u))),
            Reparameterisation = static p => new Reparameterisation(
                NormalFamily.Standard, noise => Call(Function.Sigmoid, p[0] + (Sqrt(p[1]) * noise))),
            Sampler = static (p, values) => new LogitNormalSampler(values.Number(p[0]), Math.Sqrt(values.Number(p[1]))),
            Numeric = static law => new LogitNormal(law),
        };

        private sealed class LogitNormalSampler(double mean, double standardDeviation) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) =>
                value[0] = 1 / (1 + Math.Exp(-(mean + (standardDeviation * random.NextNormal()))));
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The logit-normal distribution on 0 &lt; x &lt; 1: logit x is normal with mean μ and variance σ².
    /// As σ² → 0 it becomes a point, which is not a member. Mean, variance and entropy of x have no closed form. The parameters have no units.
    /// </summary>
    /// <remarks>Aitchison and Shen, "Logistic-normal distributions: some properties and uses", Biometrika 67 (1980).</remarks>
    public sealed class LogitNormal : UnivariateDistribution, IHasDistributionFunction, IReparameterised
    {
        internal LogitNormal(FamilyLaw law)
            : base(law)
        {
        }

        /// <summary>μ, the mean of logit x.</summary>
        public double LogitMean => Parameter(0);

        /// <summary>σ² &gt; 0, the variance of logit x.</summary>
        public double LogitVariance => Parameter(1);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>The law of sigmoid Y for normal Y with mean μ and variance σ² &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static LogitNormal FromVariance(double mean, double variance) =>
            new(LogitNormalFamily.Family.Of(Argument.Real(mean), Argument.Positive(variance)));

        /// <summary>The law of sigmoid Y for normal Y with mean μ and standard deviation σ &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static LogitNormal FromStandardDeviation(double mean, double standardDeviation) =>
            new(LogitNormalFamily.Family.Of(Argument.Real(mean), Argument.Squared(standardDeviation)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
