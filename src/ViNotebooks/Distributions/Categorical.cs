using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.VectorFormulas;
using static ViNotebooks.Distributions.ZeroLogs;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the law on 1, …, K with P(X = k) = p_k; the probabilities are a vector of length K.</summary>
    internal static class CategoricalFamily
    {
        public static readonly Sequence<Parameter> Parameters =
        [
            new Parameter("probabilities", ParameterDomain.ProbabilityVector, Aliases.Same("p", "probs", "pi"), new ParameterAlias(["logits"], Softmax)),
        ];

        public static readonly Family Family = new(
            "Categorical",
            Parameters,
            static p => new IntegerSupport(One, Sizes.LengthOf(p[0])),
            static (p, x) => HasZero(p[0]) ? Element(Logs(p[0]), x) : Log(Element(p[0], x)))
        {
            Synonyms = ["Cat", "Discrete"],
            Mean = static p => Moment(p[0], 1),
            Variance = static p => Moment(p[0], 2) - Square(Moment(p[0], 1)),
            Entropy = static p => -SumOfTimesLog(p[0]),
            Cdf = static (p, x) => Below(p[0], x),
            Expect = static (p, statistic) => statistic switch
            {
                Monomial { LogComplementPower: 0 } monomial => SumOver(p[0], k => Element(p[0], k) * Value(monomial, k), monomial.Power, monomial.Rate),
                AbsoluteDeviation { Centre: var centre } => SumOver(p[0], k => Element(p[0], k) * Abs(k - centre), centre),
                _ => null,
            },
            JointConditions = static p => [SumsToOne(p[0])],
            Numeric = static law => new Categorical(law),
            Sampler = static (p, values) => new CategoricalSampler(values.Numbers(p[0]), isOneHot: false),
        };

        // e^(a − log Σ e^a)
        private static Expr Softmax(Expr logits) => Exp(Make.Subtract(logits, Call(Function.LogSumExp, logits)));

        private static Expr Moment(Expr probabilities, int power) => SumOver(probabilities, k => Pow(k, power) * Element(probabilities, k));

        private static Fold Below(Expr probabilities, Expr x)
        {
            var index = FreshIndex(probabilities, x);
            return new Fold(FoldKind.Sum, index, One, x, Make.Index(probabilities, new Symbol(index)));
        }

        private static Expr Value(Monomial monomial, Expr k) =>
            Pow(k, monomial.Power) * Pow(Log(k), monomial.LogPower) * Exp(monomial.Rate * k);
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The distribution on 1, …, K with P(X = k) = p_k. The numbers count from 1, as indices do.
    /// </summary>
    public sealed class Categorical : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction
    {
        internal Categorical(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <summary>P(X = 1), …, P(X = K).</summary>
        public IReadOnlyList<double> Probabilities => Parameters();

        /// <summary>The distribution with these probabilities, nonnegative numbers that sum to 1 within 10⁻⁹.</summary>
        /// <exception cref="ArgumentException">There are no probabilities, one is negative, or they do not sum to 1.</exception>
        public static Categorical FromProbabilities(params IReadOnlyList<double> probabilities) =>
            new(CategoricalFamily.Family.Of(VectorArgument.Probabilities(probabilities)));

        /// <summary>The distribution whose probabilities are proportional to e^a.</summary>
        /// <exception cref="ArgumentException">There are no logits, or one is not finite.</exception>
        public static Categorical FromLogits(params IReadOnlyList<double> logits) =>
            new(CategoricalFamily.Family.Of(VectorArgument.Softmax(logits)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);
    }
}
