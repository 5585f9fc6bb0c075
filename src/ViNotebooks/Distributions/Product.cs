using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.VectorFormulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The law of a vector with independent coordinates, one scalar law each, all discrete or none.</summary>
    internal sealed record ProductLaw(Sequence<Law> Coordinates) : Law
    {
        public const string Name = "Product";

        public override Shape Shape => Expressions.Shape.Vector(Size.Of(Coordinates.Count));

        public override Support Support => new ProductSupport(Coordinates.Select(coordinate => coordinate.Support).ToSequence());

        public override Expr? Mean => Vector(coordinate => coordinate.Mean);

        public override Expr? Variance => Vector(coordinate => coordinate.Variance) is { } variances ? Call(Function.Diagonal, variances) : null;

        public override Expr? Entropy => Vector(coordinate => coordinate.Entropy) is { } entropies ? Sum(entropies.Items) : null;

        public override Expr? LogMean => Vector(coordinate => coordinate.Expect(Monomial.Log));

        public override Sequence<Expr> Conditions => Coordinates.SelectMany(coordinate => coordinate.Conditions).ToSequence();

        public override Distribution? Numeric => new Product(this);

        public override FamilyTerm Term => new(Name, Coordinates.Select(coordinate => new LawArgument(null, coordinate.Term)).ToSequence());

        public override Expr LogDensity(Expr at) => Sum(Coordinates.Select((coordinate, i) => coordinate.LogDensity(Element(at, Make.Number(i + 1)))));

        public override ISampler Sampler(ParameterValues values) => new ProductSampler([.. Coordinates.Select(coordinate => coordinate.Sampler(values))]);

        public override Law Map(Func<Expr, Expr> replace) => new ProductLaw(Coordinates.Select(coordinate => coordinate.Map(replace)).ToSequence());

        private VectorLiteral? Vector(Func<Law, Expr?> value)
        {
            var items = Coordinates.Select(value).ToList();
            return items.Contains(null) ? null : new VectorLiteral(items.ToSequence()!);
        }
    }

    /// <summary>The law of a vector with <paramref name="Count"/> independent coordinates from one scalar law.</summary>
    internal sealed record RepeatedLaw(Law Coordinate, Expr Count) : Law
    {
        public override Shape Shape => Expressions.Shape.Vector(Sizes.Of(Count));

        public override Support Support => new RepeatedSupport(Coordinate.Support, Sizes.Of(Count));

        public override Expr? Mean => Constant(Coordinate.Mean);

        public override Expr? Variance => Coordinate.Variance is { } variance ? Make.Multiply(variance, Call(Function.Identity, Count)) : null;

        public override Expr? Entropy => Coordinate.Entropy is { } entropy ? Count * entropy : null;

        public override Expr? LogMean => Constant(Coordinate.Expect(Monomial.Log));

        public override Sequence<Expr> Conditions => [.. Coordinate.Conditions, new Comparison(Relation.GreaterOrEqual, Count, One)];

        public override Distribution? Numeric => Shape.Rows.Value is null ? null : new Product(this);

        public override FamilyTerm Term => new(ProductLaw.Name, [new LawArgument(null, Coordinate.Term), new LawArgument(null, Count)]);

        public override Expr LogDensity(Expr at)
        {
            // the name must not be caught by the sums inside the coordinate's density either
            var index = FreshIndex([at, Count, Coordinate.LogDensity(Zero), Coordinate.LogDensity(One)]);
            return new Fold(FoldKind.Sum, index, One, Count, Coordinate.LogDensity(Make.Index(at, new Symbol(index))));
        }

        public override ISampler Sampler(ParameterValues values)
        {
            var sampler = Coordinate.Sampler(values);
            return new ProductSampler([.. Enumerable.Repeat(sampler, (int)values.Number(Count))]);
        }

        public override Law Map(Func<Expr, Expr> replace) => new RepeatedLaw(Coordinate.Map(replace), replace(Count));

        private Expr? Constant(Expr? value) => value is null ? null : Make.Multiply(value, Ones(Count));
    }

    /// <summary>Draws the coordinates one after another.</summary>
    internal sealed class ProductSampler(ISampler[] coordinates) : ISampler
    {
        public void Draw(RandomStream random, Span<double> value)
        {
            for (var i = 0; i < coordinates.Length; i++)
            {
                coordinates[i].Draw(random, value.Slice(i, 1));
            }
        }
    }
}

namespace ViNotebooks
{
    /// <summary>The distribution of a vector with independent coordinates, all discrete or all continuous.</summary>
    public sealed class Product : MultivariateDistribution
    {
        internal Product(Law law)
            : base(law)
        {
        }

        /// <summary>Independent coordinates with these distributions.</summary>
        /// <exception cref="ArgumentException">There are no coordinates, or some are discrete and others continuous.</exception>
        public static Product Of(params IReadOnlyList<UnivariateDistribution> coordinates) =>
            coordinates.Count > 0 && coordinates.All(coordinate => coordinate.IsDiscrete == coordinates[0].IsDiscrete)
                ? new(new ProductLaw(coordinates.Select(coordinate => coordinate.Law).ToSequence()))
                : throw new ArgumentException("A product has at least one coordinate, and all are discrete or all continuous.", nameof(coordinates));

        /// <summary>Independent coordinates with one distribution.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
        public static Product Repeated(UnivariateDistribution coordinate, int count)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
            return new(new RepeatedLaw(coordinate.Law, Make.Number(count)));
        }
    }
}
