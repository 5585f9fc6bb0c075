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

    public static string Show(Value<WideFloat> value) => value.Kind switch
    {
        ShapeKind.Scalar or ShapeKind.Condition => Show(value.AsScalar),
        ShapeKind.Matrix => $"[{string.Join(", ", Enumerable.Range(0, value.Rows).Select(row => Show(Enumerable.Range(0, value.Columns).Select(column => value[row, column]))))}]",
        _ => Show(value.Elements.ToArray()),
    };

    private static string Show(IEnumerable<WideFloat> elements) => $"[{string.Join(", ", elements.Select(Show))}]";

    private static string Show(WideFloat number) => WideFloat.IsDefined(number) ? number.ToDecimalString(Digits) : "undefined";
}
