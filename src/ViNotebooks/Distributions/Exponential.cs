using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the exponential distribution; the parameter is the rate λ.</summary>
    internal static class ExponentialFamily
    {
        public static readonly Family Family = new(
            "Exponential",
            [new Parameter("rate", ParameterDomain.Positive, Aliases.Same("lambda", "intensity"), Aliases.Reciprocal("scale", "mean"))],
            static _ => new IntervalSupport(Zero, null),

            // log p(x) = log λ − λx
            static (p, x) => Log(p[0]) - (p[0] * x))
        {
            Synonyms = ["Expo", "Exp"],
            Mean = static p => 1 / p[0],
            Variance = static p => 1 / Square(p[0]),

            // H = 1 − log λ
            Entropy = static p => 1 - Log(p[0]),

            // F(x) = 1 − e^(−λx)
            Cdf = static (p, x) => -Expm1(-(p[0] * x)),
            Survival = static (p, x) => Exp(-(p[0] * x)),
            Quantile = static (p, u) => -(Log1p(-u) / p[0]),
            Reparameterisation = static p => new Reparameterisation(Standard, noise => noise / p[0]),
            Expect = Expect,
            Sampler = static (p, values) => new ExponentialSampler(values.Number(p[0])),
            Numeric = static law => new Exponential(law),
        };

        /// <summary>The exponential distribution with rate 1.</summary>
        public static FamilyLaw Standard => Family.Of(One);

        private static Expr? Expect(Sequence<Expr> p, Statistic statistic) => statistic switch
        {
            // E|X − c| = c − 1/λ + 2e^(−λc)/λ for c ≥ 0, and 1/λ − c below
            AbsoluteDeviation { Centre: var c } => When(Less(c, Zero), (1 / p[0]) - c, c - (1 / p[0]) + (2 * Exp(-(p[0] * c)) / p[0])),
            Monomial monomial => GammaFamily.Expect(One, p[0], monomial),
            _ => null,
        };

        private sealed class ExponentialSampler(double rate) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => value[0] = -Math.Log(random.NextOpenDouble()) / rate;
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The exponential distribution, with density λ exp(−λx) on x ≥ 0: the waiting time between events that come at rate λ &gt; 0.
    /// It is the gamma distribution with shape 1. The rate is in 1/units of x, the scale 1/λ in units of x.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 2nd edition, chapter 19.</remarks>
    public sealed class Exponential : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal Exponential(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>λ &gt; 0, in 1/units of x.</summary>
        public double Rate => Parameter(0);

        /// <summary>1/λ, in units of x.</summary>
        public double Scale => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>The exponential distribution with rate λ &gt; 0 and mean 1/λ.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Exponential FromRate(double rate) =>
            new(ExponentialFamily.Family.Of(Argument.Positive(rate)));

        /// <summary>The exponential distribution with scale, that is mean, 1/λ &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Exponential FromScale(double scale) =>
            new(ExponentialFamily.Family.Of(Argument.Reciprocal(scale)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
