namespace ViNotebooks.Expressions.Parsing;

/// <content>argmax_φ, \max_\phi, argmax(φ, …), and what such signs and derivatives apply to.</content>
internal sealed partial class Grammar
{
    private Extremum ReadExtremum(ExtremumKind kind, NameScan scan, int start)
    {
        Ask(kind is ExtremumKind.ArgMax or ExtremumKind.ArgMin ? $"An arg {(kind == ExtremumKind.ArgMax ? "max" : "min")}" : $"A {scan.Base} over a variable", start);
        position = scan.Base == "arg" ? scan.BaseEnd + 1 : scan.BaseEnd;
        if (Current.Kind == TokenKind.Subscript)
        {
            var by = ReadSubscriptVariables();
            return new Extremum(kind, by.ToSequence(), ReadOperated(start));
        }

        if (Current.Kind != TokenKind.Open)
        {
            throw Expected("an extremum says over what, as in argmax_phi");
        }

        var (variables, body) = ReadNamesAndBody("argmax(phi, …)");
        return new Extremum(kind, variables, body);
    }

    private (Sequence<string> Variables, Expr Body) ReadNamesAndBody(string form)
    {
        var commas = CountOfCommas(position);
        if (commas == 0)
        {
            throw Expected($"the variable is missing: it is written {form}");
        }

        var bars = openBars;
        openBars = 0;
        openBrackets++;
        position++;
        var variables = new List<string>();
        for (; commas > 0; commas--)
        {
            variables.Add(ReadVariable(binds: false));
            if (Current.Kind is not (TokenKind.Comma or TokenKind.Semicolon))
            {
                throw Expected($"it is written {form}; expected ','");
            }

            position++;
        }

        var body = ReadCondition();
        Close(TokenKind.Close, ")");
        openBars = bars;
        openBrackets--;
        return (variables.ToSequence(), body);
    }

    /// <summary>What a sign such as d/dφ or max_φ applies to: parentheses right behind it in infix text, else the product that follows.</summary>
    private Expr ReadOperated(int start)
    {
        if (!isLatex && Current is { Kind: TokenKind.Open, SpaceBefore: false })
        {
            return ReadOperand();
        }

        if (!StartsOperand(Current) && Current.Kind is not (TokenKind.Minus or TokenKind.Plus))
        {
            throw Expected($"{TextOf(start, position)} needs something to apply to");
        }

        var (first, isParenthesis) = (position, Current.Kind == TokenKind.Open);
        var close = isParenthesis ? CloseOf(position) : 0;
        var body = ReadFoldProduct();
        if (isParenthesis && position > close + 1 && !isLatex)
        {
            Warn($"{TextOf(start, first)} was read to apply to all of {TextOf(first, position)}: write parentheses if less was meant", start, position);
        }

        return body;
    }

    /// <summary>_φ, _{μ, σ}.</summary>
    private List<string> ReadSubscriptVariables()
    {
        position++;
        if (Current.Kind != TokenKind.GroupOpen)
        {
            var scan = NameScan.At(tokens, position);
            var lone = ReadVariable(binds: false);
            if (scan is { HasSubscript: true } && isLatex)
            {
                throw new ReadingException("Write braces around the variable", SpanAt(position - 1));
            }

            return [lone];
        }

        position++;
        var variables = new List<string> { ReadJoined() };
        while (Current.Kind == TokenKind.Comma)
        {
            position++;
            variables.Add(ReadJoined());
        }

        Close(TokenKind.GroupClose, "}");
        return variables;
    }

    /// <summary>Infix grad_mu1 has its digit cut from its name.</summary>
    private string ReadJoined()
    {
        if (!isLatex && Current.Kind == TokenKind.Name && tokens[position + 1] is { Kind: TokenKind.Number } digits && digits.Start == Current.End)
        {
            tokens[position] = Current with { Text = Current.Text + digits.Text, Length = Current.Length + digits.Length };
            tokens.RemoveAt(position + 1);
        }

        return ReadVariable(binds: false);
    }
}
