namespace ViNotebooks.Expressions.Parsing;

/// <summary>
/// What people paste along with an expression: alignment marks and line breaks of a display, a left-hand side, a full stop.
/// What is left after it is the expression itself.
/// </summary>
internal static class Trimming
{
    /// <summary>The tokens of the expression itself, ended by an <see cref="TokenKind.End"/> token.</summary>
    public static List<Token> Trim(List<Token> tokens, int textLength, out bool isProportional, out string? dropped)
    {
        var kept = WithoutLayout(tokens);
        dropped = CutExplanation(kept);
        OpenConstant(kept);
        while (kept.Count > 0 && kept[^1].Kind is TokenKind.Period or TokenKind.Comma or TokenKind.Semicolon)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        var start = AfterLastRelation(kept, out isProportional);
        if (start > 0)
        {
            if (start == kept.Count)
            {
                throw new ReadingException($"After '{kept[start - 1].Text}' the text ends; expected the right-hand side", new TextSpan(kept[start - 1].Start, kept[start - 1].Length));
            }

            dropped = start == 1 ? dropped : $"What stands before the last '{kept[start - 1].Text}' was not read as part of the expression";
            kept.RemoveRange(0, start);
        }

        kept.Add(new Token(TokenKind.End, "", textLength, 0));
        return kept;
    }

    /// <summary>Cuts "where a = …", "for z > 0" and ", z > 0" off the end; says so.</summary>
    private static string? CutExplanation(List<Token> tokens)
    {
        var depth = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            depth += Depth(tokens[i]);
            if (depth != 0 || i == 0)
            {
                continue;
            }

            var isWord = tokens[i] is { Kind: TokenKind.Text, Text: "where" or "with" or "for" or "if" or "when" };
            var isCondition = tokens[i].Kind == TokenKind.Comma && tokens.Skip(i).Any(token => token.Kind == TokenKind.Relation);
            if (isWord || isCondition)
            {
                var what = $"What stands after '{tokens[i].Text}' was not read as part of the expression";
                tokens.RemoveRange(i, tokens.Count - i);
                return what;
            }
        }

        return null;
    }

    /// <summary>(+ const.) in parentheses at the end is + const.</summary>
    private static void OpenConstant(List<Token> tokens)
    {
        var close = tokens.FindLastIndex(token => token.Kind == TokenKind.Close);
        var open = close < 0 ? -1 : tokens.FindLastIndex(close, token => token.Kind == TokenKind.Open);
        if (open > 0 && close >= tokens.Count - 2 && tokens[open + 1].Kind == TokenKind.Plus && tokens[open + 2] is { Kind: TokenKind.Text, Text: "const" })
        {
            tokens.RemoveAt(close);
            tokens.RemoveAt(open);
        }
    }

    private static int Depth(Token token) => token.Kind switch
    {
        TokenKind.Open or TokenKind.GroupOpen or TokenKind.EnvironmentBegin => 1,
        TokenKind.Close or TokenKind.GroupClose or TokenKind.EnvironmentEnd => -1,
        _ => 0,
    };

    /// <summary>Outside matrices and cases, an ampersand is layout, and so is a line break before or after an operator.</summary>
    private static List<Token> WithoutLayout(List<Token> tokens)
    {
        var kept = new List<Token>(tokens.Count + 1);
        var environments = 0;
        Token? lineBreak = null;
        foreach (var token in tokens)
        {
            environments += token.Kind switch { TokenKind.EnvironmentBegin => 1, TokenKind.EnvironmentEnd => -1, _ => 0 };
            if (environments == 0 && token.Kind == TokenKind.Ampersand)
            {
                continue;
            }

            if (environments == 0 && token.Kind == TokenKind.LineBreak)
            {
                lineBreak = kept.Count > 0 ? token : null;
                continue;
            }

            if (lineBreak is { } broken && !Continues(kept[^1]) && !Continues(token))
            {
                throw new ReadingException("Two lines stand here without a sign between them; give one expression", new TextSpan(broken.Start, broken.Length));
            }

            lineBreak = null;
            kept.Add(token);
        }

        return kept;
    }

    private static bool Continues(Token token) => token.Kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Times or TokenKind.Slash
        or TokenKind.Equal or TokenKind.Proportional or TokenKind.Period or TokenKind.Comma or TokenKind.Open or TokenKind.GroupOpen
        or TokenKind.Close or TokenKind.GroupClose or TokenKind.BarClose;

    /// <summary>The place after the last = or ∝ outside all parentheses; 0 where there is none.</summary>
    private static int AfterLastRelation(List<Token> tokens, out bool isProportional)
    {
        var depth = 0;
        var after = 0;
        isProportional = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            depth += Depth(tokens[i]);
            if (depth == 0 && tokens[i].Kind is TokenKind.Equal or TokenKind.Proportional)
            {
                after = i + 1;
                isProportional |= tokens[i].Kind == TokenKind.Proportional;
            }
        }

        return after;
    }
}
