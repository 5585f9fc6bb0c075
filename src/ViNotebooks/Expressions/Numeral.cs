using System.Numerics;

namespace ViNotebooks.Expressions;

/// <summary>Doubles as expressions, without rounding.</summary>
internal static class Numeral
{
    /// <summary>The exact value of a double; a value that is not finite is ±∞ or <see cref="Function.Undefined"/>.</summary>
    public static Expr Of(double value)
    {
        if (double.IsNaN(value))
        {
            return Make.Call(Function.Undefined);
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? Constant.Infinity : Make.Negate(Constant.Infinity);
        }

        if (value == 0)
        {
            return Number.Zero;
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFFL;
        var digits = new BigInteger(exponent == 0 ? fraction : fraction | (1L << 52));
        var power = Math.Max(exponent, 1) - 1075;

        // m · 2^−k = m · 5^k · 10^−k
        var trailing = (int)BigInteger.TrailingZeroCount(digits);
        digits >>= trailing;
        power += trailing;
        var number = power >= 0 ? new Number(digits << power) : new Number(digits * BigInteger.Pow(5, -power), -power);
        return value < 0 ? Make.Negate(number) : number;
    }
}
