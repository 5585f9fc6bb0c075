using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The law of a + b Z for a continuous scalar Z; the shift a is any number and the scale b any number but 0.</summary>
    internal sealed record AffineLaw(Law Base, Expr Shift, Expr Scale) : Law
    {
        public const string Name = "Affine";

        public override Shape Shape => Shape.Scalar;

        public override Support Support
        {
            get
            {
                var (low, high) = Supports.Ends(Base.Support);
                var (first, last) = (low is null ? null : Apply(low), high is null ? null : Apply(high));
                return first is null && last is null
                    ? new IntervalSupport(null, null)
                    : Sign switch
                    {
                        > 0 => new IntervalSupport(first, last),
                        < 0 => new IntervalSupport(last, first),
                        _ => new IntervalSupport(BySign(first ?? -Infinity, last ?? -Infinity), BySign(last ?? Infinity, first ?? Infinity)),
                    };
            }
        }

        public override Expr? Mean => Base.Mean is { } mean ? Apply(mean) : null;

        public override Expr? Variance => Base.Variance is { } variance ? variance is Constant ? variance : Square(Scale) * variance : null;

        // H(a + b Z) = H(Z) + log|b|
        public override Expr? Entropy => Base.Entropy is { } entropy ? entropy + LogScale : null;

        public override Reparameterisation? Reparameterisation => Base.Reparameterisation is { } inner
            ? new Reparameterisation(inner.Noise, noise => Apply(inner.Transform(noise)), inner.IsIncreasing is null || Sign == 0 ? null : inner.IsIncreasing == (Sign > 0))
            : null;

        public override Sequence<Expr> Conditions => [.. Base.Conditions, new Comparison(Relation.NotEqual, Scale, Zero)];

        public override Distribution? Numeric => new Affine(this);

        public override FamilyTerm Term => new(
            Name, [new LawArgument(null, Base.Term), new LawArgument(null, Shift), new LawArgument(null, Scale)]);

        private Expr LogScale => Log(Sign switch { > 0 => Scale, < 0 => -Scale, _ => Call(Function.Abs, Scale) });

        /// <summary>The sign of the scale where it is a number, else 0.</summary>
        private int Sign => Scale switch
        {
            Number => 1,
            Negate { Operand: Number } => -1,
            Binary { Operator: BinaryOperator.Divide, Left: Number, Right: Number } => 1,
            _ => 0,
        };

        // p(x) = p_Z((x − a)/b)/|b|
        public override Expr LogDensity(Expr at) => Base.LogDensity(Invert(at)) - LogScale;

        public override Expr? Cdf(Expr at) => Base.Cdf(Invert(at)) is { } rising ? BySign(rising, Base.Survival(Invert(at)) ?? (1 - rising)) : null;

        public override Expr? Survival(Expr at) => Base.Cdf(Invert(at)) is { } rising ? BySign(Base.Survival(Invert(at)) ?? (1 - rising), rising) : null;

        public override Expr? Quantile(Expr probability) => Base.Quantile(probability) is { } rising && Base.Quantile(1 - probability) is { } falling
            ? BySign(Apply(rising), Apply(falling))
            : null;

        public override Expr? Expect(Statistic statistic)
        {
            switch (statistic)
            {
                // E[X^k e^(tX)] = e^(ta) Σⱼ (k over j) a^(k−j) b^j E[Z^j e^(tbZ)]
                case Monomial { LogPower: 0, LogComplementPower: 0, WholePowerOfX: { } k } monomial:
                    var moments = Enumerable.Range(0, k + 1).Select(j => Base.Expect(new Monomial(Make.Number(j), 0, 0, monomial.Rate * Scale))).ToList();
                    return moments.Contains(null)
                        ? null
                        : Exp(monomial.Rate * Shift) * Sum(moments.Select((moment, j) => Binomial(k, j) * Pow(Shift, k - j) * Pow(Scale, j) * moment!));

                // E|X − c| = |b| E|Z − (c − a)/b|
                case AbsoluteDeviation { Centre: var centre }:
                    return Base.Expect(new AbsoluteDeviation(Invert(centre))) is { } deviation ? Call(Function.Abs, Scale) * deviation : null;
                default:
                    return null;
            }
        }

        public override ISampler Sampler(ParameterValues values) => new AffineSampler(Base.Sampler(values), values.Number(Shift), values.Number(Scale));

        public override Law Map(Func<Expr, Expr> replace) => new AffineLaw(Base.Map(replace), replace(Shift), replace(Scale));

        private Expr Apply(Expr value) => Shift + (Scale * value);

        private Expr Invert(Expr value) => (value - Shift) / Scale;

        private Expr BySign(Expr positive, Expr negative) => Sign switch
        {
            > 0 => positive,
            < 0 => negative,
            _ => When(Greater(Scale, Zero), positive, negative),
        };

        private sealed class AffineSampler(ISampler source, double shift, double scale) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value)
            {
                source.Draw(random, value);
                value[0] = shift + (scale * value[0]);
            }
        }
    }
}

namespace ViNotebooks
{
    /// <summary>The distribution of a + b Z for a continuous Z and b ≠ 0, with density p((x − a)/b)/|b|.</summary>
    public sealed class Affine : UnivariateDistribution
    {
        internal Affine(AffineLaw law)
            : base(law)
        {
        }

        /// <summary>E[X], or null where it has no closed form.</summary>
        public double? Mean => Symbolic.Mean is { } mean ? ValueOf(mean) : null;

        /// <summary>Var[X], or null where it has no closed form.</summary>
        public double? Variance => Symbolic.Variance is { } variance ? ValueOf(variance) : null;

        /// <summary>−E[log p(X)] in nats, or null where it has no closed form.</summary>
        public double? Entropy => Symbolic.Entropy is { } entropy ? ValueOf(entropy) : null;

        /// <summary>P(X ≤ x), or null where it has no closed form.</summary>
        public double? Cdf(double value) => HasCdf ? CdfAt(value) : null;

        /// <summary>The least x with P(X ≤ x) ≥ u for u in [0, 1], or null where P(X ≤ x) has no closed form.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
        public double? Quantile(double probability) => HasCdf ? QuantileAt(probability) : null;

        /// <summary>The distribution of shift + scale × Z, the scale being any finite number but 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The shift is not finite, or the scale is not finite or 0.</exception>
        /// <exception cref="ArgumentException">The distribution is discrete.</exception>
        public static Affine Of(UnivariateDistribution distribution, double shift, double scale)
        {
            if (distribution.IsDiscrete)
            {
                throw new ArgumentException("An affine transform is of a continuous distribution.", nameof(distribution));
            }

            return scale == 0
                ? throw Argument.Outside(nameof(scale), scale, "other than 0")
                : new(new AffineLaw(distribution.Law, Argument.Real(shift), Argument.Real(scale)));
        }
    }
}
