using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the inverse gamma distribution; the parameters are the shape α and the scale β.</summary>
    internal static class InverseGammaFamily
    {
        public static readonly Family Family = new(
            "InverseGamma",
            [
                new Parameter("shape", ParameterDomain.Positive, Aliases.Same("alpha", "a", "concentration")),
                new Parameter("scale", ParameterDomain.Positive, Aliases.Same("beta", "b")),
            ],
            static _ => new IntervalSupport(Zero, null),

            // log p(x) = α log β − log Γ(α) − (α + 1) log x − β/x
            static (p, x) => (p[0] * Log(p[1])) - LogGamma(p[0]) - ((p[0] + 1) * Log(x)) - (p[1] / x))
        {
            Synonyms = ["InvGamma", "IG"],

            // E[X] = β/(α − 1), α > 1; Var[X] = β²/((α − 1)² (α − 2)), α > 2
            Mean = static p => When(Greater(p[0], One), p[1] / (p[0] - 1), Infinity),
            Variance = static p => When(
                Greater(p[0], Two),
                Square(p[1]) / (Square(p[0] - 1) * (p[0] - 2)),
                When(Greater(p[0], One), Infinity, Undefined)),

            // H = α + log β + log Γ(α) − (1 + α) ψ(α)
            Entropy = static p => p[0] + Log(p[1]) + LogGamma(p[0]) - ((p[0] + 1) * Digamma(p[0])),
            Cdf = static (p, x) => Call(Function.GammaQ, p[0], p[1] / x),
            Survival = static (p, x) => Call(Function.GammaP, p[0], p[1] / x),
            Expect = static (p, statistic) => statistic is Monomial { HasNoRate: true, LogComplementPower: 0 } monomial ? Expect(p[0], p[1], monomial) : null,
            Sampler = static (p, values) => new InverseGammaSampler(values.Number(p[0]), values.Number(p[1])),
            Numeric = static law => new InverseGamma(law),
        };

        // E[X^k] = β^k Γ(α − k)/Γ(α), k < α
        private static Expr? Expect(Expr shape, Expr scale, Monomial monomial)
        {
            var k = monomial.Power;
            var value = PowerMoments.WithLogs(
                Pow(scale, k) * GammaRatio(shape, -k), monomial.LogPower, Log(scale) - Digamma(shape - k), Trigamma(shape - k));
            return value is null || PowerMoments.IsNonnegative(-k) ? value : When(Greater(shape, k), value, Infinity);
        }

        private sealed class InverseGammaSampler(double shape, double scale) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => value[0] = scale * Math.Exp(-GammaSampler.LogOfDraw(random, shape));
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The inverse gamma distribution, with density βᵅ x^(−α − 1) exp(−β/x)/Γ(α) on x &gt; 0: the law of 1/Y for a gamma Y with rate β.
    /// Its mean is infinite for α ≤ 1, its variance for α ≤ 2. The scale β is in units of x.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 2nd edition, chapter 17.</remarks>
    public sealed class InverseGamma : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction
    {
        internal InverseGamma(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>α &gt; 0.</summary>
        public double Shape => Parameter(0);

        /// <summary>β &gt; 0, in units of x.</summary>
        public double Scale => Parameter(1);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <summary>The inverse gamma distribution with shape α &gt; 0 and scale β &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static InverseGamma FromScale(double shape, double scale) =>
            new(InverseGammaFamily.Family.Of(Argument.Positive(shape), Argument.Positive(scale)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);
    }
}
