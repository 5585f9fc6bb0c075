using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Models;
using ViNotebooks.Numerics;
using static ViNotebooks.Expressions.Make;

namespace ViNotebooks.Tests.Models;

public sealed class ScopeTests
{
    private static readonly Size D = Size.Of("D");

    public static TheoryData<int> Seeds => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_value_lies_in_its_domain(int seed)
    {
        Declaration[] declarations =
        [
            new("x", SymbolKind.Real, Shape.Scalar),
            new("y", SymbolKind.Real, Shape.Scalar, new Interval(-1, 0.5)),
            new("theta", SymbolKind.Positive, Shape.Scalar),
            new("phi", SymbolKind.Positive, Shape.Scalar, new Interval(0, 4)),
            new("n", SymbolKind.Nonnegative, Shape.Scalar),
            new("p", SymbolKind.Probability, Shape.Scalar),
            new("q", SymbolKind.Probability, Shape.Scalar, new Interval(0.999999, 1)),
            new("far", SymbolKind.Real, Shape.Scalar, new Interval(1e5, double.PositiveInfinity)),
            new("k", SymbolKind.Integer, Shape.Scalar, new Interval(-3, 3)),
            new("D", SymbolKind.Integer, Shape.Scalar, new Interval(1, 5)),
            new("v", SymbolKind.Positive, Shape.Vector(D)),
            new("M", SymbolKind.Real, Shape.Matrix(D, Size.Of(3)), new Interval(-2, 2)),
        ];
        var points = Draw(declarations, [], seed, 200);
        foreach (var point in points)
        {
            var size = (int)Number(point, "D");
            Assert.Equal((size, 1), (point.Wide["v"].Rows, point.Wide["v"].Columns));
            Assert.Equal((size, 3), (point.Wide["M"].Rows, point.Wide["M"].Columns));
            foreach (var declaration in declarations)
            {
                foreach (var element in point.Doubles[declaration.Name].Elements.ToArray())
                {
                    Assert.True(Domain.Contains(declaration, element.Value), $"{declaration.Name} = {element}");
                }
            }
        }

        Assert.Contains(points, point => Number(point, "n") == 0);
        Assert.Contains(points, point => Number(point, "y") == -1);
        Assert.Contains(points, point => Number(point, "y") == 0.5);
        Assert.Contains(points, point => Number(point, "theta") > 50);
        Assert.Contains(points, point => Number(point, "theta") < 0.02);
        Assert.Contains(points, point => Number(point, "p") < 0.002);
        Assert.Contains(points, point => Number(point, "p") > 0.998);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_size_occurs_among_the_first_points(int seed)
    {
        Declaration[] declarations =
        [
            new("D", SymbolKind.Integer, Shape.Scalar, new Interval(1, 6)),
            new("K", SymbolKind.Integer, Shape.Scalar, new Interval(2, 4)),
            new("v", SymbolKind.Real, Shape.Vector(D)),
            new("w", SymbolKind.Simplex, Shape.Vector(Size.Of("K"))),
        ];
        var points = Draw(declarations, [], seed, 6);
        Assert.Equal([1.0, 2, 3, 4, 5, 6], points.Select(point => Number(point, "D")).Order());
        Assert.Equal([2.0, 2, 3, 3, 4, 4], points.Select(point => Number(point, "K")).Order());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_simplex_sums_to_exactly_one(int seed)
    {
        Declaration[] declarations =
        [
            new("K", SymbolKind.Integer, Shape.Scalar, new Interval(1, 7)),
            new("w", SymbolKind.Simplex, Shape.Vector(Size.Of("K"))),
        ];
        foreach (var weights in Draw(declarations, [], seed, 60).Select(point => point.Doubles["w"].Elements.ToArray()))
        {
            Assert.Equal(1, weights.Sum(weight => weight.Value));
            Assert.All(weights, weight => Assert.True(weight.Value > 0));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_positive_definite_matrix_is_symmetric_with_positive_pivots(int seed)
    {
        Declaration[] declarations =
        [
            new("D", SymbolKind.Integer, Shape.Scalar, new Interval(1, 6)),
            new("S", SymbolKind.Spd, Shape.Matrix(D, D)),
        ];
        foreach (var matrix in Draw(declarations, [], seed, 60).Select(point => point.Wide["S"]))
        {
            var size = matrix.Rows;
            var pivots = Array.ConvertAll(matrix.Elements.ToArray(), WideFloat.ToDouble);
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    Assert.Equal(matrix[i, j], matrix[j, i]);
                }
            }

            // elimination without pivoting leaves positive pivots exactly for a positive definite matrix
            for (var k = 0; k < size; k++)
            {
                Assert.True(pivots[(k * size) + k] > 0);
                for (var i = k + 1; i < size; i++)
                {
                    for (var j = k + 1; j < size; j++)
                    {
                        pivots[(i * size) + j] -= pivots[(i * size) + k] * pivots[(k * size) + j] / pivots[(k * size) + k];
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_orthogonal_matrix_is_orthogonal_to_full_precision_with_either_determinant(int seed)
    {
        Declaration[] declarations =
        [
            new("D", SymbolKind.Integer, Shape.Scalar, new Interval(1, 6)),
            new("Q", SymbolKind.Orthogonal, Shape.Matrix(D, D)),
        ];
        var signs = new HashSet<int>();
        foreach (var matrix in Draw(declarations, [], seed, 40).Select(point => point.Wide["Q"]))
        {
            var size = matrix.Rows;
            var product = LinearAlgebra<WideFloat>.Multiply(
                LinearAlgebra<WideFloat>.Transpose(matrix.Elements, size, size), matrix.Elements, size, size, size);
            var identity = LinearAlgebra<WideFloat>.Identity(size);
            for (var i = 0; i < product.Length; i++)
            {
                Assert.InRange(Math.Abs(WideFloat.ToDouble(product[i] - identity[i])), 0, 1e-35);
            }

            signs.Add(Math.Sign(WideFloat.ToDouble(LinearAlgebra<WideFloat>.Determinant(matrix.Elements, size))));
        }

        Assert.Equal([-1, 1], signs.Order());
    }

    public static TheoryData<string> Conditioned => ["product", "chain", "narrow", "equal", "derived", "sizes"];

    [Theory]
    [MemberData(nameof(Conditioned))]
    public void Every_point_meets_the_conditions(string which)
    {
        Sequence<Expr> where = which switch
        {
            "product" => [Compare(Relation.Less, Symbol("a"), Multiply(Number(10), Symbol("b")))],
            "chain" => [new Logical(LogicalOperator.And, Compare(Relation.Less, Symbol("a"), Symbol("b")), Compare(Relation.Less, Symbol("b"), Symbol("c")))],
            "narrow" => [Compare(Relation.Less, Symbol("a"), Divide(Symbol("b"), Number(100_000)))],
            "equal" => [Compare(Relation.Equal, Symbol("a"), Symbol("b"))],
            "derived" => [Compare(Relation.Equal, Symbol("a"), Call(Function.Sqrt, Symbol("b"))), Compare(Relation.Greater, Symbol("c"), Symbol("a"))],
            _ => [Compare(Relation.GreaterOrEqual, Symbol("D"), Symbol("K")), Compare(Relation.NotEqual, Symbol("D"), Number(3))],
        };
        var scope = new Scope(new Declarations(Three()), where);
        var points = scope.Draw(new RandomStream(5), 50).Concat(scope.Special(new RandomStream(5))).ToList();
        points.AddRange(scope.Redraw(points[0], ["a", "c"], new RandomStream(6), 10));
        Assert.True(points.Count > 60);
        Assert.All(points, point => Assert.All(where, condition => Assert.True(Conditions.Holds(condition, point.Wide))));
    }

    [Fact]
    public void A_condition_that_no_point_meets_is_named()
    {
        var scope = new Scope(new Declarations(Three()), [Compare(Relation.Greater, Symbol("a"), Number(0)), Compare(Relation.Less, Add(Symbol("a"), Symbol("b")), Number(0))]);
        var error = Assert.Throws<ScopeException>(() => scope.Draw(new RandomStream(1), 1));
        Assert.Equal([scope.Where[1]], error.Conditions);
        Assert.Contains("a + b < 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_is_not_declared_is_named()
    {
        var scope = new Scope(new Declarations([new Declaration("v", SymbolKind.Real, Shape.Vector(D))]));
        var error = Assert.Throws<ScopeException>(() => scope.Draw(new RandomStream(1), 1));
        Assert.Contains("size D of v", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_points()
    {
        var scope = new Scope(new Declarations(Three()));
        Assert.Equal(Texts(scope.Draw(new RandomStream(3), 20)), Texts(scope.Draw(new RandomStream(3), 20)));
        Assert.Equal(Texts(scope.Special(new RandomStream(3))), Texts(scope.Special(new RandomStream(3))));
        Assert.NotEqual(Texts(scope.Draw(new RandomStream(3), 20)), Texts(scope.Draw(new RandomStream(4), 20)));

        IEnumerable<string> Texts(IReadOnlyList<Point> points) => points.Select(point => string.Join("; ", point.Describe(scope.Names)));
    }

    [Fact]
    public void Special_points_have_special_values_equal_pairs_and_structured_arrays()
    {
        Declaration[] declarations =
        [
            .. Three(),
            new("x", SymbolKind.Real, Shape.Scalar, new Interval(-3, 3)),
            new("u", SymbolKind.Real, Shape.Vector(D)),
            new("v", SymbolKind.Real, Shape.Vector(D)),
            new("S", SymbolKind.Spd, Shape.Matrix(D, D)),
        ];
        var points = new Scope(new Declarations(declarations)).Special(new RandomStream(2));
        foreach (var value in new[] { 0, 1, -1, 2, 0.5, -3, 3 })
        {
            Assert.Contains(points, point => Number(point, "x") == value);
        }

        foreach (var value in new[] { 1, 2, 0.5 })
        {
            Assert.Contains(points, point => Number(point, "a") == value);
        }

        Assert.DoesNotContain(points, point => Number(point, "a") <= 0);
        Assert.Contains(points, point => Number(point, "a") == Number(point, "b"));
        Assert.Contains(points, point => Number(point, "D") == Number(point, "K"));
        Assert.Contains(points, point => point.Doubles["u"].Elements.SequenceEqual(point.Doubles["v"].Elements));
        Assert.Contains(points, point => point.Doubles["u"].Elements.ToArray().All(element => element.Value == 0));
        Assert.Contains(points, point => point.Wide["S"].Rows > 1
            && point.Wide["S"].Elements.SequenceEqual(LinearAlgebra<WideFloat>.Identity(point.Wide["S"].Rows)));
        Assert.InRange(points.Count, 20, 120);
    }

    [Fact]
    public void Redrawing_changes_the_named_symbols_only()
    {
        Declaration[] declarations = [.. Three(), new("v", SymbolKind.Real, Shape.Vector(D))];
        var scope = new Scope(new Declarations(declarations));
        var point = scope.Draw(new RandomStream(8), 1)[0];
        foreach (var redrawn in scope.Redraw(point, ["a", "v", "D"], new RandomStream(9), 5))
        {
            Assert.NotEqual(Number(point, "a"), Number(redrawn, "a"));
            Assert.False(point.Wide["v"].Elements.SequenceEqual(redrawn.Wide["v"].Elements));
            Assert.Equal(point.Wide["v"].Rows, redrawn.Wide["v"].Rows);
            Assert.Equal(
                (Number(point, "b"), Number(point, "c"), Number(point, "D"), Number(point, "K")),
                (Number(redrawn, "b"), Number(redrawn, "c"), Number(redrawn, "D"), Number(redrawn, "K")));
        }
    }

    [Fact]
    public void Drawn_scalars_can_be_typed_in_with_six_digits()
    {
        var scope = new Scope(new Declarations(Three()));
        foreach (var text in scope.Draw(new RandomStream(1), 100).SelectMany(point => new[] { "a", "b", "c" }.Select(name => point.Describe(scope.Names)[name])))
        {
            Assert.InRange(text.Replace(".", "", StringComparison.Ordinal).Trim('0').Length, 1, 6);
        }
    }

    private static Declaration[] Three() =>
    [
        new("a", SymbolKind.Positive, Shape.Scalar),
        new("b", SymbolKind.Positive, Shape.Scalar),
        new("c", SymbolKind.Positive, Shape.Scalar),
        new("D", SymbolKind.Integer, Shape.Scalar, new Interval(1, 5)),
        new("K", SymbolKind.Integer, Shape.Scalar, new Interval(2, 5)),
    ];

    private static Comparison Compare(Relation relation, Expr left, Expr right) => new(relation, left, right);

    private static IReadOnlyList<Point> Draw(Declaration[] declarations, Sequence<Expr> where, int seed, int count) =>
        new Scope(new Declarations(declarations), where).Draw(new RandomStream((ulong)seed), count);

    private static double Number(Point point, string name) => point.Doubles[name].AsScalar.Value;

    private static Expr Number(int value) => Make.Number(value);
}
