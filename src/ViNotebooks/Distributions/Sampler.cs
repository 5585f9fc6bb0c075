using ViNotebooks.Expressions;
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

    /// <summary>The exact value of an expression as numbers: a scalar, a vector or a matrix of them.</summary>
    public Expr Literal(Expr expression)
    {
        var value = Of(expression);
        var elements = Array.ConvertAll(value.Elements.ToArray(), element => Numeral.Of(Binary64.ToDouble(element)));
        return value.Kind switch
        {
            ShapeKind.Vector => new VectorLiteral(elements.ToSequence()),
            ShapeKind.Matrix => new MatrixLiteral(elements.Chunk(value.Columns).Select(row => row.ToSequence()).ToSequence()),
            _ => elements[0],
        };
    }

    public double[] Numbers(Expr expression) => Array.ConvertAll(Of(expression).Elements.ToArray(), Binary64.ToDouble);
}
