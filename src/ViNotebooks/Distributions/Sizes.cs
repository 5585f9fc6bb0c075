using ViNotebooks.Expressions;
using static ViNotebooks.Expressions.Make;

namespace ViNotebooks.Distributions;

/// <summary>The lengths of vectors and the sides of square matrices, as far as their expressions show them.</summary>
internal static class Sizes
{
    /// <summary>The length of a vector as an expression: a number or symbol where it is seen, else length(v).</summary>
    public static Expr LengthOf(Expr vector) => Written(Find(vector)) ?? Call(Function.Length, vector);

    /// <summary>The side of a square matrix as an expression: a number or symbol where it is seen, else length(diag(A)).</summary>
    public static Expr SideOf(Expr matrix) => Written(Find(matrix)) ?? Call(Function.Length, Call(Function.Diagonal, matrix));

    /// <summary>The length of a vector or the side of a square matrix, unknown for a symbol.</summary>
    public static Size Find(Expr expression) => expression switch
    {
        VectorLiteral vector => Size.Of(vector.Items.Count),
        MatrixLiteral matrix => Size.Of(matrix.Rows.Count),
        Negate negate => Find(negate.Operand),
        Conditional conditional => Find(conditional.Then),
        Call { Function: Function.Identity, Arguments: [var size] } => Of(size),
        Call { Function: Function.Inverse or Function.Diagonal or Function.Transpose or Function.Cholesky, Arguments: [var inner] } => Find(inner),
        Call { Function: Function.Solve, Arguments: [var matrix, var right] } => Either(matrix, right),
        Call call when FunctionTable.Of(call.Function).IsElementwise => Find(call.Arguments[0]),
        Binary { Operator: not BinaryOperator.Multiply } binary => Either(binary.Left, binary.Right),
        Binary { Operator: BinaryOperator.Multiply, Left: MatrixLiteral matrix } => Size.Of(matrix.Rows.Count),
        Binary product => Find(product.Left) is { IsKnown: true } left ? left : Find(product.Right) is var right && IsMatrixFree(product.Left) ? right : Size.Unknown,
        _ => Size.Unknown,
    };

    /// <summary>The size that a whole number or a symbol stands for.</summary>
    public static Size Of(Expr expression) => expression switch
    {
        Symbol symbol => Size.Of(symbol.Name),
        Number { DecimalPlaces: 0 } number when number.Digits < 1_000_000 => Size.Of((int)number.Digits),
        _ => Size.Unknown,
    };

    public static Expr? Written(Size size) => size.Symbol is { } name ? Symbol(name) : size.Value is { } value ? Number(value) : null;

    private static Size Either(Expr first, Expr second) => Find(first) is { IsKnown: true } size ? size : Find(second);

    // a symbol on the left may be a matrix with another number of rows than what follows
    private static bool IsMatrixFree(Expr expression) => expression is Expressions.Number or Constant or Negate { Operand: Expressions.Number };
}
