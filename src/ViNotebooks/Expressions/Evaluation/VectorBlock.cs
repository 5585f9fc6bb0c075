namespace ViNotebooks.Expressions.Evaluation;

/// <summary>A value whose elements are slots of a <see cref="VectorGraph"/>, row by row.</summary>
internal sealed record VectorBlock(ShapeKind Kind, int Rows, int Columns, int[] Slots)
{
    public bool IsScalar => Kind == ShapeKind.Scalar;

    public int this[int row, int column] => Slots[(row * Columns) + column];

    public static VectorBlock Scalar(int slot) => new(ShapeKind.Scalar, 1, 1, [slot]);

    public static VectorBlock Condition(int slot) => new(ShapeKind.Condition, 1, 1, [slot]);

    public static VectorBlock Vector(int[] slots) => new(ShapeKind.Vector, slots.Length, 1, slots);

    public VectorBlock Map(Func<int, int> map) => this with { Slots = Array.ConvertAll(Slots, slot => map(slot)) };
}
