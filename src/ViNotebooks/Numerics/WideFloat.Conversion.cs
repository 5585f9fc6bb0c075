using System.Globalization;
using System.Numerics;

namespace ViNotebooks.Numerics;

internal readonly partial struct WideFloat
{
    // beyond this size of the exponent a power of ten is found in this arithmetic, not as an integer
    private const int GreatestIntegerExponent = 4096;

    public static WideFloat FromDouble(double x)
    {
        if (!double.IsFinite(x))
        {
            return double.IsNaN(x) ? Undefined : Infinity(x < 0);
        }

        var bits = BitConverter.DoubleToUInt64Bits(x);
        var fraction = bits & ((1UL << 52) - 1);
        var biased = (int)(bits >> 52) & 0x7FF;
        var isNegative = (long)bits < 0;
        return biased == 0
            ? Normalized(isNegative, -1011, fraction, 0)
            : new(isNegative, biased - 1023, TopBit | (fraction << 11), 0);
    }

    public static WideFloat FromInteger(BigInteger x) => FromScaledInteger(x, 0, hasMore: false);

    /// <summary>The nearest number to a fraction; undefined where the denominator is zero.</summary>
    public static WideFloat FromRational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero || numerator.IsZero)
        {
            return denominator.IsZero ? Undefined : Zero;
        }

        var shift = Math.Max(0, Precision + 2 - (Length(numerator) - Length(denominator)));
        var quotient = BigInteger.DivRem(BigInteger.Abs(numerator) << shift, BigInteger.Abs(denominator), out var rest);
        var isNegative = numerator.Sign != denominator.Sign;
        return FromScaledInteger(isNegative ? -quotient : quotient, -shift, !rest.IsZero);
    }

    /// <summary>The nearest double, ties to even; NaN for an undefined value.</summary>
    public static double ToDouble(WideFloat x)
    {
        if (!x.IsPlain)
        {
            var special = x.kind == UndefinedKind ? double.NaN : x.IsInfinite ? double.PositiveInfinity : 0;
            return x.negative ? -special : special;
        }

        if (x.exponent is > 1023 or < -1075)
        {
            var extreme = x.exponent > 0 ? double.PositiveInfinity : 0;
            return x.negative ? -extreme : extreme;
        }

        // 53 bits, or as many as a subnormal number has there; none at all just below the least of them
        var bits = Math.Min(53, x.exponent + 1075);
        var kept = bits == 0 ? 0 : x.high >> (64 - bits);
        var rest = bits == 0 ? x.high : x.high << bits;
        if (rest > TopBit || (rest == TopBit && (x.low != 0 || (kept & 1) != 0)))
        {
            kept++;
        }

        var magnitude = Math.ScaleB((double)kept, x.exponent + 1 - bits);
        return x.negative ? -magnitude : magnitude;
    }

    /// <summary>About 17 significant digits.</summary>
    public override string ToString() => ToDecimalString(17);

    /// <summary>The value with the given number of significant digits, correctly rounded for |log₂| up to 4096.</summary>
    public string ToDecimalString(int digits)
    {
        if (!IsPlain)
        {
            return kind == UndefinedKind ? "undefined" : IsZero ? "0" : negative ? "-infinity" : "infinity";
        }

        var power = (int)Math.Floor(exponent * 0.30102999566398120);
        var scaled = Scaled(digits - 1 - power);
        if (scaled >= BigInteger.Pow(10, digits))
        {
            power++;
            scaled = Scaled(digits - 1 - power);
        }

        var text = scaled.ToString(CultureInfo.InvariantCulture);
        if (text.Length > digits)
        {
            // a run of nines rounded up to a power of ten
            power++;
        }

        return (negative ? "-" : "") + Written(text[..digits].TrimEnd('0'), power);
    }

    private static string Written(string significant, int power)
    {
        if (power is < -5 or > 20)
        {
            var fraction = significant.Length > 1 ? "." + significant[1..] : "";
            return significant[..1] + fraction + "e" + power.ToString(CultureInfo.InvariantCulture);
        }

        if (power < 0)
        {
            return "0." + new string('0', -power - 1) + significant;
        }

        return significant.Length <= power + 1
            ? significant.PadRight(power + 1, '0')
            : significant[..(power + 1)] + "." + significant[(power + 1)..];
    }

    // |x|·10^power to the nearest whole number
    private BigInteger Scaled(int power)
    {
        if (Math.Abs(exponent) > GreatestIntegerExponent)
        {
            return Rounded(Abs(this) * Pow(10, power), 0);
        }

        return Rounded(Abs(this), power);
    }

    private static BigInteger Rounded(WideFloat x, int power)
    {
        var numerator = ((BigInteger)x.high << 64) + x.low;
        var denominator = BigInteger.One;
        if (power >= 0)
        {
            numerator *= BigInteger.Pow(10, power);
        }
        else
        {
            denominator = BigInteger.Pow(10, -power);
        }

        var shift = x.exponent - (Precision - 1);
        if (shift >= 0)
        {
            numerator <<= shift;
        }
        else
        {
            denominator <<= -shift;
        }

        return ((2 * numerator) + denominator) / (2 * denominator);
    }

    private static int Length(BigInteger x) => (int)BigInteger.Abs(x).GetBitLength();

    private static WideFloat FromLong(long x) => Normalized(x < 0, 63, (ulong)Math.Abs(x), 0);

    // x·2^power, x being a truncation where more follows
    private static WideFloat FromScaledInteger(BigInteger x, int power, bool hasMore)
    {
        if (x.IsZero)
        {
            return Zero;
        }

        var magnitude = BigInteger.Abs(x);
        var length = (int)magnitude.GetBitLength();
        var mantissa = length > Precision ? magnitude >> (length - Precision) : magnitude << (Precision - length);
        ulong guard = 0;
        if (length > Precision)
        {
            var dropped = length - Precision;
            var rest = magnitude - (mantissa << dropped);
            guard = dropped > 64 ? (ulong)(rest >> (dropped - 64)) : (ulong)(rest << (64 - dropped));
            hasMore |= dropped > 64 && !(rest & ((BigInteger.One << (dropped - 64)) - 1)).IsZero;
        }

        return Rounded(
            x.Sign < 0, power + length - 1, (ulong)(mantissa >> 64), (ulong)(mantissa & ulong.MaxValue), guard, hasMore);
    }
}
