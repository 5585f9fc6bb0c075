using System.Runtime.CompilerServices;

namespace ViNotebooks.Numerics;

/// <summary>Sine and cosine.</summary>
internal static partial class VectorMath<V>
{
    // beyond, the quarter turns no longer come off exactly
    private const double MostTurned = 1 << 20;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sin(V x)
    {
        var value = OfQuarterTurns(x, 0);
        return V.IsAny(V.Less(V.All(MostTurned), V.Abs(x))) ? OneByOne(x, value, isSine: true) : value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Cos(V x)
    {
        var value = OfQuarterTurns(x, 1);
        return V.IsAny(V.Less(V.All(MostTurned), V.Abs(x))) ? OneByOne(x, value, isSine: false) : value;
    }

    /// <summary>cos 2πu and sin 2πu for 0 ≤ u ≤ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CosSinOfTurns(V u, out V cosine, out V sine)
    {
        var quarters = V.MultiplyAdd(u, V.All(4), V.All(Rounder));
        var y = V.MultiplyAdd(u, V.All(4), V.All(Rounder) - quarters);
        var t = y * y;
        var s = V.MultiplyAdd(t, V.All(5.642225369163528e-08), V.All(-3.5987029509735105e-06));
        s = V.MultiplyAdd(t, s, V.All(0.00016044116661409423));
        s = V.MultiplyAdd(t, s, V.All(-0.004681754134254207));
        s = V.MultiplyAdd(t, s, V.All(0.07969262624614423));
        s = V.MultiplyAdd(t, s, V.All(-0.6459640975062462));
        s = V.MultiplyAdd(t, s, V.All(1.5707963267948966)) * y;
        var c = V.MultiplyAdd(t, V.All(-6.337544035925102e-09), V.All(4.7107369689597817e-07));
        c = V.MultiplyAdd(t, c, V.All(-2.520204058766049e-05));
        c = V.MultiplyAdd(t, c, V.All(0.0009192602747348447));
        c = V.MultiplyAdd(t, c, V.All(-0.02086348076335072));
        c = V.MultiplyAdd(t, c, V.All(0.25366950790104803));
        c = V.MultiplyAdd(t, c, V.All(-1.2337005501361697));
        c = V.MultiplyAdd(t, c, V.All(1));

        // an odd quarter swaps them, and the second bits of q + 1 and q are the signs
        var isOdd = IsOdd(quarters);
        cosine = V.Select(isOdd, s, c) ^ SignOf(V.AddBits(quarters, V.AllBits(1)));
        sine = V.Select(isOdd, c, s) ^ SignOf(quarters);
    }

    /// <summary>sin(x + shift · π/2) for |x| ≤ 2²⁰.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfQuarterTurns(V x, ulong shift)
    {
        var quarters = V.MultiplyAdd(x, V.All(2 / Math.PI), V.All(Rounder));
        var n = quarters - V.All(Rounder);

        // π/2 in three parts
        var r = V.MultiplyAdd(n, V.All(-1.5707963267948966), x);
        r = V.MultiplyAdd(n, V.All(-6.123233995736766e-17), r);
        r = V.MultiplyAdd(n, V.All(1.4973849048591833e-33), r);
        var t = r * r;
        var s = V.MultiplyAdd(t, V.All(1.58969099521155010221e-10), V.All(-2.50507602534068634195e-08));
        s = V.MultiplyAdd(t, s, V.All(2.75573137070700676789e-06));
        s = V.MultiplyAdd(t, s, V.All(-1.98412698298579493134e-04));
        s = V.MultiplyAdd(t, s, V.All(8.33333333332248946124e-03));
        s = V.MultiplyAdd(t, s, V.All(-1.66666666666666324348e-01));
        s = V.MultiplyAdd(t * r, s, r);
        var c = V.MultiplyAdd(t, V.All(-1.13596475577881948265e-11), V.All(2.08757232129817482790e-09));
        c = V.MultiplyAdd(t, c, V.All(-2.75573143513906633035e-07));
        c = V.MultiplyAdd(t, c, V.All(2.48015872894767294178e-05));
        c = V.MultiplyAdd(t, c, V.All(-1.38888888888741095749e-03));
        c = V.MultiplyAdd(t, c, V.All(4.16666666666666019037e-02));
        c = V.MultiplyAdd(t * t, c, V.MultiplyAdd(t, V.All(-0.5), V.All(1)));
        quarters = V.AddBits(quarters, V.AllBits(shift));
        return V.Select(IsOdd(quarters), c, s) ^ SignOf(quarters);
    }

    /// <summary>A mask from the last bit: a negative number where it is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsOdd(V quarters) => V.Less(V.ShiftLeft(quarters, 63) | V.All(1), V.All(0));

    /// <summary>The last bit but one, where the sign is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SignOf(V quarters) => V.ShiftLeft(quarters, 62) & V.AllBits(1UL << 63);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V OneByOne(V x, V value, bool isSine)
    {
        Span<double> arguments = stackalloc double[8];
        Span<double> values = stackalloc double[8];
        V.Store(x, ref arguments[0]);
        V.Store(value, ref values[0]);
        for (var i = 0; i < V.Count; i++)
        {
            if (!(Math.Abs(arguments[i]) <= MostTurned))
            {
                values[i] = isSine ? Math.Sin(arguments[i]) : Math.Cos(arguments[i]);
            }
        }

        return V.Load(in values[0]);
    }
}
