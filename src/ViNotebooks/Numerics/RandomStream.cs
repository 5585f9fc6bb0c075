namespace ViNotebooks.Numerics;

/// <summary>
/// A reproducible stream of random numbers. Streams split by a label are independent, so that adding a draw in one place
/// does not change the draws of another.
/// </summary>
/// <remarks>SplitMix64; Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.</remarks>
internal sealed class RandomStream(ulong seed)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15UL;

    private ulong state = seed;
    private double? spareNormal;

    public ulong Seed { get; } = seed;

    /// <summary>A stream that depends on this stream's seed and the label only.</summary>
    public RandomStream Split(string label)
    {
        var hash = 14695981039346656037UL ^ Mix(Seed + GoldenGamma);
        foreach (var character in label)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        return new RandomStream(Mix(hash));
    }

    public ulong NextBits()
    {
        state += GoldenGamma;
        return Mix(state);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in (0, 1), symmetric about ½.</summary>
    public double NextOpenDouble() => ((NextBits() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>Uniform in [low, high).</summary>
    public double NextDouble(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>Uniform in 0, …, count − 1.</summary>
    public int Next(int count) => (int)(((UInt128)NextBits() * (UInt128)(uint)count) >> 64);

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double NextNormal()
    {
        if (spareNormal is { } spare)
        {
            spareNormal = null;
            return spare;
        }

        double u, v, square;
        do
        {
            u = NextDouble(-1, 1);
            v = NextDouble(-1, 1);
            square = (u * u) + (v * v);
        }
        while (square is >= 1 or 0);

        var factor = Math.Sqrt(-2 * Math.Log(square) / square);
        spareNormal = v * factor;
        return u * factor;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
