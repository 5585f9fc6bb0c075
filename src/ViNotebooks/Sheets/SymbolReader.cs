using System.Globalization;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using YamlDotNet.RepresentationModel;

namespace ViNotebooks.Sheets;

/// <summary>Declared symbols; <see cref="AreComplete"/> unless one of them could not be read, so that texts using it cannot be judged.</summary>
internal sealed record Symbols(IReadOnlyList<Declaration> Declarations, bool AreComplete);

/// <summary>Reads <c>given:</c>, the declared symbols of an exercise or of a whole sheet.</summary>
internal static class SymbolReader
{
    private static readonly string[] SymbolKeys = ["kind", "range", "latex", "also"];

    // words of the language, which as names would make every other text ambiguous
    private static readonly string[] Reserved = ["if", "and", "or", "not", "sum", "prod", "exp", "log", "ln", "sqrt", "const", "undefined"];

    public static bool IsName(string text) =>
        text.Length is > 0 and <= 40 && char.IsLetter(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c == '_');

    /// <summary>Reads the symbols of <paramref name="node"/> over those shared by the sheet, which they override by name.</summary>
    public static Symbols Read(YamlNode node, IReadOnlyList<Declaration> shared, YamlText yaml, Problems problems)
    {
        if (node is not YamlMappingNode mapping)
        {
            problems.Add(yaml.At(node), "given: takes a name and its kind a line, as in 'theta: positive'");
            return new Symbols(shared, AreComplete: false);
        }

        var before = problems.Count;
        var declared = shared.ToDictionary(declaration => declaration.Name);
        var places = new Dictionary<string, Place>();
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!IsName(name))
            {
                problems.Add(yaml.At(key), $"'{name}' is not a name; a name is a letter followed by letters, digits and underscores");
            }
            else if (Reserved.Contains(name))
            {
                problems.Add(yaml.At(key), $"'{name}' is a word of the language and cannot be a name; choose another and give its LaTeX with latex:");
            }
            else if (ReadSymbol(name, value, yaml, problems) is { } declaration)
            {
                declared[name] = declaration;
                places[name] = yaml.At(key);
            }
        }

        var all = declared.Values.ToList();
        CheckSizes(all, places, problems);
        CheckWritings(all, places, problems);
        return new Symbols(all, problems.Count == before);
    }

    private static Declaration? ReadSymbol(string name, YamlNode node, YamlText yaml, Problems problems)
    {
        if (node is YamlScalarNode)
        {
            return Declare(name, node, null, null, [], yaml, problems);
        }

        if (node is not YamlMappingNode mapping)
        {
            problems.Add(yaml.At(node), $"'{name}' takes a kind, as in '{name}: positive', or a mapping {{kind, range, latex, also}}");
            return null;
        }

        var values = Keys.Read(mapping, SymbolKeys, yaml, problems);
        if (!values.TryGetValue("kind", out var kind))
        {
            problems.Add(yaml.At(node), $"'{name}' lacks its kind, as in {{kind: positive}}");
            return null;
        }

        var latex = values.TryGetValue("latex", out var latexNode) ? yaml.Scalar(latexNode, "latex")?.Text : null;
        return Declare(name, kind, values.GetValueOrDefault("range"), latex, ReadAlso(values, yaml, problems), yaml, problems);
    }

    private static Declaration? Declare(
        string name, YamlNode kindNode, YamlNode? rangeNode, string? latex, Sequence<string> also, YamlText yaml, Problems problems)
    {
        if (yaml.Scalar(kindNode, "the kind") is not { } scalar)
        {
            return null;
        }

        if (KindText.Read(scalar.Text, out var error) is not { } kind)
        {
            problems.Add(scalar.Start, error);
            return null;
        }

        Interval? range = null;
        if (rangeNode is not null)
        {
            range = ReadRange(rangeNode, kind.Values, yaml, problems);
        }
        else if (kind.Values == SymbolKind.Integer)
        {
            problems.Add(yaml.At(kindNode), $"an integer needs a range, as in '{name}: {{kind: integer, range: [1, 4]}}'");
        }

        return new Declaration(name, kind.Values, kind.Shape, range, latex, also);
    }

    /// <summary>The <c>also:</c> of a symbol or part: one text or a list of them.</summary>
    public static Sequence<string> ReadAlso(Dictionary<string, YamlNode> values, YamlText yaml, Problems problems)
    {
        if (!values.TryGetValue("also", out var node))
        {
            return [];
        }

        IEnumerable<YamlNode> items = node is YamlSequenceNode list ? list.Children : [node];
        return items.Select(item => yaml.Scalar(item, "also:")?.Text ?? "").Where(text => text.Length > 0).ToSequence();
    }

    private static Interval? ReadRange(YamlNode node, SymbolKind kind, YamlText yaml, Problems problems)
    {
        var place = yaml.At(node);
        if (kind is SymbolKind.Simplex or SymbolKind.Spd or SymbolKind.Orthogonal)
        {
            problems.Add(place, "a simplex, spd or orthogonal symbol takes no range");
            return null;
        }

        if (node is not YamlSequenceNode { Children: [YamlScalarNode lowNode, YamlScalarNode highNode] }
            || !TryNumber(lowNode, out var low) || !TryNumber(highNode, out var high))
        {
            problems.Add(place, "a range is two numbers, as in [0.2, 4]");
            return null;
        }

        if (low > high || (low == high && kind != SymbolKind.Integer))
        {
            problems.Add(place, $"the range [{lowNode.Value}, {highNode.Value}] is the wrong way round; the lower end comes first");
            return null;
        }

        var wrong = kind switch
        {
            SymbolKind.Positive or SymbolKind.Nonnegative when low < 0 => "a positive or nonnegative symbol has a range that starts at 0 or above",
            SymbolKind.Probability when low < 0 || high > 1 => "a probability has a range within [0, 1]",
            SymbolKind.Integer when !double.IsInteger(low) || !double.IsInteger(high) => "an integer has whole numbers as its range",
            SymbolKind.Integer when Math.Max(Math.Abs(low), Math.Abs(high)) > 1_000_000 => "an integer has a range within one million of 0",
            _ => null,
        };
        if (wrong is not null)
        {
            problems.Add(place, $"{wrong}, not [{lowNode.Value}, {highNode.Value}]");
            return null;
        }

        return new Interval(low, high);
    }

    private static bool TryNumber(YamlScalarNode node, out double number) =>
        double.TryParse(node.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static void CheckSizes(List<Declaration> all, Dictionary<string, Place> places, Problems problems)
    {
        foreach (var declaration in all)
        {
            if (!places.TryGetValue(declaration.Name, out var place))
            {
                continue;
            }

            foreach (var symbol in new[] { declaration.Shape.Rows.Symbol, declaration.Shape.Columns.Symbol }.OfType<string>().Distinct())
            {
                var size = all.Find(other => other.Name == symbol);
                if (size is null)
                {
                    problems.Add(place, $"the size {symbol} of '{declaration.Name}' is not declared; declare it, as in '{symbol}: {{kind: integer, range: [1, 4]}}'");
                }
                else if (size.Kind != SymbolKind.Integer || !size.Shape.IsScalar)
                {
                    problems.Add(place, $"the size {symbol} of '{declaration.Name}' is not an integer; declare it as {{kind: integer, range: [1, 4]}}");
                }
                else if (size.Range is { } range && (range.Low < 1 || range.High > KindText.LargestSize))
                {
                    problems.Add(place, $"the size {symbol} of '{declaration.Name}' has a range outside 1 to {KindText.LargestSize}");
                }
            }
        }
    }

    private static void CheckWritings(List<Declaration> all, Dictionary<string, Place> places, Problems problems)
    {
        var owners = new Dictionary<string, string>();
        foreach (var declaration in all.OrderBy(declaration => places.ContainsKey(declaration.Name)))
        {
            foreach (var key in NameTable.Of(new Declarations([declaration])).Keys)
            {
                if (!owners.TryAdd(key, declaration.Name) && places.TryGetValue(declaration.Name, out var place))
                {
                    problems.Add(place, $"'{declaration.Name}' and '{owners[key]}' are written the same; rename one or change its latex: or also:");
                    break;
                }
            }
        }
    }
}
