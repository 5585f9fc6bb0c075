namespace ViNotebooks.Expressions;

/// <summary>A length: a number, a declared integer symbol, or not known (<see cref="Unknown"/>), which fits any.</summary>
internal readonly record struct Size(string? Symbol, int? Value)
{
    public static readonly Size Unknown;
    public static readonly Size One = new(null, 1);

    public bool IsKnown => Symbol is not null || Value is not null;

    public static Size Of(string symbol) => new(symbol, null);

    public static Size Of(int value) => new(null, value);

    /// <summary>Whether two lengths can be the same for some drawn dimension. A symbol fits only itself and the unknown.</summary>
    public bool Fits(Size other) => !IsKnown || !other.IsKnown || this == other;

    public override string ToString() => Symbol ?? Value?.ToString() ?? "?";
}

internal enum ShapeKind
{
    Scalar,
    Vector,
    Row,
    Matrix,
    Condition,
}

/// <summary>What kind of value an expression has and how large: scalar, column vector, row (a transposed vector), matrix, or condition.</summary>
internal readonly record struct Shape(ShapeKind Kind, Size Rows, Size Columns)
{
    public static readonly Shape Scalar = new(ShapeKind.Scalar, Size.One, Size.One);
    public static readonly Shape Condition = new(ShapeKind.Condition, Size.One, Size.One);

    public bool IsScalar => Kind == ShapeKind.Scalar;

    public static Shape Vector(Size length) => new(ShapeKind.Vector, length, Size.One);

    public static Shape Row(Size length) => new(ShapeKind.Row, Size.One, length);

    public static Shape Matrix(Size rows, Size columns) => new(ShapeKind.Matrix, rows, columns);

    public bool Fits(Shape other) => Kind == other.Kind && Rows.Fits(other.Rows) && Columns.Fits(other.Columns);

    public override string ToString() => Kind switch
    {
        ShapeKind.Scalar => "a scalar",
        ShapeKind.Vector => Rows.IsKnown ? $"a vector({Rows})" : "a vector",
        ShapeKind.Row => Columns.IsKnown ? $"a row({Columns})" : "a row",
        ShapeKind.Matrix => Rows.IsKnown || Columns.IsKnown ? $"a matrix({Rows}, {Columns})" : "a matrix",
        _ => "a condition",
    };
}
