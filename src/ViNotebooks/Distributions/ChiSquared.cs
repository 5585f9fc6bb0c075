using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the χ² distribution; the parameter is the degrees of freedom ν.</summary>
    internal static class ChiSquaredFamily
    {
        public static readonly Family Family = new(
            "ChiSquared",
            [new Parameter("degrees", ParameterDomain.Positive, Aliases.Same("df", "nu", "k", "degrees_of_freedom"))],
            static _ => new IntervalSupport(Zero, null),

            // log p(x) = (ν/2 − 1) log x − x/2 − (ν/2) log 2 − log Γ(ν/2)
            static (p, x) => (((p[0] / 2) - 1) * Log(x)) - (x / 2) - (p[0] / 2 * Log(Two)) - LogGamma(p[0] / 2))
        {
            Synonyms = ["Chi2", "ChiSquare"],
            Mean = static p => p[0],
            Variance = static p => 2 * p[0],

            // H = ν/2 + log 2 + log Γ(ν/2) + (1 − ν/2) ψ(ν/2)
            Entropy = static p => (p[0] / 2) + Log(Two) + LogGamma(p[0] / 2) + ((1 - (p[0] / 2)) * Digamma(p[0] / 2)),

            Cdf = static (p, x) => Call(Function.GammaP, p[0] / 2, x / 2),
            Survival = static (p, x) => Call(Function.GammaQ, p[0] / 2, x / 2),

            // the gamma distribution with shape ν/2 and rate ½
            Expect = static (p, statistic) => statistic is Monomial monomial ? GammaFamily.Expect(p[0] / 2, OneHalf, monomial) : null,
            Sampler = static (p, values) => new GammaSampler(values.Number(p[0]) / 2, 0.5),
            Numeric = static law => new ChiSquared(law),
        };
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The χ² distribution, with density x^(ν/2 − 1) exp(−x/2)/(2^(ν/2) Γ(ν/2)) on x &gt; 0: for whole ν the sum of ν squared standard normals.
    /// For ν &lt; 2 the density grows without bound at 0. The parameter has no units.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 2nd edition, chapter 18.</remarks>
    public sealed class ChiSquared : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction
    {
        internal ChiSquared(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>ν &gt; 0.</summary>
        public double Degrees => Parameter(0);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <summary>The χ² distribution with ν &gt; 0 degrees of freedom.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static ChiSquared FromDegrees(double degrees) =>
            new(ChiSquaredFamily.Family.Of(Argument.Positive(degrees)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);
    }
}
