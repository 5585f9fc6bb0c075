namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Single elements of vectors that are given by an expression.</summary>
internal static class Elements
{
    /// <summary>The element at a position, or null where it cannot be written without the whole vector.</summary>
    public static Expr? At(Expr expression, Expr position, RewritingContext context)
    {
        context.Spend();
        if (context.KindOf(expression) == ShapeKind.Scalar)
            return expression;

        switch (expression)
        {
            case Symbol when context.KindOf(expression) == ShapeKind.Vector:
                return Make.Index(expression, position);
            case Negate negate:
                return At(negate.Operand, position, context) is { } operand ? Make.Negate(operand) : null;
            case Binary binary when IsElementwise(binary, context):
                return At(binary.Left, position, context) is { } left && At(binary.Right, position, context) is { } right
                    ? new Binary(binary.Operator, left, right)
                    : null;
            case Call { Arguments: [var argument] } call when FunctionTable.Of(call.Function).IsElementwise:
                return At(argument, position, context) is { } element ? Make.Call(call.Function, element) : null;
            case Call { Function: Function.Transpose, Arguments: [var transposed] } when context.KindOf(transposed) is ShapeKind.Row or ShapeKind.Vector:
                return At(transposed, position, context);
            case VectorLiteral vector when position is Number { DecimalPlaces: 0 } number && number.Digits >= 1 && number.Digits <= vector.Items.Count:
                return vector.Items[(int)number.Digits - 1];
            default:
                return null;
        }
    }

    private static bool IsElementwise(Binary binary, RewritingContext context) =>
        context.KindOf(binary.Left) is not ShapeKind.Matrix && context.KindOf(binary.Right) is not ShapeKind.Matrix;
}
