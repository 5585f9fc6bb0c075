using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ViNotebooks.Numerics;

/// <summary>A table of 16 numbers. Written as vectors they are constants of the code that looks them up.</summary>
internal interface IVectorTable
{
    static abstract Vector512<double> First { get; }

    static abstract Vector512<double> Second { get; }

    /// <summary>The same in memory.</summary>
    static abstract double[] Elements { get; }
}

/// <summary>
/// For each sixteenth of the bits of a binade that begins at 0.703125 the reciprocal of a number near its middle. The tenth interval has 1
/// inside; the others have short numbers whose logarithm is almost a double.
/// </summary>
internal readonly struct MiddleReciprocals : IVectorTable
{
    public static Vector512<double> First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            1.3917236328125, 1.330078125, 1.2813720703125, 1.224761962890625, 1.1865386962890625, 1.13934326171875, 1.1082611083984375, 1.0685272216796875);
    }

    public static Vector512<double> Second
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            1.0301055908203125, 1.0, 0.9424896240234375, 0.88922119140625, 0.83978271484375, 0.7993316650390625, 0.7642669677734375, 0.725555419921875);
    }

    public static double[] Elements => VectorTables.Reciprocals;
}

/// <summary>The logarithms of the numbers of which <see cref="MiddleReciprocals"/> has the reciprocals.</summary>
internal readonly struct MiddleLogarithms : IVectorTable
{
    public static Vector512<double> First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            -0.33054300255443075, -0.2852376811100046, -0.2479314337565087, -0.20274650910723577,
            -0.17104041017481011, -0.13045201019336253, -0.10279221796156056, -0.06628127198945302);
    }

    public static Vector512<double> Second
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            -0.02966131234673073, 0.0, 0.059230368714270905, 0.11740926518523846, 0.17461209341141784, 0.22397931917205965, 0.26883811659512225, 0.3208178209855886);
    }

    public static double[] Elements => VectorTables.Logarithms;
}

/// <summary>The tables in memory; apart from the structures, whose constants are inlined only where nothing has to be initialised.</summary>
internal static class VectorTables
{
    public static readonly double[] Reciprocals = Join(MiddleReciprocals.First, MiddleReciprocals.Second);
    public static readonly double[] Logarithms = Join(MiddleLogarithms.First, MiddleLogarithms.Second);

    private static double[] Join(Vector512<double> first, Vector512<double> second)
    {
        var elements = new double[16];
        first.CopyTo(elements);
        second.CopyTo(elements, 8);
        return elements;
    }
}
