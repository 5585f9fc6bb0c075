namespace ViNotebooks.Expressions.Parsing;

/// <content>
/// Distributions: of the model, p(x | z) with parameters as subscripts or behind a semicolon, and of families, Normal(0, 1). As a value a
/// distribution of the model is its density, and a family has its value before a semicolon or a bar, Normal(x; 0, 1).
/// </content>
internal sealed partial class Grammar
{
    private bool readsLaw;

    /// <summary>A declared distribution that this name means, its parameters as subscripts left out, and the token after the name.</summary>
    private (string Name, int End)? LawAt(NameScan scan)
    {
        if (names.Declarations.Laws.Count == 0)
        {
            return null;
        }

        if (scan.WithSuperscript(tokens) is var raised && raised.End > scan.End && names.FindLaw(raised.Key) is { } starred)
        {
            return (starred, raised.End);
        }

        return names.FindLaw(scan.FullKey) is { } whole ? (whole, scan.End)
            : names.Find(scan.FullKey) is null && names.FindLaw(scan.Base) is { } stem ? (stem, AfterSubscripts(scan))
            : null;
    }

    private int AfterSubscripts(NameScan scan)
    {
        var end = scan.End;
        while (tokens[end].Kind == TokenKind.Subscript && tokens[end + 1].Kind == TokenKind.GroupOpen)
        {
            end = CloseOf(end + 1) + 1;
        }

        return Math.Min(end, tokens.Count - 1);
    }

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

    /// <summary>Whether a distribution begins at a place.</summary>
    private bool IsLaw(int at)
    {
        while (tokens[at].Kind == TokenKind.GroupOpen && NameScan.At(tokens, at) is null)
        {
            at++;
        }

        return NameScan.At(tokens, at) is { } scan
            && (LawAt(scan) is not null
                || (FamilyAt(at) is { } family && !IsBound(scan.FullKey) && (names.Find(scan.FullKey) is null || (IsNormalLetter(scan) && CountOfCommas(family.Open) > 0))));
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

    /// <summary>A distribution and nothing else.</summary>
    public Expr ReadWholeLaw()
    {
        var law = ReadLaw();
        return Current.Kind == TokenKind.End ? law : throw Expected("expected the end after the distribution");
    }

    private Expr ReadLaw()
    {
        var start = position;
        var wasLaw = readsLaw;
        readsLaw = true;
        Descend();
        JoinLetters();
        Expr law;
        if (NameScan.At(tokens, position) is { } scan)
        {
            law = LawAt(scan) is { } found ? ReadModelTerm(found.Name, found.End)
                : FamilyAt(position) is { } family ? ReadFamily(family.Family, family.Open)
                : throw NoLaw(scan);
        }
        else if (Current.Kind is TokenKind.GroupOpen or TokenKind.Open)
        {
            var close = Current.Kind == TokenKind.Open ? TokenKind.Close : TokenKind.GroupClose;
            var shown = Current.Text;
            position++;
            law = ReadLaw();
            Close(close, close == TokenKind.Close ? shown : "}");
        }
        else
        {
            throw Expected("expected a distribution, such as q or Normal(0, 1)");
        }

        nesting--;
        readsLaw = wasLaw;
        return Note(law, start);
    }

    private ReadingException NoLaw(NameScan scan)
    {
        var laws = names.Declarations.Laws.Count == 0 ? "none is declared" : $"declared are {string.Join(", ", names.Declarations.Laws.Order(StringComparer.Ordinal))}";
        var near = Nearest.To(scan.Base, FamilyNames.All);
        var hint = near is null || near == scan.Base ? "" : $"; did you mean {near}(…)?";
        return new ReadingException(
            $"{TextOf(position, scan.End)} is no distribution here{hint} ({laws})", new TextSpan(tokens[position].Start, tokens[scan.End - 1].End - tokens[position].Start));
    }

    private Density ReadModelDensity(string name, int end, int start)
    {
        Ask($"{TextOf(start, end)}, a distribution of the model,", start);
        if (tokens[end] is not { Kind: TokenKind.Open, Text: ")" })
        {
            throw new ReadingException($"{name} is a distribution; its density is written {name}(z)", SpanAt(start));
        }

        var term = (ModelTerm)Note(ReadModelTerm(name, end), start);
        return (Density)Note(new Density(term, null), start);
    }

    private ModelTerm ReadModelTerm(string name, int end)
    {
        position = end;
        if (Current is not { Kind: TokenKind.Open, Text: ")" })
        {
            return new ModelTerm(name, [], []);
        }

        var (bars, close) = (openBars, CloseOf(position));
        position++;
        openBars = 1;
        openBrackets++;
        var variables = ReadVariablesAtValues(name);
        Sequence<At> given = [];
        if (Current.Kind == TokenKind.Bar)
        {
            position++;
            given = ReadVariablesAtValues(name);
        }

        if (Current.Kind == TokenKind.Semicolon)
        {
            // q(z; φ): the parameters are known from the model
            position = close;
        }

        openBars = bars;
        openBrackets--;
        Close(TokenKind.Close, ")");
        return new ModelTerm(name, variables, given);
    }

    private Sequence<At> ReadVariablesAtValues(string law)
    {
        var found = new List<At>();
        while (true)
        {
            found.Add(ReadVariableAtValue(law));
            if (Current.Kind != TokenKind.Comma)
            {
                return found.ToSequence();
            }

            position++;
        }
    }

    private At ReadVariableAtValue(string law)
    {
        var start = position;
        JoinLetters();
        if (NameScan.At(tokens, position) is null)
        {
            throw Expected($"{law}(…) takes variables, which may have values, such as {law}(z = 2); expected the name of one");
        }

        var value = ReadPostfix();
        var variable = value switch
        {
            Symbol symbol => symbol.Name,
            Index { Target: Symbol target } => target.Name,
            _ => throw new ReadingException(
                $"{law}(…) takes variables, which may have values, such as {law}(z = 2), and {TextOf(start, position)} is none", SpanAt(start)),
        };
        if (value is Symbol && (Current.Kind == TokenKind.Equal || Current is { Kind: TokenKind.Relation, Text: "==" }))
        {
            position++;
            value = ReadSum();
        }

        return new At(variable, value);
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
        while (tokens[end].Kind == TokenKind.Name)
        {
            end++;
        }

        if (end == position || tokens[end].Kind != TokenKind.Equal)
        {
            return null;
        }

        var name = string.Concat(tokens.Skip(position).Take(end - position).Select(token => token.Text));
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
