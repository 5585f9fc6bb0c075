using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the Cauchy distribution; the parameters are the location μ and the scale γ. It has no moments.</summary>
    internal static class CauchyFamily
    {
        public static readonly Family Family = new(
            "Cauchy",
            [Aliases.Location, new Parameter("scale", ParameterDomain.Positive, Aliases.Same("gamma"))],
            static _ => new IntervalSupport(null, null),

            // log p(x) = −log(πγ) − log(1 + ((x − μ)/γ)²)
            static (p, x) => -Log(Pi * p[1]) - Log1p(Square((x - p[0]) / p[1])))
        {
            // H = log 4πγ
            Entropy = static p => Log(4 * Pi * p[1]),

            // F(x) = ½ + arctan((x − μ)/γ)/π, below μ as arctan(γ/(μ − x))/π
            Cdf = static (p, x) => When(
                Less(x, p[0]),
                Call(Function.Arctan, p[1] / (p[0] - x)) / Pi,
                OneHalf + (Call(Function.Arctan, (x - p[0]) / p[1]) / Pi)),
            Survival = static (p, x) => When(
                Less(p[0], x),
                Call(Function.Arctan, p[1] / (x - p[0])) / Pi,
                OneHalf + (Call(Function.Arctan, (p[0] - x) / p[1]) / Pi)),
            Quantile = static (p, u) => p[0] - (p[1] * Call(Function.Cot, Pi * u)),
            Reparameterisation = static p => new Reparameterisation(Standard, noise => p[0] + (p[1] * noise)),
            Sampler = static (p, values) => new CauchySampler(values.Number(p[0]), values.Number(p[1])),
            Numeric = static law => new Cauchy(law),
        };

        /// <summary>The Cauchy distribution with location 0 and scale 1.</summary>
        public static FamilyLaw Standard => Family.Of(Zero, One);

        private sealed class CauchySampler(double location, double scale) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => value[0] = location + (scale * double.TanPi(random.NextOpenDouble() - 0.5));
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The Cauchy distribution, with density 1/(πγ (1 + ((x − μ)/γ)²)) on the real line. It has no mean and no variance.
    /// As γ → 0 it becomes the point μ, which is not a member. Location and scale are in units of x.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 2nd edition, chapter 16.</remarks>
    public sealed class Cauchy : UnivariateDistribution, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal Cauchy(FamilyLaw law)
            : base(law)
        {
        }

        /// <summary>μ, the median, in units of x.</summary>
        public double Location => Parameter(0);

        /// <summary>γ &gt; 0, in units of x.</summary>
        public double Scale => Parameter(1);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>The Cauchy distribution with location μ and scale γ &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Cauchy FromScale(double location, double scale) =>
            new(CauchyFamily.Family.Of(Argument.Real(location), Argument.Positive(scale)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
