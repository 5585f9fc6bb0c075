namespace ViNotebooks.Numerics;

/// <summary>The exponential integral Ei(x) = −∫ e^(−t)/t dt from −x to ∞ (principal value), x ≠ 0; E₁(x) = −Ei(−x).</summary>
/// <remarks>DLMF 6.6.1 (the power series), 6.9.1 (the continued fraction), 6.12.2 (the asymptotic series).</remarks>
internal static class ExponentialIntegral<T>
    where T : struct, IReal<T>
{
    private static readonly T One = T.FromDouble(1);
    private static readonly T Negligible = SpecialConstants<T>.Negligible;

    // the smallest term of the asymptotic series is about e^(−x)
    private static readonly T LeastLarge = T.FromDouble(SpecialConstants<T>.IsWide ? 105 : 50);

    public static T Ei(T x)
    {
        if (!T.IsDefined(x) || T.Sign(x) == 0)
            return T.Undefined;

        if (!T.IsFinite(x))
            return T.Sign(x) > 0 ? x : T.FromDouble(0);

        // E₁(y) = e^(−y)/(y + 1/(1 + 1/(y + 2/(1 + 2/(y + …))))), contracted to its even part
        if (x < T.FromDouble(-2))
        {
            return -(T.Exp(x) * ContinuedFraction<T>.Evaluate(
                One, k => T.FromDouble((2 * k) + 1) - x, k => -(T.FromDouble(k) * T.FromDouble(k))));
        }

        return x > LeastLarge ? Asymptotic(x) : Series(x);
    }

    private static T Series(T x)
    {
        var (sum, power) = (T.FromDouble(0), One);
        for (var k = 1; k < 2000; k++)
        {
            power = power * x / T.FromDouble(k);
            var term = power / T.FromDouble(k);
            sum += term;
            if (!(RealFunctions<T>.Abs(term) > Negligible * RealFunctions<T>.Abs(sum)))
                break;
        }

        return SpecialConstants<T>.EulerGamma + T.Log(RealFunctions<T>.Abs(x)) + sum;
    }

    private static T Asymptotic(T x)
    {
        var (sum, term) = (One, One);
        for (var k = 1; k < 1000; k++)
        {
            var next = term * T.FromDouble(k) / x;
            if (!(next < term) || !(next > Negligible))
                break;

            term = next;
            sum += term;
        }

        return T.Exp(x) / x * sum;
    }
}
