using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.VectorFormulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The law that draws a component with the weight's probability and a value from it. The components have values of one shape, all discrete or none.</summary>
    internal sealed record MixtureLaw(Expr Weights, Sequence<Law> Components) : Law
    {
        public const string Name = "Mixture";

        // the logarithm of what adds nothing: finite, so that two of them have a sum too
        private static readonly Expr Nothing = Make.Negate(Make.Number(System.Numerics.BigInteger.Pow(10, 300)));

        public override Shape Shape => Components[0].Shape;

        public override Support Support => Supports.Hull([.. Components.Select(component => component.Support)]) ?? Components[0].Support;

        // E[X] = Σ wₖ mₖ
        public override Expr? Mean => Weighted(component => component.Mean);

        // Var[X] = Σ wₖ (vₖ + (mₖ − m)²)
        public override Expr? Variance => Mean is not { } mean ? null : Weighted(component =>
            component.Variance is not { } variance || component.Mean is not { } centre ? null
            : IsInfinite(variance) ? variance
            : Shape.IsScalar ? variance + Square(centre - mean)
            : variance + ((centre - mean) * Transposed(centre - mean)));

        public override Expr? LogMean => Weighted(component => component.LogMean);

        public override Expr? LogDeterminantMean => Weighted(component => component.LogDeterminantMean);

        public override Expr? InverseMean => Weighted(component => component.InverseMean);

        public override Sequence<Expr> Conditions =>
        [
            new Comparison(Relation.GreaterOrEqual, Call(Function.MinOf, Weights), Zero),
            SumsToOne(Weights),
            .. Components.SelectMany(component => component.Conditions),
        ];

        public override Distribution? Numeric => Shape.Kind switch
        {
            ShapeKind.Scalar => new Mixture(this),
            ShapeKind.Vector when Shape.Rows.Value is not null => new VectorMixture(this),
            _ => null,
        };

        public override FamilyTerm Term => new(
            Name, [new LawArgument(null, Weights), .. Components.Select(component => new LawArgument(null, component.Term))]);

        private IEnumerable<(Expr Weight, Law Component)> Parts => Components
            .Select((component, i) => (Weight: Element(Weights, Make.Number(i + 1)), Component: component))
            .Where(part => !IsZero(part.Weight));

        // log p(x) = log Σ wₖ pₖ(x), a component outside whose support x lies giving nothing
        public override Expr LogDensity(Expr at)
        {
            var terms = Parts.Select(part => (Value: Log(part.Weight) + part.Component.LogDensity(at), Inside: InsideOf(part.Component, at))).ToList();
            if (terms.Count == 1)
            {
                return terms[0].Value;
            }

            return new Call(
                Function.LogSumExp,
                terms.Select(term => term.Inside is null ? term.Value : new Conditional(term.Inside, term.Value, Nothing)).ToSequence());
        }

        public override Expr? Cdf(Expr at) => Weighted(component =>
        {
            var (low, high) = Supports.Ends(component.Support);
            return component.Cdf(at) is not { } inside ? null
                : InsideOf(component, at) is null ? inside
                : WithinEnds(at, low, high, inside);
        });

        public override Expr? Expect(Statistic statistic) => Weighted(component => component.Expect(statistic));

        public override ISampler Sampler(ParameterValues values) => new MixtureSampler(
            new CategoricalSampler(values.Numbers(Weights), isOneHot: false), [.. Components.Select(component => component.Sampler(values))]);

        public override Law Map(Func<Expr, Expr> replace) => new MixtureLaw(
            ZeroLogs.Map(Weights, replace), Components.Select(component => component.Map(replace)).ToSequence());

        // only where the supports differ does it matter which component holds x
        private Expr? InsideOf(Law component, Expr at) => component.Support == Support ? null : Supports.Contains(component.Support, at);

        private static Expr WithinEnds(Expr at, Expr? low, Expr? high, Expr inside)
        {
            var below = high is null ? inside : new Conditional(new Comparison(Relation.Less, at, high), inside, One);
            return low is null ? below : new Conditional(new Comparison(Relation.Less, at, low), Zero, below);
        }

        private Expr? Weighted(Func<Law, Expr?> value)
        {
            var terms = Parts.Select(part => value(part.Component) is { } term ? (part.Weight, Term: term) : default).ToList();
            return terms.Exists(term => term.Term is null) ? null
                : terms.Find(term => IsInfinite(term.Term)).Term ?? Sum(terms.Select(term => term.Weight * term.Term));
        }

        private static bool IsInfinite(Expr expression) => expression is Constant { Name: ConstantName.Infinity };

        private sealed class MixtureSampler(CategoricalSampler places, ISampler[] components) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => components[places.Draw(random)].Draw(random, value);
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// A finite mixture of distributions over numbers, with density Σ wₖ pₖ(x): a component is drawn with probability wₖ, and a value from it.
    /// The components are all discrete or all continuous.
    /// </summary>
    /// <remarks>McLachlan and Peel, "Finite Mixture Models" (2000).</remarks>
    public sealed class Mixture : UnivariateDistribution
    {
        internal Mixture(MixtureLaw law)
            : base(law)
        {
        }

        /// <summary>E[X], or null where it has no closed form.</summary>
        public double? Mean => Symbolic.Mean is { } mean ? ValueOf(mean) : null;

        /// <summary>Var[X], or null where it has no closed form.</summary>
        public double? Variance => Symbolic.Variance is { } variance ? ValueOf(variance) : null;

        /// <summary>P(X ≤ x), or null where it has no closed form.</summary>
        public double? Cdf(double value) => HasCdf ? CdfAt(value) : null;

        /// <summary>The least x with P(X ≤ x) ≥ u for u in [0, 1], or null where P(X ≤ x) has no closed form.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
        public double? Quantile(double probability) => HasCdf ? QuantileAt(probability) : null;

        /// <summary>The mixture with these weights, which are not negative and sum to 1 within 10⁻⁹, one a component.</summary>
        /// <exception cref="ArgumentException">The weights are not those of a mixture of the components, or the components are not all discrete or all continuous.</exception>
        public static Mixture Of(IReadOnlyList<double> weights, params IReadOnlyList<UnivariateDistribution> components) =>
            new(MixtureArgument.Law(weights, [.. components.Select(component => component.Law)]));
    }

    /// <summary>A finite mixture of distributions over vectors of one length, with density Σ wₖ pₖ(x).</summary>
    /// <remarks>McLachlan and Peel, "Finite Mixture Models" (2000).</remarks>
    public sealed class VectorMixture : MultivariateDistribution
    {
        internal VectorMixture(MixtureLaw law)
            : base(law)
        {
        }

        /// <summary>The mixture with these weights, which are not negative and sum to 1 within 10⁻⁹, one a component.</summary>
        /// <exception cref="ArgumentException">The weights are not those of a mixture of the components, or the values of the components are not of one kind.</exception>
        public static VectorMixture Of(IReadOnlyList<double> weights, params IReadOnlyList<MultivariateDistribution> components) =>
            new(MixtureArgument.Law(weights, [.. components.Select(component => component.Law)]));
    }
}
