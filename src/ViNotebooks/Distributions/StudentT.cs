using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of Student's t distribution; the parameters are the degrees of freedom ν, the location μ and the scale s.</summary>
    internal static class StudentTFamily
    {
        public static readonly Family Family = new(
            "StudentT",
            [
                new Parameter("degrees", ParameterDomain.Positive, Aliases.Same("df", "nu", "degrees_of_freedom")),
                new Parameter("location", ParameterDomain.Real, Aliases.Same("loc", "mu")) { Default = Zero },
                new Parameter("scale", ParameterDomain.Positive, Aliases.Same("s", "sigma")) { Default = One },
            ],
            static _ => new IntervalSupport(null, null),

            // log p(x) = −log B(ν/2, ½) − ½ log ν − log s − ½ (ν + 1) log(1 + z²/ν), z = (x − μ)/s
            static (p, x) => -LogBeta(p[0] / 2, OneHalf) - (Log(p[0]) / 2) - Log(p[2])
                - ((p[0] + 1) / 2 * Log1p(Square((x - p[1]) / p[2]) / p[0])))
        {
            Synonyms = ["Student", "t", "T"],

            // E[X] = μ, ν > 1; Var[X] = s²ν/(ν − 2), ν > 2
            Mean = static p => When(Greater(p[0], One), p[1], Undefined),
            Variance = static p => When(
                Greater(p[0], Two), Square(p[2]) * p[0] / (p[0] - 2), When(Greater(p[0], One), Infinity, Undefined)),

            // H = ½ (ν + 1) (ψ((ν + 1)/2) − ψ(ν/2)) + ½ log ν + log B(ν/2, ½) + log s
            Entropy = static p => ((p[0] + 1) / 2 * (Digamma((p[0] + 1) / 2) - Digamma(p[0] / 2)))
                + (Log(p[0]) / 2) + LogBeta(p[0] / 2, OneHalf) + Log(p[2]),

            // F(x) = ½ I_w(ν/2, ½) for x < μ, w = ν/(ν + z²), and one less that above; ½ ± ½ I_(1−w)(½, ν/2) near μ
            Cdf = Cdf,
            Survival = static (p, x) => Cdf(p, (2 * p[1]) - x),
            Expect = static (p, statistic) => statistic is Monomial { WholePower: { } k } ? RawMoment(p[0], p[1], p[2], k) : null,
            Sampler = static (p, values) => new StudentTSampler(values.Number(p[0]), values.Number(p[1]), values.Number(p[2])),
            Numeric = static law => new StudentT(law),
        };

        private static Expr Cdf(Sequence<Expr> p, Expr x) => When(
            Less(Square((x - p[1]) / p[2]), p[0]),
            When(Less(x, p[1]), OneHalf - Middle(p, x), OneHalf + Middle(p, x)),
            When(Less(x, p[1]), Tail(p, x), 1 - Tail(p, x)));

        private static Expr Tail(Sequence<Expr> p, Expr x) =>
            Call(Function.BetaI, p[0] / (p[0] + Square((x - p[1]) / p[2])), p[0] / 2, OneHalf) / 2;

        private static Expr Middle(Sequence<Expr> p, Expr x)
        {
            var square = Square((x - p[1]) / p[2]);
            return Call(Function.BetaI, square / (p[0] + square), OneHalf, p[0] / 2) / 2;
        }

        // E[T^(2m)] = ν^m Π (2i − 1)/(ν − 2i) over i = 1, …, m, where ν > 2m
        private static Expr RawMoment(Expr degrees, Expr location, Expr scale, int k)
        {
            if (k == 0)
            {
                return One;
            }

            var value = PowerMoments.Shifted(k, location, scale, j => j % 2 == 1
                ? Zero
                : Enumerable.Range(1, j / 2).Aggregate(One, (product, i) => product * (degrees * ((2 * i) - 1) / (degrees - (2 * i)))));
            return When(Greater(degrees, Make.Number(k)), value, k % 2 == 0 ? Infinity : Undefined);
        }

        private sealed class StudentTSampler(double degrees, double location, double scale) : ISampler
        {
            // T = Z √(ν/(2G)), G gamma with shape ν/2
            public void Draw(RandomStream random, Span<double> value) => value[0] = location
                + (scale * random.NextNormal() * Math.Exp(0.5 * (Math.Log(degrees / 2) - GammaSampler.LogOfDraw(random, degrees / 2))));
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// Student's t distribution, with density (1 + z²/ν)^(−(ν + 1)/2)/(s √ν B(ν/2, ½)), z = (x − μ)/s, on the real line.
    /// At ν = 1 it is the Cauchy distribution; as ν → ∞ it becomes normal. Its mean exists for ν &gt; 1, its variance is finite for ν &gt; 2.
    /// Location and scale are in units of x; the scale is not the standard deviation.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 2, 2nd edition, chapter 28.</remarks>
    public sealed class StudentT : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction
    {
        internal StudentT(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>ν &gt; 0.</summary>
        public double Degrees => Parameter(0);

        /// <summary>μ, the median, in units of x.</summary>
        public double Location => Parameter(1);

        /// <summary>s &gt; 0, in units of x.</summary>
        public double Scale => Parameter(2);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <summary>Student's t distribution with ν &gt; 0 degrees of freedom, location μ and scale s &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static StudentT FromScale(double degrees, double location = 0, double scale = 1) =>
            new(StudentTFamily.Family.Of(Argument.Positive(degrees), Argument.Real(location), Argument.Positive(scale)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);
    }
}
