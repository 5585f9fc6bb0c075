using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>Values as text for people.</summary>
internal static class Numerals
{
    private const int Digits = 12;

    public static bool IsUndefined(Value<WideFloat> value)
    {
        foreach (var element in value.Elements)
        {
            if (!WideFloat.IsDefined(element))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value with so many significant digits; vectors and matrices in brackets, row by row.</summary>
    public static string Show(Value<WideFloat> value, int digits = Digits)
    {
        return value.Kind switch
        {
            ShapeKind.Scalar or ShapeKind.Condition => One(value.AsScalar),
            ShapeKind.Matrix => Many(Enumerable.Range(0, value.Rows).Select(row => Many(Enumerable.Range(0, value.Columns).Select(column => One(value[row, column]))))),
            _ => Many(value.Elements.ToArray().Select(One)),
        };

        string One(WideFloat number) => WideFloat.IsDefined(number) ? number.ToDecimalString(digits) : "undefined";

        static string Many(IEnumerable<string> parts) => $"[{string.Join(", ", parts)}]";
    }
}
