using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.ZeroLogs;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the law on {0, 1} with P(X = 1) = p, 0 ≤ p ≤ 1.</summary>
    internal static class BernoulliFamily
    {
        /// <summary>A probability by its log odds.</summary>
        public static readonly ParameterAlias Logit = new(["logit", "logits"], static e => Call(Function.Sigmoid, e));

        public static readonly Family Family = new(
            "Bernoulli",
            [Probability(Aliases.Same("p", "prob", "probs"), Logit)],
            static _ => new IntegerSupport(Zero, One),

            // log p(x) = x log p + (1 − x) log(1 − p)
            static (p, x) => TimesLog(x, p[0]) + TimesLogComplement(1 - x, p[0]))
        {
            Synonyms = ["Bern", "Ber"],
            Mean = static p => p[0],
            Variance = static p => p[0] * Complement(p[0]),

            // H = −p log p − (1 − p) log(1 − p)
            Entropy = static p => -TimesLog(p[0], p[0]) - TimesLogComplement(Complement(p[0]), p[0]),
            Cdf = static (p, x) => When(Less(x, One), Complement(p[0]), One),
            Expect = static (p, statistic) => statistic switch
            {
                // X^k = X for k ≥ 1
                Monomial { LogPower: 0, LogComplementPower: 0 } monomial when Whole(monomial.Power) is { Sign: >= 0 } power =>
                    power.IsZero ? 1 + (p[0] * Expm1(monomial.Rate)) : p[0] * Exp(monomial.Rate),
                AbsoluteDeviation { Centre: var centre } => (Complement(p[0]) * Abs(centre)) + (p[0] * Abs(1 - centre)),
                _ => null,
            },
            Numeric = static law => new Bernoulli(law),
            Sampler = static (p, values) => new BernoulliSampler(values.Number(p[0])),
        };

        /// <summary>The parameter p from 0 to 1.</summary>
        public static Parameter Probability(params ReadOnlySpan<ParameterAlias> aliases) => new("probability", ParameterDomain.Probability, [.. aliases]);

        private sealed class BernoulliSampler(double probability) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => value[0] = random.NextDouble() < probability ? 1 : 0;
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The Bernoulli distribution on 0 and 1, with P(X = 1) = p, 0 ≤ p ≤ 1. At p = 0 and p = 1 it is a constant,
    /// and its score is not a number.
    /// </summary>
    public sealed class Bernoulli : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction
    {
        internal Bernoulli(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => ValueOf(Symbolic.Mean);

        /// <inheritdoc/>
        public double Variance => ValueOf(Symbolic.Variance);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <summary>P(X = 1).</summary>
        public double Probability => Parameter(0);

        /// <summary>The distribution with P(X = 1) = p, 0 ≤ p ≤ 1.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Bernoulli FromProbability(double probability) =>
            new(BernoulliFamily.Family.Of(Argument.Probability(probability)));

        /// <summary>The distribution with log odds a = log(p/(1 − p)).</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static Bernoulli FromLogit(double logit) =>
            new(BernoulliFamily.Family.Of(BernoulliFamily.Logit.Convert(Argument.Real(logit))));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);
    }
}
