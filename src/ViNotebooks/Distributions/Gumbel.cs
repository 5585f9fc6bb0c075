using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the Gumbel distribution of greatest values; the parameters are the location μ and the scale β.</summary>
    internal static class GumbelFamily
    {
        public static readonly Family Family = new(
            "Gumbel",
            [Aliases.Location, new Parameter("scale", ParameterDomain.Positive, Aliases.Same("beta"))],
            static _ => new IntervalSupport(null, null),

            // log p(x) = −log β − z − e^(−z), z = (x − μ)/β
            static (p, x) => -Log(p[1]) - ((x - p[0]) / p[1]) - Exp(-((x - p[0]) / p[1])))
        {
            // E[X] = μ + γβ, Var[X] = π²β²/6, H = log β + γ + 1
            Mean = static p => p[0] + (p[1] * EulerGamma),
            Variance = static p => Square(Pi * p[1]) / 6,
            Entropy = static p => Log(p[1]) + EulerGamma + 1,

            // F(x) = exp(−e^(−z))
            Cdf = static (p, x) => Exp(-Exp(-((x - p[0]) / p[1]))),
            Survival = static (p, x) => -Expm1(-Exp(-((x - p[0]) / p[1]))),
            Quantile = static (p, u) => p[0] - (p[1] * Log(-Log(u))),
            Reparameterisation = static p => new Reparameterisation(Standard, noise => p[0] + (p[1] * noise)),
            Expect = static (p, statistic) => statistic switch
            {
                Monomial { WholePower: { } k and < 12 } => PowerMoments.Shifted(k, p[0], p[1], StandardMoment),
                Monomial { LogPower: 0, LogComplementPower: 0, WholePowerOfX: { } k and (0 or 1) } monomial => Tilted(p[0], p[1], k, monomial.Rate),
                _ => null,
            },
            Sampler = static (p, values) => new GumbelSampler(values.Number(p[0]), values.Number(p[1])),
            Numeric = static law => new Gumbel(law),
        };

        /// <summary>The Gumbel distribution with location 0 and scale 1.</summary>
        public static FamilyLaw Standard => Family.Of(Zero, One);

        // E[Z^n] = Σⱼ (n − 1 over j − 1) κⱼ E[Z^(n−j)] from the cumulants κ₁ = γ, κⱼ = (−1)^j ψ⁽ʲ⁻¹⁾(1)
        private static Expr StandardMoment(int n)
        {
            var moments = new List<Expr> { One };
            for (var i = 1; i <= n; i++)
            {
                moments.Add(Sum(Enumerable.Range(1, i).Select(j => Binomial(i - 1, j - 1) * Cumulant(j) * moments[i - j])));
            }

            return moments[n];
        }

        private static Expr Cumulant(int j)
        {
            var polygamma = j switch
            {
                1 => Digamma(One),
                2 => Square(Pi) / 6,
                _ => Call(Function.Polygamma, Make.Number(j - 1), One),
            };
            return j % 2 == 0 ? polygamma : -polygamma;
        }

        // E[e^(tX)] = e^(μt) Γ(1 − βt), βt < 1; E[X e^(tX)] is its derivative by t
        private static Expr Tilted(Expr location, Expr scale, int k, Expr t)
        {
            var rest = 1 - (scale * t);
            var value = Exp(location * t) * GammaFunction(rest);
            return When(Greater(rest, Zero), k == 0 ? value : value * (location - (scale * Digamma(rest))), Infinity);
        }

        private sealed class GumbelSampler(double location, double scale) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => value[0] = location - (scale * Math.Log(-Math.Log(random.NextOpenDouble())));
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The Gumbel distribution, with density exp(−z − e^(−z))/β, z = (x − μ)/β, on the real line: the limit law of greatest values.
    /// As β → 0 it becomes the point μ, which is not a member. Location and scale are in units of x.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 2, 2nd edition, chapter 22.</remarks>
    public sealed class Gumbel : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal Gumbel(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>μ, the mode, in units of x.</summary>
        public double Location => Parameter(0);

        /// <summary>β &gt; 0, in units of x.</summary>
        public double Scale => Parameter(1);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>The Gumbel distribution with location μ and scale β &gt; 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Gumbel FromScale(double location, double scale) =>
            new(GumbelFamily.Family.Of(Argument.Real(location), Argument.Positive(scale)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
