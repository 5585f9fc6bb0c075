using System.Numerics;

namespace ViNotebooks.Numerics;

/// <summary>The numbers the gamma function of <see cref="WideFloat"/> is built from.</summary>
internal static class GammaConstants
{
    private const int Bits = 192;
    private const int StirlingTerms = 32;

    private static readonly BigInteger Unit = BigInteger.One << Bits;

    /// <summary>The relative size from which on the terms of a series are left out.</summary>
    public static readonly WideFloat Negligible = WideFloat.ScaleB(WideFloat.One, -132);

    public static readonly WideFloat RootTwoPi = WideFloat.Sqrt(WideFloat.ScaleB(WideFloat.Pi, 1));

    /// <summary>½ log 2π.</summary>
    public static readonly WideFloat HalfLogTwoPi = WideFloat.ScaleB(WideFloat.Log(WideFloat.ScaleB(WideFloat.Pi, 1)), -1);

    /// <summary>B₂ₖ / (2k (2k − 1)) for k = 1, 2, …: the coefficients of Stirling's series.</summary>
    public static readonly WideFloat[] Stirling =
    [
        .. BernoulliNumbers.Even(StirlingTerms).Select(
            (b, i) => WideFloat.FromRational(b.Numerator, b.Denominator * (2 * (i + 1)) * ((2 * i) + 1))),
    ];

    /// <summary>The Taylor coefficients of log Γ(2 + t): 1 − γ, then (−1)ᵏ (ζ(k) − 1)/k for t², t³, ….</summary>
    public static readonly WideFloat[] LogGammaAtTwo =
    [
        WideFloat.FromRational(Unit - IntegerSeries.EulerGamma(Bits), Unit),
        .. IntegerSeries.Zeta(64, Bits).Select(
            (z, i) => WideFloat.FromRational((z - Unit) * (i % 2 == 0 ? 1 : -1), Unit * (i + 2))),
    ];
}
