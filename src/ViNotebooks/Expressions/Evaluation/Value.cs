using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>A scalar, vector, row or matrix (or a condition, as 0 or 1) of some precision. Elements are stored row by row.</summary>
internal readonly struct Value<T>
    where T : struct, IReal<T>
{
    private readonly T scalar;
    private readonly T[]? elements;

    private Value(ShapeKind kind, T scalar, T[]? elements, int rows, int columns)
    {
        Kind = kind;
        this.scalar = scalar;
        this.elements = elements;
        Rows = rows;
        Columns = columns;
    }

    public ShapeKind Kind { get; }

    public int Rows { get; }

    public int Columns { get; }

    public int Count => Rows * Columns;

    /// <summary>The value of a scalar or condition.</summary>
    public T AsScalar => scalar;

    public ReadOnlySpan<T> Elements => elements ?? [scalar];

    public T this[int row, int column] => elements is null ? scalar : elements[(row * Columns) + column];

    public static Value<T> Scalar(T value) => new(ShapeKind.Scalar, value, null, 1, 1);

    public static Value<T> Condition(T value) => new(ShapeKind.Condition, value, null, 1, 1);

    public static Value<T> Vector(T[] elements) => new(ShapeKind.Vector, default, elements, elements.Length, 1);

    public static Value<T> Row(T[] elements) => new(ShapeKind.Row, default, elements, 1, elements.Length);

    public static Value<T> Matrix(int rows, int columns, T[] elements) => new(ShapeKind.Matrix, default, elements, rows, columns);
}
