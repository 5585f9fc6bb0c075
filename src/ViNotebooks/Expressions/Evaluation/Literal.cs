using System.Numerics;
using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>The value of a decimal literal in some precision, the exact rational rounded as the precision rounds, and of a constant.</summary>
internal static class Literal<T>
    where T : struct, IReal<T>
{
    private static readonly T[] SmallIntegers = [.. Enumerable.Range(0, 65).Select(n => T.FromInteger(n))];
    private static readonly T[] PowersOfTen = [.. Enumerable.Range(0, 41).Select(n => T.FromInteger(BigInteger.Pow(10, n)))];

    public static T Of(Number number)
    {
        var digits = number.Digits < SmallIntegers.Length ? SmallIntegers[(int)number.Digits] : T.FromInteger(number.Digits);
        if (number.DecimalPlaces == 0)
        {
            return digits;
        }

        return digits / (number.DecimalPlaces < PowersOfTen.Length
            ? PowersOfTen[number.DecimalPlaces]
            : T.FromInteger(BigInteger.Pow(10, number.DecimalPlaces)));
    }

    public static T Of(Constant constant) => constant.Name switch
    {
        ConstantName.Pi => T.Pi,
        ConstantName.E => T.E,
        _ => T.FromDouble(double.PositiveInfinity),
    };
}
