namespace ViNotebooks.Expressions.Parsing;

/// <content>Distributions of the model, p(x | z) with parameters as subscripts or behind a semicolon; as a value, the density.</content>
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
            end = AfterClose(end + 1);
        }

        return end;
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
}
