using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The law of a scalar given that it lies between two bounds, both included; null bounds are infinite. The base law has a distribution function.</summary>
    internal sealed record TruncatedLaw(Law Base, Expr? Low, Expr? High) : Law
    {
        public const string Name = "Truncated";

        public override Shape Shape => Shape.Scalar;

        public override Support Support => Base.IsDiscrete ? new IntegerSupport(From!, To) : new IntervalSupport(From, To);

        public override Expr? Mean => Truncations.Mean(this);

        public override Expr? Variance => Truncations.Variance(this);

        public override Expr? Entropy => Truncations.Entropy(this);

        public override Sequence<Expr> Conditions
        {
            get
            {
                var (low, high) = Supports.Ends(Base.Support);
                return
                [
                    .. Base.Conditions,
                    .. From is { } from && To is { } to ? (Expr[])[Base.IsDiscrete ? new Comparison(Relation.LessOrEqual, from, to) : Less(from, to)] : [],
                    .. Low is not null && high is not null ? (Expr[])[new Comparison(Relation.LessOrEqual, Low, high)] : [],
                    .. High is not null && low is not null ? (Expr[])[new Comparison(Relation.GreaterOrEqual, High, low)] : [],
                ];
            }
        }

        public override Distribution? Numeric => new Truncated(this);

        public override FamilyTerm Term => new(
            Name, [new LawArgument(null, Base.Term), new LawArgument(null, Low ?? -Infinity), new LawArgument(null, High ?? Infinity)]);

        /// <summary>The lower end: the bound or the end of the base's support, whichever is greater.</summary>
        public Expr? From => Tighter(Function.Max, Low is not null && Base.IsDiscrete ? Rounded(Function.Ceiling, Low) : Low, Supports.Ends(Base.Support).Low);

        /// <summary>The upper end: the bound or the end of the base's support, whichever is less.</summary>
        public Expr? To => Tighter(Function.Min, High is not null && Base.IsDiscrete ? Rounded(Function.Floor, High) : High, Supports.Ends(Base.Support).High);

        // log p(x) = log p_X(x) − log P(a ≤ X ≤ b)
        public override Expr LogDensity(Expr at) => Base.LogDensity(at) - Log(Mass(To));

        // P(a ≤ X ≤ x)/P(a ≤ X ≤ b)
        public override Expr? Cdf(Expr at) => Mass(at) / Mass(To);

        public override Expr? Survival(Expr at) => Base.IsDiscrete ? base.Survival(at) : Between(at, To) / Mass(To);

        public override Expr? Quantile(Expr probability) => Base.IsDiscrete ? null : Truncations.Quantile(this, probability);

        public override Expr? Expect(Statistic statistic) => Truncations.Expect(this, statistic);

        public override ISampler Sampler(ParameterValues values) => TruncatedSampler.Of(this, values);

        public override Law Map(Func<Expr, Expr> replace) =>
            new TruncatedLaw(Base.Map(replace), Low is null ? null : replace(Low), High is null ? null : replace(High));

        /// <summary>P(a ≤ X ≤ x) under the base law, x being infinite where null.</summary>
        public Expr Mass(Expr? upTo) => Between(Base.IsDiscrete ? Before(From) : From, upTo);

        /// <summary>
        /// P(l &lt; X ≤ h) under the base law, from the tail in which both lie: F(h) − F(l) where F(l) ≤ ½ and the difference of the
        /// upper tails otherwise.
        /// </summary>
        private Expr Between(Expr? low, Expr? high)
        {
            var (least, most) = Supports.Ends(Base.Support);
            if (low is null || (low == least && !Base.IsDiscrete))
            {
                return high is null || high == most ? One : Base.Cdf(high)!;
            }

            if (high is null || high == most)
            {
                return Base.Survival(low)!;
            }

            var below = Base.Cdf(low)!;
            return When(Greater(below, OneHalf), Base.Survival(low)! - Base.Survival(high)!, Base.Cdf(high)! - below);
        }

        // the distribution function of counts is taken just before the first one; before the base's first count it is 0
        private Expr? Before(Expr? first) => first is null || first == Supports.Ends(Base.Support).Low ? null : first - 1;

        private static Expr? Tighter(Function function, Expr? bound, Expr? end)
        {
            if (bound is null || end is null || bound == end)
            {
                return bound ?? end;
            }

            var first = function == Function.Max ? Greater(bound, end) : Less(bound, end);
            return When(first, bound, end) is Conditional ? Call(function, bound, end) : When(first, bound, end);
        }

        private static Expr Rounded(Function function, Expr bound) => Whole(bound) is null ? Call(function, bound) : bound;
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The distribution of X given that it lies between two bounds, both included, with density p(x)/P(a ≤ X ≤ b). It keeps its precision
    /// where both bounds lie far in one tail.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 2nd edition, 13.10.</remarks>
    public sealed class Truncated : UnivariateDistribution, IHasDistributionFunction
    {
        internal Truncated(TruncatedLaw law)
            : base(law)
        {
        }

        /// <summary>E[X], or null where it has no closed form.</summary>
        public double? Mean => Symbolic.Mean is { } mean ? ValueOf(mean) : null;

        /// <summary>Var[X], or null where it has no closed form.</summary>
        public double? Variance => Symbolic.Variance is { } variance ? ValueOf(variance) : null;

        /// <summary>−E[log p(X)] in nats, or null where it has no closed form.</summary>
        public double? Entropy => Symbolic.Entropy is { } entropy ? ValueOf(entropy) : null;

        /// <summary>The distribution between two bounds, either of which may be infinite.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A bound is not a number, or nothing lies between the bounds.</exception>
        /// <exception cref="ArgumentException">The distribution function of the distribution has no closed form.</exception>
        public static Truncated Between(UnivariateDistribution distribution, double low, double high)
        {
            if (distribution.Law is not { Support: IntervalSupport or IntegerSupport } law || law.Cdf(Number.Zero) is null)
            {
                throw new ArgumentException($"The distribution function of {distribution} is needed and has no closed form.", nameof(distribution));
            }

            if (double.IsNaN(low) || double.IsNaN(high) || low > high || (low == high && !law.IsDiscrete))
            {
                throw Argument.Outside(nameof(high), high, $"greater than low = {low.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}");
            }

            var truncated = new TruncatedLaw(law, double.IsInfinity(low) ? null : Numeral.Of(low), double.IsInfinity(high) ? null : Numeral.Of(high));
            return LawReader.Broken(truncated) is null && low < double.PositiveInfinity && high > double.NegativeInfinity
                ? new(truncated)
                : throw Argument.Outside(nameof(low), low, $"such that values of {distribution} lie between the bounds");
        }

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);
    }
}
