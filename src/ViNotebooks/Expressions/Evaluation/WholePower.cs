using System.Numerics;
using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>Powers with a whole exponent that stands in the expression, by repeated multiplication.</summary>
internal static class WholePower
{
    public const int Largest = 64;

    /// <summary>The exponent n, |n| ≤ 64, where the expression is a literal whole number or the negation of one.</summary>
    public static int? ExponentIn(Expr exponent)
    {
        if (exponent is Negate { Operand: Number } negated)
        {
            return -ExponentIn(negated.Operand);
        }

        if (exponent is not Number { DecimalPlaces: <= 20 } number)
        {
            return null;
        }

        var digits = number.Digits;
        if (number.DecimalPlaces > 0)
        {
            digits = BigInteger.DivRem(digits, BigInteger.Pow(10, number.DecimalPlaces), out var rest);
            if (!rest.IsZero)
            {
                return null;
            }
        }

        return digits <= Largest ? (int)digits : null;
    }

    /// <summary>Whether the exponent is ½ as written, so that the power is a square root.</summary>
    public static bool IsHalf(Expr exponent) => exponent switch
    {
        Binary { Operator: BinaryOperator.Divide, Left: Number { DecimalPlaces: 0 } one, Right: Number { DecimalPlaces: 0 } two } =>
            one.Digits.IsOne && two.Digits == 2,
        Number number => number.DecimalPlaces == 1 && number.Digits == 5,
        _ => false,
    };

    /// <summary>xⁿ; 1 for n = 0, undefined for x = 0 and n &lt; 0.</summary>
    public static T Of<T>(T x, int exponent)
        where T : struct, IReal<T>
    {
        if (exponent == 0)
        {
            return T.IsDefined(x) ? T.FromDouble(1) : T.Undefined;
        }

        var remaining = Math.Abs(exponent);
        var square = x;
        while ((remaining & 1) == 0)
        {
            square *= square;
            remaining >>= 1;
        }

        var result = square;
        for (remaining >>= 1; remaining > 0; remaining >>= 1)
        {
            square *= square;
            if ((remaining & 1) == 1)
            {
                result *= square;
            }
        }

        return exponent > 0 ? result : T.FromDouble(1) / result;
    }
}
