using ViNotebooks.Estimation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Estimation;

/// <summary>Draws one value after the other from a random stream.</summary>
internal sealed class StreamSampler(Func<RandomStream, double> draw, ulong seed) : IBatchSampler
{
    private const int ChunkSize = 1024;

    private readonly RandomStream random = new(seed);
    private readonly double[] chunk = new double[ChunkSize];

    public ulong Seed => seed;

    public BatchSummary Draw(long count, Span<double> kept)
    {
        var all = BatchSummary.Empty;
        for (long start = 0; start < count; start += ChunkSize)
        {
            var values = chunk.AsSpan(0, (int)Math.Min(ChunkSize, count - start));
            foreach (ref var value in values)
            {
                value = draw(random);
            }

            all = all.Merge(BatchSummary.Of(values));
            if (start < kept.Length)
            {
                values[..(int)Math.Min(values.Length, kept.Length - start)].CopyTo(kept[(int)start..]);
            }
        }

        return all;
    }
}
