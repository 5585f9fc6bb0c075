using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the half-Cauchy distribution; the parameter γ is the scale of the Cauchy distribution that is folded.</summary>
    internal static class HalfCauchyFamily
    {
        public static readonly Family Family = new(
            "HalfCauchy",
            [new Parameter("scale", ParameterDomain.Positive, Aliases.Same("gamma"))],
            static _ => new IntervalSupport(Zero, null),

            // log p(x) = log(2/(πγ)) − log(1 + (x/γ)²)
            static (p, x) => Log(2 / (Pi * p[0])) - Log1p(Square(x / p[0])))
        {
            Synonyms = ["Halfcauchy"],
            Mean = static _ => Infinity,
            Variance = static _ => Infinity,

            // H = log 2πγ
            Entropy = static p => Log(2 * Pi * p[0]),

            // F(x) = 2 arctan(x/γ)/π
            Cdf = static (p, x) => 2 * Call(Function.Arctan, x / p[0]) / Pi,
            Survival = static (p, x) => 2 * Call(Function.Arctan, p[0] / x) / Pi,
            Quantile = static (p, u) => p[0] * Call(Function.Tan, Pi * u / 2),
            Reparameterisation = static p => new Reparameterisation(Standard, noise => p[0] * noise),
            Expect = static (p, statistic) => statistic is Monomial { HasNoRate: true, LogComplementPower: 0 } monomial ? Expect(p[0], monomial) : null,
            Sampler = static (p, values) => new HalfCauchySampler(values.Number(p[0])),
            Numeric = static law => new HalfCauchy(law),
        };

        /// <summary>The half-Cauchy distribution with scale 1.</summary>
        public static FamilyLaw Standard => Family.Of(One);

        // E[X^k] = γ^k/cos(πk/2), |k| < 1
        private static Expr? Expect(Expr scale, Monomial monomial)
        {
            var k = monomial.Power;
            var angle = Pi * k / 2;
            var (cosine, tangent) = IsZero(k) ? (One, Zero) : (Call(Function.Cos, angle), Call(Function.Tan, angle));
            var value = PowerMoments.WithLogs(Pow(scale, k) / cosine, monomial.LogPower, Log(scale) + (Pi * tangent / 2), Square(Pi / (2 * cosine)));
            return PowerMoments.NearZero(k, k + 1, monomial.LogPower, value is null ? null : When(Less(k, One), value, Infinity));
        }

        private sealed class HalfCauchySampler(double scale) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => value[0] = scale * double.TanPi(random.NextOpenDouble() / 2);
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The half-Cauchy distribution, with density 2/(πγ (1 + (x/γ)²)) on x ≥ 0: the law of |Y| for a Cauchy Y about 0. Its mean is infinite.
    /// The scale γ &gt; 0 is in units of x.
    /// </summary>
    /// <remarks>Gelman, "Prior distributions for variance parameters in hierarchical models", Bayesian Analysis 1 (2006).</remarks>
    public sealed class HalfCauchy : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal HalfCauchy(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>γ &gt; 0, the median, in units of x.</summary>
        public double Scale => Parameter(0);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>The law of |Y| for a Cauchy Y with location 0 and scale γ &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static HalfCauchy FromScale(double scale) =>
            new(HalfCauchyFamily.Family.Of(Argument.Positive(scale)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
