using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the continuous Bernoulli distribution; the parameter is λ, and η = logit λ.</summary>
    internal static class ContinuousBernoulliFamily
    {
        // closer to ½ the variance is the beginning of its series, which is good to 2⁻¹²⁸ there
        private static readonly Expr Nearby = new Number(1, 7);

        public static readonly Family Family = new(
            "ContinuousBernoulli",
            [new Parameter("probability", ParameterDomain.Probability, Aliases.Same("lambda", "p", "probs"), new ParameterAlias(["logit", "logits"], static e => Call(Function.Sigmoid, e)))],
            static _ => new IntervalSupport(Zero, One),

            // log p(x) = ηx − log((e^η − 1)/η)
            static (p, x) => Choose(p[0], eta => (eta * (x - OneHalf)) - (Square(eta) / 24), eta => (eta * x) - LogNormalizer(eta)))
        {
            Synonyms = ["CB"],
            Mean = static p => Mean(p[0]),
            Variance = static p => Variance(p[0]),
            Entropy = static p => Choose(p[0], eta => -(Square(eta) / 24), eta => LogNormalizer(eta) - (eta * Mean(p[0]))),

            // F(x) = (e^(ηx) − 1)/(e^η − 1)
            Cdf = static (p, x) => Choose(p[0], eta => x - (eta * x * (1 - x) / 2), eta => Expm1(eta * x) / Expm1(eta)),
            Quantile = static (p, u) => Quantile(p[0], u),
            Reparameterisation = static p => new Reparameterisation(UniformFamily.Standard, noise => Quantile(p[0], noise)),
            Expect = static (p, statistic) => statistic is Monomial { LogPower: 0, LogComplementPower: 0, WholePowerOfX: { } k and <= 12 } monomial
                ? Expect(p[0], k, monomial)
                : null,
            Sampler = static (p, values) => new ContinuousBernoulliSampler(values.Number(p[0])),
            Numeric = static law => new ContinuousBernoulli(law),
            JointConditions = static p => [Greater(p[0], Zero), Less(p[0], One)],
        };

        // at η = 0 the beginning of the series keeps the derivatives by λ too
        private static Expr Choose(Expr probability, Func<Expr, Expr> atHalf, Func<Expr, Expr> elsewhere)
        {
            var isHalf = AreEqual(probability, OneHalf);
            var eta = Call(Function.Logit, probability);
            return When(isHalf, atHalf(Traversal.Symbols(probability).Count == 0 ? Zero : eta), elsewhere(eta));
        }

        private static Expr Quantile(Expr probability, Expr u) =>
            Choose(probability, eta => u + (eta * u * (1 - u) / 2), eta => Log1p(u * Expm1(eta)) / eta);

        private static Expr LogNormalizer(Expr eta) => Log(Expm1(eta) / eta);

        // E[X] = λ/(2λ − 1) − 1/η = ½ + η/12 − …
        private static Expr Mean(Expr probability) =>
            Choose(probability, eta => OneHalf + (eta / 12), eta => (probability / ((2 * probability) - 1)) - (1 / eta));

        // Var[X] = 1/η² − λ(1 − λ)/(2λ − 1)² = 1/12 − η²/240 + η⁴/6048 − …
        private static Expr Variance(Expr probability)
        {
            var eta = Call(Function.Logit, probability);
            return When(
                Less(Abs(probability - OneHalf), Nearby),
                Make.Rational(1, 12) - (Square(eta) / 240) + (Pow(eta, 4) / 6048),
                (1 / Square(eta)) - (probability * (1 - probability) / Square((2 * probability) - 1)));
        }

        // E[X^k e^(tX)] = ∫ x^k e^((η + t)x) dx / ∫ e^(ηx) dx over (0, 1)
        private static Expr Expect(Expr probability, int k, Monomial monomial)
        {
            if (monomial.HasNoRate && k <= 2)
            {
                return k switch { 0 => One, 1 => Mean(probability), _ => Variance(probability) + Square(Mean(probability)) };
            }

            var eta = Call(Function.Logit, probability);
            return UniformExpectation.Of(Zero, One, monomial with { Rate = eta + monomial.Rate })! / UniformExpectation.Of(Zero, One, Monomial.Exponential(eta))!;
        }

        private sealed class ContinuousBernoulliSampler(double probability) : ISampler
        {
            private readonly double eta = Binary64.ToDouble(RealFunctions<Binary64>.Logit(probability));

            // the law of 1 − X has −η; with η ≤ 0 nothing overflows
            public void Draw(RandomStream random, Span<double> value)
            {
                var u = random.NextOpenDouble();
                var slope = -Math.Abs(eta);
                var x = slope == 0 ? u : Binary64.ToDouble(Binary64.Log1p(u * Binary64.ToDouble(Binary64.Expm1(slope)))) / slope;
                value[0] = eta > 0 ? 1 - x : x;
            }
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The continuous Bernoulli distribution, with density proportional to λ^x (1 − λ)^(1 − x) on 0 ≤ x ≤ 1, 0 &lt; λ &lt; 1.
    /// At λ = ½ it is uniform; as λ → 0 or 1 it becomes a point, which is not a member. λ is not the mean. The parameter has no units.
    /// </summary>
    /// <remarks>Loaiza-Ganem and Cunningham, "The continuous Bernoulli: fixing a pervasive error in variational autoencoders", NeurIPS 2019.</remarks>
    public sealed class ContinuousBernoulli : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction, IReparameterised
    {
        internal ContinuousBernoulli(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <summary>λ in (0, 1).</summary>
        public double Probability => Parameter(0);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <inheritdoc/>
        public UnivariateDistribution Noise => NoiseOf();

        /// <summary>The continuous Bernoulli distribution with 0 &lt; λ &lt; 1.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static ContinuousBernoulli FromProbability(double probability) =>
            new(ContinuousBernoulliFamily.Family.Of(Argument.OpenProbability(probability)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);

        /// <inheritdoc/>
        public double Reparameterise(double noise) => TransformOf(noise);
    }
}
