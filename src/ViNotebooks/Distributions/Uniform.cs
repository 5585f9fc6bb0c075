using ViNotebooks.Distributions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the uniform distribution; the parameters are the ends of the interval.</summary>
    internal static class UniformFamily
    {
        public static readonly Family Family = new(
            "Uniform",
            [
                new Parameter("low", ParameterDomain.Real, Aliases.Same("a", "from", "lower")),
                new Parameter("high", ParameterDomain.Real, Aliases.Same("b", "to", "upper")),
            ],
            static p => new IntervalSupport(p[0], p[1]),

            // log p(x) = −log(b − a)
            static (p, x) => -Log(p[1] - p[0]))
        {
            Synonyms = ["U", "Unif"],
            Mean = static p => (p[0] + p[1]) / 2,
            Variance = static p => Square(p[1] - p[0]) / 12,

            // H = log(b − a)
            Entropy = static p => Log(p[1] - p[0]),

            // F(x) = (x − a)/(b − a)
            Cdf = static (p, x) => (x - p[0]) / (p[1] - p[0]),
            Survival = static (p, x) => (p[1] - x) / (p[1] - p[0]),
            Quantile = static (p, u) => p[0] + ((p[1] - p[0]) * u),
            Reparameterisation = static p => new Reparameterisation(Standard, noise => p[0] + ((p[1] - p[0]) * noise)),
            Expect = static (p, statistic) => UniformExpectation.Of(p[0], p[1], statistic),
            Sampler = static (p, values) => new UniformSampler(values.Number(p[0]), values.Number(p[1])),
            Numeric = static law => new Uniform(law),
            JointConditions = static p => [Less(p[0], p[1])],
        };

        /// <summary>The uniform distribution on (0, 1).</summary>
        public static FamilyLaw Standard => Family.Of(Zero, One);

        private sealed class UniformSampler(double low, double high) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value)
            {
                var u = random.NextOpenDouble();
                value[0] = (low * (1 - u)) + (high * u);
            }
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The uniform distribution, with density 1/(b − a) on a ≤ x ≤ b.
    /// As b → a it becomes the point a, which is not a member. The ends are in units of x.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 2, 2nd edition, chapter 26.</remarks>
    public sealed class Uniform : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal Uniform(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>The uniform distribution on the interval from low to high, low &lt; high.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Uniform Between(double low, double high) =>
            new(UniformFamily.Family.Of(Argument.Real(low), Argument.Above(low, nameof(low), high)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
