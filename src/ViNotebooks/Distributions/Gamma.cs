using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the gamma distribution; the parameters are the shape α and the rate β.</summary>
    internal static class GammaFamily
    {
        public static readonly Family Family = new(
            "Gamma",
            [
                new Parameter("shape", ParameterDomain.Positive, Aliases.Same("alpha", "a", "k", "concentration")),
                new Parameter("rate", ParameterDomain.Positive, Aliases.Same("beta", "b", "lambda"), Aliases.Reciprocal("scale", "theta")),
            ],
            static _ => new IntervalSupport(Zero, null),

            // log p(x) = α log β − log Γ(α) + (α − 1) log x − βx
            static (p, x) => (p[0] * Log(p[1])) - LogGamma(p[0]) + ((p[0] - 1) * Log(x)) - (p[1] * x))
        {
            Mean = static p => p[0] / p[1],
            Variance = static p => p[0] / Square(p[1]),

            // H = α − log β + log Γ(α) + (1 − α) ψ(α)
            Entropy = static p => p[0] - Log(p[1]) + LogGamma(p[0]) + ((1 - p[0]) * Digamma(p[0])),
            Cdf = static (p, x) => Call(Function.GammaP, p[0], p[1] * x),
            Survival = static (p, x) => Call(Function.GammaQ, p[0], p[1] * x),
            Expect = static (p, statistic) => statistic is Monomial monomial ? Expect(p[0], p[1], monomial) : null,
            Sampler = static (p, values) => new GammaSampler(values.Number(p[0]), values.Number(p[1])),
            Numeric = static law => new Gamma(law),
        };

        /// <summary>E[x^k (log x)^n e^(tx)], n ≤ 2, under the gamma distribution with this shape and rate.</summary>
        public static Expr? Expect(Expr shape, Expr rate, Monomial monomial)
        {
            if (monomial.LogComplementPower != 0)
            {
                return null;
            }

            if (!monomial.HasNoRate)
            {
                // e^(tx) tilts the rate: E[e^(tX) f(X)] = (β/(β − t))^α E[f(Y)], Y with rate β − t > 0
                var tilted = rate - monomial.Rate;
                return Expect(shape, tilted, monomial with { Rate = Zero }) is { } inner
                    ? When(Greater(tilted, Zero), Pow(rate / tilted, shape) * inner, Infinity)
                    : null;
            }

            // E[X^k] = Γ(α + k)/(Γ(α) β^k), α + k > 0
            var k = monomial.Power;
            var value = PowerMoments.WithLogs(GammaRatio(shape, k) / Pow(rate, k), monomial.LogPower, Digamma(shape + k) - Log(rate), Trigamma(shape + k));
            return PowerMoments.NearZero(k, shape + k, monomial.LogPower, value);
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The gamma distribution, with density βᵅ x^(α − 1) exp(−βx)/Γ(α) on x &gt; 0.
    /// At shape α = 1 it is the exponential distribution; for α &lt; 1 the density grows without bound at 0. The rate β is in 1/units of x,
    /// the scale 1/β in units of x.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 2nd edition, chapter 17.</remarks>
    public sealed class Gamma : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction
    {
        internal Gamma(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>α &gt; 0.</summary>
        public double Shape => Parameter(0);

        /// <summary>β &gt; 0, in 1/units of x.</summary>
        public double Rate => Parameter(1);

        /// <summary>1/β, in units of x.</summary>
        public double Scale => InverseOf(1);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <summary>The gamma distribution with shape α &gt; 0 and rate β &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Gamma FromRate(double shape, double rate) =>
            new(GammaFamily.Family.Of(Argument.Positive(shape), Argument.Positive(rate)));

        /// <summary>The gamma distribution with shape α &gt; 0 and scale 1/β &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Gamma FromScale(double shape, double scale) =>
            new(GammaFamily.Family.Of(Argument.Positive(shape), Argument.Reciprocal(scale)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);
    }
}
