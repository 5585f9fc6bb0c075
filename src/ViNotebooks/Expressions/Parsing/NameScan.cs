using System.Text;

namespace ViNotebooks.Expressions.Parsing;

/// <summary>A name as it stands in the text: accents, letter and subscript, with the places where each part ends.</summary>
/// <param name="Base">The key of the accented letter.</param>
/// <param name="BaseEnd">The token after the accented letter.</param>
/// <param name="Subscript">The text of the subscript, or empty.</param>
/// <param name="SubscriptStart">The first token inside the subscript.</param>
/// <param name="SubscriptEnd">The token after the subscript's content.</param>
/// <param name="End">The token after the whole name.</param>
internal readonly record struct NameScan(string Base, int BaseEnd, string Subscript, int SubscriptStart, int SubscriptEnd, int End)
{
    public string FullKey => Base + Subscript;

    public bool HasSubscript => End > BaseEnd;

    public static NameScan? At(IReadOnlyList<Token> tokens, int position)
    {
        if (ScanBase(tokens, position) is not { } scanned)
        {
            return null;
        }

        if (scanned.HasSubscript || tokens[scanned.BaseEnd].Kind != TokenKind.Subscript)
        {
            return scanned;
        }

        var start = scanned.BaseEnd + 1;
        if (tokens[start].Kind == TokenKind.GroupOpen)
        {
            var close = GroupEnd(tokens, start);
            return close < 0
                ? scanned
                : scanned with { Subscript = TextOf(tokens, start + 1, close), SubscriptStart = start + 1, SubscriptEnd = close, End = close + 1 };
        }

        return tokens[start].Kind is TokenKind.Name or TokenKind.Number or TokenKind.TransposeMark or TokenKind.Text
            ? scanned with { Subscript = tokens[start].Text, SubscriptStart = start, SubscriptEnd = start + 1, End = start + 1 }
            : scanned;
    }

    /// <summary>The key and end of the name with a superscript that follows it, as in θ^{(t)} or q^*.</summary>
    public (string Key, int End) WithSuperscript(IReadOnlyList<Token> tokens)
    {
        if (tokens[End].Kind == TokenKind.Prime)
        {
            return ($"{FullKey}'", End + 1);
        }

        if (tokens[End].Kind != TokenKind.Caret)
        {
            return (FullKey, End);
        }

        var start = End + 1;
        if (tokens[start].Kind == TokenKind.GroupOpen && GroupEnd(tokens, start) is var close and > 0)
        {
            var raised = TextOf(tokens, start + 1, close);
            return (raised == "'" ? $"{FullKey}'" : $"{FullKey}^{raised}", close + 1);
        }

        return tokens[start].Kind is TokenKind.Name or TokenKind.Number or TokenKind.Times or TokenKind.Prime
            ? ($"{FullKey}^{tokens[start].Text}", start + 1)
            : (FullKey, End);
    }

    private static NameScan? ScanBase(IReadOnlyList<Token> tokens, int position)
    {
        var accents = new List<string>();
        var groups = 0;
        while (true)
        {
            if (tokens[position].Kind == TokenKind.Accent && accents.Count < 4)
            {
                accents.Add(tokens[position++].Text);
            }
            else if (tokens[position].Kind == TokenKind.GroupOpen && groups < 4)
            {
                groups++;
                position++;
            }
            else
            {
                break;
            }
        }

        if (tokens[position].Kind != TokenKind.Name)
        {
            return null;
        }

        var key = new StringBuilder(tokens[position].Text);
        var end = position + 1;
        var (subscript, subscriptStart, subscriptEnd) = ("", end, end);
        if (accents.Count > 0 && groups > 0 && tokens[end].Kind == TokenKind.Subscript && At(tokens, position) is { HasSubscript: true } inner)
        {
            // \bar{\alpha_t} is \bar{\alpha}_t
            (subscript, subscriptStart, subscriptEnd, end) = (inner.Subscript, inner.SubscriptStart, inner.SubscriptEnd, inner.End);
        }

        for (; groups > 0; groups--, end++)
        {
            if (tokens[end].Kind != TokenKind.GroupClose)
            {
                return null;
            }
        }

        for (var i = accents.Count - 1; i >= 0; i--)
        {
            key.Insert(0, accents[i] + "(").Append(')');
        }

        var baseEnd = subscript.Length > 0 ? position + 1 : end;
        return new NameScan(key.ToString(), baseEnd, subscript, subscriptStart, subscriptEnd, end);
    }

    private static int GroupEnd(IReadOnlyList<Token> tokens, int open)
    {
        const int longest = 40;
        var depth = 0;
        for (var i = open; i < tokens.Count && i < open + longest; i++)
        {
            depth += tokens[i].Kind switch { TokenKind.GroupOpen => 1, TokenKind.GroupClose => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static string TextOf(IReadOnlyList<Token> tokens, int start, int end)
    {
        var text = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            if (tokens[i].Kind is not (TokenKind.GroupOpen or TokenKind.GroupClose))
            {
                text.Append(tokens[i].Text);
            }
        }

        return text.ToString();
    }
}
