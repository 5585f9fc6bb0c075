using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the Rayleigh distribution; the parameter is the scale σ.</summary>
    internal static class RayleighFamily
    {
        public static readonly Family Family = new(
            "Rayleigh",
            [new Parameter("scale", ParameterDomain.Positive, Aliases.Same("sigma"))],
            static _ => new IntervalSupport(Zero, null),

            // log p(x) = log(x/σ²) − x²/(2σ²)
            static (p, x) => Log(x) - (2 * Log(p[0])) - (Square(x) / (2 * Square(p[0]))))
        {
            // E[X] = σ √(π/2), Var[X] = (4 − π) σ²/2, H = 1 + log(σ/√2) + γ/2
            Mean = static p => p[0] * Sqrt(Pi / 2),
            Variance = static p => (4 - Pi) * Square(p[0]) / 2,
            Entropy = static p => 1 + Log(p[0]) - (Log(Two) / 2) + (EulerGamma / 2),

            // F(x) = 1 − exp(−x²/(2σ²))
            Cdf = static (p, x) => -Expm1(-(Square(x) / (2 * Square(p[0])))),
            Survival = static (p, x) => Exp(-(Square(x) / (2 * Square(p[0])))),
            Quantile = static (p, u) => p[0] * Sqrt(-(2 * Log1p(-u))),
            Reparameterisation = static p => new Reparameterisation(Standard, noise => p[0] * noise),

            // the Weibull distribution with shape 2 and scale σ√2
            Expect = static (p, statistic) => statistic is Monomial { HasNoRate: true, LogComplementPower: 0 } monomial ? Expect(p[0], monomial) : null,
            Sampler = static (p, values) => new RayleighSampler(values.Number(p[0])),
            Numeric = static law => new Rayleigh(law),
        };

        /// <summary>The Rayleigh distribution with scale 1.</summary>
        public static FamilyLaw Standard => Family.Of(One);

        private static Expr? Expect(Expr scale, Monomial monomial) => monomial.WholePower is { } k && k % 2 == 0
            ? Pow(scale, k) * Pow(Two, k / 2) * GammaFunction(Make.Number((k / 2) + 1))
            : WeibullFamily.Expect(Two, scale * Sqrt(Two), monomial);

        private sealed class RayleighSampler(double scale) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => value[0] = scale * Math.Sqrt(-2 * Math.Log(random.NextOpenDouble()));
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The Rayleigh distribution, with density (x/σ²) exp(−x²/(2σ²)) on x &gt; 0: the length of a pair of normal variables with mean 0 and variance σ².
    /// The scale σ &gt; 0 is in units of x; it is not the standard deviation of x.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 2nd edition, chapter 18.</remarks>
    public sealed class Rayleigh : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal Rayleigh(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>σ &gt; 0, in units of x.</summary>
        public double Scale => Parameter(0);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>The Rayleigh distribution with scale σ &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Rayleigh FromScale(double scale) =>
            new(RayleighFamily.Family.Of(Argument.Positive(scale)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
