using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the beta distribution; the parameters are α and β.</summary>
    internal static class BetaFamily
    {
        public static readonly Family Family = new(
            "Beta",
            [
                new Parameter("alpha", ParameterDomain.Positive, Aliases.Same("a")),
                new Parameter("beta", ParameterDomain.Positive, Aliases.Same("b")),
            ],
            static _ => new IntervalSupport(Zero, One),

            // log p(x) = (α − 1) log x + (β − 1) log(1 − x) − log B(α, β)
            static (p, x) => ((p[0] - 1) * Log(x)) + ((p[1] - 1) * Log1p(-x)) - LogBeta(p[0], p[1]))
        {
            Mean = static p => p[0] / (p[0] + p[1]),
            Variance = static p => p[0] * p[1] / (Square(p[0] + p[1]) * (p[0] + p[1] + 1)),

            // H = log B(α, β) − (α − 1) ψ(α) − (β − 1) ψ(β) + (α + β − 2) ψ(α + β)
            Entropy = static p => LogBeta(p[0], p[1]) - ((p[0] - 1) * Digamma(p[0])) - ((p[1] - 1) * Digamma(p[1]))
                + ((p[0] + p[1] - 2) * Digamma(p[0] + p[1])),
            Cdf = static (p, x) => Call(Function.BetaI, x, p[0], p[1]),
            Survival = static (p, x) => Call(Function.BetaI, 1 - x, p[1], p[0]),
            Expect = static (p, statistic) => statistic is Monomial { HasNoRate: true } monomial ? Expect(p[0], p[1], monomial) : null,
            Sampler = static (p, values) => new BetaSampler(values.Number(p[0]), values.Number(p[1])),
            Numeric = static law => new Beta(law),
        };

        /// <summary>E[x^k (log x)^n (log(1 − x))^m], n + m ≤ 2, under the beta distribution with these parameters.</summary>
        private static Expr? Expect(Expr a, Expr b, Monomial monomial)
        {
            // M = E[X^k] = Γ(α + k) Γ(α + β)/(Γ(α) Γ(α + β + k)), α + k > 0; log M(k, j) of x^k (1 − x)^j gives the logarithms
            var (k, sum) = (monomial.Power, a + b + monomial.Power);
            var moment = GammaRatio(a, k) / GammaRatio(a + b, k);
            var logX = Digamma(a + k) - Digamma(sum);
            var logRest = Digamma(b) - Digamma(sum);
            Expr? value = (monomial.LogPower, monomial.LogComplementPower) switch
            {
                (var n, 0) => PowerMoments.WithLogs(moment, n, logX, Trigamma(a + k) - Trigamma(sum)),
                (0, var m) => PowerMoments.WithLogs(moment, m, logRest, Trigamma(b) - Trigamma(sum)),
                (1, 1) => moment * ((logX * logRest) - Trigamma(sum)),
                _ => null,
            };
            return monomial.LogComplementPower > 0 && !PowerMoments.IsNonnegative(k) ? null : PowerMoments.NearZero(k, a + k, monomial.LogPower, value);
        }

        /// <summary>X = G/(G + H) of gamma variables, by their logarithms, which do not vanish for small parameters.</summary>
        private sealed class BetaSampler(double alpha, double beta) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) =>
                value[0] = 1 / (1 + Math.Exp(GammaSampler.LogOfDraw(random, beta) - GammaSampler.LogOfDraw(random, alpha)));
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The beta distribution, with density x^(α − 1) (1 − x)^(β − 1)/B(α, β) on 0 &lt; x &lt; 1.
    /// At α = β = 1 it is uniform; below 1 the density grows without bound at 0 (α) or 1 (β). The parameters have no units.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 2, 2nd edition, chapter 25.</remarks>
    public sealed class Beta : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction
    {
        internal Beta(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>α &gt; 0.</summary>
        public double Alpha => Parameter(0);

        /// <summary>β &gt; 0.</summary>
        public double BetaParameter => Parameter(1);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <summary>The beta distribution with α &gt; 0 and β &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Beta FromShapes(double alpha, double beta) =>
            new(BetaFamily.Family.Of(Argument.Positive(alpha), Argument.Positive(beta)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);
    }
}
