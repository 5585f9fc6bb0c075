using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Expressions;

/// <summary>
/// Decides what each operator means from the shapes of what it joins: A⁻¹ is an inverse, |A| a determinant, xᵀy a scalar,
/// I as large as its neighbour. Gives the expression with these meanings and its shape, or a problem that names both shapes.
/// </summary>
internal sealed partial class Elaborator(Declarations names, Func<Expr, TextSpan?> spanOf, Func<Expr, bool>? isDot = null)
{
    private readonly List<ReadingWarning> warnings = [];

    /// <summary>The indices of sums, the drawn variables and those integrated over around this place, the innermost last.</summary>
    private readonly List<(string Name, Shape Shape)> bound = [];

    public IReadOnlyList<ReadingWarning> Warnings => warnings;

    /// <summary>The meaning and shape of an expression made from others, or null where shapes do not fit.</summary>
    public static (Expr Expression, Shape Shape)? TryElaborate(Expr expression, Declarations names)
    {
        try
        {
            return new Elaborator(names, static _ => null).Elaborate(expression);
        }
        catch (ReadingException)
        {
            return null;
        }
    }

    public (Expr Expression, Shape Shape) Elaborate(Expr expression)
    {
        var (meant, shape) = Visit(expression);
        if (UnsizedIdentity.IsIn(meant))
        {
            throw Problem(expression, "the size of the identity matrix I is not known here: write identity(d)");
        }

        return (meant, shape);
    }

    private (Expr Expression, Shape Shape) Visit(Expr expression) => expression switch
    {
        Constant { Name: ConstantName.Infinity } => throw Problem(expression, "∞ stands only as a bound"),
        Number or Constant => (expression, Shape.Scalar),
        Symbol symbol => (symbol, ShapeOf(symbol)),
        Negate negate => VisitNegate(negate),
        Binary binary => VisitBinary(binary),
        Call call => VisitCall(call),
        Index index => VisitIndex(index),
        Fold fold => VisitFold(fold),
        VectorLiteral vector => (Rebuilt(vector, vector.Items.Select(item => ScalarOf(item, "an element of a vector"))), Shape.Vector(Size.Of(vector.Items.Count))),
        MatrixLiteral matrix => (
            Rebuilt(matrix, matrix.Rows.SelectMany(row => row).Select(item => ScalarOf(item, "an element of a matrix"))),
            Shape.Matrix(Size.Of(matrix.Rows.Count), Size.Of(matrix.Rows[0].Count))),
        Conditional conditional => VisitConditional(conditional),
        Comparison comparison => (
            Rebuilt(comparison, [ScalarOf(comparison.Left, "one side of a comparison"), ScalarOf(comparison.Right, "one side of a comparison")]), Shape.Condition),
        Logical logical => (Rebuilt(logical, [ConditionOf(logical.Left), ConditionOf(logical.Right)]), Shape.Condition),
        Density density => VisitDensity(density),
        Expectation expectation => VisitExpectation(expectation),
        Functional functional => VisitFunctional(functional),
        Integral integral => VisitIntegral(integral),
        Extremum extremum => VisitExtremum(extremum),
        Differential differential => VisitDifferential(differential),
        FamilyTerm or ModelTerm => throw Problem(expression, "a distribution is not a value; its density is written with the value, as in q(z)"),
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    private static Expr Rebuilt(Expr expression, IEnumerable<Expr> children) => Traversal.WithChildren(expression, [.. children]);

    private Shape ShapeOf(Symbol symbol) =>
        bound.FindLastIndex(variable => variable.Name == symbol.Name) is >= 0 and var place ? bound[place].Shape : names.Find(symbol.Name)?.Shape ?? Shape.Scalar;

    private (Expr Expression, Shape Shape) VisitNegate(Negate negate)
    {
        var (operand, shape) = Visit(negate.Operand);
        if (shape.Kind == ShapeKind.Condition)
        {
            throw Problem(negate, "a condition has no negative; an indicator 1(…) makes a number of it");
        }

        return (Rebuilt(negate, [operand]), shape);
    }

    private (Expr Expression, Shape Shape) VisitBinary(Binary binary)
    {
        var (left, leftShape) = Visit(binary.Left);
        var (right, rightShape) = Visit(binary.Right);
        if (binary.Operator == BinaryOperator.Multiply && leftShape.Kind == ShapeKind.Condition ^ rightShape.Kind == ShapeKind.Condition)
        {
            Warn(binary, "A condition in a product was read as its indicator: 1 where it holds and 0 elsewhere");
            (left, leftShape) = leftShape.Kind == ShapeKind.Condition ? (new Call(Function.Indicator, [left]), Shape.Scalar) : (left, leftShape);
            (right, rightShape) = rightShape.Kind == ShapeKind.Condition ? (new Call(Function.Indicator, [right]), Shape.Scalar) : (right, rightShape);
        }

        if (leftShape.Kind == ShapeKind.Condition || rightShape.Kind == ShapeKind.Condition)
        {
            throw Problem(binary, "a condition stands in arithmetic; an indicator 1(…) makes a number of it");
        }

        return binary.Operator switch
        {
            BinaryOperator.Add or BinaryOperator.Subtract => Summed(binary, left, leftShape, right, rightShape),
            BinaryOperator.Multiply => Multiplied(binary, left, leftShape, right, rightShape),
            BinaryOperator.Divide => Divided(binary, left, leftShape, right, rightShape),
            _ => Powered(binary, left, leftShape, right, rightShape),
        };
    }

    private (Expr Expression, Shape Shape) Summed(Binary binary, Expr left, Shape leftShape, Expr right, Shape rightShape)
    {
        if (leftShape.Kind == ShapeKind.Matrix && rightShape.Kind == ShapeKind.Matrix)
        {
            left = UnsizedIdentity.Sized(left, rightShape);
            right = UnsizedIdentity.Sized(right, leftShape);
        }

        var isScalarWithVector = (leftShape.IsScalar && rightShape.Kind is ShapeKind.Vector or ShapeKind.Row)
            || (rightShape.IsScalar && leftShape.Kind is ShapeKind.Vector or ShapeKind.Row);
        if (!isScalarWithVector && !leftShape.Fits(rightShape))
        {
            var sign = binary.Operator == BinaryOperator.Add ? "add" : "subtract";
            throw Problem(binary, $"cannot {sign} {leftShape} and {rightShape}");
        }

        var shape = leftShape.IsScalar ? rightShape : Merged(leftShape, rightShape.IsScalar ? leftShape : rightShape);
        return (Rebuilt(binary, [left, right]), shape);
    }

    private (Expr Expression, Shape Shape) Multiplied(Binary binary, Expr left, Shape leftShape, Expr right, Shape rightShape)
    {
        if (leftShape.Kind == ShapeKind.Matrix)
        {
            left = UnsizedIdentity.Sized(left, Shape.Matrix(rightShape.IsScalar ? Size.Unknown : rightShape.Rows, Size.Unknown));
        }

        if (rightShape.Kind == ShapeKind.Matrix)
        {
            right = UnsizedIdentity.Sized(right, Shape.Matrix(leftShape.IsScalar ? Size.Unknown : leftShape.Columns, Size.Unknown));
        }

        var product = Rebuilt(binary, [left, right]);
        if (leftShape.IsScalar || rightShape.IsScalar)
        {
            return (product, leftShape.IsScalar ? rightShape : leftShape);
        }

        var fits = (leftShape.Kind, rightShape.Kind) switch
        {
            (ShapeKind.Vector, ShapeKind.Vector) or (ShapeKind.Row, ShapeKind.Row) => leftShape.Fits(rightShape),
            (ShapeKind.Vector, ShapeKind.Row) => true,
            _ => leftShape.Columns.Fits(rightShape.Rows),
        };
        if (!fits)
        {
            throw Problem(binary, $"cannot multiply {leftShape} by {rightShape}{HintForProduct(leftShape, rightShape)}");
        }

        if (leftShape.Kind == ShapeKind.Vector && rightShape.Kind == ShapeKind.Vector && isDot?.Invoke(binary) == true)
        {
            Warn(binary, "The dot between two vectors was read as their inner product");
            return (new Call(Function.Dot, [left, right]), Shape.Scalar);
        }

        if (leftShape.Kind == rightShape.Kind && leftShape.Kind is ShapeKind.Vector or ShapeKind.Row)
        {
            Warn(binary, "The product of two vectors was read element by element; the inner product is written x^T y or dot(x, y)");
        }

        return (product, (leftShape.Kind, rightShape.Kind) switch
        {
            (ShapeKind.Vector, ShapeKind.Vector) or (ShapeKind.Row, ShapeKind.Row) => Merged(leftShape, rightShape),
            (ShapeKind.Row, ShapeKind.Vector) => Shape.Scalar,
            (ShapeKind.Row, ShapeKind.Matrix) => Shape.Row(rightShape.Columns),
            (ShapeKind.Matrix, ShapeKind.Vector) => Shape.Vector(leftShape.Rows),
            _ => Shape.Matrix(leftShape.Rows, rightShape.Columns),
        });
    }

    private static string HintForProduct(Shape left, Shape right) =>
        left.Kind == ShapeKind.Vector && right.Kind == ShapeKind.Matrix ? "; a transpose may be missing: x^T A" : "";

    private (Expr Expression, Shape Shape) Divided(Binary binary, Expr left, Shape leftShape, Expr right, Shape rightShape)
    {
        if (rightShape.Kind == ShapeKind.Matrix)
        {
            // 1/A is written for the inverse; any other quotient does not say on which side it stands
            return left == Number.One || left is Call { Function: Function.Identity }
                ? (new Call(Function.Inverse, [right]), rightShape)
                : throw Problem(binary, $"cannot divide {leftShape} by {rightShape}; write A^{{-1}} on the side where it belongs");
        }

        if (!leftShape.IsScalar && !rightShape.IsScalar && !leftShape.Fits(rightShape))
        {
            throw Problem(binary, $"cannot divide {leftShape} by {rightShape}");
        }

        if (leftShape.Kind == rightShape.Kind && leftShape.Kind is ShapeKind.Vector or ShapeKind.Row)
        {
            Warn(binary, "The quotient of two vectors was read element by element");
        }

        return (Rebuilt(binary, [left, right]), leftShape.IsScalar ? rightShape : leftShape);
    }

    private (Expr Expression, Shape Shape) Powered(Binary binary, Expr left, Shape leftShape, Expr right, Shape rightShape)
    {
        if (leftShape.Kind == ShapeKind.Matrix)
        {
            if (!leftShape.Rows.Fits(leftShape.Columns))
            {
                throw Problem(binary, $"only a square matrix has powers and an inverse, not {leftShape}");
            }

            return right switch
            {
                Negate { Operand: Number { DecimalPlaces: 0, Digits.IsOne: true } } => (new Call(Function.Inverse, [left]), leftShape),
                Negate { Operand: Number { DecimalPlaces: 0 } power } => (
                    new Call(Function.Inverse, [new Binary(BinaryOperator.Power, left, power)]), leftShape),
                Number { DecimalPlaces: 0 } => (Rebuilt(binary, [left, right]), leftShape),
                _ => throw Problem(binary, $"{leftShape} can be raised to whole powers only"),
            };
        }

        if (leftShape.Kind is ShapeKind.Vector or ShapeKind.Row && rightShape.IsScalar)
        {
            Warn(binary, "The power of a vector was read element by element; its squared norm is written x^T x or |x|^2");
            return (Rebuilt(binary, [left, right]), leftShape);
        }

        if (left is Constant { Name: ConstantName.E } && rightShape.Kind is ShapeKind.Vector or ShapeKind.Row)
        {
            return (new Call(Function.Exp, [right]), rightShape);
        }

        if (!leftShape.IsScalar || !rightShape.IsScalar)
        {
            throw Problem(binary, $"cannot raise {leftShape} to the power of {rightShape}");
        }

        return (Rebuilt(binary, [left, right]), Shape.Scalar);
    }

    private (Expr Expression, Shape Shape) VisitIndex(Index index)
    {
        var (target, shape) = Visit(index.Target);
        var wanted = shape.Kind switch { ShapeKind.Matrix => 2, ShapeKind.Vector or ShapeKind.Row => 1, _ => 0 };
        if (wanted == 0 && names.IsOpen)
        {
            wanted = index.Indices.Count;
        }

        if (index.Indices.Count != wanted)
        {
            throw Problem(index, wanted == 0 ? $"{shape} has no elements" : $"{shape} takes {wanted} {(wanted == 1 ? "index" : "indices")}, not {index.Indices.Count}");
        }

        return (Rebuilt(index, [target, .. index.Indices.Select(i => ScalarOf(i, "an index"))]), Shape.Scalar);
    }

    private (Expr Expression, Shape Shape) VisitFold(Fold fold)
    {
        if (fold.From is Call { Function: Function.Undefined } || fold.To is Call { Function: Function.Undefined } or Negate { Operand: Call { Function: Function.Undefined } })
        {
            throw Problem(fold, "a sum without end is not evaluated here; give its value in closed form");
        }

        var from = ScalarOf(fold.From, "the start of a sum");
        var to = ScalarOf(fold.To, "the end of a sum");
        bound.Add((fold.Variable, Shape.Scalar));
        var (body, shape) = Visit(fold.Body);
        bound.RemoveAt(bound.Count - 1);
        if (shape.Kind == ShapeKind.Condition)
        {
            throw Problem(fold.Body, "a sum adds numbers, and this is a condition");
        }

        return (Rebuilt(fold, [from, to, body]), shape);
    }

    private (Expr Expression, Shape Shape) VisitConditional(Conditional conditional)
    {
        var (then, thenShape) = Visit(conditional.Then);
        var (otherwise, elseShape) = Visit(conditional.Else);
        var isUndefined = otherwise is Call { Function: Function.Undefined };
        if (!isUndefined && !thenShape.Fits(elseShape))
        {
            throw Problem(conditional, $"the cases are {thenShape} and {elseShape}");
        }

        return (Rebuilt(conditional, [ConditionOf(conditional.Condition), then, otherwise]), thenShape);
    }

    private Expr ScalarOf(Expr expression, string role)
    {
        var (meant, shape) = Visit(expression);
        return shape.IsScalar ? meant : throw Problem(expression, $"{role} is {shape}, where a scalar belongs");
    }

    private Expr ConditionOf(Expr expression)
    {
        var (meant, shape) = Visit(expression);
        return shape.Kind == ShapeKind.Condition ? meant : throw Problem(expression, $"a condition such as z > 0 belongs here, not {shape}");
    }

    private static Shape Merged(Shape a, Shape b) => new(a.Kind, a.Rows.IsKnown ? a.Rows : b.Rows, a.Columns.IsKnown ? a.Columns : b.Columns);

    private void Warn(Expr at, string message)
    {
        if (!warnings.Exists(warning => warning.Message == message))
        {
            warnings.Add(new ReadingWarning(message, spanOf(at) ?? default));
        }
    }

    private ReadingException Problem(Expr at, string message) =>
        new(char.ToUpperInvariant(message[0]) + message[1..], spanOf(at) ?? default);
}
