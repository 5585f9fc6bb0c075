using ViNotebooks.Distributions;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <summary>Columns of draws whose laws depend on the draws before them.</summary>
internal sealed class AncestralSource(IReadOnlyList<ScalarDraw> draws) : IColumnSource
{
    public void Fill(RandomStream stream, Span<double> values, int count, int stride)
    {
        Span<double> drawn = stackalloc double[1];
        for (var j = 0; j < count; j++)
        {
            var known = new Dictionary<string, Expressions.Evaluation.Value<Binary64>>(StringComparer.Ordinal);
            var numbers = new ParameterValues(known);
            for (var i = 0; i < draws.Count; i++)
            {
                draws[i].Law.Sampler(numbers).Draw(stream, drawn);
                values[(i * stride) + j] = drawn[0];
                known[draws[i].Name] = Expressions.Evaluation.Value<Binary64>.Scalar(Binary64.FromDouble(drawn[0]));
            }
        }
    }
}
