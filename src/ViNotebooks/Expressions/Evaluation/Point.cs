using System.Globalization;
using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>An assignment of values to symbols, the same in every precision up to that precision's rounding.</summary>
internal sealed class Point(IReadOnlyDictionary<string, Value<WideFloat>> wide)
{
    private IReadOnlyDictionary<string, Value<Binary64>>? doubles;
    private IReadOnlyDictionary<string, Value<BoundedFloat>>? bounded;

    /// <summary>The values as they were drawn. Matrices that have a structure, such as orthogonal ones, have it to this precision.</summary>
    public IReadOnlyDictionary<string, Value<WideFloat>> Wide { get; } = wide;

    public IReadOnlyDictionary<string, Value<Binary64>> Doubles => doubles ??= Convert((_, x) => Binary64.FromDouble(WideFloat.ToDouble(x)));

    public IReadOnlyDictionary<string, Value<BoundedFloat>> Bounded => bounded ??= Convert((_, x) => BoundedFloat.FromWide(x));

    /// <summary>The values in another precision; <paramref name="convert"/> sees the symbol too, to make one a dual variable.</summary>
    public IReadOnlyDictionary<string, Value<T>> Convert<T>(Func<string, WideFloat, T> convert)
        where T : struct, IReal<T>
    {
        var result = new Dictionary<string, Value<T>>(Wide.Count, StringComparer.Ordinal);
        foreach (var (name, value) in Wide)
        {
            var elements = Array.ConvertAll(value.Elements.ToArray(), element => convert(name, element));
            result.Add(name, value.Kind switch
            {
                ShapeKind.Scalar => Value<T>.Scalar(elements[0]),
                ShapeKind.Condition => Value<T>.Condition(elements[0]),
                ShapeKind.Vector => Value<T>.Vector(elements),
                ShapeKind.Row => Value<T>.Row(elements),
                _ => Value<T>.Matrix(value.Rows, value.Columns, elements),
            });
        }

        return result;
    }

    /// <summary>The point with another value for one symbol.</summary>
    public Point With(string name, Value<WideFloat> value) =>
        new(new Dictionary<string, Value<WideFloat>>(Wide, StringComparer.Ordinal) { [name] = value });

    /// <summary>
    /// The values as text, in the order of the declarations: scalars with all digits that are needed to type the same double
    /// in, elements of vectors and matrices likewise, except those of a structured kind, which have six digits.
    /// </summary>
    public IReadOnlyDictionary<string, string> Describe(Declarations names)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names.All.Select(declaration => declaration.Name).Concat(Wide.Keys))
        {
            if (Wide.TryGetValue(name, out var value))
            {
                var isStructured = names.Find(name)?.Kind is SymbolKind.Simplex or SymbolKind.Orthogonal;
                result.TryAdd(name, Describe(value, isStructured ? "G6" : "R"));
            }
        }

        return result;
    }

    private static string Describe(Value<WideFloat> value, string format)
    {
        switch (value.Kind)
        {
            case ShapeKind.Scalar or ShapeKind.Condition:
                return Describe(value.AsScalar, format);
            case ShapeKind.Matrix:
                var rows = Enumerable.Range(0, value.Rows).Select(i => Describe(value, i, format));
                return $"[{string.Join(", ", rows)}]";
            default:
                var elements = value.Elements.ToArray().Select(element => Describe(element, format));
                return $"[{string.Join(", ", elements)}]";
        }
    }

    private static string Describe(Value<WideFloat> matrix, int row, string format) =>
        $"[{string.Join(", ", Enumerable.Range(0, matrix.Columns).Select(j => Describe(matrix[row, j], format)))}]";

    private static string Describe(WideFloat value, string format) =>
        WideFloat.ToDouble(value).ToString(format, CultureInfo.InvariantCulture);
}
