using ViNotebooks.Distributions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the Pareto distribution; the parameters are the scale m, its least value, and the shape α.</summary>
    internal static class ParetoFamily
    {
        public static readonly Family Family = new(
            "Pareto",
            [
                new Parameter("scale", ParameterDomain.Positive, Aliases.Same("minimum", "xm", "x_m")),
                new Parameter("shape", ParameterDomain.Positive, Aliases.Same("alpha", "a")),
            ],
            static p => new IntervalSupport(p[0], null),

            // log p(x) = log α + α log m − (α + 1) log x
            static (p, x) => Log(p[1]) + (p[1] * Log(p[0] / x)) - Log(x))
        {
            // E[X] = αm/(α − 1), α > 1; Var[X] = αm²/((α − 1)² (α − 2)), α > 2
            Mean = static p => When(Greater(p[1], One), p[1] * p[0] / (p[1] - 1), Infinity),
            Variance = static p => When(
                Greater(p[1], Two),
                p[1] * Square(p[0]) / (Square(p[1] - 1) * (p[1] - 2)),
                When(Greater(p[1], One), Infinity, Undefined)),

            // H = log(m/α) + 1 + 1/α
            Entropy = static p => Log(p[0] / p[1]) + 1 + (1 / p[1]),

            // F(x) = 1 − (m/x)^α
            Cdf = static (p, x) => -Expm1(p[1] * Log(p[0] / x)),
            Survival = static (p, x) => Pow(p[0] / x, p[1]),
            Quantile = static (p, u) => p[0] / Pow(1 - u, 1 / p[1]),
            Reparameterisation = static p => new Reparameterisation(ExponentialFamily.Standard, noise => p[0] * Exp(noise / p[1])),
            Expect = static (p, statistic) => statistic is Monomial { HasNoRate: true, LogComplementPower: 0 } monomial ? Expect(p[0], p[1], monomial) : null,
            Sampler = static (p, values) => new ParetoSampler(values.Number(p[0]), values.Number(p[1])),
            Numeric = static law => new Pareto(law),
        };

        // E[X^k] = α m^k/(α − k), k < α; log(X/m) is exponential with rate α
        private static Expr? Expect(Expr scale, Expr shape, Monomial monomial)
        {
            var k = monomial.Power;
            var value = PowerMoments.WithLogs(
                shape * Pow(scale, k) / (shape - k), monomial.LogPower, Log(scale) + (1 / (shape - k)), 1 / Square(shape - k));
            return value is null || IsZero(k) ? value : When(Greater(shape, k), value, Infinity);
        }

        private sealed class ParetoSampler(double scale, double shape) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => value[0] = scale * Math.Exp(-Math.Log(random.NextOpenDouble()) / shape);
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The Pareto distribution, with density α mᵅ/x^(α + 1) on x ≥ m. Its mean is infinite for α ≤ 1, its variance for α ≤ 2.
    /// The scale m &gt; 0 is in units of x.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 2nd edition, chapter 20.</remarks>
    public sealed class Pareto : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal Pareto(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>m &gt; 0, the least value, in units of x.</summary>
        public double Scale => Parameter(0);

        /// <summary>α &gt; 0.</summary>
        public double Shape => Parameter(1);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>The Pareto distribution on x ≥ m &gt; 0 with shape α &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Pareto FromScale(double scale, double shape) =>
            new(ParetoFamily.Family.Of(Argument.Positive(scale), Argument.Positive(shape)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
