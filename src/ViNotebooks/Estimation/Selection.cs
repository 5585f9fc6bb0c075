namespace ViNotebooks.Estimation;

/// <summary>The largest of many values, without sorting them all.</summary>
internal static class Selection
{
    private const int SampleSize = 512;

    /// <summary>The <paramref name="count"/> largest of the values in ascending order, 0 &lt; count ≤ number of values.</summary>
    public static double[] Largest(ReadOnlySpan<double> values, int count)
    {
        // a value that about twice as many are above, from evenly spaced ones
        var stride = Math.Max(1, values.Length / SampleSize);
        var sample = new double[((values.Length - 1) / stride) + 1];
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = values[i * stride];
        }

        sample.AsSpan().Sort();
        var above = (int)Math.Ceiling(2.0 * count / values.Length * sample.Length) + 2;
        var candidates = above < sample.Length ? AtLeast(sample[^above], values) : values.ToArray();
        if (candidates.Length < count)
        {
            candidates = values.ToArray();
        }

        candidates.AsSpan().Sort();
        return candidates[^count..];
    }

    private static double[] AtLeast(double threshold, ReadOnlySpan<double> values)
    {
        var kept = new double[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            // written over by the next where it is too small
            kept[count] = value;
            count += value >= threshold ? 1 : 0;
        }

        return kept[..count];
    }
}
