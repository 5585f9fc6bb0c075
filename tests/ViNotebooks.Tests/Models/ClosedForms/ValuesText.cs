using System.Globalization;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;
using ViNotebooks.Tests.Expressions.Evaluation;

namespace ViNotebooks.Tests.Models.ClosedForms;

/// <summary>Values of symbols in one cell of a table: <c>theta=1.7 x=1,-2,0.5</c>; a matrix has its rows separated by semicolons.</summary>
internal static class ValuesText
{
    public static Dictionary<string, Value<Binary64>> Read(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Split('='))
            .ToDictionary(pair => pair[0], pair => One(pair[1]));

    /// <summary>The value in double precision, computed in 128 bits.</summary>
    public static double Value(Expr expression, IReadOnlyDictionary<string, Value<Binary64>> values)
    {
        var wide = values.ToDictionary(pair => pair.Key, pair => Wide(pair.Value));
        return WideFloat.ToDouble(Evaluator<WideFloat>.Evaluate(expression, wide).AsScalar);
    }

    public static double[] Elements(Expr expression, IReadOnlyDictionary<string, Value<Binary64>> values)
    {
        var wide = values.ToDictionary(pair => pair.Key, pair => Wide(pair.Value));
        return Values.ToDoubles(Evaluator<WideFloat>.Evaluate(expression, wide));
    }

    private static Value<WideFloat> Wide(Value<Binary64> value)
    {
        var elements = Array.ConvertAll(Values.ToDoubles(value), WideFloat.FromDouble);
        return value.Kind switch
        {
            ViNotebooks.Expressions.ShapeKind.Scalar => Value<WideFloat>.Scalar(elements[0]),
            ViNotebooks.Expressions.ShapeKind.Vector => Value<WideFloat>.Vector(elements),
            _ => Value<WideFloat>.Matrix(value.Rows, value.Columns, elements),
        };
    }

    private static Value<Binary64> One(string text)
    {
        var rows = text.Split(';').Select(row => row.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        return (rows.Length, rows[0].Length) switch
        {
            (1, 1) => Values.Scalar<Binary64>(rows[0][0]),
            (1, _) => Values.Vector<Binary64>(rows[0]),
            var (count, width) => Values.Matrix<Binary64>(count, width, [.. rows.SelectMany(row => row)]),
        };
    }
}
