using System.Numerics;

namespace ViNotebooks.Numerics;

/// <summary>The numbers the functions of <see cref="WideFloat"/> are built from, computed once from series of whole numbers.</summary>
internal static class WideConstants
{
    private const int Bits = 384;

    private static readonly BigInteger Unit = BigInteger.One << Bits;
    private static readonly BigInteger ScaledPi = IntegerSeries.Pi(Bits);
    private static readonly BigInteger ScaledLn2 = IntegerSeries.Ln2(Bits);

    public static readonly WideFloat Pi = WideFloat.FromRational(ScaledPi, Unit);
    public static readonly WideFloat E = WideFloat.FromRational(IntegerSeries.E(Bits), Unit);
    public static readonly WideFloat Ln2 = WideFloat.FromRational(ScaledLn2, Unit);

    /// <summary>log 2 as 64 bits, so that its product with a whole number of 32 bits is exact, and the rest.</summary>
    public static readonly WideFloat[] Ln2Parts = Parts(ScaledLn2, 1);

    /// <summary>π/2 as three words of 64 bits and the rest.</summary>
    public static readonly WideFloat[] HalfPiParts = Parts(ScaledPi >> 1, 3);

    public static readonly WideFloat HalfPi = WideFloat.ScaleB(Pi, -1);
    public static readonly WideFloat TwoOverPi = WideFloat.FromRational(2 * Unit, ScaledPi);
    public static readonly WideFloat TwoOverRootPi = WideFloat.FromDouble(2) / WideFloat.Sqrt(Pi);

    /// <summary>1/k! for k = 0, 1, ….</summary>
    public static readonly WideFloat[] InverseFactorials = [.. Factorials(40).Select(f => WideFloat.FromRational(1, f))];

    /// <summary>(−1)ᵏ / (k! (2k + 1)): the Taylor coefficients of ½√π erf.</summary>
    public static readonly WideFloat[] Erf =
        [.. Factorials(40).Select((f, k) => WideFloat.FromRational(k % 2 == 0 ? 1 : -1, f * ((2 * k) + 1)))];

    /// <summary>e^(−n²/16) for the trapezoidal rule with step ¼: its error is e^(−16π²), and what follows n = 40 is below 2⁻¹⁴⁴.</summary>
    public static readonly WideFloat[] TrapezoidWeights =
        [.. Enumerable.Range(0, 41).Select(n => WideFloat.Exp(WideFloat.FromDouble(-n * n / 16.0)))];

    private static BigInteger[] Factorials(int count)
    {
        var result = new BigInteger[count];
        result[0] = BigInteger.One;
        for (var k = 1; k < count; k++)
        {
            result[k] = k * result[k - 1];
        }

        return result;
    }

    // a number of 64 bits before the point at most, cut into words of 64 bits behind it and a rest
    private static WideFloat[] Parts(BigInteger scaled, int words)
    {
        var result = new WideFloat[words + 1];
        for (var i = 1; i <= words; i++)
        {
            var unit = BigInteger.One << (Bits - (63 * i));
            var part = scaled / unit * unit;
            result[i - 1] = WideFloat.FromRational(part, Unit);
            scaled -= part;
        }

        result[words] = WideFloat.FromRational(scaled, Unit);
        return result;
    }
}
