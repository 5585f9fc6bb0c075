namespace ViNotebooks.Numerics;

/// <summary>
/// Binary floating point with a mantissa of 128 bits and an exponent of about 31: precise enough to decide what double
/// precision cannot, and wide enough that exp(±10⁸) is a number. + − × ÷ and √ are rounded to nearest, ties to even; the
/// other functions are good to a relative error of about 2⁻¹²⁰ (what is weaker says so).
/// </summary>
/// <remarks>
/// A finite value is ±(high·2⁶⁴ + low)·2^(exponent − 127) with the top bit of high set, or zero (high = 0). The default
/// value is zero. Sizes from 2^<see cref="Limit"/> on are infinite, that is out of range, and those below its inverse are zero.
/// </remarks>
internal readonly partial struct WideFloat : IReal<WideFloat>, IEquatable<WideFloat>
{
    /// <summary>Bits of the mantissa.</summary>
    public const int Precision = 128;

    /// <summary>The magnitude of a finite nonzero number lies in [2^−Limit, 2^Limit).</summary>
    public const int Limit = 1 << 30;

    private const byte FiniteKind = 0;
    private const byte InfiniteKind = 1;
    private const byte UndefinedKind = 2;
    private const ulong TopBit = 1UL << 63;

    private readonly ulong high;
    private readonly ulong low;
    private readonly int exponent;
    private readonly byte kind;
    private readonly bool negative;

    private WideFloat(bool negative, int exponent, ulong high, ulong low)
    {
        this.high = high;
        this.low = low;
        this.exponent = exponent;
        this.negative = negative;
    }

    private WideFloat(byte kind, bool negative)
    {
        this.kind = kind;
        this.negative = negative;
    }

    public static WideFloat Undefined => new(UndefinedKind, negative: false);

    public static WideFloat Zero => default;

    public static WideFloat One => new(negative: false, 0, TopBit, 0);

    /// <summary>π.</summary>
    public static WideFloat Pi => WideConstants.Pi;

    /// <summary>Euler's number e.</summary>
    public static WideFloat E => WideConstants.E;

    /// <summary>log 2.</summary>
    public static WideFloat Ln2 => WideConstants.Ln2;

    /// <summary>⌊log₂|x|⌋ of a finite nonzero number.</summary>
    public int Exponent => exponent;

    public bool IsZero => (high | kind) == 0;

    private bool IsPlain => kind == FiniteKind && high != 0;

    private bool IsInfinite => kind == InfiniteKind;

    public static implicit operator WideFloat(int value) => FromLong(value);

    public static bool IsDefined(WideFloat x) => x.kind != UndefinedKind;

    public static bool IsFinite(WideFloat x) => x.kind == FiniteKind;

    public static int Sign(WideFloat x) => x.kind == UndefinedKind || x.IsZero ? 0 : x.negative ? -1 : 1;

    public static WideFloat Abs(WideFloat x) => x.negative ? -x : x;

    public static bool IsInteger(WideFloat x) => x.kind == FiniteKind && Floor(x) == x;

    /// <summary>x·2^<paramref name="power"/>, exact while in range.</summary>
    public static WideFloat ScaleB(WideFloat x, int power) =>
        x.IsPlain ? Bounded(x.negative, (long)x.exponent + power, x.high, x.low) : x;

    /// <summary>The nearest number with a mantissa of <paramref name="bits"/> bits (65 to 127), ties to even.</summary>
    public static WideFloat RoundTo(WideFloat x, int bits)
    {
        if (!x.IsPlain)
        {
            return x;
        }

        var dropped = Precision - bits;
        var unit = 1UL << dropped;
        var rest = x.low & (unit - 1);
        var kept = x.low - rest;
        var half = unit >> 1;
        if (rest < half || (rest == half && (kept & unit) == 0))
        {
            return new(x.negative, x.exponent, x.high, kept);
        }

        var raised = kept + unit;
        var carried = raised == 0 ? x.high + 1 : x.high;
        return carried == 0 ? Bounded(x.negative, x.exponent + 1L, TopBit, 0) : new(x.negative, x.exponent, carried, raised);
    }

    public static WideFloat Floor(WideFloat x)
    {
        if (!x.IsPlain || x.exponent >= Precision - 1)
        {
            return x;
        }

        if (x.exponent < 0)
        {
            return x.negative ? -One : Zero;
        }

        var fractionBits = Precision - 1 - x.exponent;
        var mantissa = new UInt128(x.high, x.low);
        var whole = mantissa >> fractionBits << fractionBits;
        var truncated = new WideFloat(x.negative, x.exponent, (ulong)(whole >> 64), (ulong)whole);
        return x.negative && whole != mantissa ? truncated - One : truncated;
    }

    private static WideFloat Infinity(bool negative) => new(InfiniteKind, negative);

    private static WideFloat Bounded(bool negative, long exponent, ulong high, ulong low)
    {
        if (exponent >= Limit)
        {
            return Infinity(negative);
        }

        return exponent < -Limit ? Zero : new(negative, (int)exponent, high, low);
    }
}
