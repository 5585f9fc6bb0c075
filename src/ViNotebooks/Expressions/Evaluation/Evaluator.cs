using System.Runtime.CompilerServices;
using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>
/// Interprets an expression with numbers of any precision. A value that does not exist is <see cref="IReal{TSelf}.Undefined"/>
/// and travels; a symbol without a value and shapes that do not fit are misuse and throw <see cref="InvalidOperationException"/>.
/// </summary>
/// <remarks>Trees may be a thousand levels deep: methods that write into their caller's result keep the stack frames small, and what does not fit goes on in another thread.</remarks>
internal sealed class Evaluator<T>
    where T : struct, IReal<T>
{
    private const int MostRounds = 10_000;

    /// <summary>Rounds of sums inside sums altogether: more count as out of range, since they would take seconds.</summary>
    private const long MostNestedRounds = 20_000;

    private static readonly T Zero = T.FromDouble(0);
    private static readonly T One = T.FromDouble(1);

    private readonly IReadOnlyDictionary<string, Value<T>> values;
    private readonly List<(string Name, T Value)> indices = [];
    private long enclosingRounds = 1;

    private Evaluator(IReadOnlyDictionary<string, Value<T>> values) => this.values = values;

    /// <summary>The value of the expression where each symbol has the given value.</summary>
    public static Value<T> Evaluate(Expr expression, IReadOnlyDictionary<string, Value<T>> values) =>
        new Evaluator<T>(values).Evaluate(expression);

    internal Value<T> Evaluate(Expr expression)
    {
        Evaluate(expression, out var result);
        return result;
    }

    internal void Evaluate(Expr expression, out Value<T> result)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            result = EvaluateOnFreshStack(expression);
            return;
        }

        switch (expression)
        {
            case Number number:
                result = Value<T>.Scalar(Literal<T>.Of(number));
                break;
            case Constant constant:
                result = Value<T>.Scalar(Literal<T>.Of(constant));
                break;
            case Symbol symbol:
                EvaluateSymbol(symbol.Name, out result);
                break;
            case Negate negate:
                Evaluate(negate.Operand, out result);
                result = Arithmetic<T>.Negate(result);
                break;
            case Binary { Operator: BinaryOperator.Power } power:
                EvaluatePower(power, out result);
                break;
            case Binary binary:
                EvaluateBinary(binary, out result);
                break;
            case Call call when FunctionTable.Of(call.Function).IsElementwise && !FunctionEvaluator<T>.IsLogOfCall(call):
                Evaluate(call.Arguments[0], out result);
                result = FunctionEvaluator<T>.Elementwise(call.Function, result);
                break;
            case Conditional conditional:
                EvaluateConditional(conditional, out result);
                break;
            default:
                result = EvaluateRest(expression);
                break;
        }
    }

    /// <summary>The value of an expression that must be a number.</summary>
    internal T EvaluateScalar(Expr expression)
    {
        var value = Evaluate(expression);
        return value.Kind switch
        {
            ShapeKind.Scalar => value.AsScalar,
            _ when value is { Rows: 1, Columns: 1 } && value.Kind != ShapeKind.Condition => value.Elements[0],
            _ => throw new InvalidOperationException(
                $"A number is expected, not {new Shape(value.Kind, Size.Of(value.Rows), Size.Of(value.Columns))}."),
        };
    }

    /// <summary>The value of a condition: 1, 0 or undefined.</summary>
    internal T EvaluateCondition(Expr expression)
    {
        var value = Evaluate(expression);
        return value.Kind == ShapeKind.Condition || Arithmetic<T>.IsUndefined(value)
            ? value.AsScalar
            : throw new InvalidOperationException("A condition is expected, such as x > 0.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Value<T> EvaluateOnFreshStack(Expr expression) => FreshStack.Run(() => Evaluate(expression));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EvaluateSymbol(string name, out Value<T> result)
    {
        for (var i = indices.Count - 1; i >= 0; i--)
        {
            if (indices[i].Name == name)
            {
                result = Value<T>.Scalar(indices[i].Value);
                return;
            }
        }

        if (!values.TryGetValue(name, out result))
        {
            throw new InvalidOperationException($"The symbol {name} has no value.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EvaluateBinary(Binary binary, out Value<T> result)
    {
        Evaluate(binary.Left, out var left);
        Evaluate(binary.Right, out result);
        result = Arithmetic<T>.Apply(binary.Operator, left, result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EvaluatePower(Binary power, out Value<T> result)
    {
        if (power.Left is Constant { Name: ConstantName.E })
        {
            Evaluate(power.Right, out result);
            result = FunctionEvaluator<T>.Elementwise(Function.Exp, result);
        }
        else if (WholePower.ExponentIn(power.Right) is { } exponent)
        {
            Evaluate(power.Left, out result);
            result = Arithmetic<T>.Power(result, exponent);
        }
        else if (WholePower.IsHalf(power.Right))
        {
            Evaluate(power.Left, out result);
            result = FunctionEvaluator<T>.Elementwise(Function.Sqrt, result);
        }
        else
        {
            EvaluateBinary(power, out result);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EvaluateConditional(Conditional conditional, out Value<T> result)
    {
        var condition = EvaluateCondition(conditional.Condition);
        if (T.IsDefined(condition))
        {
            Evaluate(T.Sign(condition) != 0 ? conditional.Then : conditional.Else, out result);
        }
        else
        {
            result = Arithmetic<T>.Undefined;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Value<T> EvaluateRest(Expr expression) => expression switch
    {
        Call call => FunctionEvaluator<T>.Evaluate(this, call),
        Index index => IndexValue(index),
        Fold fold => FoldValue(fold),
        VectorLiteral vector => VectorValue(vector),
        MatrixLiteral matrix => MatrixValue(matrix),
        Comparison comparison => ComparisonValue(comparison),
        Logical logical => LogicalValue(logical),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} has no value."),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Value<T> IndexValue(Index index)
    {
        var target = Evaluate(index.Target);
        if (Arithmetic<T>.IsUndefined(target))
        {
            return Arithmetic<T>.Undefined;
        }

        var expected = target.Kind switch
        {
            ShapeKind.Vector or ShapeKind.Row => 1,
            ShapeKind.Matrix when !Arithmetic<T>.IsUnsized(target) => 2,
            _ => 0,
        };
        if (index.Indices.Count != expected)
        {
            throw new InvalidOperationException(
                $"{index.Indices.Count} indices do not fit {new Shape(target.Kind, Size.Of(target.Rows), Size.Of(target.Columns))}.");
        }

        var first = WholeNumber(index.Indices[0]);
        var second = expected == 2 ? WholeNumber(index.Indices[1]) : 1;
        var (row, column) = target.Kind == ShapeKind.Row ? (1, first) : (first, second);
        return row >= 1 && row <= target.Rows && column >= 1 && column <= target.Columns
            ? Value<T>.Scalar(target[(int)row - 1, (int)column - 1])
            : Arithmetic<T>.Undefined;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Value<T> FoldValue(Fold fold)
    {
        var from = WholeNumber(fold.From);
        var to = WholeNumber(fold.To);
        if (from is null || to is null || to - from >= MostRounds)
        {
            return Arithmetic<T>.Undefined;
        }

        var rounds = Math.Max(to.Value - from.Value + 1, 1);
        if (enclosingRounds * rounds > MostNestedRounds)
        {
            return Value<T>.Scalar(T.Exp(T.FromDouble(double.MaxValue)));
        }

        var op = fold.Kind == FoldKind.Sum ? BinaryOperator.Add : BinaryOperator.Multiply;
        enclosingRounds *= rounds;
        Value<T>? result = null;
        for (var i = from.Value; i <= to; i++)
        {
            indices.Add((fold.Variable, T.FromDouble(i)));
            var term = Evaluate(fold.Body);
            indices.RemoveAt(indices.Count - 1);
            result = result is { } sum ? Arithmetic<T>.Apply(op, sum, term) : term;
        }

        enclosingRounds /= rounds;
        return result ?? Value<T>.Scalar(fold.Kind == FoldKind.Sum ? Zero : One);
    }

    /// <summary>The whole number that an index or a bound evaluates to, or null where it is none.</summary>
    private long? WholeNumber(Expr expression)
    {
        var value = EvaluateScalar(expression);
        if (!T.IsFinite(value) || T.Sign(value - T.Floor(value)) != 0)
        {
            return null;
        }

        var number = T.ToDouble(value);
        return Math.Abs(number) <= 1e15 ? (long)number : null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Value<T> VectorValue(VectorLiteral vector)
    {
        var elements = new T[vector.Items.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = EvaluateScalar(vector.Items[i]);
        }

        return Value<T>.Vector(elements);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Value<T> MatrixValue(MatrixLiteral matrix)
    {
        var rows = matrix.Rows.Count;
        var columns = rows == 0 ? 0 : matrix.Rows[0].Count;
        var elements = new T[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            if (matrix.Rows[i].Count != columns)
            {
                throw new InvalidOperationException("The rows of a matrix have different lengths.");
            }

            for (var j = 0; j < columns; j++)
            {
                elements[(i * columns) + j] = EvaluateScalar(matrix.Rows[i][j]);
            }
        }

        return Value<T>.Matrix(rows, columns, elements);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Value<T> ComparisonValue(Comparison comparison) => Value<T>.Condition(
        ScalarFunctions<T>.Relate(comparison.Relation, EvaluateScalar(comparison.Left), EvaluateScalar(comparison.Right)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Value<T> LogicalValue(Logical logical)
    {
        var left = EvaluateCondition(logical.Left);
        var decided = ScalarFunctions<T>.Combine(logical.Operator, left, T.Undefined);
        return Value<T>.Condition(
            !T.IsDefined(left) || T.IsDefined(decided) ? decided : EvaluateCondition(logical.Right));
    }
}
