using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>
/// Moments over a law in closed form, in terms of the remaining symbols; null where there is none here. Where a result needs
/// a condition that neither the declarations nor the law's parameters show, such as a power above −1, it is undefined elsewhere.
/// </summary>
internal static class ClosedMoments
{
    /// <summary>E[<paramref name="body"/>] where <paramref name="variable"/> has the law.</summary>
    public static Expr? Expect(Expr body, string variable, Law law, Declarations names)
    {
        if (!Traversal.Symbols(body).Contains(variable))
            return body;

        if (CompositeMoments.Expect(body, variable, law, names) is { } value)
            return value;

        return law.Shape.IsScalar ? Reduction.OrNull(() => ExpectScalar(body, variable, law, names)) : ClosedVectorMoments.Expect(body, variable, law, names);
    }

    /// <summary>Var[f] = E f² − (E f)².</summary>
    public static Expr? Variance(Expr body, string variable, Law law, Declarations names) => Covariance(body, body, variable, law, names);

    /// <summary>Cov[f, g] = E f g − E f E g.</summary>
    public static Expr? Covariance(Expr first, Expr second, string variable, Law law, Declarations names)
    {
        var symbols = Traversal.Symbols(first);
        if (!symbols.Contains(variable) || !Traversal.Symbols(second).Contains(variable))
            return Number.Zero;

        return Expect(Make.Multiply(first, second), variable, law, names) is { } product
            && Expect(first, variable, law, names) is { } meanOfFirst
            && Expect(second, variable, law, names) is { } meanOfSecond
            ? Simplifier.Simplify(Make.Subtract(product, Make.Multiply(meanOfFirst, meanOfSecond)), names)
            : null;
    }

    private static Expr? ExpectScalar(Expr body, string variable, Law law, Declarations names)
    {
        var parameters = LawSymbols.Of(law);
        (body, variable) = BoundName.Apart(body, variable, [parameters]);
        var inside = Assumed.Variable(Assumed.Names(names, law.Conditions.OfType<Comparison>()), variable, Shape.Scalar, law.Support);
        var reduction = Reduction.Of(inside, [body, parameters, new Symbol(variable)], law.Conditions);
        return new ScalarMoments(law, variable, reduction).Of(reduction.Read(body)) is { } value ? reduction.Result(value) : null;
    }
}
