using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ViNotebooks.Sheets;

/// <summary>A line of YAML inside a sheet and where its first character stands.</summary>
internal readonly record struct YamlLine(string Text, Place Start);

/// <summary>A text given in YAML and where it starts; <see cref="IsVerbatim"/> when the file shows it on one line exactly as it is.</summary>
internal readonly record struct YamlScalar(string Text, Place Start, bool IsVerbatim)
{
    /// <summary>For a block after |, where its first line starts; null for other texts.</summary>
    public Place? Block { get; init; }

    /// <summary>Where a 1-based line and column of the text stands in the sheet, as nearly as the YAML style tells.</summary>
    public Place At(int line, int column) =>
        Block is { } block ? new Place(block.Line + line - 1, block.Column + column - 1)
        : IsVerbatim && line == 1 ? Start with { Column = Start.Column + column - 1 }
        : Start;
}

/// <summary>The YAML of one block of a sheet, with every node's place in the sheet file.</summary>
internal sealed class YamlText(IReadOnlyList<YamlLine> lines, Place fallback, Problems problems)
{
    private const int DeepestNesting = 16;

    private readonly string source = string.Join('\n', lines.Select(line => ProtectedCommas.Hide(line.Text))) + "\n";

    /// <summary>The block as a mapping, or null after a problem was added.</summary>
    public YamlMappingNode? ReadMapping(string whatToWrite)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new ProtectedCommas(new Parser(new StringReader(source)), DeepestNesting));
            if (stream.Documents is [{ RootNode: YamlMappingNode mapping }])
            {
                return mapping;
            }

            var place = stream.Documents.Count == 0 ? fallback : At(stream.Documents[^1].RootNode.Start);
            problems.Add(place, $"expected keys and values: {whatToWrite}");
        }
        catch (YamlException exception)
        {
            problems.Add(At(exception.Start), Explained(exception));
        }

        catch (InvalidOperationException)
        {
            // the parser's own report of a flow mapping or list that is never closed
            problems.Add(fallback, "the block is not YAML: a brace or bracket that is opened is not closed");
        }

        return null;
    }

    public Place At(YamlNode node) => At(node.Start);

    /// <summary>The text of a node; null after a problem was added where it is a list or a mapping.</summary>
    public YamlScalar? Scalar(YamlNode node, string what)
    {
        switch (node)
        {
            case YamlScalarNode scalar:
                return Scalar(scalar, what);

            // [a, b] after answer: is a vector as it stands, though YAML takes it for a list
            case YamlSequenceNode { Style: SequenceStyle.Flow } when Bracketed(node) is { } text:
                return new YamlScalar(text, At(node), !text.Contains('\n'));

            default:
                problems.Add(At(node), $"{what} is one text, not a {(node is YamlMappingNode ? "mapping" : "list")}");
                return null;
        }
    }

    /// <summary>A value as it is written, up to the next key.</summary>
    public string Raw(YamlMappingNode mapping, YamlNode value)
    {
        var start = (int)value.Start.Index;
        var next = mapping.Children.Keys.Select(key => (int)key.Start.Index).Where(index => index > start).DefaultIfEmpty(source.Length).Min();
        return ProtectedCommas.Show(source[start..next]).Trim();
    }

    private Place At(Mark mark)
    {
        var index = (int)mark.Line - 1;
        if (index < 0 || lines.Count == 0)
        {
            return fallback;
        }

        if (index >= lines.Count)
        {
            var last = lines[^1];
            return new Place(last.Start.Line, last.Start.Column + last.Text.Length);
        }

        return new Place(lines[index].Start.Line, lines[index].Start.Column + (int)mark.Column - 1);
    }

    private YamlScalar? Scalar(YamlScalarNode node, string what)
    {
        var text = node.Value ?? "";
        var start = At(node);
        switch (node.Style)
        {
            case ScalarStyle.DoubleQuoted:
                if (text.AsSpan().ContainsAny("\t\a\b\f\v\u001B\r"))
                {
                    problems.Add(start, $"double quotes turn a backslash and a letter of {what} into a control character; use single quotes: '…'");
                    return null;
                }

                return new YamlScalar(text, start with { Column = start.Column + 1 }, node.End.Index - node.Start.Index == text.Length + 2);
            case ScalarStyle.SingleQuoted:
                return new YamlScalar(text, start with { Column = start.Column + 1 }, node.End.Index - node.Start.Index == text.Length + 2);
            case ScalarStyle.Plain:
                return new YamlScalar(text, start, node.End.Index - node.Start.Index == text.Length);
            default:
                return new YamlScalar(text.TrimEnd('\n'), start, IsVerbatim: false) { Block = node.Style == ScalarStyle.Literal ? BlockAt(node.Start) : null };
        }
    }

    /// <summary>Where the first line of a literal block starts.</summary>
    private Place? BlockAt(Mark mark)
    {
        var index = (int)mark.Line;
        while (index < lines.Count && string.IsNullOrWhiteSpace(lines[index].Text))
        {
            index++;
        }

        return index < lines.Count
            ? new Place(lines[(int)mark.Line].Start.Line, lines[index].Start.Column + lines[index].Text.Length - lines[index].Text.TrimStart().Length)
            : null;
    }

    private string? Bracketed(YamlNode node)
    {
        var start = (int)node.Start.Index;
        var depth = 0;
        for (var i = start; i < source.Length; i++)
        {
            depth += source[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth == 0)
            {
                return ProtectedCommas.Show(source[start..(i + 1)]);
            }
        }

        return null;
    }

    private static string Explained(YamlException exception)
    {
        var message = exception.Message.TrimEnd('.');
        if (message == ProtectedCommas.TooDeep)
        {
            return message;
        }

        if (message.StartsWith("Duplicate key", StringComparison.Ordinal))
        {
            return $"the key '{message["Duplicate key".Length..].Trim()}' is given twice";
        }

        return $"this is not YAML ({char.ToLowerInvariant(message[0])}{message[1..]}); a text with : # | * & [ {{ @ or a quote at a place where YAML reads it needs single quotes: '…'";
    }
}
