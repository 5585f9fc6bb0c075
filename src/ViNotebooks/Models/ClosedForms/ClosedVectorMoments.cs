using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>
/// Moments over the law of a vector or matrix in closed form: linear and quadratic forms, products of two linear forms, functions
/// of single coordinates by their own laws, exp(cᵀz) of normal vectors, A z + b, z zᵀ, traces and quadratic forms of a random
/// matrix; null where there is none here.
/// </summary>
internal static class ClosedVectorMoments
{
    /// <summary>E[<paramref name="body"/>], a scalar, vector or matrix, where <paramref name="variable"/> has the law.</summary>
    public static Expr? Expect(Expr body, string variable, Law law, Declarations names) => Reduction.OrNull(() =>
    {
        var parameters = LawSymbols.Of(law);
        var shape = Sized(law, names.Find(variable), names);
        (body, variable) = BoundName.Apart(body, variable, [parameters]);
        var inside = Assumed.Variable(names, variable, shape, law.Support);
        var reduction = Reduction.Of(inside, [body, parameters, new Symbol(variable)], law.Conditions);
        if (reduction.Context.KindOf(body) != ShapeKind.Scalar)
            return new MeanSubstitution(law, variable, reduction).Of(body);

        var sum = reduction.Read(body);
        var value = law.Shape.Kind == ShapeKind.Matrix
            ? new MeanSubstitution(law, variable, reduction).OfScalar(sum)
            : new VectorMoments(law, variable, reduction).Of(sum);
        return value is null ? null : reduction.Result(value);
    });

    // the law's own shape, with the size that the declaration of the variable or the parameters of the law give
    private static Shape Sized(Law law, Declaration? declared, Declarations names)
    {
        if (law.Shape.Rows.IsKnown)
            return law.Shape;

        var size = declared is { Shape: var own } && own.Kind == law.Shape.Kind ? own.Rows : Size.Unknown;
        if (!size.IsKnown && law.Mean is { } mean && Kinds.LengthOf(mean, new RewritingContext(names, mean)) is { } length)
            size = Sizes.Of(length);

        return law.Shape.Kind == ShapeKind.Matrix ? Shape.Matrix(size, size) : Shape.Vector(size);
    }
}
