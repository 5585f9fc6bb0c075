using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of N(μ, σ²); the parameters are the mean and the variance.</summary>
    internal static class NormalFamily
    {
        public static readonly Family Family = new(
            "Normal",
            [
                new Parameter("mean", ParameterDomain.Real, Aliases.Same("mu", "location", "loc")),
                Aliases.Variance(Aliases.Squared("scale")),
            ],
            static _ => new IntervalSupport(null, null),

            // log p(x) = −½ log(2πσ²) − (x − μ)²/(2σ²)
            static (p, x) => -(Log(2 * Pi * p[1]) / 2) - (Square(x - p[0]) / (2 * p[1])))
        {
            Synonyms = ["N", "Gaussian"],
            Mean = static p => p[0],
            Variance = static p => p[1],

            // H = ½ (log(2πσ²) + 1)
            Entropy = static p => (Log(2 * Pi * p[1]) + 1) / 2,
            Cdf = static (p, x) => Call(Function.NormalCdf, (x - p[0]) / Sqrt(p[1])),
            Survival = static (p, x) => Call(Function.NormalCdf, (p[0] - x) / Sqrt(p[1])),
            Quantile = static (p, u) => p[0] + (Sqrt(p[1]) * Call(Function.NormalQuantile, u)),
            Reparameterisation = static p => new Reparameterisation(Standard, noise => p[0] + (Sqrt(p[1]) * noise)),
            Expect = Expect,
            Sampler = static (p, values) => new NormalSampler(values.Number(p[0]), Math.Sqrt(values.Number(p[1]))),
            Numeric = static law => new Normal(law),
        };

        /// <summary>N(0, 1).</summary>
        public static FamilyLaw Standard => Family.Of(Zero, One);

        /// <summary>E[X^k] = Σⱼ (k over 2j) (2j − 1)!! μ^(k−2j) σ^(2j), k = 0, 1, …</summary>
        public static Expr RawMoment(int k, Expr mean, Expr variance)
        {
            var sum = Zero;
            var doubleFactorial = One;
            for (var j = 0; 2 * j <= k; j++)
            {
                sum += Binomial(k, 2 * j) * doubleFactorial * Pow(mean, k - (2 * j)) * Pow(variance, j);
                doubleFactorial *= (2 * j) + 1;
            }

            return sum;
        }

        private static Expr? Expect(Sequence<Expr> p, Statistic statistic)
        {
            var (mean, variance) = (p[0], p[1]);
            switch (statistic)
            {
                // E[e^(tX) f(X)] = e^(tμ + t²σ²/2) E[f(X + tσ²)]
                case Monomial { LogPower: 0, LogComplementPower: 0 } monomial when monomial.WholePowerOfX is { } k:
                    var t = monomial.Rate;
                    return Exp((t * mean) + (Square(t) * variance / 2)) * RawMoment(k, mean + (t * variance), variance);

                // E|X − c| = σ √(2/π) e^(−d²/(2σ²)) + d (2Φ(d/σ) − 1), d = μ − c
                case AbsoluteDeviation { Centre: var centre }:
                    var d = mean - centre;
                    return (Sqrt(2 * variance / Pi) * Exp(-(Square(d) / (2 * variance)))) + (d * Call(Function.Erf, d / Sqrt(2 * variance)));
                default:
                    return null;
            }
        }

        private sealed class NormalSampler(double mean, double standardDeviation) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => value[0] = mean + (standardDeviation * random.NextNormal());
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The normal distribution N(μ, σ²), with density exp(−(x − μ)²/(2σ²))/√(2πσ²) on the real line.
    /// As σ² → 0 it becomes the point μ, which is not a member. The variance is in squared units of x.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 2nd edition, chapter 13.</remarks>
    public sealed class Normal : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal Normal(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>σ &gt; 0, in units of x.</summary>
        public double StandardDeviation => RootOf(Symbolic.Variance);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>N(μ, σ²) from its mean μ and variance σ² &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Normal FromVariance(double mean, double variance) =>
            new(NormalFamily.Family.Of(Argument.Real(mean), Argument.Positive(variance)));

        /// <summary>N(μ, σ²) from its mean μ and standard deviation σ &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Normal FromStandardDeviation(double mean, double standardDeviation) =>
            new(NormalFamily.Family.Of(Argument.Real(mean), Argument.Squared(standardDeviation)));

        /// <summary>N(μ, 1/τ) from its mean μ and precision τ &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Normal FromPrecision(double mean, double precision) =>
            new(NormalFamily.Family.Of(Argument.Real(mean), Argument.Reciprocal(precision)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
