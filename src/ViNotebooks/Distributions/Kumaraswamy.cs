using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of Kumaraswamy's distribution; the parameters are a and b.</summary>
    internal static class KumaraswamyFamily
    {
        public static readonly Family Family = new(
            "Kumaraswamy",
            [new Parameter("a", ParameterDomain.Positive, Aliases.Same("alpha")), new Parameter("b", ParameterDomain.Positive, Aliases.Same("beta"))],
            static _ => new IntervalSupport(Zero, One),

            // log p(x) = log ab + (a − 1) log x + (b − 1) log(1 − x^a)
            static (p, x) => Log(p[0] * p[1]) + ((p[0] - 1) * Log(x)) + ((p[1] - 1) * LogOfRest(p[0], x)))
        {
            // E[X] = b B(1 + 1/a, b)
            Mean = static p => Moment(p[0], p[1], One),
            Variance = static p => Moment(p[0], p[1], Two) - Square(Moment(p[0], p[1], One)),

            // H = 1 − 1/b + (1 − 1/a) H_b − log ab, the harmonic number H_b = ψ(b + 1) + γ
            Entropy = static p => 1 - (1 / p[1]) + ((1 - (1 / p[0])) * (Digamma(p[1] + 1) + EulerGamma)) - Log(p[0] * p[1]),

            // F(x) = 1 − (1 − x^a)^b
            Cdf = static (p, x) => -Expm1(p[1] * LogOfRest(p[0], x)),
            Survival = static (p, x) => Exp(p[1] * LogOfRest(p[0], x)),
            Quantile = static (p, u) => Pow(-Expm1(Log1p(-u) / p[1]), 1 / p[0]),
            Reparameterisation = static p => new Reparameterisation(ExponentialFamily.Standard, noise => Pow(-Expm1(-(noise / p[1])), 1 / p[0])),
            Expect = static (p, statistic) => statistic is Monomial { HasNoRate: true, LogComplementPower: 0 } monomial ? Expect(p[0], p[1], monomial) : null,
            Sampler = static (p, values) => new KumaraswamySampler(values.Number(p[0]), values.Number(p[1])),
            Numeric = static law => new Kumaraswamy(law),
        };

        // log(1 − x^a)
        private static Expr LogOfRest(Expr a, Expr x) => Log1p(-Pow(x, a));

        // E[X^k] = b B(1 + k/a, b), k > −a
        private static Expr Moment(Expr a, Expr b, Expr k) => b * Call(Function.Beta, 1 + (k / a), b);

        private static Expr? Expect(Expr a, Expr b, Monomial monomial)
        {
            var (k, argument) = (monomial.Power, 1 + (monomial.Power / a));
            var value = PowerMoments.WithLogs(
                IsZero(k) ? One : Moment(a, b, k),
                monomial.LogPower,
                (Digamma(argument) - Digamma(argument + b)) / a,
                (Trigamma(argument) - Trigamma(argument + b)) / Square(a));
            return PowerMoments.NearZero(k, argument, monomial.LogPower, value);
        }

        private sealed class KumaraswamySampler(double a, double b) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) =>
                value[0] = Math.Pow(-Binary64.ToDouble(Binary64.Expm1(Math.Log(random.NextOpenDouble()) / b)), 1 / a);
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// Kumaraswamy's distribution, with density ab x^(a − 1) (1 − x^a)^(b − 1) on 0 &lt; x &lt; 1.
    /// At a = b = 1 it is uniform; below 1 the density grows without bound at 0 (a) or 1 (b). The parameters have no units.
    /// </summary>
    /// <remarks>Jones, "Kumaraswamy's distribution", Statistical Methodology 6 (2009).</remarks>
    public sealed class Kumaraswamy : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal Kumaraswamy(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>a &gt; 0.</summary>
        public double A => Parameter(0);

        /// <summary>b &gt; 0.</summary>
        public double B => Parameter(1);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>Kumaraswamy's distribution with a &gt; 0 and b &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Kumaraswamy FromShapes(double a, double b) =>
            new(KumaraswamyFamily.Family.Of(Argument.Positive(a), Argument.Positive(b)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
