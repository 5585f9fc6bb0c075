using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;

namespace ViNotebooks.Cli;

/// <summary>The values of names, as in <c>x=1.3, mu=[1,2], S=[[1,0],[0,1]]</c>. A value may be any expression without names.</summary>
internal static class Given
{
    public static IReadOnlyDictionary<string, Expr> Read(string text)
    {
        var values = new Dictionary<string, Expr>();
        foreach (var item in Split(text))
        {
            var equals = item.IndexOf('=');
            if (equals <= 0)
            {
                throw new MisuseException($"--given: expected NAME=VALUE, found '{item.Trim()}'");
            }

            var name = item[..equals].Trim();
            if (!values.TryAdd(name, Value(name, item[(equals + 1)..].Trim())))
            {
                throw new MisuseException($"--given: {name} has two values");
            }
        }

        return values;
    }

    /// <summary>The declaration of a name that has this value.</summary>
    public static Declaration Declare(string name, Expr value) => new(name, SymbolKind.Real, value switch
    {
        VectorLiteral vector => Shape.Vector(Size.Of(vector.Items.Count)),
        MatrixLiteral matrix => Shape.Matrix(Size.Of(matrix.Rows.Count), Size.Of(matrix.Rows[0].Count)),
        _ => Shape.Scalar,
    });

    private static Expr Value(string name, string text)
    {
        if (Inside(text) is not { } inside)
        {
            return Scalar(name, text);
        }

        var items = Split(inside).ToList();
        if (items.Exists(item => Inside(item.Trim()) is null))
        {
            return new VectorLiteral(items.Select(item => Scalar(name, item)).ToSequence());
        }

        var rows = items.Select(item => Split(Inside(item.Trim())!).Select(cell => Scalar(name, cell)).ToSequence()).ToSequence();
        return rows.All(row => row.Count == rows[0].Count)
            ? new MatrixLiteral(rows)
            : throw new MisuseException($"--given: the rows of {name} differ in length");
    }

    private static Expr Scalar(string name, string text)
    {
        var reading = ExpressionReader.Read(text.Trim(), new Declarations([]), Notation.Auto);
        if (reading.Problem is { } problem)
        {
            throw new MisuseException($"--given: cannot read the value '{text.Trim()}' of {name}: {problem.Message}");
        }

        return reading.Shape.IsScalar
            ? reading.Expression!
            : throw new MisuseException($"--given: '{text.Trim()}' in the value of {name} is {reading.Shape}, expected a number");
    }

    private static string? Inside(string text) => text is ['[', .. var inside, ']'] ? inside : null;

    /// <summary>The items between commas (or semicolons) that stand in no bracket.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            depth += text[at] switch { '[' or '(' or '{' => 1, ']' or ')' or '}' => -1, _ => 0 };
            if (depth == 0 && text[at] is (',' or ';'))
            {
                yield return text[start..at];
                start = at + 1;
            }
        }

        if (text[start..].Trim().Length > 0)
        {
            yield return text[start..];
        }
    }
}
