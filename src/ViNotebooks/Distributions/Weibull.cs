using ViNotebooks.Distributions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the Weibull distribution; the parameters are the shape k and the scale λ.</summary>
    internal static class WeibullFamily
    {
        public static readonly Family Family = new(
            "Weibull",
            [new Parameter("shape", ParameterDomain.Positive, Aliases.Same("k", "concentration")), new Parameter("scale", ParameterDomain.Positive, Aliases.Same("lambda"))],
            static _ => new IntervalSupport(Zero, null),

            // log p(x) = log(k/λ) + (k − 1) log(x/λ) − (x/λ)^k
            static (p, x) => Log(p[0] / p[1]) + ((p[0] - 1) * Log(x / p[1])) - Pow(x / p[1], p[0]))
        {
            // E[X] = λ Γ(1 + 1/k), Var[X] = λ² (Γ(1 + 2/k) − Γ(1 + 1/k)²), H = 1 + log(λ/k) + γ (1 − 1/k)
            Mean = static p => p[1] * GammaFunction(1 + (1 / p[0])),
            Variance = static p => Square(p[1]) * (GammaFunction(1 + (2 / p[0])) - Square(GammaFunction(1 + (1 / p[0])))),
            Entropy = static p => 1 + Log(p[1] / p[0]) + (EulerGamma * (1 - (1 / p[0]))),

            // F(x) = 1 − exp(−(x/λ)^k)
            Cdf = static (p, x) => -Expm1(-Pow(x / p[1], p[0])),
            Survival = static (p, x) => Exp(-Pow(x / p[1], p[0])),
            Quantile = static (p, u) => p[1] * Pow(-Log1p(-u), 1 / p[0]),
            Reparameterisation = static p => new Reparameterisation(ExponentialFamily.Standard, noise => p[1] * Pow(noise, 1 / p[0])),
            Expect = static (p, statistic) => statistic is Monomial { HasNoRate: true, LogComplementPower: 0 } monomial ? Expect(p[0], p[1], monomial) : null,
            Sampler = static (p, values) => new WeibullSampler(values.Number(p[0]), values.Number(p[1])),
            Numeric = static law => new Weibull(law),
        };

        /// <summary>E[X^r (log X)^n], n ≤ 2, under the Weibull distribution with this shape and scale.</summary>
        public static Expr? Expect(Expr shape, Expr scale, Monomial monomial)
        {
            // E[X^r] = λ^r Γ(1 + r/k), r > −k
            var (r, argument) = (monomial.Power, 1 + (monomial.Power / shape));
            var value = PowerMoments.WithLogs(
                Pow(scale, r) * GammaFunction(argument), monomial.LogPower, Log(scale) + (Digamma(argument) / shape), Trigamma(argument) / Square(shape));
            return PowerMoments.NearZero(r, argument, monomial.LogPower, value);
        }

        private sealed class WeibullSampler(double shape, double scale) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => value[0] = scale * Math.Pow(-Math.Log(random.NextOpenDouble()), 1 / shape);
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The Weibull distribution, with density (k/λ) (x/λ)^(k − 1) exp(−(x/λ)^k) on x &gt; 0.
    /// At shape k = 1 it is the exponential distribution; for k &lt; 1 the density grows without bound at 0. The scale λ is in units of x.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 2nd edition, chapter 21.</remarks>
    public sealed class Weibull : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal Weibull(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>k &gt; 0.</summary>
        public double Shape => Parameter(0);

        /// <summary>λ &gt; 0, in units of x.</summary>
        public double Scale => Parameter(1);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>The Weibull distribution with shape k &gt; 0 and scale λ &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Weibull FromScale(double shape, double scale) =>
            new(WeibullFamily.Family.Of(Argument.Positive(shape), Argument.Positive(scale)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
