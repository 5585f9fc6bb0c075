using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the Laplace distribution; the parameters are the location μ and the scale b.</summary>
    internal static class LaplaceFamily
    {
        public static readonly Family Family = new(
            "Laplace",
            [new Parameter("location", ParameterDomain.Real, Aliases.Same("loc", "mu", "mean")), new Parameter("scale", ParameterDomain.Positive, Aliases.Same("b"))],
            static _ => new IntervalSupport(null, null),

            // log p(x) = −log 2b − |x − μ|/b
            static (p, x) => -Log(2 * p[1]) - (Abs(x - p[0]) / p[1]))
        {
            Mean = static p => p[0],
            Variance = static p => 2 * Square(p[1]),

            // H = 1 + log 2b
            Entropy = static p => 1 + Log(2 * p[1]),

            // F(x) = ½ e^((x − μ)/b) for x < μ, else 1 − ½ e^(−(x − μ)/b)
            Cdf = static (p, x) => When(Less(x, p[0]), OneHalf * Exp((x - p[0]) / p[1]), 1 - (OneHalf * Exp(-((x - p[0]) / p[1])))),
            Survival = static (p, x) => When(Less(x, p[0]), 1 - (OneHalf * Exp((x - p[0]) / p[1])), OneHalf * Exp(-((x - p[0]) / p[1]))),
            Quantile = static (p, u) => When(Less(u, OneHalf), p[0] + (p[1] * Log(2 * u)), p[0] - (p[1] * Log(2 * (1 - u)))),
            Reparameterisation = static p => new Reparameterisation(Standard, noise => p[0] + (p[1] * noise)),
            Expect = Expect,
            Sampler = static (p, values) => new LaplaceSampler(values.Number(p[0]), values.Number(p[1])),
            Numeric = static law => new Laplace(law),
        };

        /// <summary>The Laplace distribution with location 0 and scale 1.</summary>
        public static FamilyLaw Standard => Family.Of(Zero, One);

        private static Expr? Expect(Sequence<Expr> p, Statistic statistic)
        {
            var (location, scale) = (p[0], p[1]);
            switch (statistic)
            {
                // E|X − c| = |d| + b e^(−|d|/b), d = μ − c
                case AbsoluteDeviation { Centre: var centre }:
                    var distance = Abs(location - centre);
                    return distance + (scale * Exp(-(distance / scale)));
                case Monomial { WholePower: { } k }:
                    return PowerMoments.Shifted(k, location, scale, static j => j % 2 == 0 ? GammaFunction(Make.Number(j + 1)) : Zero);

                // E[e^(tX)] = e^(μt)/(1 − b²t²), |bt| < 1; E[X e^(tX)] is its derivative by t
                case Monomial { LogPower: 0, LogComplementPower: 0, Rate: var t, WholePowerOfX: { } k and (0 or 1) }:
                    var rest = 1 - Square(scale * t);
                    var exponential = Exp(location * t) / rest;
                    var infinite = k == 0 ? Infinity : When(Less(t, Zero), -Infinity, Infinity);
                    return When(Greater(rest, Zero), k == 0 ? exponential : exponential * (location + (2 * Square(scale) * t / rest)), infinite);
                default:
                    return null;
            }
        }

        private sealed class LaplaceSampler(double location, double scale) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value)
            {
                var u = random.NextOpenDouble() - 0.5;
                value[0] = location - (scale * Math.Sign(u) * Math.Log(1 - (2 * Math.Abs(u))));
            }
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The Laplace distribution, with density exp(−|x − μ|/b)/(2b) on the real line.
    /// As b → 0 it becomes the point μ, which is not a member. Location and scale are in units of x.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 2, 2nd edition, chapter 24.</remarks>
    public sealed class Laplace : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal Laplace(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>μ, in units of x.</summary>
        public double Location => Parameter(0);

        /// <summary>b &gt; 0, in units of x.</summary>
        public double Scale => Parameter(1);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>The Laplace distribution with location μ and scale b &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Laplace FromScale(double location, double scale) =>
            new(LaplaceFamily.Family.Of(Argument.Real(location), Argument.Positive(scale)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
