using ViNotebooks.Estimation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Estimation;

/// <summary>Fills a column with independent draws.</summary>
internal delegate void FillColumn(RandomStream random, Span<double> column);

/// <summary>Draws from a random stream, column by column.</summary>
internal sealed class StreamSampler(FillColumn fill, ulong seed) : IBatchSampler
{
    private const int ChunkSize = 1024;

    private readonly RandomStream random = new(seed);
    private readonly double[] chunk = new double[ChunkSize];

    public StreamSampler(Func<RandomStream, double> draw, ulong seed)
        : this(OneByOne(draw), seed)
    {
    }

    public ulong Seed => seed;

    public int LargestBatch => 1 << 20;

    public Moments Draw(long count, Span<double> kept)
    {
        var all = Moments.None;
        for (long start = 0; start < count; start += ChunkSize)
        {
            var values = chunk.AsSpan(0, (int)Math.Min(ChunkSize, count - start));
            fill(random, values);
            all = Moments.Merge(all, Moments.Of(values));
            if (start < kept.Length)
            {
                values[..(int)Math.Min(values.Length, kept.Length - start)].CopyTo(kept[(int)start..]);
            }
        }

        return all;
    }

    private static FillColumn OneByOne(Func<RandomStream, double> draw) => (random, column) =>
    {
        foreach (ref var value in column)
        {
            value = draw(random);
        }
    };
}
