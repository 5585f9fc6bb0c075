using System.Numerics;

namespace ViNotebooks.Numerics;

internal readonly partial struct WideFloat
{
    public static WideFloat operator -(WideFloat a)
    {
        if (a.kind != FiniteKind)
        {
            return a.kind == InfiniteKind ? Infinity(!a.negative) : a;
        }

        return a.high == 0 ? a : new(!a.negative, a.exponent, a.high, a.low);
    }

    public static WideFloat operator +(WideFloat a, WideFloat b)
    {
        if ((a.kind | b.kind) != 0 || a.high == 0 || b.high == 0)
        {
            return AddSpecial(a, b);
        }

        return IsSmaller(a, b) ? AddOrdered(b, a, a.negative) : AddOrdered(a, b, b.negative);
    }

    public static WideFloat operator -(WideFloat a, WideFloat b)
    {
        if ((a.kind | b.kind) != 0 || a.high == 0 || b.high == 0)
        {
            return AddSpecial(a, -b);
        }

        return IsSmaller(a, b)
            ? AddOrdered(new(!b.negative, b.exponent, b.high, b.low), a, a.negative)
            : AddOrdered(a, b, !b.negative);
    }

    public static WideFloat operator *(WideFloat a, WideFloat b)
    {
        if ((a.kind | b.kind) != 0 || a.high == 0 || b.high == 0)
        {
            return MultiplySpecial(a, b);
        }

        Multiply(a, b, out var p3, out var p2, out var p1, out var p0);
        var power = a.exponent + b.exponent;
        if ((long)p3 < 0)
        {
            power++;
        }
        else
        {
            p3 = (p3 << 1) | (p2 >> 63);
            p2 = (p2 << 1) | (p1 >> 63);
            p1 = (p1 << 1) | (p0 >> 63);
            p0 <<= 1;
        }

        return Rounded(a.negative != b.negative, power, p3, p2, p1, p0 != 0);
    }

    public static WideFloat operator /(WideFloat a, WideFloat b)
    {
        if ((a.kind | b.kind) != 0 || a.high == 0 || b.high == 0)
        {
            return DivideSpecial(a, b);
        }

        var power = a.exponent - b.exponent;
        var (u2, u1, u0) = (a.high, a.low, 0UL);
        if (u2 > b.high || (u2 == b.high && u1 >= b.low))
        {
            u0 = u1 << 63;
            u1 = (u1 >> 1) | (u2 << 63);
            u2 >>= 1;
        }
        else
        {
            power--;
        }

        var inverse = Reciprocal(b.high, b.low);
        var q1 = DivideStep(ref u2, ref u1, u0, b.high, b.low, inverse);
        var q0 = DivideStep(ref u2, ref u1, 0, b.high, b.low, inverse);

        // a quotient of two mantissas never lies halfway between two numbers
        var doubled = new UInt128(u2, u1) << 1;
        var isAboveHalf = (long)u2 < 0 || doubled >= new UInt128(b.high, b.low);
        return Rounded(a.negative != b.negative, power, q1, q0, isAboveHalf ? TopBit : 0, isAboveHalf);
    }

    public static bool operator <(WideFloat a, WideFloat b) => (a.kind | b.kind) < UndefinedKind && Compare(a, b) < 0;

    public static bool operator >(WideFloat a, WideFloat b) => (a.kind | b.kind) < UndefinedKind && Compare(a, b) > 0;

    public static bool operator <=(WideFloat a, WideFloat b) => (a.kind | b.kind) < UndefinedKind && Compare(a, b) <= 0;

    public static bool operator >=(WideFloat a, WideFloat b) => (a.kind | b.kind) < UndefinedKind && Compare(a, b) >= 0;

    public static bool operator ==(WideFloat a, WideFloat b) => (a.kind | b.kind) < UndefinedKind && Compare(a, b) == 0;

    public static bool operator !=(WideFloat a, WideFloat b) => !(a == b);

    public bool Equals(WideFloat other) =>
        high == other.high && low == other.low && exponent == other.exponent && kind == other.kind && negative == other.negative;

    public override bool Equals(object? obj) => obj is WideFloat other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(high, low, exponent, kind, negative);

    public static WideFloat Sqrt(WideFloat x)
    {
        if (!x.IsPlain)
        {
            return x.IsInfinite && x.negative ? Undefined : x;
        }

        if (x.negative)
        {
            return Undefined;
        }

        // x = m·2^(2h) with 1 ≤ m < 4; the root of m to 106 bits by Newton, then to the last bit by its exact square
        var half = x.exponent >> 1;
        var scaled = new WideFloat(negative: false, x.exponent - (2 * half), x.high, x.low);
        var start = FromDouble(Math.Sqrt(ToDouble(scaled)));
        var root = start + ScaleB((scaled - (start * start)) / start, -1);
        if (root.exponent != 0)
        {
            root = root.exponent > 0 ? new(negative: false, 0, ulong.MaxValue, ulong.MaxValue) : One;
        }

        root += ScaleB(Remainder(scaled, root) / root, -1);
        if (root.exponent != 0)
        {
            root = root.exponent > 0 ? new(negative: false, 0, ulong.MaxValue, ulong.MaxValue) : One;
        }

        // r is the nearest root iff −r·ulp < m − r² ≤ r·ulp (the ulp²/4 left out is below the resolution of m − r²)
        var remainder = Remainder(scaled, root);
        var bound = ScaleB(root, 1 - Precision);
        if (remainder > bound)
        {
            root += ScaleB(One, 1 - Precision);
        }
        else if (-remainder >= bound)
        {
            root -= ScaleB(One, 1 - Precision);
        }

        return ScaleB(root, half);
    }

    /// <summary>The product rounded toward zero, and what was cut off, exactly.</summary>
    private static (WideFloat Product, WideFloat Remains) ExactProduct(WideFloat a, WideFloat b)
    {
        if (!a.IsPlain || !b.IsPlain)
        {
            return (a * b, Zero);
        }

        Multiply(a, b, out var p3, out var p2, out var p1, out var p0);
        var isNegative = a.negative != b.negative;
        var power = (long)a.exponent + b.exponent + 1;
        var lower = Normalized(isNegative, power - Precision, p1, p0);
        if ((long)p3 < 0)
        {
            return (Bounded(isNegative, power, p3, p2), lower);
        }

        var bit = p1 >> 63;
        return (
            Bounded(isNegative, power - 1, (p3 << 1) | (p2 >> 63), (p2 << 1) | bit),
            Normalized(isNegative, power - Precision, p1 & ~TopBit, p0));
    }

    /// <summary>The sum rounded to nearest, and its rounding error, exactly (Knuth's two-sum).</summary>
    private static (WideFloat Sum, WideFloat Remains) ExactSum(WideFloat a, WideFloat b)
    {
        var sum = a + b;
        var shareOfB = sum - a;
        return (sum, (a - (sum - shareOfB)) + (b - shareOfB));
    }

    private static WideFloat Remainder(WideFloat scaled, WideFloat root)
    {
        var (square, rest) = ExactProduct(root, root);
        return (scaled - square) - rest;
    }

    // a number from a mantissa that need not be normalised
    private static WideFloat Normalized(bool negative, long exponent, ulong high, ulong low)
    {
        if (high == 0)
        {
            if (low == 0)
            {
                return Zero;
            }

            (high, low, exponent) = (low, 0, exponent - 64);
        }

        var shift = BitOperations.LeadingZeroCount(high);
        return shift == 0
            ? Bounded(negative, exponent, high, low)
            : Bounded(negative, exponent - shift, (high << shift) | (low >> (64 - shift)), low << shift);
    }

    private static WideFloat AddSpecial(WideFloat a, WideFloat b)
    {
        if (a.kind == FiniteKind && b.kind == FiniteKind)
        {
            return a.high == 0 ? b : a;
        }

        if (a.kind == UndefinedKind || b.kind == UndefinedKind)
        {
            return Undefined;
        }

        if (a.IsInfinite && b.IsInfinite)
        {
            return a.negative == b.negative ? a : Undefined;
        }

        return a.IsInfinite ? a : b;
    }

    private static WideFloat MultiplySpecial(WideFloat a, WideFloat b)
    {
        if (a.kind == FiniteKind && b.kind == FiniteKind)
        {
            return Zero;
        }

        var isUndefined = a.kind == UndefinedKind || b.kind == UndefinedKind || a.IsZero || b.IsZero;
        return isUndefined ? Undefined : Infinity(a.negative != b.negative);
    }

    private static WideFloat DivideSpecial(WideFloat a, WideFloat b)
    {
        if (a.kind == UndefinedKind || b.kind == UndefinedKind || b.IsZero || (a.IsInfinite && b.IsInfinite))
        {
            return Undefined;
        }

        return a.IsInfinite ? Infinity(a.negative != b.negative) : Zero;
    }

    private static int Compare(WideFloat a, WideFloat b)
    {
        var (signA, signB) = (Sign(a), Sign(b));
        if (signA != signB || signA == 0)
        {
            return signA.CompareTo(signB);
        }

        if (a.IsInfinite || b.IsInfinite)
        {
            return signA * (a.IsInfinite ? 1 : 0).CompareTo(b.IsInfinite ? 1 : 0);
        }

        return IsSmaller(a, b) ? -signA : IsSmaller(b, a) ? signA : 0;
    }
}
