using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Divergences;

/// <summary>Divergences between laws that are made of other laws.</summary>
internal static class Compositions
{
    private const string MixturesHaveNone = "a mixture has no closed form; an upper bound is there for the asking";

    /// <summary>What follows from the parts; null where nothing does.</summary>
    public static KlResult? Find(Law p, Law q) => (p, q) switch
    {
        (MixtureLaw, _) or (_, MixtureLaw) => p.IsDiscrete == q.IsDiscrete ? new NoClosedForm(MixturesHaveNone) : null,
        (ProductLaw first, ProductLaw second) => first.Coordinates.Count == second.Coordinates.Count
            ? Sum(first.Coordinates.Zip(second.Coordinates, (a, b) => (One, KlRegistry.Find(a, b))))
            : new NotComparable("the products have different numbers of coordinates"),
        (RepeatedLaw first, RepeatedLaw second) when first.Count == second.Count => Sum([(first.Count, KlRegistry.Find(first.Coordinate, second.Coordinate))]),
        (RepeatedLaw first, ProductLaw) when Whole(first.Count) is { } n => Find(Repeat(first.Coordinate, (int)n), q),
        (ProductLaw, RepeatedLaw second) when Whole(second.Count) is { } n => Find(p, Repeat(second.Coordinate, (int)n)),

        (FamilyLaw { Family.Name: "DiagonalNormal" } first, ProductLaw) when Coordinates(first) is { } product => Find(product, q),
        (ProductLaw, FamilyLaw { Family.Name: "DiagonalNormal" } second) when Coordinates(second) is { } product => Find(p, product),

        // an invertible map of both leaves the divergence as it was
        (AffineLaw first, AffineLaw second) when first.Shift == second.Shift && first.Scale == second.Scale => KlRegistry.Find(first.Base, second.Base),
        (TransformedLaw first, TransformedLaw second) when first.Function.Name == second.Function.Name => KlRegistry.Find(first.Base, second.Base),

        // log q(x) = log q₀(x) − log P(X₀ inside the bounds)
        (_, TruncatedLaw second) when !second.IsDiscrete && p.Shape.IsScalar && !p.IsDiscrete => Truncated(p, second),
        (TruncatedLaw first, _) when !first.IsDiscrete && first.Base == q => new ClosedForm(-LogMass(first)),
        _ => null,
    };

    /// <summary>The sum of divergences times factors, all of which must be finite.</summary>
    public static KlResult Sum(IEnumerable<(Expr Factor, KlResult Part)> parts)
    {
        var sum = ClosedForm.Zero;
        NoClosedForm? none = null;
        foreach (var (factor, part) in parts)
        {
            switch (part)
            {
                case Infinite or NotComparable:
                    return part;
                case NoClosedForm open:
                    none ??= open;
                    sum = sum with { FiniteWhere = [.. sum.FiniteWhere, .. open.FiniteWhere] };
                    break;
                case ClosedForm form:
                    sum = new ClosedForm(sum.Value + (factor * form.Value))
                    {
                        FiniteWhere = [.. sum.FiniteWhere, .. form.FiniteWhere],
                        KnownWhere = [.. sum.KnownWhere, .. form.KnownWhere],
                    };
                    break;
            }
        }

        return none is null ? sum : none with { FiniteWhere = sum.FiniteWhere };
    }

    private static ProductLaw? Coordinates(FamilyLaw normal) => normal.Parameters is [VectorLiteral means, VectorLiteral variances]
        ? new ProductLaw(means.Items.Zip(variances.Items, (m, v) => (Law)NormalFamily.Family.Of(m, v)).ToSequence())
        : null;

    private static ProductLaw Repeat(Law coordinate, int count) => new(Enumerable.Repeat(coordinate, count).ToSequence());

    private static KlResult Truncated(Law p, TruncatedLaw q)
    {
        var (inner, outer) = (p is TruncatedLaw first && first.Base == q.Base ? new ClosedForm(-LogMass(first)) : KlRegistry.Find(p, q.Base), LogMass(q));
        return inner is ClosedForm form ? Containment.Within(p, q, form with { Value = form.Value + outer }) : Containment.Within(p, q, inner);
    }

    private static Expr LogMass(TruncatedLaw law) => Log(law.Mass(law.To));
}
