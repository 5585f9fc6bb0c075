using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The law of g(X) for a continuous scalar X inside the domain of a monotone function g.</summary>
    internal sealed record TransformedLaw(Law Base, MonotoneFunction Function) : Law
    {
        public const string Name = "Transformed";

        public override Shape Shape => Shape.Scalar;

        public override Support Support
        {
            get
            {
                var (low, high) = Supports.Ends(Base.Support);
                var first = End(low, Function.Domain.Low, Function.Image.AtLow, Function.IsIncreasing);
                var last = End(high, Function.Domain.High, Function.Image.AtHigh, !Function.IsIncreasing);
                return Function.IsIncreasing ? new IntervalSupport(first, last) : new IntervalSupport(last, first);
            }
        }

        public override Expr? Mean => Expect(Monomial.OfPower(1));

        public override Expr? Variance => Expect(Monomial.OfPower(2)) is { } square && Mean is { } mean
            ? square is Constant { Name: ConstantName.Infinity } ? square : square - Formulas.Square(mean)
            : null;

        // H(g(X)) = H(X) + E[log |g′(X)|]
        public override Expr? Entropy => Base.Entropy is { } entropy && Function.MeanLogSlope(Base) is { } slope ? entropy + slope : null;

        public override Reparameterisation? Reparameterisation => Base.Reparameterisation is { } inner
            ? new Reparameterisation(
                inner.Noise, noise => Function.Apply(inner.Transform(noise)), inner.IsIncreasing is null ? null : inner.IsIncreasing == Function.IsIncreasing)
            : null;

        public override Sequence<Expr> Conditions
        {
            get
            {
                var (low, high) = Supports.Ends(Base.Support);
                var (least, most) = (Function.Domain.Low, Function.Domain.High);
                return
                [
                    .. Base.Conditions,
                    .. least is null ? (Expr[])[] : [new Comparison(Relation.GreaterOrEqual, low ?? -Infinity, least)],
                    .. most is null ? (Expr[])[] : [new Comparison(Relation.LessOrEqual, high ?? Infinity, most)],
                ];
            }
        }

        public override Distribution? Numeric => new Transformed(this);

        public override FamilyTerm Term => new(Name, [new LawArgument(Function.Name, Base.Term)]);

        // p(y) = p_X(g⁻¹(y)) |(g⁻¹)′(y)|
        public override Expr LogDensity(Expr at) => Base.LogDensity(Function.Inverse(at)) + Function.LogSlopeOfInverse(at);

        public override Expr? Cdf(Expr at) => Function.IsIncreasing ? Base.Cdf(Function.Inverse(at)) : Base.Survival(Function.Inverse(at));

        public override Expr? Survival(Expr at) => Function.IsIncreasing ? Base.Survival(Function.Inverse(at)) : Base.Cdf(Function.Inverse(at));

        public override Expr? Quantile(Expr probability) =>
            Base.Quantile(Function.IsIncreasing ? probability : 1 - probability) is { } quantile ? Function.Apply(quantile) : null;

        public override Expr? Expect(Statistic statistic) => statistic is Monomial monomial && Function.Pull(monomial) is { } pulled && Base.Expect(pulled.Statistic) is { } value
            ? pulled.Factor * value
            : null;

        public override ISampler Sampler(ParameterValues values) => new TransformedSampler(Base.Sampler(values), Function);

        public override Law Map(Func<Expr, Expr> replace) => new TransformedLaw(Base.Map(replace), Function);

        // g at an end of the support, by its limit where that is the end of g's domain
        private Expr? End(Expr? end, Expr? domain, Expr? image, bool isLower)
        {
            if (end is null || end == domain)
            {
                return image;
            }

            return domain is null ? Function.Apply(end) : When(AreEqual(end, domain), image ?? (isLower ? -Infinity : Infinity), Function.Apply(end));
        }

        private sealed class TransformedSampler(ISampler source, MonotoneFunction function) : ISampler
        {
            private readonly Expressions.Evaluation.ScalarProgram program =
                Expressions.Evaluation.ScalarProgram.Compile(function.Apply(new Symbol("x")), ["x"]) ?? throw new InvalidOperationException($"{function.Name} does not compile.");

            private readonly double[][] column = [new double[1]];

            public void Draw(RandomStream random, Span<double> value)
            {
                source.Draw(random, column[0]);
                program.Run(column, 1, value[..1]);
            }
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The distribution of g(X) for a continuous X and a smooth function g that rises, or falls, over the whole support; its density is
    /// p(g⁻¹(y)) |(g⁻¹)′(y)|.
    /// </summary>
    public sealed class Transformed : UnivariateDistribution
    {
        internal Transformed(TransformedLaw law)
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

        /// <summary>The distribution of e^X.</summary>
        /// <exception cref="ArgumentException">The distribution is discrete.</exception>
        public static Transformed Exp(UnivariateDistribution distribution) => Of(distribution, "exp");

        /// <summary>The distribution of log X, for X &gt; 0.</summary>
        /// <exception cref="ArgumentException">The distribution is discrete, or its support is not in the domain of the function.</exception>
        public static Transformed Log(UnivariateDistribution distribution) => Of(distribution, "log");

        /// <summary>The distribution of log(X/(1 − X)), for X in (0, 1).</summary>
        /// <exception cref="ArgumentException">The distribution is discrete, or its support is not in the domain of the function.</exception>
        public static Transformed Logit(UnivariateDistribution distribution) => Of(distribution, "logit");

        /// <summary>The distribution of 1/(1 + e^(−X)).</summary>
        /// <exception cref="ArgumentException">The distribution is discrete.</exception>
        public static Transformed Sigmoid(UnivariateDistribution distribution) => Of(distribution, "sigmoid");

        /// <summary>The distribution of log(1 + e^X).</summary>
        /// <exception cref="ArgumentException">The distribution is discrete.</exception>
        public static Transformed Softplus(UnivariateDistribution distribution) => Of(distribution, "softplus");

        /// <summary>The distribution of X², for X ≥ 0.</summary>
        /// <exception cref="ArgumentException">The distribution is discrete, or its support is not in the domain of the function.</exception>
        public static Transformed Square(UnivariateDistribution distribution) => Of(distribution, "square");

        /// <summary>The distribution of √X, for X ≥ 0.</summary>
        /// <exception cref="ArgumentException">The distribution is discrete, or its support is not in the domain of the function.</exception>
        public static Transformed Sqrt(UnivariateDistribution distribution) => Of(distribution, "sqrt");

        /// <summary>The distribution of 1/X, for X &gt; 0.</summary>
        /// <exception cref="ArgumentException">The distribution is discrete, or its support is not in the domain of the function.</exception>
        public static Transformed Reciprocal(UnivariateDistribution distribution) => Of(distribution, "reciprocal");

        /// <summary>The distribution of tanh X.</summary>
        /// <exception cref="ArgumentException">The distribution is discrete.</exception>
        public static Transformed Tanh(UnivariateDistribution distribution) => Of(distribution, "tanh");

        private static Transformed Of(UnivariateDistribution distribution, string function)
        {
            if (distribution.IsDiscrete)
            {
                throw new ArgumentException("A transform is of a continuous distribution.", nameof(distribution));
            }

            var law = new TransformedLaw(distribution.Law, MonotoneFunctions.Find(function)!);
            return LawReader.Broken(law) is null
                ? new(law)
                : throw new ArgumentException($"The support of {distribution} is not in the domain of {function}.", nameof(distribution));
        }
    }
}
