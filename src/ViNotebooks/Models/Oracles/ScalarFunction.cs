using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <summary>An expression without probability nodes as a function of named scalars in double precision: compiled, or interpreted where it needs vectors or matrices.</summary>
/// <remarks>Not for several threads at once.</remarks>
internal sealed class ScalarFunction
{
    private readonly IReadOnlyList<string> symbols;
    private readonly ScalarProgram? program;
    private readonly Expr expression;
    private readonly double[][] single;

    public ScalarFunction(Expr expression, IReadOnlyList<string> symbols)
    {
        this.symbols = symbols;
        single = [.. symbols.Select(_ => new double[1])];
        this.expression = Folded(StableForms.Of(expression));
        program = ScalarProgram.Compile(this.expression, symbols);
    }

    public void Run(double[][] columns, int count, Span<double> results)
    {
        if (program is not null)
        {
            program.Run(columns, count, results);
            return;
        }

        var values = new Dictionary<string, Value<Binary64>>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < symbols.Count; j++)
            {
                values[symbols[j]] = Value<Binary64>.Scalar(Binary64.FromDouble(columns[j][i]));
            }

            var value = Evaluator<Binary64>.Evaluate(expression, values);
            results[i] = value.Count == 1 ? Binary64.ToDouble(value.Elements[0]) : double.NaN;
        }
    }

    /// <summary>The value at one assignment.</summary>
    public double At(ReadOnlySpan<double> assignment)
    {
        for (var j = 0; j < single.Length; j++)
        {
            single[j][0] = assignment[j];
        }

        Span<double> result = [double.NaN];
        Run(single, 1, result);
        return result[0];
    }

    private static bool IsZero(Expr expression) => expression is Number { Digits.IsZero: true };

    /// <summary>The expression with every part that has no symbols worked out, matrices among them.</summary>
    private static Expr Folded(Expr expression)
    {
        var children = Traversal.Children(expression);
        if (children.Count == 0 || expression is VectorLiteral or MatrixLiteral or Fold)
        {
            return expression;
        }

        var folded = Traversal.WithChildren(expression, [.. children.Select(Folded)]);

        // 0 · log 0 = 0 under an integral
        if (folded is Binary { Operator: BinaryOperator.Multiply, Left: var left, Right: var right } && (IsZero(left) || IsZero(right)))
        {
            return Number.Zero;
        }

        if (folded is not (Call or Binary) || Traversal.Symbols(folded).Count > 0 || Traversal.All(folded).Any(node => node is Constant { Name: ConstantName.Infinity }))
        {
            return folded;
        }

        var value = Evaluator<Binary64>.Evaluate(folded, new Dictionary<string, Value<Binary64>>());
        return value.Kind == ShapeKind.Condition ? folded : Unrolling.Literal(value);
    }
}
