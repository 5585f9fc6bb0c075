namespace ViNotebooks.Numerics;

/// <summary>
/// The regularised incomplete gamma functions P(a, x) = γ(a, x)/Γ(a) and Q = 1 − P for a &gt; 0, x ≥ 0, each accurate where it is small.
/// Undefined outside, and where a beyond 10⁹ would take too many terms.
/// </summary>
/// <remarks>DLMF 8.7.1 (the power series), 8.9.2 (the continued fraction), 8.11.2.</remarks>
internal static class IncompleteGamma<T>
    where T : struct, IReal<T>
{
    private static readonly T One = SpecialConstants<T>.One;
    private static readonly T Negligible = SpecialConstants<T>.Negligible;

    public static T P(T a, T x)
    {
        if (!IsInside(a, x))
            return T.Undefined;

        if (!T.IsFinite(x))
            return One;

        return x < a + One ? Series(a, x) : One - Fraction(a, x);
    }

    public static T Q(T a, T x)
    {
        if (!IsInside(a, x))
            return T.Undefined;

        if (!T.IsFinite(x))
            return T.FromDouble(0);

        if (a < SpecialConstants<T>.Half && x < T.FromDouble(1.5) && T.Sign(x) > 0)
            return SmallParameter(a, x);

        return x < a + One ? One - Series(a, x) : Fraction(a, x);
    }

    /// <summary>x^a e^(−x)/Γ(a + 1).</summary>
    public static T Front(T a, T x)
    {
        var sum = a + One;
        if (a < T.FromDouble(24))
        {
            var isInRange = x < T.FromDouble(600) && x > T.FromDouble(1e-12);
            return isInRange ? T.Pow(x, a) * T.Exp(-x) / T.Gamma(sum) : T.Sign(x) == 0 ? T.Pow(x, a) : T.Exp((a * T.Log(x)) - x - T.LogGamma(sum));
        }

        // Stirling: a^a e^(−a)/Γ(a + 1) = exp(−S(a))/√(2π a), and (x/a)^a e^(a − x) = exp(−a (μ − log(1 + μ))), μ = (x − a)/a
        var exponent = a * SpecialConstants<T>.Excess((x - a) / a);
        return T.Sign(x) == 0 ? x : T.Exp(-exponent - RealFunctions<T>.StirlingSum(a)) / T.Sqrt(T.Pi * (a + a));
    }

    private static bool IsInside(T a, T x) => T.IsFinite(a) && T.IsDefined(x) && T.Sign(a) > 0 && T.Sign(x) >= 0;

    private static T Series(T a, T x)
    {
        var (sum, term, n) = (One, One, a);
        for (var k = 0; k < SpecialConstants<T>.MostTerms; k++)
        {
            n += One;
            term = term * x / n;
            sum += term;
            if (!(term > Negligible * sum))
                return Front(a, x) * sum;
        }

        return T.Undefined;
    }

    private static T Fraction(T a, T x) =>
        Front(a, x) * a * ContinuedFraction<T>.Evaluate(
            One, k => x + T.FromDouble((2 * k) + 1) - a, k => -(T.FromDouble(k) * (T.FromDouble(k) - a)));

    // Q = 1 − x^a/Γ(1 + a) (1 + a Σ (−x)ⁿ/(n! (a + n))), the first difference by expm1
    private static T SmallParameter(T a, T x)
    {
        var log = (a * T.Log(x)) - SpecialConstants<T>.LogGammaOnePlus(a);
        var (sum, power) = (T.FromDouble(0), One);
        for (var n = 1; n < 1000; n++)
        {
            power = -power * x / T.FromDouble(n);
            var term = power / (a + T.FromDouble(n));
            sum += term;
            if (!(RealFunctions<T>.Abs(term) > Negligible * RealFunctions<T>.Abs(sum)))
                break;
        }

        return -T.Expm1(log) - (T.Exp(log) * a * sum);
    }
}
