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
        while (kept.Count > 0 && kept[^1].Kind is TokenKind.Period or TokenKind.Comma or TokenKind.Semicolon)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        var start = AfterLastRelation(kept, out isProportional);
        dropped = null;
        if (start > 0)
        {
            if (start == kept.Count)
            {
                throw new ReadingException($"After '{kept[start - 1].Text}' the text ends; expected the right-hand side", new TextSpan(kept[start - 1].Start, kept[start - 1].Length));
            }

            dropped = kept[start - 1].Text;
            kept.RemoveRange(0, start);
        }

        kept.Add(new Token(TokenKind.End, "", textLength, 0));
        return kept;
    }

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
            depth += tokens[i].Kind switch
            {
                TokenKind.Open or TokenKind.GroupOpen or TokenKind.EnvironmentBegin => 1,
                TokenKind.Close or TokenKind.GroupClose or TokenKind.EnvironmentEnd => -1,
                _ => 0,
            };
            if (depth == 0 && tokens[i].Kind is TokenKind.Equal or TokenKind.Proportional)
            {
                after = i + 1;
                isProportional |= tokens[i].Kind == TokenKind.Proportional;
            }
        }

        return after;
    }
}
