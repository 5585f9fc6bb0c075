using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ViNotebooks.Numerics;

/// <summary>Noise that has no parameters.</summary>
internal enum NoiseKind
{
    /// <summary>Uniform on (0, 1): the odd multiples of 2⁻⁵³, so that neither end is drawn.</summary>
    Uniform,

    /// <summary>Normal with mean 0 and variance 1.</summary>
    Normal,

    /// <summary>Exponential with rate 1.</summary>
    Exponential,
}

/// <summary>
/// Columns of noise in vector code. A column is determined by the seed, the number of its block and its own number; neither the width of the
/// registers nor how the block is cut into chunks changes a bit of it.
/// </summary>
/// <remarks>
/// Eight lanes of xoshiro256+ (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021), of whose sums the upper 52 bits
/// are used, started by SplitMix64. Normal numbers come in pairs by the transformation of Box and Muller.
/// </remarks>
internal static class VectorRandom
{
    /// <summary>Lengths of chunks are multiples of this.</summary>
    public const int Multiple = 32;

    /// <summary>The words of a stream's state: four of each lane.</summary>
    public const int StateLength = 4 * Lanes;

    private const int Lanes = 8;
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15UL;

    /// <summary>The seed of a column of a block.</summary>
    public static ulong SeedOf(ulong seed, long block, int column) =>
        Mix(Mix(Mix(seed + GoldenGamma) + (ulong)block * GoldenGamma) + ((ulong)column * 0xD1342543DE82EF95UL));

    public static void Start(Span<ulong> state, ulong seed)
    {
        for (var i = 0; i < StateLength; i++)
        {
            seed += GoldenGamma;
            state[i] = Mix(seed);
        }
    }

    /// <summary>Goes on with the stream; the length is a multiple of <see cref="Multiple"/>.</summary>
    public static void Fill(NoiseKind kind, Span<ulong> state, Span<double> values)
    {
        if (values.Length % Multiple != 0 || state.Length != StateLength)
        {
            throw new ArgumentException($"The length is a multiple of {Multiple}, that of the state {StateLength}.", nameof(values));
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Fill<Lanes512>(kind, state, values);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Fill<Lanes256>(kind, state, values);
        }
        else
        {
            Fill<Lanes128>(kind, state, values);
        }
    }

    public static void Fill<V>(NoiseKind kind, Span<ulong> state, Span<double> values)
        where V : struct, IVectorLanes<V>
    {
        if (values.IsEmpty)
        {
            return;
        }

        FillUniform<V>(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<ulong, double>(state)), ref values[0], values.Length);
        if (kind == NoiseKind.Normal)
        {
            MakeNormal<V>(ref values[0], values.Length);
        }
        else if (kind == NoiseKind.Exponential)
        {
            MakeExponential<V>(ref values[0], values.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillUniform<V>(ref double state, ref double values, int length)
        where V : struct, IVectorLanes<V>
    {
        for (var lane = 0; lane < Lanes; lane += V.Count)
        {
            var a = V.Load(in Unsafe.Add(ref state, lane));
            var b = V.Load(in Unsafe.Add(ref state, lane + Lanes));
            var c = V.Load(in Unsafe.Add(ref state, lane + (2 * Lanes)));
            var d = V.Load(in Unsafe.Add(ref state, lane + (3 * Lanes)));
            for (nint i = lane; i < length; i += Lanes)
            {
                // bits as the fraction of a number in [1, 2)
                var random = V.ShiftRight(V.AddBits(a, d), 12) | V.AllBits(0x3FF0000000000000);
                V.Store(random - V.All(1 - (1.0 / (1UL << 53))), ref Unsafe.Add(ref values, i));
                var shifted = V.ShiftLeft(b, 17);
                c ^= a;
                d ^= b;
                b ^= c;
                a ^= d;
                c ^= shifted;
                d = V.RotateLeft(d, 45);
            }

            V.Store(a, ref Unsafe.Add(ref state, lane));
            V.Store(b, ref Unsafe.Add(ref state, lane + Lanes));
            V.Store(c, ref Unsafe.Add(ref state, lane + (2 * Lanes)));
            V.Store(d, ref Unsafe.Add(ref state, lane + (3 * Lanes)));
        }
    }

    // √(−2 log u) (cos 2πv, sin 2πv) for independent uniform u and v: the rows of eight are paired
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MakeNormal<V>(ref double values, int length)
        where V : struct, IVectorLanes<V>
    {
        for (nint row = 0; row < length; row += 2 * Lanes)
        {
            for (nint i = row; i < row + Lanes; i += V.Count)
            {
                ref var first = ref Unsafe.Add(ref values, i);
                ref var second = ref Unsafe.Add(ref values, i + Lanes);
                var radius = V.Sqrt(V.All(-2) * VectorMath<V>.LogOfNormal(V.Load(in first)));
                VectorMath<V>.CosSinOfTurns(V.Load(in second), out var cosine, out var sine);
                V.Store(radius * cosine, ref first);
                V.Store(radius * sine, ref second);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MakeExponential<V>(ref double values, int length)
        where V : struct, IVectorLanes<V>
    {
        for (nint i = 0; i < length; i += V.Count)
        {
            ref var value = ref Unsafe.Add(ref values, i);
            V.Store(-VectorMath<V>.LogOfNormal(V.Load(in value)), ref value);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
