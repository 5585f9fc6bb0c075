using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Distributions;

/// <summary>Draws values of a law whose parameters are numbers.</summary>
internal interface ISampler
{
    /// <summary>Draws one value; a vector or matrix (row by row) fills as many numbers as it has elements.</summary>
    void Draw(RandomStream random, Span<double> value);
}

/// <summary>The numbers that the symbols in a law's parameters stand for.</summary>
internal sealed class ParameterValues(IReadOnlyDictionary<string, Value<Binary64>> values)
{
    public static readonly ParameterValues None = new(new Dictionary<string, Value<Binary64>>());

    public Value<Binary64> Of(Expr expression) => Evaluator<Binary64>.Evaluate(expression, values);

    public double Number(Expr expression) => Binary64.ToDouble(Of(expression).AsScalar);

    public double[] Numbers(Expr expression) => Array.ConvertAll(Of(expression).Elements.ToArray(), Binary64.ToDouble);
}
