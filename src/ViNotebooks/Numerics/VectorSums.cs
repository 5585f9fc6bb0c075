using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ViNotebooks.Numerics;

/// <summary>
/// Sums of columns in vector code. Each is kept in 32 parts, by the position modulo 32, which are added in pairs at the end: the
/// result does not depend on the width of the registers.
/// </summary>
internal static class VectorSums
{
    private const int Parts = 32;
    private const int LargestCount = 8;

    /// <summary>The sum, the least and the greatest value; of no meaning where a value is NaN.</summary>
    public static (double Sum, double Least, double Greatest) Of(ReadOnlySpan<double> values) =>
        Vector512.IsHardwareAccelerated ? Of<Lanes512>(values)
        : Vector256.IsHardwareAccelerated ? Of<Lanes256>(values)
        : Of<Lanes128>(values);

    /// <summary>The sums of the second, third and fourth powers of the distances from a centre.</summary>
    public static (double Second, double Third, double Fourth) Powers(ReadOnlySpan<double> values, double centre) =>
        Vector512.IsHardwareAccelerated ? Powers<Lanes512>(values, centre)
        : Vector256.IsHardwareAccelerated ? Powers<Lanes256>(values, centre)
        : Powers<Lanes128>(values, centre);

    /// <summary>The sum of the products of the distances of two columns from their centres.</summary>
    public static double Products(ReadOnlySpan<double> x, double centreOfX, ReadOnlySpan<double> y, double centreOfY) =>
        Vector512.IsHardwareAccelerated ? Products<Lanes512>(x, centreOfX, y, centreOfY)
        : Vector256.IsHardwareAccelerated ? Products<Lanes256>(x, centreOfX, y, centreOfY)
        : Products<Lanes128>(x, centreOfX, y, centreOfY);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Sum, double Least, double Greatest) Of<V>(ReadOnlySpan<double> values)
        where V : struct, IVectorLanes<V>
    {
        Span<double> sums = stackalloc double[Parts];
        var low = V.All(double.PositiveInfinity);
        var high = V.All(double.NegativeInfinity);
        sums.Clear();
        var whole = values.Length / Parts * Parts;
        for (var part = 0; part < Parts && whole > 0; part += 4 * V.Count)
        {
            var (a, b, c, d) = (V.All(0), V.All(0), V.All(0), V.All(0));
            for (var i = part; i < whole; i += Parts)
            {
                ref readonly var first = ref values[i];
                var x = V.Load(in first);
                var y = V.Load(in Unsafe.Add(ref Unsafe.AsRef(in first), V.Count));
                var z = V.Load(in Unsafe.Add(ref Unsafe.AsRef(in first), 2 * V.Count));
                var w = V.Load(in Unsafe.Add(ref Unsafe.AsRef(in first), 3 * V.Count));
                (a, b, c, d) = (a + x, b + y, c + z, d + w);
                low = V.MinOfFinite(low, V.MinOfFinite(V.MinOfFinite(x, y), V.MinOfFinite(z, w)));
                high = V.MaxOfFinite(high, V.MaxOfFinite(V.MaxOfFinite(x, y), V.MaxOfFinite(z, w)));
            }

            V.Store(a, ref sums[part]);
            V.Store(b, ref sums[part + V.Count]);
            V.Store(c, ref sums[part + (2 * V.Count)]);
            V.Store(d, ref sums[part + (3 * V.Count)]);
        }

        Span<double> bounds = stackalloc double[2 * LargestCount];
        V.Store(low, ref bounds[0]);
        V.Store(high, ref bounds[LargestCount]);
        var (least, greatest) = (bounds[0], bounds[LargestCount]);
        for (var i = 1; i < V.Count; i++)
        {
            least = bounds[i] < least ? bounds[i] : least;
            greatest = bounds[LargestCount + i] > greatest ? bounds[LargestCount + i] : greatest;
        }

        for (var i = whole; i < values.Length; i++)
        {
            sums[i - whole] += values[i];
            least = values[i] < least ? values[i] : least;
            greatest = values[i] > greatest ? values[i] : greatest;
        }

        return (Total<V>(sums), least, greatest);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Second, double Third, double Fourth) Powers<V>(ReadOnlySpan<double> values, double centre)
        where V : struct, IVectorLanes<V>
    {
        Span<double> second = stackalloc double[Parts];
        Span<double> third = stackalloc double[Parts];
        Span<double> fourth = stackalloc double[Parts];
        second.Clear();
        third.Clear();
        fourth.Clear();
        var middle = V.All(centre);
        var whole = values.Length / Parts * Parts;
        for (var part = 0; part < Parts && whole > 0; part += 2 * V.Count)
        {
            var (a2, a3, a4) = (V.All(0), V.All(0), V.All(0));
            var (b2, b3, b4) = (V.All(0), V.All(0), V.All(0));
            for (var i = part; i < whole; i += Parts)
            {
                ref readonly var first = ref values[i];
                var x = V.Load(in first) - middle;
                var y = V.Load(in Unsafe.Add(ref Unsafe.AsRef(in first), V.Count)) - middle;
                var (square, other) = (x * x, y * y);
                (a2, b2) = (a2 + square, b2 + other);
                (a3, b3) = (V.MultiplyAdd(square, x, a3), V.MultiplyAdd(other, y, b3));
                (a4, b4) = (V.MultiplyAdd(square, square, a4), V.MultiplyAdd(other, other, b4));
            }

            V.Store(a2, ref second[part]);
            V.Store(b2, ref second[part + V.Count]);
            V.Store(a3, ref third[part]);
            V.Store(b3, ref third[part + V.Count]);
            V.Store(a4, ref fourth[part]);
            V.Store(b4, ref fourth[part + V.Count]);
        }

        for (var i = whole; i < values.Length; i++)
        {
            var x = values[i] - centre;
            var square = x * x;
            second[i - whole] += square;
            third[i - whole] += square * x;
            fourth[i - whole] += square * square;
        }

        return (Total<V>(second), Total<V>(third), Total<V>(fourth));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Products<V>(ReadOnlySpan<double> x, double centreOfX, ReadOnlySpan<double> y, double centreOfY)
        where V : struct, IVectorLanes<V>
    {
        Span<double> sums = stackalloc double[Parts];
        sums.Clear();
        var (middleOfX, middleOfY) = (V.All(centreOfX), V.All(centreOfY));
        var whole = Math.Min(x.Length, y.Length) / Parts * Parts;
        for (var part = 0; part < Parts && whole > 0; part += V.Count)
        {
            var sum = V.All(0);
            for (var i = part; i < whole; i += Parts)
            {
                sum = V.MultiplyAdd(V.Load(in x[i]) - middleOfX, V.Load(in y[i]) - middleOfY, sum);
            }

            V.Store(sum, ref sums[part]);
        }

        for (var i = whole; i < x.Length; i++)
        {
            sums[i - whole] += (x[i] - centreOfX) * (y[i] - centreOfY);
        }

        return Total<V>(sums);
    }

    private static double Total<V>(Span<double> parts)
        where V : struct, IVectorLanes<V>
    {
        var half = Parts / 2;
        for (; half >= V.Count; half /= 2)
        {
            for (var i = 0; i < half; i += V.Count)
            {
                V.Store(V.Load(in parts[i]) + V.Load(in parts[i + half]), ref parts[i]);
            }
        }

        for (; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                parts[i] += parts[i + half];
            }
        }

        return parts[0];
    }
}
