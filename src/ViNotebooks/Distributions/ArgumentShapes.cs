using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>Shapes of parameters, and of values, that follow from declared names.</summary>
internal static class ArgumentShapes
{
    /// <summary>The shape of a value where symbols have their declared shapes.</summary>
    public static Shape Of(Law law, Declarations names) => law.Map(parameter => Typed(parameter, names)).Shape;

    /// <summary>
    /// The law that a normal law over vectors means: a vector in the place of the covariance holds the variances, and an I takes its
    /// size from the mean. Or what does not fit.
    /// </summary>
    public static LawReading Resolve(FamilyLaw law, Declarations names)
    {
        var parameters = law.Parameters.Select((parameter, i) => (Parameter: law.Family.Parameters[i], Value: parameter, Shape: ShapeOf(parameter, names))).ToArray();
        if (law.Family == MultivariateNormalFamily.Family)
        {
            var (mean, covariance) = (law.Parameters[0], Variances(law.Parameters[1], names));
            if (ShapeOf(covariance, names)?.Kind == ShapeKind.Vector)
            {
                return LawReading.Of(DiagonalNormalFamily.Family.Of(mean, covariance));
            }

            if (UnsizedIdentity.IsIn(covariance))
            {
                var length = parameters[0].Shape is { Kind: ShapeKind.Vector, Rows: { IsKnown: true } rows } ? Sizes.Written(rows)! : Sizes.LengthOf(mean);
                return LawReading.Of(law.Family.Of(mean, Expressions.Rewriting.Substitution.Replace(
                    covariance, node => node is Call { Function: Function.Identity, Arguments.Count: 0 } ? new Call(Function.Identity, [length]) : null)));
            }
        }

        foreach (var (parameter, value, shape) in parameters)
        {
            if (shape is { } found && KindOf(parameter.Domain) is { } kind && found.Kind != kind && IsKnown(value, found, names))
            {
                var expected = kind switch { ShapeKind.Vector => "a vector", ShapeKind.Matrix => "a square matrix", _ => "a scalar" };
                return LawReading.Wrong($"The {parameter.Name} of {law.Family.Name} is {expected}, not {found}.");
            }
        }

        return LawReading.Of(law);
    }

    private static ShapeKind? KindOf(ParameterDomain domain) => domain switch
    {
        ParameterDomain.RealVector or ParameterDomain.PositiveVector or ParameterDomain.ProbabilityVector => ShapeKind.Vector,
        ParameterDomain.Spd or ParameterDomain.RealMatrix => ShapeKind.Matrix,

        // a point may be a vector
        ParameterDomain.Real => null,
        _ => ShapeKind.Scalar,
    };

    // where any name may be used, a symbol is a scalar for want of a declaration
    private static bool IsKnown(Expr value, Shape shape, Declarations names) =>
        !names.IsOpen || !shape.IsScalar || Expressions.Rewriting.Traversal.Symbols(value).Count == 0;

    private static Expr Variances(Expr covariance, Declarations names) =>
        covariance is Call { Function: Function.Inverse, Arguments: [var precisions] } && ShapeOf(precisions, names)?.Kind == ShapeKind.Vector
            ? Make.Divide(Number.One, precisions)
            : covariance;

    private static Shape? ShapeOf(Expr expression, Declarations names) => Elaborator.TryElaborate(expression, names)?.Shape;

    /// <summary>Some expression that shows its shape.</summary>
    private static Expr Typed(Expr expression, Declarations names) => ShapeOf(expression, names) switch
    {
        { Kind: ShapeKind.Vector, Rows.IsKnown: true } shape => VectorFormulas.Ones(Sizes.Written(shape.Rows)!),
        { Kind: ShapeKind.Matrix, Rows.IsKnown: true } shape => new Call(Function.Identity, [Sizes.Written(shape.Rows)!]),
        _ => expression,
    };
}
