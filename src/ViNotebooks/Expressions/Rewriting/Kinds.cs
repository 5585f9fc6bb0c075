namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Whether a node is a scalar, vector, row, matrix or condition, from its parts.</summary>
internal static class Kinds
{
    public static ShapeKind Of(Expr expression, RewritingContext context)
    {
        switch (expression)
        {
            case Negate negate:
                return context.KindOf(negate.Operand);
            case Binary binary:
                return OfBinary(binary.Operator, context.KindOf(binary.Left), context.KindOf(binary.Right));
            case Call call:
                return OfCall(call, context);
            case Conditional conditional:
                return context.KindOf(conditional.Then);
            case Fold fold:
                return context.KindOf(fold.Body);
            case VectorLiteral:
                return ShapeKind.Vector;
            case MatrixLiteral:
                return ShapeKind.Matrix;
            case Comparison or Logical:
                return ShapeKind.Condition;
            case Density or Functional:
                return ShapeKind.Scalar;
            case Expectation or Integral or Extremum or Differential:
                return Elaborator.TryElaborate(expression, context.Names)?.Shape.Kind ?? throw new RewritingStoppedException("Shapes that do not fit.");
            case FamilyTerm or ModelTerm:
                throw new RewritingStoppedException("A distribution as a number.");
            default:
                return ShapeKind.Scalar;
        }
    }

    /// <summary>The number of rows (of a matrix) or elements (of a vector), or null where it is not known.</summary>
    public static Expr? LengthOf(Expr expression, RewritingContext context)
    {
        context.Spend();
        switch (expression)
        {
            case Symbol symbol:
                return context.Declared(symbol.Name) is { Shape.Kind: not ShapeKind.Scalar } declaration
                    ? SizeOf(declaration.Shape.Rows)
                    : null;
            case Negate negate:
                return LengthOf(negate.Operand, context);
            case VectorLiteral vector:
                return Make.Number(vector.Items.Count);
            case MatrixLiteral matrix:
                return Make.Number(matrix.Rows.Count);
            case Binary { Operator: BinaryOperator.Multiply } product when context.KindOf(product.Left) == ShapeKind.Matrix:
                return LengthOf(product.Left, context);
            case Binary binary:
                return LengthOf(binary.Left, context) ?? LengthOf(binary.Right, context);
            case Call { Function: Function.Identity, Arguments: [var size] }:
                return size;
            case Call { Function: Function.Inverse or Function.Cholesky or Function.Diagonal } call:
                return LengthOf(call.Arguments[0], context);
            case Call { Function: Function.Transpose, Arguments: [var transposed] }:
                return IsSquare(transposed, context) ? LengthOf(transposed, context) : null;
            case Call call when FunctionTable.Of(call.Function).IsElementwise:
                return LengthOf(call.Arguments[0], context);
            default:
                return null;
        }
    }

    public static bool IsSquare(Expr matrix, RewritingContext context) => matrix switch
    {
        Symbol symbol => context.Declared(symbol.Name) is { Shape: { Kind: ShapeKind.Matrix, Rows.IsKnown: true } shape }
            && shape.Rows == shape.Columns,
        Call { Function: Function.Inverse or Function.Cholesky or Function.Identity } => true,
        Call { Function: Function.Diagonal } diagonal => context.KindOf(diagonal.Arguments[0]) == ShapeKind.Vector,
        Call { Function: Function.Transpose } transpose => IsSquare(transpose.Arguments[0], context),
        MatrixLiteral literal => literal.Rows.All(row => row.Count == literal.Rows.Count),
        Negate negate => IsSquare(negate.Operand, context),
        Binary { Operator: BinaryOperator.Multiply } product => IsSquareOrScalar(product.Left, context) && IsSquareOrScalar(product.Right, context),
        Binary { Operator: BinaryOperator.Power or BinaryOperator.Divide } binary => IsSquare(binary.Left, context),
        Binary sum => IsSquare(sum.Left, context) || IsSquare(sum.Right, context),
        _ => false,
    };

    private static bool IsSquareOrScalar(Expr expression, RewritingContext context) =>
        context.KindOf(expression) == ShapeKind.Scalar || IsSquare(expression, context);

    private static Expr? SizeOf(Size size) =>
        size.Symbol is { } name ? new Symbol(name) : size.Value is { } value ? Make.Number(value) : null;

    private static ShapeKind OfBinary(BinaryOperator binary, ShapeKind left, ShapeKind right) => (binary, left, right) switch
    {
        (_, ShapeKind.Condition, _) or (_, _, ShapeKind.Condition) => throw new RewritingStoppedException("A condition as a number."),
        (BinaryOperator.Multiply, ShapeKind.Row, ShapeKind.Vector) => ShapeKind.Scalar,
        (BinaryOperator.Multiply, ShapeKind.Vector, ShapeKind.Row) => ShapeKind.Matrix,
        (BinaryOperator.Multiply, ShapeKind.Matrix, ShapeKind.Vector) => ShapeKind.Vector,
        (BinaryOperator.Multiply, ShapeKind.Row, ShapeKind.Matrix) => ShapeKind.Row,
        (BinaryOperator.Multiply, ShapeKind.Matrix, ShapeKind.Matrix) => ShapeKind.Matrix,
        (BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Power, ShapeKind.Matrix, ShapeKind.Scalar) => ShapeKind.Matrix,
        (BinaryOperator.Multiply, ShapeKind.Scalar, ShapeKind.Matrix) => ShapeKind.Matrix,
        (BinaryOperator.Add or BinaryOperator.Subtract, ShapeKind.Matrix, ShapeKind.Matrix) => ShapeKind.Matrix,
        (_, ShapeKind.Matrix, _) or (_, _, ShapeKind.Matrix) => throw new RewritingStoppedException("Shapes that do not fit."),
        (_, ShapeKind.Scalar, _) => right,
        (_, _, ShapeKind.Scalar) => left,
        _ => left == right ? left : throw new RewritingStoppedException("Shapes that do not fit."),
    };

    private static ShapeKind OfCall(Call call, RewritingContext context)
    {
        if (call.Arguments.Count == 0)
            return call.Function == Function.Identity ? ShapeKind.Matrix : ShapeKind.Scalar;

        var first = context.KindOf(call.Arguments[0]);
        return call.Function switch
        {
            Function.Not => ShapeKind.Condition,
            Function.Identity or Function.Inverse or Function.Cholesky => ShapeKind.Matrix,
            Function.Diagonal => first == ShapeKind.Matrix ? ShapeKind.Vector : ShapeKind.Matrix,
            Function.Solve when call.Arguments.Count == 2 => context.KindOf(call.Arguments[1]),
            Function.Transpose => first switch
            {
                ShapeKind.Vector => ShapeKind.Row,
                ShapeKind.Row => ShapeKind.Vector,
                _ => first,
            },
            Function.Bars or Function.Norm => ShapeKind.Scalar,
            Function.NormalPdf or Function.Polygamma or Function.Beta or Function.LogBeta or Function.Binomial
                or Function.Min or Function.Max => call.Arguments.Select(context.KindOf).FirstOrDefault(kind => kind != ShapeKind.Scalar),
            _ => FunctionTable.Of(call.Function).IsElementwise ? first : ShapeKind.Scalar,
        };
    }
}
