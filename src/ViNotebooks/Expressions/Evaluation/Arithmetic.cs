using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>
/// The arithmetic operators on scalars, vectors, rows and matrices. A multiple c·I of an identity whose size is not written
/// is kept as a matrix with no rows and the one element c, and takes the size of the first matrix or vector it meets.
/// </summary>
internal static class Arithmetic<T>
    where T : struct, IReal<T>
{
    private const int LargestMatrixPower = 1000;

    public static Value<T> Undefined => Value<T>.Scalar(T.Undefined);

    public static Value<T> UnsizedIdentity => Value<T>.Matrix(0, 0, [T.FromDouble(1)]);

    public static bool IsScalar(Value<T> value) => value.Kind == ShapeKind.Scalar;

    /// <summary>The value undefined stands for a value of any shape.</summary>
    public static bool IsUndefined(Value<T> value) => value.Kind is ShapeKind.Scalar or ShapeKind.Condition && !T.IsDefined(value.AsScalar);

    public static Value<T> Negate(Value<T> operand) =>
        IsScalar(operand) ? Value<T>.Scalar(-operand.AsScalar) : Map(operand, static x => -x);

    public static Value<T> Apply(BinaryOperator op, Value<T> left, Value<T> right)
    {
        if (IsScalar(left) && IsScalar(right))
        {
            return Value<T>.Scalar(Apply(op, left.AsScalar, right.AsScalar));
        }

        if (left.Kind == ShapeKind.Condition || right.Kind == ShapeKind.Condition)
        {
            throw Misfit(op, left, right);
        }

        if (IsUndefined(left) || IsUndefined(right))
        {
            return Undefined;
        }

        if (IsUnsized(left) && !IsScalar(right) && !IsUnsized(right))
        {
            left = Sized(left, right.Rows);
        }
        else if (IsUnsized(right) && !IsScalar(left) && !IsUnsized(left))
        {
            right = Sized(right, left.Columns);
        }

        return op switch
        {
            BinaryOperator.Multiply when IsMatrixProduct(left, right) => Product(left, right),
            BinaryOperator.Power when left.Kind == ShapeKind.Matrix => MatrixPower(left, right),
            _ => Elementwise(op, left, right),
        };
    }

    /// <summary>The operand raised to a whole exponent that is written as a literal.</summary>
    public static Value<T> Power(Value<T> operand, int exponent)
    {
        if (IsScalar(operand))
        {
            return Value<T>.Scalar(WholePower.Of(operand.AsScalar, exponent));
        }

        return operand.Kind == ShapeKind.Matrix
            ? MatrixPower(operand, exponent)
            : Map(operand, x => WholePower.Of(x, exponent));
    }

    public static T Apply(BinaryOperator op, T left, T right) => op switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        _ => T.Pow(left, right),
    };

    /// <summary>The function of each element of a vector, row or matrix, or of a scalar.</summary>
    public static Value<T> Map(Value<T> operand, Func<T, T> function)
    {
        var elements = operand.Elements.ToArray();
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = function(elements[i]);
        }

        return Like(operand, elements);
    }

    public static Value<T> Transpose(Value<T> operand) => operand.Kind switch
    {
        ShapeKind.Scalar => operand,
        ShapeKind.Vector => Value<T>.Row(operand.Elements.ToArray()),
        ShapeKind.Row => Value<T>.Vector(operand.Elements.ToArray()),
        ShapeKind.Matrix when IsUnsized(operand) => operand,
        ShapeKind.Matrix => Value<T>.Matrix(
            operand.Columns, operand.Rows, LinearAlgebra<T>.Transpose(operand.Elements, operand.Rows, operand.Columns)),
        _ => throw new InvalidOperationException("A condition has no transpose."),
    };

    public static bool IsUnsized(Value<T> value) => value.Kind == ShapeKind.Matrix && value.Rows == 0;

    private static Value<T> Sized(Value<T> multiple, int size)
    {
        var factor = multiple.Elements[0];
        return Map(Value<T>.Matrix(size, size, LinearAlgebra<T>.Identity(size)), x => T.Sign(x) == 0 ? x : factor);
    }

    private static bool IsMatrixProduct(Value<T> left, Value<T> right) =>
        !IsScalar(left) && !IsScalar(right) && !(left.Kind == right.Kind && left.Kind != ShapeKind.Matrix);

    private static Value<T> Product(Value<T> left, Value<T> right)
    {
        if (IsUnsized(left))
        {
            return Value<T>.Matrix(0, 0, [left.Elements[0] * right.Elements[0]]);
        }

        if (left.Columns != right.Rows)
        {
            throw Misfit(BinaryOperator.Multiply, left, right);
        }

        var elements = LinearAlgebra<T>.Multiply(left.Elements, right.Elements, left.Rows, left.Columns, right.Columns);
        return (left.Kind, right.Kind) switch
        {
            (ShapeKind.Row, ShapeKind.Vector) => Value<T>.Scalar(elements[0]),
            (ShapeKind.Row, _) => Value<T>.Row(elements),
            (ShapeKind.Matrix, ShapeKind.Vector) => Value<T>.Vector(elements),
            _ => Value<T>.Matrix(left.Rows, right.Columns, elements),
        };
    }

    private static Value<T> MatrixPower(Value<T> operand, Value<T> exponent)
    {
        var n = IsScalar(exponent) ? T.ToDouble(exponent.AsScalar) : throw Misfit(BinaryOperator.Power, operand, exponent);
        return Math.Abs(n) <= LargestMatrixPower && n == Math.Floor(n) ? MatrixPower(operand, (int)n) : Undefined;
    }

    private static Value<T> MatrixPower(Value<T> operand, int exponent)
    {
        if (operand.Rows != operand.Columns)
        {
            throw new InvalidOperationException($"A power of a {operand.Rows} × {operand.Columns} matrix: only a square matrix has powers.");
        }

        if (IsUnsized(operand))
        {
            return Map(operand, x => WholePower.Of(x, exponent));
        }

        var size = operand.Rows;
        var square = exponent < 0 ? LinearAlgebra<T>.Inverse(operand.Elements, size) : operand.Elements.ToArray();
        var result = LinearAlgebra<T>.Identity(size);
        for (var remaining = Math.Abs(exponent); remaining > 0; remaining >>= 1)
        {
            if ((remaining & 1) == 1)
            {
                result = LinearAlgebra<T>.Multiply(result, square, size, size, size);
            }

            if (remaining > 1)
            {
                square = LinearAlgebra<T>.Multiply(square, square, size, size, size);
            }
        }

        return Value<T>.Matrix(size, size, result);
    }

    private static Value<T> Elementwise(BinaryOperator op, Value<T> left, Value<T> right)
    {
        var isSum = op is BinaryOperator.Add or BinaryOperator.Subtract;
        if (isSum && (IsScalar(left) || IsScalar(right)) && (left.Kind == ShapeKind.Matrix || right.Kind == ShapeKind.Matrix))
        {
            // an empty sum of matrices is the number 0
            return (IsZero(left), IsZero(right)) switch
            {
                (true, _) => op == BinaryOperator.Add ? right : Negate(right),
                (_, true) => left,
                _ => throw Misfit(op, left, right),
            };
        }

        if (op is BinaryOperator.Divide or BinaryOperator.Power && right.Kind == ShapeKind.Matrix)
        {
            throw Misfit(op, left, right);
        }

        if (IsScalar(left))
        {
            var scalar = left.AsScalar;
            return Map(right, x => Apply(op, scalar, x));
        }

        if (IsScalar(right))
        {
            var scalar = right.AsScalar;
            return Map(left, x => Apply(op, x, scalar));
        }

        if (left.Kind != right.Kind || left.Rows != right.Rows || left.Columns != right.Columns)
        {
            throw Misfit(op, left, right);
        }

        var elements = left.Elements.ToArray();
        var others = right.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = Apply(op, elements[i], others[i]);
        }

        return Like(left, elements);
    }

    private static bool IsZero(Value<T> value) => IsScalar(value) && T.Sign(value.AsScalar) == 0;

    private static Value<T> Like(Value<T> shape, T[] elements) => shape.Kind switch
    {
        ShapeKind.Vector => Value<T>.Vector(elements),
        ShapeKind.Row => Value<T>.Row(elements),
        ShapeKind.Matrix => Value<T>.Matrix(shape.Rows, shape.Columns, elements),
        ShapeKind.Scalar => Value<T>.Scalar(elements[0]),
        _ => throw new InvalidOperationException("A condition is not a number."),
    };

    private static InvalidOperationException Misfit(BinaryOperator op, Value<T> left, Value<T> right) =>
        new($"{op} does not fit {Describe(left)} and {Describe(right)}.");

    private static string Describe(Value<T> value) => new Shape(value.Kind, Size.Of(value.Rows), Size.Of(value.Columns)).ToString();
}
