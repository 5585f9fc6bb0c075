namespace ViNotebooks.Numerics;

internal readonly partial struct WideFloat
{
    // e^r − 1 for |r| ≤ ½ log 2: Taylor's series at r/2⁸, where 11 terms leave 2⁻¹³³ of the value
    private const int Halvings = 8;
    private const int ExponentialTerms = 11;

    public static WideFloat Exp(WideFloat x)
    {
        if (!IsExponent(x, out var special))
        {
            return special;
        }

        var multiple = Reduce(x, out var rest);
        return ScaleB(One + SmallExpm1(rest), multiple);
    }

    public static WideFloat Expm1(WideFloat x)
    {
        if (!IsExponent(x, out var special))
        {
            return special - One;
        }

        if (x.IsZero)
        {
            return x;
        }

        var multiple = Reduce(x, out var rest);
        return multiple == 0 ? SmallExpm1(rest) : ScaleB(One + SmallExpm1(rest), multiple) - One;
    }

    public static WideFloat Log(WideFloat x)
    {
        if (!x.IsPlain || x.negative)
        {
            return x.IsInfinite && !x.negative ? x : Undefined;
        }

        var power = LogarithmPower(x);
        var mantissa = SmallLog1p(new WideFloat(negative: false, x.exponent - power, x.high, x.low) - One);
        return power == 0 ? mantissa : Combine(power, mantissa);
    }

    public static WideFloat Log1p(WideFloat x)
    {
        // below −½ the sum 1 + x is exact, and above ¼ its rounding is harmless
        if (x.IsPlain && x.exponent < -2)
        {
            return SmallLog1p(x);
        }

        return x.IsZero ? x : Log(One + x);
    }

    private static bool IsExponent(WideFloat x, out WideFloat special)
    {
        special = x;
        if (x.kind == UndefinedKind)
        {
            return false;
        }

        if (x.IsInfinite || (x.IsPlain && x.exponent >= 30))
        {
            special = x.negative ? Zero : Infinity(negative: false);
            return false;
        }

        return true;
    }

    // x = n log 2 + rest, |rest| ≤ ½ log 2; the part of log 2 that meets n first has 64 bits, so that x − n·part is exact
    private static int Reduce(WideFloat x, out WideFloat rest)
    {
        var multiple = x.exponent < -2 ? 0 : (int)Math.Round(ToDouble(x) * 1.4426950408889634);
        rest = x;
        if (multiple != 0)
        {
            WideFloat n = multiple;
            rest = (x - (n * WideConstants.Ln2Parts[0])) - (n * WideConstants.Ln2Parts[1]);
        }

        return multiple;
    }

    private static WideFloat SmallExpm1(WideFloat rest)
    {
        if (!rest.IsPlain)
        {
            return rest;
        }

        var r = ScaleB(rest, -Halvings);
        var coefficients = WideConstants.InverseFactorials;
        var sum = coefficients[ExponentialTerms];
        for (var k = ExponentialTerms - 1; k >= 1; k--)
        {
            sum = (sum * r) + coefficients[k];
        }

        // e^(2r) − 1 = s (2 + s), s = e^r − 1: keeps the relative accuracy
        sum *= r;
        for (var i = 0; i < Halvings; i++)
        {
            sum = ScaleB(sum, 1) + (sum * sum);
        }

        return sum;
    }

    // the power of two that leaves a mantissa in [0.71, 1.42)
    private static int LogarithmPower(WideFloat x) => x.high >= 0xB504F333F9DE6484UL ? x.exponent + 1 : x.exponent;

    // n log 2 + rest
    private static WideFloat Combine(int power, WideFloat rest)
    {
        WideFloat n = power;
        return (n * WideConstants.Ln2Parts[0]) + ((n * WideConstants.Ln2Parts[1]) + rest);
    }

    // log(1 + t) for −0.3 < t < 0.42
    private static WideFloat SmallLog1p(WideFloat t)
    {
        if (!t.IsPlain)
        {
            return t;
        }

        if (t.exponent < -60)
        {
            return t * (One - ScaleB(t, -1) + (t * t / 3));
        }

        // log(1 + t) = y + 2 artanh z, z = (t − (e^y − 1))/(2 + t + (e^y − 1)), whose cube is below the last bit
        var start = FromDouble(Binary64.Log1p(ToDouble(t)).Value);
        var power = SmallExpm1(start);
        return start + ScaleB((t - power) / (2 + t + power), 1);
    }
}
