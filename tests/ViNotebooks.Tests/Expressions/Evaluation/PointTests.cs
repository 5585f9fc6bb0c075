using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Expressions.Evaluation;

public sealed class PointTests
{
    private static readonly Point Example = new(new Dictionary<string, Value<WideFloat>>(StringComparer.Ordinal)
    {
        ["A"] = Values.Matrix<WideFloat>(2, 2, 1, 0.25, -2, 3),
        ["v"] = Values.Vector<WideFloat>(1, 2.5),
        ["x"] = Values.Scalar<WideFloat>(1.3),
        ["w"] = Values.Vector<WideFloat>(1 / 1024.0, 1023 / 1024.0),
    });

    [Fact]
    public void Values_are_described_in_the_order_of_their_declarations()
    {
        var names = new Declarations(
        [
            new("x", SymbolKind.Real, Shape.Scalar),
            new("v", SymbolKind.Real, Shape.Vector(Size.Of(2))),
            new("A", SymbolKind.Real, Shape.Matrix(Size.Of(2), Size.Of(2))),
            new("w", SymbolKind.Simplex, Shape.Vector(Size.Of(2))),
        ]);
        var description = Example.Describe(names);
        Assert.Equal(["x", "v", "A", "w"], description.Keys);
        Assert.Equal(["1.3", "[1, 2.5]", "[[1, 0.25], [-2, 3]]", "[0.000976562, 0.999023]"], description.Values);
    }

    [Fact]
    public void A_point_with_another_value_leaves_the_first_as_it_was()
    {
        var changed = Example.With("x", Values.Scalar<WideFloat>(-2));
        Assert.Equal((1.3, -2.0), (Example.Doubles["x"].AsScalar.Value, changed.Doubles["x"].AsScalar.Value));
        Assert.Equal(Values.ToDoubles(Example.Wide["A"]), Values.ToDoubles(changed.Bounded["A"]), (x, y) => Math.Abs(x - y) < 1e-6);
    }
}
