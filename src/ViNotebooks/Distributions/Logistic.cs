using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the logistic distribution; the parameters are the location μ and the scale s.</summary>
    internal static class LogisticFamily
    {
        public static readonly Family Family = new(
            "Logistic",
            [new Parameter("location", ParameterDomain.Real, Aliases.Same("loc", "mu", "mean")), new Parameter("scale", ParameterDomain.Positive, Aliases.Same("s"))],
            static _ => new IntervalSupport(null, null),

            // log p(x) = −z − log s − 2 log(1 + e^(−z)), z = (x − μ)/s, the same at −z
            static (p, x) => -Log(p[1]) - (Abs(x - p[0]) / p[1]) - (2 * Call(Function.Softplus, -(Abs(x - p[0]) / p[1]))))
        {
            Mean = static p => p[0],
            Variance = static p => Square(Pi * p[1]) / 3,

            // H = log s + 2
            Entropy = static p => Log(p[1]) + 2,

            // F(x) = 1/(1 + e^(−(x − μ)/s))
            Cdf = static (p, x) => Call(Function.Sigmoid, (x - p[0]) / p[1]),
            Survival = static (p, x) => Call(Function.Sigmoid, (p[0] - x) / p[1]),
            Quantile = static (p, u) => p[0] + (p[1] * Call(Function.Logit, u)),
            Reparameterisation = static p => new Reparameterisation(Standard, noise => p[0] + (p[1] * noise)),
            Expect = Expect,
            Sampler = static (p, values) => new LogisticSampler(values.Number(p[0]), values.Number(p[1])),
            Numeric = static law => new Logistic(law),
        };

        /// <summary>The logistic distribution with location 0 and scale 1.</summary>
        public static FamilyLaw Standard => Family.Of(Zero, One);

        private static Expr? Expect(Sequence<Expr> p, Statistic statistic)
        {
            var (location, scale) = (p[0], p[1]);
            switch (statistic)
            {
                // E|X − c| = ∫ F below c and ∫ 1 − F above = s (log(1 + e^v) + log(1 + e^(−v))), v = (c − μ)/s
                case AbsoluteDeviation { Centre: var centre }:
                    var v = Abs(centre - location) / scale;
                    return scale * (v + (2 * Call(Function.Softplus, -v)));
                case Monomial { WholePower: { } k }:
                    return PowerMoments.Shifted(k, location, scale, StandardMoment);

                // E[e^(tX)] = e^(μt) πst/sin(πst), |st| < 1
                case Monomial { LogPower: 0, LogComplementPower: 0, Rate: var t, WholePowerOfX: 0 }:
                    var angle = Pi * scale * t;
                    return When(
                        AreEqual(t, Zero),
                        One,
                        When(Less(Abs(scale * t), One), Exp(location * t) * angle / Call(Function.Sin, angle), Infinity));
                default:
                    return null;
            }
        }

        // E[Z^n] = (2^n − 2) π^n |B_n| for even n ≥ 2
        private static Expr StandardMoment(int n)
        {
            if (n % 2 == 1 || n == 0)
            {
                return n == 0 ? One : Zero;
            }

            var bernoulli = BernoulliNumbers.Even(n / 2)[^1];
            return (Pow(Two, n) - 2) * Pow(Pi, n) * Make.Rational(System.Numerics.BigInteger.Abs(bernoulli.Numerator), bernoulli.Denominator);
        }

        private sealed class LogisticSampler(double location, double scale) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value)
            {
                var u = random.NextOpenDouble();
                value[0] = location + (scale * (Math.Log(u) - Math.Log(1 - u)));
            }
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The logistic distribution, with density e^(−z)/(s (1 + e^(−z))²), z = (x − μ)/s, on the real line: the law of a logit of a uniform number.
    /// As s → 0 it becomes the point μ, which is not a member. Location and scale are in units of x.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 2, 2nd edition, chapter 23.</remarks>
    public sealed class Logistic : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal Logistic(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>μ, in units of x.</summary>
        public double Location => Parameter(0);

        /// <summary>s &gt; 0, in units of x.</summary>
        public double Scale => Parameter(1);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>The logistic distribution with location μ and scale s &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Logistic FromScale(double location, double scale) =>
            new(LogisticFamily.Family.Of(Argument.Real(location), Argument.Positive(scale)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
