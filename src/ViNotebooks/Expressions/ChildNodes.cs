namespace ViNotebooks.Expressions;

/// <summary>The direct subexpressions of a node.</summary>
internal static class ChildNodes
{
    public static IReadOnlyList<Expr> Of(Expr expression) => expression switch
    {
        Negate negate => [negate.Operand],
        Binary binary => [binary.Left, binary.Right],
        Call call => call.Arguments,
        Index index => [index.Target, .. index.Indices],
        Fold fold => [fold.From, fold.To, fold.Body],
        VectorLiteral vector => vector.Items,
        MatrixLiteral matrix => [.. matrix.Rows.SelectMany(row => row)],
        Conditional conditional => [conditional.Condition, conditional.Then, conditional.Else],
        Comparison comparison => [comparison.Left, comparison.Right],
        Logical logical => [logical.Left, logical.Right],
        _ => [],
    };
}
