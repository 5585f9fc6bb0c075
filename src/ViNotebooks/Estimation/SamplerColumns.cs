using ViNotebooks.Distributions;
using ViNotebooks.Numerics;

namespace ViNotebooks.Estimation;

/// <summary>The draws of a distribution as columns, one an element of its values.</summary>
internal sealed class SamplerColumns(ISampler sampler, int elements) : IColumnSource
{
    public void Fill(RandomStream stream, Span<double> values, int count, int stride)
    {
        Span<double> value = elements <= 64 ? stackalloc double[elements] : new double[elements];
        for (var j = 0; j < count; j++)
        {
            sampler.Draw(stream, value);
            for (var i = 0; i < elements; i++)
            {
                values[(i * stride) + j] = value[i];
            }
        }
    }
}
