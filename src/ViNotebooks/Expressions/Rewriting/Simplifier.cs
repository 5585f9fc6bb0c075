namespace ViNotebooks.Expressions.Rewriting;

/// <summary>
/// Brings expressions to a canonical sum of terms. The value on the declared domain stays the same; what would take too
/// much work, or has shapes that do not fit, stays as it is.
/// </summary>
internal static class Simplifier
{
    /// <summary>The canonical form, written readably.</summary>
    public static Expr Simplify(Expr expression, Declarations? names = null)
    {
        var terms = Terms(expression, names);
        return terms is [var only] ? only : Make.Sum(terms);
    }

    /// <summary>Simplify(<paramref name="a"/> − <paramref name="b"/>).</summary>
    public static Expr Difference(Expr a, Expr b, Declarations? names = null) => Simplify(Make.Subtract(a, b), names);

    /// <summary>The canonical terms, each with its sign, which add up to the expression; none where it is the number 0.</summary>
    public static IReadOnlyList<Expr> Terms(Expr expression, Declarations? names = null)
    {
        try
        {
            var context = new RewritingContext(names ?? Declarations.Open, expression);
            switch (context.KindOf(expression))
            {
                case ShapeKind.Scalar:
                    return Assembler.Terms(Cancellation.Reduce(Canonical.Of(expression, context), context));
                case ShapeKind.Vector:
                    return OrZero(Assembler.Terms(Canonical.Of(expression, context)), expression);
                case ShapeKind.Row:
                    var terms = OrZero(Assembler.Terms(Canonical.Of(expression, context)), expression);
                    return [.. terms.Select(Transposed)];
                case ShapeKind.Matrix:
                    return OrZero(MatrixRules.Terms(MatrixRules.Of(expression, context)), expression);
                default:
                    return [Canonical.Rebuilt(expression, context)];
            }
        }
        catch (Exception exception) when (exception is RewritingStoppedException or InsufficientExecutionStackException)
        {
            return [expression];
        }
    }

    private static Expr Transposed(Expr term) => term is Negate negate
        ? Make.Negate(Transposed(negate.Operand))
        : Make.Call(Function.Transpose, term);

    // the number 0 is no vector: nothing times the expression keeps its shape
    private static IReadOnlyList<Expr> OrZero(IReadOnlyList<Expr> terms, Expr expression) =>
        terms.Count > 0 ? terms : [Make.Multiply(Number.Zero, expression)];
}
