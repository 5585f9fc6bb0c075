using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Expressions;

/// <summary>The identity matrix written I, which takes its size from what it is joined with.</summary>
internal static class UnsizedIdentity
{
    public static bool IsIn(Expr expression) => Traversal.All(expression).Any(IsOne);

    /// <summary>Every unsized I in an expression with the size of a square matrix; the same expression where the size is not known.</summary>
    public static Expr Sized(Expr expression, Shape shape)
    {
        var size = shape.Rows.IsKnown ? shape.Rows : shape.Columns;
        if (!size.IsKnown || !IsIn(expression))
        {
            return expression;
        }

        Expr length = size.Symbol is { } symbol ? new Symbol(symbol) : new Number(size.Value!.Value);
        return Substitution.Replace(expression, node => IsOne(node) ? new Call(Function.Identity, [length]) : null);
    }

    private static bool IsOne(Expr node) => node is Call { Function: Function.Identity, Arguments.Count: 0 };
}
