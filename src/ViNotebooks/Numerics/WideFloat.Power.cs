namespace ViNotebooks.Numerics;

internal readonly partial struct WideFloat
{
    // exponents from this power of two on leave the range unless x is next to 1
    private const int GreatestPowerExponent = 62;

    public static WideFloat Pow(WideFloat x, WideFloat y)
    {
        if (!x.IsPlain || !y.IsPlain)
        {
            return PowSpecial(x, y);
        }

        if (!x.negative)
        {
            return PositivePow(x, y);
        }

        if (Floor(y) != y)
        {
            return Undefined;
        }

        var value = PositivePow(-x, y);
        return IsOdd(y) ? -value : value;
    }

    private static bool IsOdd(WideFloat whole) => Floor(ScaleB(whole, -1)) != ScaleB(whole, -1);

    private static WideFloat PowSpecial(WideFloat x, WideFloat y)
    {
        if (x.kind == UndefinedKind || y.kind == UndefinedKind)
        {
            return Undefined;
        }

        if (y.IsZero)
        {
            return One;
        }

        if (x.IsZero)
        {
            return y.negative ? Undefined : Zero;
        }

        if (y.IsInfinite)
        {
            return x.negative || x == One ? Undefined : x > One == !y.negative ? Infinity(negative: false) : Zero;
        }

        var isWhole = Floor(y) == y;
        if (x.negative && !isWhole)
        {
            return Undefined;
        }

        return y.negative ? Zero : Infinity(x.negative && IsOdd(y));
    }

    // x^y = xⁿ x^f with n the whole part of y towards zero
    private static WideFloat PositivePow(WideFloat x, WideFloat y)
    {
        if (y.exponent >= GreatestPowerExponent)
        {
            return x == One ? One : Exp(y * Log(x));
        }

        var whole = Floor(Abs(y));
        var fraction = Abs(y) - whole;
        var power = WholePower(x, whole);
        if (!fraction.IsZero)
        {
            var isHalf = fraction.exponent == -1 && fraction.high == TopBit && fraction.low == 0;
            power *= isHalf ? Sqrt(x) : FractionalPower(x, fraction);
        }

        return y.negative ? power.IsZero ? Infinity(negative: false) : One / power : power;
    }

    // by squaring, each power as a sum of two numbers: the relative error grows with n from 2⁻²⁵⁰
    private static WideFloat WholePower(WideFloat x, WideFloat whole)
    {
        var n = whole.IsZero ? 0 : whole.high >> (63 - whole.exponent);
        var (result, resultRest) = (One, Zero);
        var (square, squareRest) = (x, Zero);
        while (n != 0)
        {
            if ((n & 1) != 0)
            {
                (result, resultRest) = PairProduct(result, resultRest, square, squareRest);
            }

            n >>= 1;
            if (n != 0)
            {
                (square, squareRest) = PairProduct(square, squareRest, square, squareRest);
            }
        }

        return result;
    }

    private static (WideFloat Product, WideFloat Remains) PairProduct(WideFloat a, WideFloat aRest, WideFloat b, WideFloat bRest)
    {
        var (product, rest) = ExactProduct(a, b);
        if (!product.IsPlain)
        {
            return (product, Zero);
        }

        rest += (a * bRest) + (aRest * b);
        var sum = product + rest;
        return sum.IsPlain ? (sum, rest - (sum - product)) : (sum, Zero);
    }

    // x = m 2^p: x^f = 2^(f p) e^(f log m), 0 < f < 1, the product f p kept exactly
    private static WideFloat FractionalPower(WideFloat x, WideFloat fraction)
    {
        var p = LogarithmPower(x);
        var logarithm = SmallLog1p(new WideFloat(negative: false, x.exponent - p, x.high, x.low) - One);
        var (product, rest) = ExactProduct(fraction, p);
        var whole = Floor(product + ScaleB(One, -1));
        var exponential = Exp((((product - whole) + rest) * Ln2) + (fraction * logarithm));
        return ScaleB(exponential, (int)ToDouble(whole));
    }
}
