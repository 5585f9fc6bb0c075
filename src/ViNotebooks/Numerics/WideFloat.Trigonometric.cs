using System.Numerics;

namespace ViNotebooks.Numerics;

internal readonly partial struct WideFloat
{
    // the angles whose multiple of π/2 fits the words of WideConstants.HalfPiParts
    private const int GreatestQuickAngle = 60;

    // beyond this exponent sine and cosine are given as undefined: π would be needed to thousands of bits
    private const int GreatestAngle = 4096;

    public static WideFloat Sin(WideFloat x)
    {
        if (!x.IsPlain)
        {
            return x.IsInfinite ? Undefined : x;
        }

        var quadrant = ReduceAngle(x, out var rest);
        var value = quadrant % 2 == 0 ? SmallSin(rest) : SmallCos(rest);
        return quadrant switch { < 0 => Undefined, < 2 => value, _ => -value };
    }

    public static WideFloat Cos(WideFloat x)
    {
        if (!x.IsPlain)
        {
            return x.IsZero ? One : Undefined;
        }

        var quadrant = ReduceAngle(x, out var rest);
        var value = quadrant % 2 == 0 ? SmallCos(rest) : SmallSin(rest);
        return quadrant switch { < 0 => Undefined, 1 or 2 => -value, _ => value };
    }

    public static WideFloat Atan(WideFloat x)
    {
        if (!x.IsPlain)
        {
            return x.IsInfinite ? x.negative ? -WideConstants.HalfPi : WideConstants.HalfPi : x;
        }

        // arctan x = ±π/2 − arctan 1/x
        if (x.exponent >= 1)
        {
            var inverse = Atan(One / x);
            return (x.negative ? -WideConstants.HalfPi : WideConstants.HalfPi) - inverse;
        }

        if (x.exponent < -45)
        {
            var square = x * x;
            return x * (One - (square / 3) + (square * square / 5));
        }

        // arctan x = y + arctan z, z = (x cos y − sin y)/(cos y + x sin y), whose cube is below the last bit
        var start = FromDouble(Math.Atan(ToDouble(x)));
        var (sine, cosine) = (SmallSin(start), SmallCos(start));
        return start + (((x * cosine) - sine) / (cosine + (x * sine)));
    }

    // x = n π/2 + rest, |rest| ≤ π/4: n mod 4, or −1 where x is too large
    private static int ReduceAngle(WideFloat x, out WideFloat rest)
    {
        rest = x;
        if (x.exponent < -1)
        {
            return 0;
        }

        if (x.exponent > GreatestQuickAngle)
        {
            return x.exponent > GreatestAngle ? -1 : ReduceLargeAngle(x, out rest);
        }

        var multiple = Floor((x * WideConstants.TwoOverPi) + ScaleB(One, -1));
        var parts = WideConstants.HalfPiParts;
        rest = x - (multiple * parts[0]) - (multiple * parts[1]) - (multiple * parts[2]) - (multiple * parts[3]);
        return (int)ToDouble(multiple - ScaleB(Floor(ScaleB(multiple, -2)), 2));
    }

    private static int ReduceLargeAngle(WideFloat x, out WideFloat rest)
    {
        var bits = x.exponent + 384;
        var halfPi = IntegerSeries.Pi(bits) >> 1;
        var scaled = (((BigInteger)x.high << 64) + x.low) << (bits + x.exponent + 1 - Precision);
        var multiple = ((2 * scaled) + halfPi) / (2 * halfPi);
        rest = FromScaledInteger(scaled - (multiple * halfPi), -bits, hasMore: false);
        var quadrant = (int)(multiple & 3);
        if (!x.negative)
        {
            return quadrant;
        }

        rest = -rest;
        return (4 - quadrant) & 3;
    }

    private static WideFloat SmallSin(WideFloat r) => r * Alternating(r * r, 1);

    private static WideFloat SmallCos(WideFloat r) => Alternating(r * r, 0);

    // Σ (−1)ᵏ sᵏ/(2k + first)! for s ≤ 1
    private static WideFloat Alternating(WideFloat square, int first)
    {
        var coefficients = WideConstants.InverseFactorials;
        var sum = Zero;
        for (var k = 16; k >= 0; k--)
        {
            sum = coefficients[(2 * k) + first] - (sum * square);
        }

        return sum;
    }
}
