namespace ViNotebooks.Numerics;

/// <summary>
/// log I_ν(x), the modified Bessel function of the first kind, ν ≥ 0 and x &gt; 0 (x ≥ 0 for ν = 0); undefined outside, and where both
/// are so large (beyond about 10⁵, with ν² &gt; x) that the power series would take too long.
/// </summary>
/// <remarks>DLMF 10.25.2 (the power series) and 10.40.1 (the asymptotic series).</remarks>
internal static class BesselFunctions<T>
    where T : struct, IReal<T>
{
    private static readonly T One = T.FromDouble(1);
    private static readonly T Half = T.FromDouble(0.5);
    private static readonly T Negligible = SpecialConstants<T>.Negligible;
    private static readonly T Large = T.FromDouble(1e200);
    private static readonly T LogLarge = T.Log(Large);

    // the smallest term of the asymptotic series is about e^(−2x)
    private static readonly T LeastLarge = T.FromDouble(SpecialConstants<T>.IsWide ? 60 : 30);

    public static T LogI(T order, T x)
    {
        if (!T.IsFinite(order) || !T.IsFinite(x) || T.Sign(order) < 0 || T.Sign(x) < 0)
            return T.Undefined;

        if (T.Sign(x) == 0)
            return T.Sign(order) == 0 ? x : T.Undefined;

        return x > LeastLarge && !(x < order * order) ? Asymptotic(order, x) : Series(order, x);
    }

    private static T Series(T order, T x)
    {
        var quarter = x * x * T.FromDouble(0.25);
        // the first term apart: for small x the logarithm is that of 1 and very little
        var (first, sum, term, scale) = (One, T.FromDouble(0), One, T.FromDouble(0));
        for (var k = 1; k < SpecialConstants<T>.MostTerms; k++)
        {
            var index = T.FromDouble(k);
            term = term * quarter / (index * (order + index));
            sum += term;
            if (!(term > Negligible * sum))
            {
                var front = T.Sign(order) == 0 ? scale : (order * T.Log(x * Half)) - T.LogGamma(order + One) + scale;
                return front + (T.Sign(scale) == 0 ? T.Log1p(sum) : T.Log(first + sum));
            }

            if (sum > Large)
            {
                (first, sum, term) = (first / Large, sum / Large, term / Large);
                scale += LogLarge;
            }
        }

        return T.Undefined;
    }

    // I_ν(x) = e^x/√(2πx) Σ (−1)ᵏ (4ν² − 1²)(4ν² − 3²) … (4ν² − (2k−1)²)/(k! (8x)ᵏ)
    private static T Asymptotic(T order, T x)
    {
        var square = T.FromDouble(4) * order * order;
        var eight = T.FromDouble(8) * x;
        var (sum, term) = (T.FromDouble(0), One);
        for (var k = 1; k < 1000; k++)
        {
            var odd = T.FromDouble((2 * k) - 1);
            term = -term * (square - (odd * odd)) / (T.FromDouble(k) * eight);
            sum += term;
            if (!(RealFunctions<T>.Abs(term) > Negligible))
                break;
        }

        return x - SpecialConstants<T>.HalfLogTwoPi - (Half * T.Log(x)) + T.Log1p(sum);
    }
}
