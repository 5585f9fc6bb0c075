using System.Numerics.Tensors;

namespace ViNotebooks.Estimation;

/// <summary>What a confidence sequence needs to know of values: how many, their mean, the squares about it, and how far they reach.</summary>
/// <param name="Count">The number of values.</param>
/// <param name="Mean">Their mean; 0 without values.</param>
/// <param name="Squares">Σ (x − mean)².</param>
/// <param name="Minimum">The smallest value; ∞ without values.</param>
/// <param name="Maximum">The largest value; −∞ without values.</param>
internal readonly record struct BatchSummary(long Count, double Mean, double Squares, double Minimum, double Maximum)
{
    // columns stay in the first-level cache
    private const int ChunkSize = 1024;

    public static BatchSummary Empty { get; } = new(0, 0, 0, double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>The unbiased variance; 0 for fewer than two values.</summary>
    public double Variance => Count < 2 ? 0 : Squares / (Count - 1);

    /// <summary>The largest magnitude of a value; 0 without values.</summary>
    public double LargestMagnitude => Count == 0 ? 0 : Math.Max(Math.Abs(Minimum), Math.Abs(Maximum));

    /// <summary>Σ (x − centre)².</summary>
    public double SquaresAbout(double centre) => Squares + (Count * (Mean - centre) * (Mean - centre));

    public static BatchSummary Of(ReadOnlySpan<double> values)
    {
        Span<double> deviations = stackalloc double[ChunkSize];
        var all = Empty;
        for (var start = 0; start < values.Length; start += ChunkSize)
        {
            var chunk = values.Slice(start, Math.Min(ChunkSize, values.Length - start));
            var mean = TensorPrimitives.Sum(chunk) / chunk.Length;
            var about = deviations[..chunk.Length];
            TensorPrimitives.Subtract(chunk, mean, about);
            all = all.Merge(new BatchSummary(
                chunk.Length, mean, TensorPrimitives.SumOfSquares<double>(about), TensorPrimitives.Min(chunk), TensorPrimitives.Max(chunk)));
        }

        return all;
    }

    /// <remarks>Chan, Golub and LeVeque, "Algorithms for computing the sample variance", The American Statistician 37 (1983).</remarks>
    public BatchSummary Merge(in BatchSummary other)
    {
        if (Count == 0)
        {
            return other;
        }

        if (other.Count == 0)
        {
            return this;
        }

        var count = Count + other.Count;
        var apart = other.Mean - Mean;
        return new BatchSummary(
            count,
            Mean + (apart * other.Count / count),
            Squares + other.Squares + (apart * apart * ((double)Count * other.Count / count)),
            Math.Min(Minimum, other.Minimum),
            Math.Max(Maximum, other.Maximum));
    }
}
