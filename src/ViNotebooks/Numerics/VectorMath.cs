using System.Runtime.CompilerServices;

namespace ViNotebooks.Numerics;

/// <summary>
/// Functions of registers, with the domains of <see cref="Binary64"/>: what has no value is NaN. Exponential, logarithm, sine and
/// cosine are within 2 units in the last place; the others are compositions of these, within 4 away from their zeros.
/// </summary>
internal static partial class VectorMath<V>
    where V : struct, IVectorLanes<V>
{
    // adding and taking away 1.5 · 2⁵² rounds to a whole number and leaves it in the last bits
    private const double Rounder = 6755399441055744.0;
    private const double LogTwo = 0.6931471805599453;
    private const double LogTwoRest = 2.3190468138462996e-17;
    private const double SmallestNormal = 2.2250738585072014e-308;

    // as a double, these bits with the exponent in the last ones are 2⁵² plus the exponent
    private const ulong ExponentHolder = 0x4330000000000000;
    private const double HeldBias = 4503599627370496.0 + 1023;

    // the bits of 0.703125: from there on, the intervals of 1/16 of the bits of a binade have 1 inside the tenth
    private const ulong Start = 0x3FE6800000000000;
    private const ulong One = 0x3FF0000000000000;
    private const ulong Fraction = 0x000FFFFFFFFFFFFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x)
    {
        var isSmall = V.Less(x, V.All(SmallestNormal));
        var value = LogOfNormal(
            V.Select(isSmall, x * V.All(18014398509481984.0), x),
            V.Select(isSmall, V.All(HeldBias + 54), V.All(HeldBias)));
        value = V.Select(V.Less(x, V.All(double.PositiveInfinity)), value, x);
        return V.Select(V.Less(V.All(0), x), value, V.All(double.NaN));
    }

    /// <summary>The logarithm of positive numbers that are neither subnormal nor infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LogOfNormal(V x) => LogOfNormal(x, V.All(HeldBias));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x)
    {
        var bounded = V.MinOfFinite(V.All(710), V.MaxOfFinite(V.All(-750), x));
        var n = V.MultiplyAdd(bounded, V.All(1.4426950408889634), V.All(Rounder)) - V.All(Rounder);
        var r = V.MultiplyAdd(n, V.All(-LogTwoRest), V.MultiplyAdd(n, V.All(-LogTwo), bounded));
        var q = V.MultiplyAdd(r, V.All(2.0914686968086876e-09), V.All(2.5105217004720745e-08));
        q = V.MultiplyAdd(r, q, V.All(2.75572736431103e-07));
        q = V.MultiplyAdd(r, q, V.All(2.7557255400206422e-06));
        q = V.MultiplyAdd(r, q, V.All(2.4801587325547743e-05));
        q = V.MultiplyAdd(r, q, V.All(0.00019841269874820627));
        q = V.MultiplyAdd(r, q, V.All(0.0013888888888883748));
        q = V.MultiplyAdd(r, q, V.All(0.008333333333326136));
        q = V.MultiplyAdd(r, q, V.All(0.04166666666666667));
        q = V.MultiplyAdd(r, q, V.All(0.1666666666666667));
        q = V.MultiplyAdd(r, q, V.All(0.5));
        var power = V.All(1) + V.MultiplyAdd(r * r, q, r);
        return V.Select(V.Same(x, x), V.Scale(power, n), x);
    }

    // (e^x − 1) = (u − 1) x / log u with u the rounded e^x: the rounding errors of u − 1 and log u cancel (Kahan)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1(V x)
    {
        var u = Exp(x);
        var difference = u - V.All(1);
        var near = V.Select(V.Same(u, V.All(1)), x, difference * x / Log(u));
        return V.Select(V.Less(V.All(1), V.Abs(x)), difference, near);
    }

    // log(1 + x) = x log u / (u − 1) with u the rounded 1 + x (Kahan)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p(V x)
    {
        var u = V.All(1) + x;
        var value = Log(u) * (x / (u - V.All(1)));
        return V.Select(V.Same(u, V.All(1)) | V.Same(u, V.All(double.PositiveInfinity)), x, value);
    }

    // sinh x = (u + u/(1 + u))/2, u = e^|x| − 1
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sinh(V x)
    {
        var u = Expm1(V.Abs(x));
        var value = V.All(0.5) * (u + V.Select(V.Less(u, V.All(double.PositiveInfinity)), u / (V.All(1) + u), u));
        return WithSignOf(x, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cosh(V x)
    {
        var power = Exp(V.Abs(x));
        return V.All(0.5) * (power + (V.All(1) / power));
    }

    // tanh x = −u/(u + 2) with the sign of x, u = e^(−2|x|) − 1
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh(V x)
    {
        var u = Expm1(V.All(-2) * V.Abs(x));
        return WithSignOf(x, -u / (u + V.All(2)));
    }

    // 1/(1 + e^(−x)) = e^x/(1 + e^x): the power is the one that does not overflow
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid(V x)
    {
        var power = Exp(-V.Abs(x));
        return V.Select(V.Less(x, V.All(0)), power, V.All(1)) / (V.All(1) + power);
    }

    // log(1 + e^x) = max(x, 0) + log(1 + e^(−|x|))
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus(V x) => V.Select(V.Less(x, V.All(0)), V.All(0), x) + Log1p(Exp(-V.Abs(x)));

    // logit x = log x − log(1 − x), 0 < x < 1, whose terms cancel at ½ only: there log(1 + (2x − 1)/(1 − x))
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Logit(V x)
    {
        var rest = V.All(1) - x;
        var isInside = V.Less(V.All(0.25), x) & V.Less(x, V.All(0.75));
        var far = Log(x) - Log1p(-x);
        var near = Log1p(V.MultiplyAdd(V.All(2), x, V.All(-1)) / rest);
        return V.Select(isInside, near, far);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V NormalPdf(V x) => Exp(V.All(-0.5) * x * x) * V.All(0.3989422804014327);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V WithSignOf(V x, V magnitude) => magnitude ^ (x & V.AllBits(1UL << 63));

    // x = 2ᵏ z with z from 0.703125 to twice that, in interval i: log x = k log 2 + log cᵢ + log(1 + f), f = z/cᵢ − 1, |f| ≤ 1/32
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfNormal(V x, V heldBias)
    {
        var shifted = V.AddBits(x, V.AllBits(One - Start));
        var k = (V.ShiftRight(shifted, 52) | V.AllBits(ExponentHolder)) - heldBias;
        var z = V.AddBits(shifted & V.AllBits(Fraction), V.AllBits(Start));
        var interval = V.ShiftRight(shifted, 48);
        var f = V.MultiplyAdd(z, V.Lookup<MiddleReciprocals>(interval), V.All(-1));
        var q = V.MultiplyAdd(f, V.All(0.11126663395059673), V.All(-0.12517107244459322));
        q = V.MultiplyAdd(f, q, V.All(0.14285706689471792));
        q = V.MultiplyAdd(f, q, V.All(-0.16666658310969995));
        q = V.MultiplyAdd(f, q, V.All(0.2000000000092737));
        q = V.MultiplyAdd(f, q, V.All(-0.25000000001020084));
        q = V.MultiplyAdd(f, q, V.All(0.3333333333333333));
        q = V.MultiplyAdd(f, q, V.All(-0.5));
        var large = V.MultiplyAdd(k, V.All(LogTwo), V.Lookup<MiddleLogarithms>(interval));
        return large + V.MultiplyAdd(f * f, q, f);
    }
}
