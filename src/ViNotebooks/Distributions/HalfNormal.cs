using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the half-normal distribution; the parameter σ is the standard deviation of the normal distribution that is folded.</summary>
    internal static class HalfNormalFamily
    {
        public static readonly Family Family = new(
            "HalfNormal",
            [new Parameter("scale", ParameterDomain.Positive, Aliases.Same("sigma", "sd", "std"))],
            static _ => new IntervalSupport(Zero, null),

            // log p(x) = ½ log(2/π) − log σ − x²/(2σ²)
            static (p, x) => (Log(2 / Pi) / 2) - Log(p[0]) - (Square(x) / (2 * Square(p[0]))))
        {
            Synonyms = ["Halfnormal"],
            Mean = static p => p[0] * Sqrt(2 / Pi),
            Variance = static p => Square(p[0]) * (1 - (2 / Pi)),

            // H = log σ + ½ (log(π/2) + 1)
            Entropy = static p => Log(p[0]) + ((Log(Pi / 2) + 1) / 2),

            // F(x) = erf(x/(σ√2))
            Cdf = static (p, x) => Call(Function.Erf, x / (p[0] * Sqrt(Two))),
            Survival = static (p, x) => Call(Function.Erfc, x / (p[0] * Sqrt(Two))),
            Quantile = static (p, u) => p[0] * Call(Function.NormalQuantile, (1 + u) / 2),
            Reparameterisation = static p => new Reparameterisation(Standard, noise => p[0] * noise),
            Expect = static (p, statistic) => statistic is Monomial { LogComplementPower: 0 } monomial ? Expect(p[0], monomial) : null,
            Sampler = static (p, values) => new HalfNormalSampler(values.Number(p[0])),
            Numeric = static law => new HalfNormal(law),
        };

        /// <summary>The half-normal distribution with scale 1.</summary>
        public static FamilyLaw Standard => Family.Of(One);

        private static Expr? Expect(Expr scale, Monomial monomial)
        {
            var (k, t) = (monomial.Power, monomial.Rate);
            if (!monomial.HasNoRate)
            {
                // E[e^(tX)] = 2 e^(σ²t²/2) Φ(σt)
                return IsZero(k) && monomial.LogPower == 0 ? 2 * Exp(Square(scale * t) / 2) * Call(Function.NormalCdf, scale * t) : null;
            }

            // E[X^k] = σ^k 2^(k/2) Γ((k + 1)/2)/√π, k > −1
            var half = (k + 1) / 2;
            var moment = monomial.WholePowerOfX switch
            {
                { } whole when whole % 2 == 0 => Pow(scale, whole) * Rising(OneHalf, whole / 2) * Pow(Two, whole / 2),
                { } whole => Pow(scale, whole) * Pow(Two, whole / 2) * GammaFunction(half) * Sqrt(2 / Pi),
                _ => Pow(scale, k) * Pow(Two, k / 2) * GammaFunction(half) / Sqrt(Pi),
            };
            var value = PowerMoments.WithLogs(moment, monomial.LogPower, Log(scale) + ((Log(Two) + Digamma(half)) / 2), Trigamma(half) / 4);
            return PowerMoments.NearZero(k, k + 1, monomial.LogPower, value);
        }

        private sealed class HalfNormalSampler(double scale) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => value[0] = scale * Math.Abs(random.NextNormal());
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The half-normal distribution, with density √(2/π) exp(−x²/(2σ²))/σ on x ≥ 0: the law of |Y| for normal Y with mean 0 and variance σ².
    /// The scale σ &gt; 0 is in units of x; it is not the standard deviation of x.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 2nd edition, chapter 13.</remarks>
    public sealed class HalfNormal : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal HalfNormal(FamilyLaw law)
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

        /// <summary>The law of |Y| for normal Y with mean 0 and standard deviation σ &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static HalfNormal FromScale(double scale) =>
            new(HalfNormalFamily.Family.Of(Argument.Positive(scale)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
