using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models;
using ViNotebooks.Models.Oracles;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Models;

/// <summary>Questions of tables: a model, a guide, the values of names, and what is asked, all as text.</summary>
internal static class AskedRows
{
    /// <summary>The value, or what its reader is told instead.</summary>
    public static (OracleValue? Value, string Complaint) Evaluate(string model, string guide, string given, string asks, CancellationToken token = default)
    {
        var values = Given(given);
        var declared = new Declarations(values.Select(value => Declare(value.Key, value.Value)), isOpen: true);
        if (Read(model, "p", declared, out var p) is { } inModel)
        {
            return (null, $"model: {inModel}");
        }

        if (Read(guide, "q", p is null ? declared : ModelLaws.With(declared, p), out var q) is { } inGuide)
        {
            return (null, $"guide: {inGuide}");
        }

        var laws = new[] { p, q }.OfType<ProbabilityModel>().Select(law => law.Name).ToHashSet(StringComparer.Ordinal);
        var scope = new Scope(new Declarations(declared.All, isOpen: true) { Laws = laws }) { Model = p, Guide = q };
        var reading = ExpressionReader.Read(asks, scope.Names, Notation.Auto, Vocabulary.Question);
        if (reading.Problem is { } problem)
        {
            return (null, $"column {problem.Column}: {problem.Message}");
        }

        try
        {
            var asked = Asked.Prepare(reading.Expression!, scope);
            var missing = Traversal.Symbols(asked.Reduced).Where(name => !values.ContainsKey(name)).ToList();
            return missing.Count > 0
                ? (null, $"{string.Join(", ", missing)} without a value")
                : (asked.At(Point(values), seed: 1, token: token), "");
        }
        catch (AskedException exception)
        {
            return (null, exception.Message);
        }
    }

    /// <summary>Numbers as they stand in a table: 1.5, [1, 2] or [[1, 0], [0, 1]], row by row.</summary>
    public static IReadOnlyList<WideFloat> Numbers(string text) =>
        [.. text.Split('[', ']', ',', ' ').Where(item => item.Length > 0).Select(item => Evaluator<WideFloat>.Evaluate(Number(item), Nothing).AsScalar)];

    private static IReadOnlyDictionary<string, Value<WideFloat>> Nothing { get; } = new Dictionary<string, Value<WideFloat>>();

    private static Point Point(Dictionary<string, Expr> values) =>
        new(values.ToDictionary(pair => pair.Key, pair => Evaluator<WideFloat>.Evaluate(pair.Value, Nothing)));

    private static string? Read(string text, string name, Declarations names, out ProbabilityModel? model)
    {
        model = null;
        if (text.Length == 0)
        {
            return null;
        }

        model = ModelReader.Read(text.Replace(';', '\n'), name, names, Notation.Auto, out var problems);
        return model is not null ? null : string.Join("; ", problems.Select(problem => $"line {problem.Line}, column {problem.Column}: {problem.Message}"));
    }

    private static Declaration Declare(string name, Expr value)
    {
        var shape = value switch
        {
            VectorLiteral vector => Shape.Vector(Size.Of(vector.Items.Count)),
            MatrixLiteral matrix => Shape.Matrix(Size.Of(matrix.Rows.Count), Size.Of(matrix.Rows[0].Count)),
            _ => Shape.Scalar,
        };
        var isPositive = shape.Kind != ShapeKind.Matrix && Evaluator<WideFloat>.Evaluate(value, Nothing).Elements.ToArray().All(number => WideFloat.Sign(number) > 0);
        return new Declaration(name, isPositive ? SymbolKind.Positive : SymbolKind.Real, shape);
    }

    private static Dictionary<string, Expr> Given(string text) => Split(text).Select(item => item.Split('=', 2)).ToDictionary(item => item[0].Trim(), item => Value(item[1].Trim()), StringComparer.Ordinal);

    private static Expr Value(string text)
    {
        if (text is not ['[', .. var inside, ']'])
        {
            return Number(text);
        }

        var items = Split(inside).Select(item => item.Trim()).ToList();
        return items[0].StartsWith('[')
            ? new MatrixLiteral(items.Select(row => Split(row[1..^1]).Select(Number).ToSequence()).ToSequence())
            : new VectorLiteral(items.Select(Number).ToSequence());
    }

    private static Expr Number(string text) => ExpressionReader.Read(text.Trim(), new Declarations([])).Expression ?? throw new InvalidDataException($"{text} is not a number.");

    private static IEnumerable<string> Split(string text)
    {
        var (start, depth) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            depth += text[at] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth == 0 && text[at] == ',')
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
