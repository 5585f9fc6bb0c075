using System.Runtime.CompilerServices;
using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>
/// Turns an expression over noise and parameters into instructions on numbers: vectors and matrices become their elements, sums
/// their terms, and what does not depend on the noise is one number for all samples. The values are those of
/// <see cref="Evaluator{T}"/> over <see cref="Binary64"/> up to rounding.
/// </summary>
internal sealed partial class VectorCompiler
{
    private const int MostRounds = 10_000;
    private const int MostSlots = 100_000;

    private readonly Dictionary<string, VectorBlock> noise = [];
    private readonly Dictionary<Expr, bool> isNoisy = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyDictionary<string, Value<Binary64>> parameters;
    private Indices indices = Indices.None;
    private bool isBeyond;

    public VectorCompiler(IReadOnlyList<NoiseInput> inputs, IReadOnlyDictionary<string, Value<Binary64>> parameters)
    {
        this.parameters = parameters;
        var column = 0;
        foreach (var input in inputs)
        {
            var slots = new int[input.Columns];
            for (var i = 0; i < slots.Length; i++)
            {
                var (low, high) = RangeOf(input);
                slots[i] = Graph.AddInput(column++, low, high);
            }

            noise.Add(input.Name, input.Length is null ? VectorBlock.Scalar(slots[0]) : VectorBlock.Vector(slots));
        }
    }

    public VectorGraph Graph { get; } = new();

    /// <summary>The slot of a scalar expression's value, or null where it is not a matter of numbers alone, such as the determinant of a noisy matrix.</summary>
    public int? Compile(Expr expression)
    {
        isBeyond = false;
        var block = Visit(expression);
        return isBeyond || block.Slots.Length != 1 || block.Kind == ShapeKind.Condition ? null : block.Slots[0];
    }

    private static (double Low, double High) RangeOf(NoiseInput input) => input switch
    {
        { Source: not null } => (double.NegativeInfinity, double.PositiveInfinity),
        { Kind: NoiseKind.Uniform } => (double.ScaleB(1, -53), 1 - double.ScaleB(1, -53)),
        { Kind: NoiseKind.Normal } => (-9, 9),
        _ => (0, 40),
    };

    /// <summary>Gives up; the value does not matter any more.</summary>
    private VectorBlock Beyond()
    {
        isBeyond = true;
        return VectorBlock.Scalar(Graph.Undefined());
    }

    private VectorBlock Visit(Expr expression)
    {
        if (isBeyond || Graph.Slots.Count > MostSlots)
        {
            return Beyond();
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return FreshStack.Run(() => Visit(expression));
        }

        if (!IsNoisy(expression))
        {
            return VisitInvariant(expression);
        }

        return expression switch
        {
            Symbol symbol => VisitSymbol(symbol),
            Negate negate => Visit(negate.Operand) is { Kind: not ShapeKind.Condition } block
                ? block.Map(slot => Graph.Add(ScalarOperation.Negate, 0, slot))
                : Beyond(),
            Binary binary => VisitBinary(binary),
            Call call => VisitCall(call),
            Conditional conditional => VisitConditional(conditional),
            Comparison or Logical => VisitCondition(expression) is { } condition ? VectorBlock.Condition(condition) : Beyond(),
            Index index => VisitIndex(index),
            Fold fold => VisitFold(fold),
            VectorLiteral vector => VectorBlock.Vector([.. vector.Items.Select(VisitNumber)]),
            MatrixLiteral matrix when matrix.Rows.All(row => row.Count == matrix.Rows[0].Count) => new VectorBlock(
                ShapeKind.Matrix, matrix.Rows.Count, matrix.Rows[0].Count, [.. matrix.Rows.SelectMany(row => row.Select(VisitNumber))]),
            _ => Beyond(),
        };
    }

    /// <summary>Whether a noise symbol occurs; an index that hides one is taken for it, which costs nothing but time.</summary>
    private bool IsNoisy(Expr expression)
    {
        if (expression is Number or Constant)
        {
            return false;
        }

        if (!isNoisy.TryGetValue(expression, out var result))
        {
            result = expression is Symbol symbol
                ? noise.ContainsKey(symbol.Name)
                : RuntimeHelpers.TryEnsureSufficientExecutionStack()
                    ? Rewriting.Traversal.Children(expression).Any(IsNoisy)
                    : FreshStack.Run(() => Rewriting.Traversal.Children(expression).Any(IsNoisy));
            isNoisy.Add(expression, result);
        }

        return result;
    }

    private VectorBlock VisitInvariant(Expr expression)
    {
        var value = Evaluator<Binary64>.Evaluate(expression, indices.Over(parameters));
        if (Arithmetic<Binary64>.IsUnsized(value))
        {
            return Beyond();
        }

        var isConstant = expression is Number or Constant or Negate { Operand: Number };
        var slots = new int[value.Count];
        for (var i = 0; i < slots.Length; i++)
        {
            var element = Binary64.ToDouble(value.Elements[i]);
            slots[i] = Graph.AddInvariant(expression, isConstant ? Indices.None : indices, i, isConstant ? element : null);
        }

        return new VectorBlock(value.Kind, value.Rows, value.Columns, slots);
    }

    private VectorBlock VisitSymbol(Symbol symbol) => indices.Find(symbol.Name) is null ? noise[symbol.Name] : VisitInvariant(symbol);

    /// <summary>The slot of a number.</summary>
    private int VisitNumber(Expr expression)
    {
        var block = Visit(expression);
        return block.Slots.Length == 1 && block.Kind != ShapeKind.Condition ? block.Slots[0] : Beyond().Slots[0];
    }

    private int? VisitCondition(Expr expression)
    {
        if (!IsNoisy(expression))
        {
            return VisitInvariant(expression) is { Slots: [var only] } ? only : null;
        }

        switch (expression)
        {
            case Comparison comparison:
                return Graph.Add(ScalarOperation.Relation, (int)comparison.Relation, VisitNumber(comparison.Left), VisitNumber(comparison.Right));
            case Logical logical:
                return VisitCondition(logical.Left) is { } left && VisitCondition(logical.Right) is { } right
                    ? Graph.Add(ScalarOperation.Logical, (int)logical.Operator, left, right)
                    : null;
            case Call { Function: Function.Not } not:
                return VisitCondition(not.Arguments[0]) is { } operand
                    ? Graph.Add(ScalarOperation.UnaryFunction, (int)Function.Not, operand)
                    : null;
            default:
                return null;
        }
    }

    private VectorBlock VisitConditional(Conditional conditional)
    {
        if (VisitCondition(conditional.Condition) is not { } condition)
        {
            return Beyond();
        }

        var (then, otherwise) = (Visit(conditional.Then), Visit(conditional.Else));
        if (then.Kind != otherwise.Kind || then.Rows != otherwise.Rows || then.Columns != otherwise.Columns)
        {
            return Beyond();
        }

        var slots = new int[then.Slots.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = Graph.Add(ScalarOperation.Select, 0, condition, then.Slots[i], otherwise.Slots[i]);
        }

        return then with { Slots = slots };
    }

    private VectorBlock VisitIndex(Index index)
    {
        var target = Visit(index.Target);
        var isMatrix = target.Kind == ShapeKind.Matrix;
        if (target.Kind is ShapeKind.Scalar or ShapeKind.Condition || index.Indices.Count != (isMatrix ? 2 : 1))
        {
            return Beyond();
        }

        if (!isMatrix)
        {
            return VectorBlock.Scalar(Pick(target.Slots, index.Indices[0]));
        }

        var row = new int[target.Columns];
        for (var j = 0; j < row.Length; j++)
        {
            var column = new int[target.Rows];
            for (var i = 0; i < column.Length; i++)
            {
                column[i] = target[i, j];
            }

            row[j] = Pick(column, index.Indices[0]);
        }

        return VectorBlock.Scalar(Pick(row, index.Indices[1]));
    }

    /// <summary>The element at a position that counts from 1; without a value elsewhere.</summary>
    private int Pick(int[] elements, Expr position)
    {
        if (!IsNoisy(position))
        {
            return WholeNumber(position) is { } known && known >= 1 && known <= elements.Length ? elements[(int)known - 1] : Graph.Undefined();
        }

        var at = VisitNumber(position);
        var result = Graph.Undefined();
        for (var i = 0; i < elements.Length; i++)
        {
            var isHere = Graph.Add(ScalarOperation.Relation, (int)Relation.Equal, at, Graph.Number(i + 1));
            result = Graph.Add(ScalarOperation.Select, 0, isHere, elements[i], result);
        }

        return result;
    }

    private VectorBlock VisitFold(Fold fold)
    {
        if (IsNoisy(fold.From) || IsNoisy(fold.To) || WholeNumber(fold.From) is not { } from || WholeNumber(fold.To) is not { } to || to - from >= MostRounds)
        {
            return Beyond();
        }

        var op = fold.Kind == FoldKind.Sum ? BinaryOperator.Add : BinaryOperator.Multiply;
        var outside = indices;
        VectorBlock? result = null;
        for (var i = from; i <= to && !isBeyond; i++)
        {
            indices = outside.With(fold.Variable, i);
            var term = Visit(fold.Body);
            result = result is null ? term : Combine(op, result, term);
        }

        indices = outside;
        return result ?? VectorBlock.Scalar(Graph.Number(fold.Kind == FoldKind.Sum ? 0 : 1));
    }

    /// <summary>The whole number that does not depend on the noise, or null where it is none.</summary>
    private long? WholeNumber(Expr expression)
    {
        var value = Evaluator<Binary64>.Evaluate(expression, indices.Over(parameters));
        var number = Binary64.ToDouble(value.AsScalar);
        return value.Kind == ShapeKind.Scalar && number == Math.Floor(number) && Math.Abs(number) <= 1e15 ? (long)number : null;
    }
}
