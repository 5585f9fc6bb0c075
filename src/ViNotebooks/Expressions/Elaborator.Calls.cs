namespace ViNotebooks.Expressions;

/// <content>What functions take and give.</content>
internal sealed partial class Elaborator
{
    private (Expr Expression, Shape Shape) VisitCall(Call call)
    {
        if (VisitMatrixDensity(call) is { } density)
        {
            return density;
        }

        var visited = call.Arguments.Select(Visit).ToList();
        var arguments = visited.ConvertAll(argument => argument.Expression);
        var shapes = visited.ConvertAll(argument => argument.Shape);
        Expr same = Rebuilt(call, arguments);
        var shape = shapes.Count > 0 ? shapes[0] : Shape.Scalar;
        var entry = FunctionTable.Of(call.Function);
        if (call.Function is Function.Indicator or Function.Not)
        {
            return shape.Kind == ShapeKind.Condition
                ? (same, call.Function == Function.Not ? Shape.Condition : Shape.Scalar)
                : throw Problem(call, $"{entry.Name} takes a condition such as z > 0, not {shape}");
        }

        if (shapes.Exists(s => s.Kind == ShapeKind.Condition))
        {
            throw Problem(call, $"{entry.Name} takes numbers, not a condition");
        }

        if (entry.IsElementwise)
        {
            return shape.Kind == ShapeKind.Matrix ? throw Problem(call, $"{entry.Name} takes {Shape.Scalar}, not {shape}") : (same, shape);
        }

        return call.Function switch
        {
            Function.Bars => Bars(call, arguments[0], shape),
            Function.Transpose => Transposed(same, arguments[0], shape),
            Function.Undefined => (same, Shape.Scalar),
            Function.SumOf or Function.ProductOf or Function.Length or Function.MinOf or Function.MaxOf => Need(call, shape.Kind is ShapeKind.Vector or ShapeKind.Row, "a vector", shape, (same, Shape.Scalar)),
            Function.Norm => Need(call, shape.Kind is ShapeKind.Vector or ShapeKind.Row or ShapeKind.Scalar, "a vector", shape, (same, Shape.Scalar)),
            Function.Min or Function.Max or Function.LogSumExp when shapes.Count == 1 && shape.Kind is ShapeKind.Vector or ShapeKind.Row => (
                call.Function == Function.LogSumExp ? same : new Call(call.Function == Function.Min ? Function.MinOf : Function.MaxOf, [arguments[0]]), Shape.Scalar),
            Function.Dot => Dotted(call, same, shapes),
            Function.Diagonal => shape.Kind switch
            {
                ShapeKind.Vector or ShapeKind.Row => (same, Shape.Matrix(shape.Kind == ShapeKind.Row ? shape.Columns : shape.Rows, shape.Kind == ShapeKind.Row ? shape.Columns : shape.Rows)),
                ShapeKind.Matrix => (same, Shape.Vector(shape.Rows)),
                _ => throw Problem(call, $"diag takes a vector or a matrix, not {shape}"),
            },
            Function.Inverse or Function.Cholesky or Function.Trace or Function.Determinant or Function.LogDeterminant => OfSquare(call, same, arguments[0], shape),
            Function.Solve => Solved(call, same, shapes),
            Function.Identity => arguments.Count == 0
                ? (same, Shape.Matrix(Size.Unknown, Size.Unknown))
                : SizeOf(arguments[0]) is { IsKnown: true } size ? (same, Shape.Matrix(size, size)) : throw Problem(call, "the size of an identity matrix is a number or a declared integer, as in identity(d)"),
            _ => shapes.TrueForAll(s => s.IsScalar) ? (same, Shape.Scalar) : throw Problem(call, $"{entry.Name} takes scalars, not {shapes.Find(s => !s.IsScalar)}"),
        };
    }

    private (Expr Expression, Shape Shape) Need(Call call, bool fits, string wanted, Shape found, (Expr, Shape) result) =>
        fits ? result : throw Problem(call, $"{FunctionTable.Of(call.Function).Name} takes {wanted}, not {found}");

    private (Expr Expression, Shape Shape) Bars(Call call, Expr inner, Shape shape) => shape.Kind switch
    {
        ShapeKind.Scalar => (new Call(Function.Abs, [inner]), Shape.Scalar),
        ShapeKind.Matrix when shape.Rows.Fits(shape.Columns) => (new Call(Function.Determinant, [inner]), Shape.Scalar),
        ShapeKind.Matrix => throw Problem(call, $"only a square matrix has a determinant, not {shape}"),
        _ => (new Call(Function.Norm, [inner]), Shape.Scalar),
    };

    private static (Expr Expression, Shape Shape) Transposed(Expr same, Expr inner, Shape shape) => shape.Kind switch
    {
        ShapeKind.Scalar => (inner, shape),
        ShapeKind.Vector => (same, Shape.Row(shape.Rows)),
        ShapeKind.Row => (same, Shape.Vector(shape.Columns)),
        _ => (same, Shape.Matrix(shape.Columns, shape.Rows)),
    };

    private (Expr Expression, Shape Shape) Dotted(Call call, Expr same, List<Shape> shapes)
    {
        var sameLength = shapes[0].Kind is ShapeKind.Vector or ShapeKind.Row && shapes[1].Kind is ShapeKind.Vector or ShapeKind.Row
            && LengthOf(shapes[0]).Fits(LengthOf(shapes[1]));
        return sameLength ? (same, Shape.Scalar) : throw Problem(call, $"dot takes two vectors of one length, not {shapes[0]} and {shapes[1]}");
    }

    private static Size LengthOf(Shape shape) => shape.Kind == ShapeKind.Row ? shape.Columns : shape.Rows;

    private (Expr Expression, Shape Shape) OfSquare(Call call, Expr same, Expr inner, Shape shape)
    {
        if (shape.IsScalar)
        {
            // a scalar is a 1 by 1 matrix here: the formula for d dimensions written for one
            return call.Function switch
            {
                Function.Inverse => (new Binary(BinaryOperator.Divide, Number.One, inner), Shape.Scalar),
                Function.LogDeterminant => (new Call(Function.Log, [inner]), Shape.Scalar),
                Function.Cholesky => (new Call(Function.Sqrt, [inner]), Shape.Scalar),
                _ => (inner, Shape.Scalar),
            };
        }

        if (shape.Kind != ShapeKind.Matrix || !shape.Rows.Fits(shape.Columns))
        {
            throw Problem(call, $"{FunctionTable.Of(call.Function).Name} takes a square matrix, not {shape}");
        }

        return (same, call.Function is Function.Inverse or Function.Cholesky ? shape : Shape.Scalar);
    }

    private (Expr Expression, Shape Shape) Solved(Call call, Expr same, List<Shape> shapes)
    {
        if (shapes[0].Kind == ShapeKind.Matrix && same is Call { Arguments: [var matrix, var right] } && UnsizedIdentity.IsIn(right))
        {
            return (new Call(Function.Solve, [matrix, UnsizedIdentity.Sized(right, shapes[0])]), shapes[0]);
        }

        var fits = shapes[0].Kind == ShapeKind.Matrix && shapes[0].Rows.Fits(shapes[0].Columns)
            && shapes[1].Kind is ShapeKind.Vector or ShapeKind.Matrix && shapes[0].Columns.Fits(shapes[1].Rows);
        return fits ? (same, shapes[1]) : throw Problem(call, $"solve(A, b) takes a square matrix and a vector or matrix as high, not {shapes[0]} and {shapes[1]}");
    }

    private static Size SizeOf(Expr expression) => expression switch
    {
        Symbol symbol => Size.Of(symbol.Name),
        Number { DecimalPlaces: 0 } number when number.Digits < 1_000 => Size.Of((int)number.Digits),
        _ => Size.Unknown,
    };
}
