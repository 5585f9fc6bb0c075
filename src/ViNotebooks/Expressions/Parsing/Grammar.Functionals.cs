namespace ViNotebooks.Expressions.Parsing;

/// <content>Numbers that depend on whole distributions: KL(q || p), H(q), H(q, p), Renyi(a, q, p), JS(q, p).</content>
internal sealed partial class Grammar
{
    private Functional ReadFunctional(FunctionalKind kind, int open, int start)
    {
        Ask(kind == FunctionalKind.Entropy ? "An entropy" : "A divergence", start);
        position = open;
        var laws = ReadLaws(kind == FunctionalKind.Entropy ? "H" : "KL", start, isSingleEnough: kind == FunctionalKind.Entropy);
        return new Functional(kind == FunctionalKind.Entropy && laws.Count == 2 ? FunctionalKind.CrossEntropy : kind, laws);
    }

    /// <summary>Renyi(α, q, p) and D_α(q || p).</summary>
    private Functional ReadRenyi(NameScan scan, int start)
    {
        Ask("A divergence", start);
        Expr order;
        if (tokens[scan.BaseEnd].Kind == TokenKind.Subscript)
        {
            position = scan.BaseEnd + 1;
            order = ReadArgument("the order of the divergence");
            return new Functional(FunctionalKind.Renyi, ReadLaws("D", start, isSingleEnough: false), order);
        }

        position = scan.End + 1;
        order = ReadSum();
        if (Current.Kind is not (TokenKind.Comma or TokenKind.Semicolon))
        {
            throw Expected("a Rényi divergence is written Renyi(alpha, P, Q); expected ','");
        }

        // what follows the comma reads as what follows an opening parenthesis
        return new Functional(FunctionalKind.Renyi, ReadLaws("Renyi", start, isSingleEnough: false), order);
    }

    /// <summary>From the opening sign to the closing one: q || p, q, p or one alone.</summary>
    private Sequence<Expr> ReadLaws(string name, int start, bool isSingleEnough)
    {
        var closeKind = Current.Kind == TokenKind.GroupOpen ? TokenKind.GroupClose : TokenKind.Close;
        var close = Current.Kind == TokenKind.Open ? Current.Text : ")";
        position++;
        var bars = openBars;
        openBars = 1;
        openBrackets++;
        var laws = new List<Expr> { ReadLaw() };
        while (IsBetweenLaws())
        {
            position += Current.Kind == TokenKind.Bar ? 2 : 1;
            laws.Add(ReadLaw());
        }

        openBars = bars;
        openBrackets--;
        if (Current.Kind != closeKind || (closeKind == TokenKind.Close && Current.Text != close))
        {
            throw Expected(laws.Count == 1 && !isSingleEnough
                ? $"{name} takes two distributions, as in KL(q || p); expected '||'"
                : $"expected the closing '{(closeKind == TokenKind.Close ? close : "}")}'");
        }

        position++;
        if (laws.Count > 2 || (laws.Count == 1 && !isSingleEnough))
        {
            throw new ReadingException(
                $"{name} takes two distributions, as in KL(q || p), but {laws.Count} stand{(laws.Count == 1 ? "s" : "")} here",
                new TextSpan(tokens[start].Start, tokens[position - 1].End - tokens[start].Start));
        }

        return laws.ToSequence();
    }

    private bool IsBetweenLaws() =>
        Current.Kind is TokenKind.DoubleBar or TokenKind.Comma or TokenKind.Semicolon
        || (Current.Kind == TokenKind.Bar && tokens[position + 1].Kind == TokenKind.Bar);
}
