namespace ViNotebooks.Expressions.Parsing;

/// <content>Families of distributions: Normal(0, 1) where a distribution belongs, and Normal(x; 0, 1), the density with its value before a semicolon or a bar.</content>
internal sealed partial class Grammar
{
    /// <summary>The family whose name stands at a place before a parenthesis; χ² is one too.</summary>
    private (string Family, int Open)? FamilyAt(int at)
    {
        if (NameScan.At(tokens, at) is not { HasSubscript: false } scan)
        {
            return null;
        }

        if (scan.Base == "chi" && scan.WithSuperscript(tokens) is { Key: "chi^2" } squared && tokens[squared.End].Kind == TokenKind.Open)
        {
            return ("ChiSquared", squared.End);
        }

        return tokens[scan.End].Kind == TokenKind.Open && FamilyNames.TryFind(scan.Base, out var family) ? (family, scan.End) : null;
    }

    /// <summary>The semicolon or bar that ends the value in Normal(x; m, v), or −1; the bars of |x| are none.</summary>
    private int ValueEnd(int open)
    {
        if (tokens[open] is not { Kind: TokenKind.Open, Text: ")" })
        {
            return -1;
        }

        var close = CloseOf(open);
        var depth = 0;
        var bars = new List<int>();
        for (var i = open; i < close; i++)
        {
            depth += Deeper(tokens[i]);
            if (depth == 1 && tokens[i].Kind == TokenKind.Semicolon)
            {
                return i;
            }

            if (depth == 1 && tokens[i].Kind == TokenKind.Bar)
            {
                bars.Add(i);
            }
        }

        return bars.Count % 2 == 0 ? -1 : Separator(bars);
    }

    /// <summary>The first of an odd number of bars that neither opens nor closes an absolute value.</summary>
    private int Separator(List<int> bars)
    {
        var isOpen = false;
        foreach (var bar in bars)
        {
            var before = tokens[bar - 1].Kind;
            if (isOpen)
            {
                isOpen = false;
            }
            else if (before is TokenKind.Open or TokenKind.Plus or TokenKind.Minus or TokenKind.Times or TokenKind.Slash or TokenKind.Comma or TokenKind.Caret)
            {
                isOpen = true;
            }
            else
            {
                return bar;
            }
        }

        return -1;
    }

    private Density ReadFamilyDensity(string family, int open, int start)
    {
        position = open + 1;
        var bars = openBars;
        openBars = 1;
        openBrackets++;
        var value = ReadSum();
        if (Current.Kind is not (TokenKind.Bar or TokenKind.Semicolon))
        {
            throw Expected($"expected an operator, or '|' or ';' before the parameters of {family}");
        }

        openBrackets--;
        position++;
        var arguments = ReadLawArguments(family);
        openBars = bars;
        var law = (FamilyTerm)Note(new FamilyTerm(family, arguments), start);
        return (Density)Note(new Density(law, value), start);
    }

    /// <summary>A family as a distribution; a variable before its parameters, as in Normal(z; 0, 1), says nothing more.</summary>
    private FamilyTerm ReadFamily(string family, int open)
    {
        var separator = ValueEnd(open);
        position = (separator < 0 ? open : separator) + 1;
        return new FamilyTerm(family, ReadLawArguments(family));
    }

    /// <summary>Arguments by position and by name up to the closing parenthesis, which is consumed.</summary>
    private Sequence<LawArgument> ReadLawArguments(string family)
    {
        var bars = openBars;
        openBars = 0;
        openBrackets++;
        var found = new List<LawArgument>();
        while (Current is not { Kind: TokenKind.Close, Text: ")" })
        {
            if (found.Count > 0)
            {
                if (Current.Kind is not (TokenKind.Comma or TokenKind.Semicolon))
                {
                    throw Expected("expected an operator or the closing ')'");
                }

                position++;
            }

            if (family == FamilyNames.Transformed && found is [{ Name: null } law])
            {
                found[0] = law with { Name = ReadFunctionName() };
                continue;
            }

            var name = TryReadArgumentName();
            var start = position;
            var value = FamilyNames.TakesLaws(family) && IsLaw(position) ? ReadLaw() : InLaw(false, ReadSum);
            found.Add(new LawArgument(name, FamilyNames.TakesLaws(family) ? WithInfinity(value, start) : value));
        }

        position++;
        openBrackets--;
        openBars = bars;
        return found.ToSequence();
    }

    /// <summary>The name of a function without its argument, as in Transformed(Normal(0, 1), exp), which is Transformed(exp = Normal(0, 1)).</summary>
    private string ReadFunctionName()
    {
        var name = "";
        for (; Current.Kind is not (TokenKind.Close or TokenKind.Comma or TokenKind.Semicolon or TokenKind.End); position++)
        {
            name += Current.Kind is TokenKind.GroupOpen or TokenKind.GroupClose ? "" : Current.Text.TrimStart('\\');
        }

        return name;
    }

    private T InLaw<T>(bool inLaw, Func<T> read)
    {
        var was = readsLaw;
        readsLaw = inLaw;
        var result = read();
        readsLaw = was;
        return result;
    }

    /// <summary>mean = and \text{mean} =; LaTeX cuts a plain word into its letters.</summary>
    private string? TryReadArgumentName()
    {
        var end = position;
        while (tokens[end].Kind is TokenKind.Name or TokenKind.Text or TokenKind.Subscript or TokenKind.GroupOpen or TokenKind.GroupClose
            || (end > position && tokens[end].Kind == TokenKind.Number))
        {
            end++;
        }

        if (end == position || tokens[end].Kind != TokenKind.Equal)
        {
            return null;
        }

        var name = string.Concat(tokens.Skip(position).Take(end - position).Where(token => token.Kind is not (TokenKind.GroupOpen or TokenKind.GroupClose)).Select(token => token.Text));
        position = end + 1;
        return name;
    }

    /// <summary>Normal(0, 1) as a value: a distribution where its density may be meant.</summary>
    private Expr? RefuseBareFamily(NameScan scan)
    {
        const int shortest = 4;
        if (Speaks && FamilyAt(position) is { } family && scan.Base.Length >= shortest && names.Find(scan.FullKey) is null
            && !FunctionNames.TryFind(scan.Base, beforeParenthesis: true, out _) && tokens[family.Open].Text == ")" && SplitIntoNames(scan.Base) is null)
        {
            throw new ReadingException(
                $"{TextOf(position, CloseOf(family.Open) + 1)} is a distribution, not a value; its density at x is written {scan.Base}(x; …)", SpanAt(position));
        }

        return null;
    }
}
