using System.Numerics;

namespace ViNotebooks.Numerics;

/// <summary>Constants and small pieces that the special functions share, in any precision.</summary>
internal static class SpecialConstants<T>
    where T : struct, IReal<T>
{
    /// <summary>What takes more terms than this has no value here.</summary>
    public const int MostTerms = 500_000;

    private const int Bits = 192;

    private static readonly BigInteger Unit = BigInteger.One << Bits;

    public static readonly T One = T.FromDouble(1);
    public static readonly T Two = T.FromDouble(2);
    public static readonly T Half = T.FromDouble(0.5);

    /// <summary>Whether the precision is that of 128 bits.</summary>
    public static readonly bool IsWide = One < One + T.FromDouble(Math.ScaleB(1, -60));

    /// <summary>The relative size from which on terms are left out, so small that derivatives carried along have settled too.</summary>
    public static readonly T Negligible = T.FromDouble(Math.ScaleB(1, IsWide ? -140 : -64));

    /// <summary>The relative size of what a product of a few numbers is rounded by.</summary>
    public static readonly T Rounding = T.FromDouble(Math.ScaleB(1, IsWide ? -126 : -52));

    public static readonly T EulerGamma = Fraction(IntegerSeries.EulerGamma(Bits));
    public static readonly T HalfLogTwoPi = T.Log(Two * T.Pi) * Half;

    // the Taylor coefficients of log Γ(2 + t): 1 − γ, then (−1)ᵏ (ζ(k) − 1)/k
    private static readonly T[] LogGammaAtTwo =
    [
        Fraction(Unit - IntegerSeries.EulerGamma(Bits)),
        .. IntegerSeries.Zeta(90, Bits).Select((z, i) => Fraction((z - Unit) * (i % 2 == 0 ? 1 : -1)) / T.FromDouble(i + 2)),
    ];

    /// <summary>log Γ(1 + a) = log Γ(2 + a) − log(1 + a), relatively accurate for |a| ≤ ½.</summary>
    public static T LogGammaOnePlus(T a)
    {
        var sum = T.FromDouble(0);
        for (var k = LogGammaAtTwo.Length - 1; k >= 0; k--)
            sum = (sum + LogGammaAtTwo[k]) * a;

        return sum - T.Log1p(a);
    }

    /// <summary>μ − log(1 + μ) = μ r − 2 (r³/3 + r⁵/5 + …), r = μ/(2 + μ), without cancellation for small μ &gt; −1.</summary>
    public static T Excess(T mu)
    {
        if (RealFunctions<T>.Abs(mu) > T.FromDouble(0.4))
            return mu - T.Log1p(mu);

        var r = mu / (Two + mu);
        var square = r * r;
        var (sum, power) = (T.FromDouble(0), r * square);
        for (var k = 3; k < 200; k += 2)
        {
            var term = power / T.FromDouble(k);
            sum += term;
            power *= square;
            if (!(RealFunctions<T>.Abs(term) > Negligible * RealFunctions<T>.Abs(sum)))
                break;
        }

        return (mu * r) - (Two * sum);
    }

    private static T Fraction(BigInteger numerator) => T.FromInteger(numerator) / T.FromInteger(Unit);
}
