using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the Poisson law on 0, 1, … with rate λ &gt; 0, the expected count.</summary>
    internal static class PoissonFamily
    {
        public static readonly Family Family = new(
            "Poisson",
            [new Parameter("rate", ParameterDomain.Positive, Aliases.Same("lambda", "mu", "mean", "intensity"))],
            static _ => new IntegerSupport(Zero, null),

            // log p(x) = x log λ − λ − log Γ(x + 1)
            static (p, x) => (x * Log(p[0])) - p[0] - LogGamma(x + 1))
        {
            Synonyms = ["Pois", "Poi"],
            Mean = static p => p[0],
            Variance = static p => p[0],

            // E[X (X − 1) … (X − j + 1)] = λ^j; tilting makes λ e^t of λ
            Expect = static (p, statistic) => FactorialMoments.Expect(
                statistic, rate => Exp(p[0] * Expm1(rate)), (rate, j) => Pow(p[0] * Exp(rate), j)),

            // P(X ≤ x) = Q(x + 1, λ)
            Cdf = static (p, x) => Call(Function.GammaQ, x + 1, p[0]),
            Survival = static (p, x) => Call(Function.GammaP, x + 1, p[0]),
            Numeric = static law => new Poisson(law),
            Sampler = static (p, values) => new PoissonSampler(values.Number(p[0])),
        };
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The Poisson distribution with P(X = k) = λ^k e^(−λ)/k!, k = 0, 1, …: the count of events that come independently at
    /// rate λ &gt; 0.
    /// </summary>
    /// <remarks>Johnson, Kemp and Kotz, "Univariate Discrete Distributions", 3rd edition, chapter 4.</remarks>
    public sealed class Poisson : UnivariateDistribution, IHasMean, IHasVariance, IHasDistributionFunction
    {
        internal Poisson(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>λ, the expected count.</summary>
        public double Rate => Parameter(0);

        /// <summary>The distribution with rate, that is mean, λ &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Poisson FromRate(double rate) =>
            new(PoissonFamily.Family.Of(Argument.Positive(rate)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);
    }
}
