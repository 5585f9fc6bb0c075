namespace ViNotebooks.Estimation;

/// <summary>Independent draws of an integrand, the same ones for the same seed.</summary>
internal interface IBatchSampler
{
    ulong Seed { get; }

    /// <summary>How many draws take so long that one would like to look at the clock again.</summary>
    int LargestBatch { get; }

    /// <summary>
    /// Draws the next <paramref name="count"/> values, gives what is to be known of all of them and keeps the first
    /// <paramref name="kept"/>.Length, which is at most count.
    /// </summary>
    Moments Draw(long count, Span<double> kept);
}
