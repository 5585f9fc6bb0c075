namespace ViNotebooks.Expressions.Parsing;

/// <content>Derivatives d/dφ, \frac{\partial}{\partial\phi}, and gradients ∇_φ.</content>
internal sealed partial class Grammar
{
    /// <summary>d/dphi and ∂/∂φ, also d^2/dphi^2, in front of what is differentiated.</summary>
    private Expr? TryReadDerivative()
    {
        var start = position;
        if (!IsMarkOfDerivative(Current) || (Current.Kind == TokenKind.Name && (!Speaks || (vocabulary == Vocabulary.Answer && names.Find("d") is not null))))
        {
            return null;
        }

        var slash = AfterOrder(position + 1);
        if (tokens[slash].Kind != TokenKind.Slash || slash + 1 >= tokens.Count)
        {
            return null;
        }

        var below = slash + 1;
        if (tokens[below] is { Kind: TokenKind.Name, Text: ['d', ..] word } && Current.Kind == TokenKind.Name && IsDifferentialWord(word))
        {
            SplitDifferential(below);
        }

        if (!IsMarkOfDerivative(tokens[below]) || NameScan.At(tokens, below + 1) is null)
        {
            return null;
        }

        Ask("A derivative", start);
        position = below;
        var by = ReadDenominator(TokenKind.End);
        return ReadDerivativeOf(by, start);
    }

    /// <summary>\frac{d}{d\phi}, \frac{\partial^2}{\partial\mu\,\partial\sigma}.</summary>
    private Expr? TryReadDerivativeFraction()
    {
        var start = position;
        var top = position + 1;
        var isGroup = tokens[top].Kind == TokenKind.GroupOpen;
        var mark = isGroup ? top + 1 : top;
        if (mark + 1 >= tokens.Count || !IsMarkOfDerivative(tokens[mark])
            || (tokens[mark].Kind == TokenKind.Name && (!Speaks || (vocabulary == Vocabulary.Answer && names.Find("d") is not null))))
        {
            return null;
        }

        var end = isGroup ? AfterOrder(mark + 1) : mark + 1;
        if (isGroup)
        {
            if (tokens[end].Kind != TokenKind.GroupClose)
            {
                return null;
            }

            end++;
        }

        if (tokens[end].Kind != TokenKind.GroupOpen || !IsMarkOfDerivative(tokens[end + 1]) || NameScan.At(tokens, end + 2) is null)
        {
            return null;
        }

        Ask("A derivative", start);
        position = end + 1;
        var by = ReadDenominator(TokenKind.GroupClose);
        Close(TokenKind.GroupClose, "}");
        return ReadDerivativeOf(by, start);
    }

    /// <summary>∂_φ.</summary>
    private Expr ReadPartial()
    {
        if (TryReadDerivative() is { } quotient)
        {
            return quotient;
        }

        var start = position;
        Ask("A derivative", start);
        position++;
        if (Current.Kind != TokenKind.Subscript)
        {
            throw Expected("a derivative is written ∂/∂φ or ∂_φ");
        }

        return ReadDerivativeOf(ReadSubscriptVariables(), start);
    }

    private static bool IsMarkOfDerivative(Token token) => token is { Kind: TokenKind.Partial } or { Kind: TokenKind.Name, Text: "d" };

    /// <summary>The token after the 2 of d^2.</summary>
    private int AfterOrder(int at)
    {
        if (tokens[at].Kind != TokenKind.Caret)
        {
            return at;
        }

        return tokens[at + 1].Kind switch
        {
            TokenKind.GroupOpen => AfterClose(at + 1),
            TokenKind.Number => at + 2,
            _ => at,
        };
    }

    /// <summary>dφ, dφ^2, ∂μ ∂σ: one variable for each derivative.</summary>
    private List<string> ReadDenominator(TokenKind end)
    {
        var by = new List<string>();
        do
        {
            position++;
            var variable = ReadVariable(binds: false);
            var order = 1;
            if (Current.Kind == TokenKind.Caret)
            {
                const int most = 8;
                var after = AfterOrder(position);
                var digits = string.Concat(tokens.Skip(position + 1).Take(after - position - 1).Where(token => token.Kind == TokenKind.Number).Select(token => token.Text));
                if (!int.TryParse(digits, out order) || order is < 1 or > most)
                {
                    throw Expected($"the order of a derivative is a number up to {most}");
                }

                position = after;
            }

            by.AddRange(Enumerable.Repeat(variable, order));
        }
        while (end != TokenKind.End && IsMarkOfDerivative(Current));

        return by;
    }

    private Expr ReadDerivativeOf(List<string> by, int start)
    {
        var body = ReadOperated(start);
        for (var i = by.Count - 1; i >= 0; i--)
        {
            body = Note(new Differential([by[i]], IsGradient: false, body), start);
        }

        return body;
    }

    /// <summary>diff(body, phi).</summary>
    private Expr ReadDerivativeCall(int open, int start)
    {
        Ask("A derivative", start);
        position = open + 1;
        var bars = openBars;
        openBars = 0;
        openBrackets++;
        var body = ReadCondition();
        var by = new List<string>();
        while (Current.Kind == TokenKind.Comma)
        {
            position++;
            by.Add(ReadVariable(binds: false));
        }

        if (by.Count == 0)
        {
            throw Expected("a derivative is written diff(body, phi)");
        }

        Close(TokenKind.Close, ")");
        openBars = bars;
        openBrackets--;
        return by.Aggregate(body, (inner, variable) => Note(new Differential([variable], IsGradient: false, inner), start));
    }

    /// <summary>∇_φ, grad_{μ,σ}(…) and grad(φ, …).</summary>
    private Expr ReadGradient(int after, int start)
    {
        Ask("A gradient", start);
        position = after;
        if (Current.Kind == TokenKind.Subscript)
        {
            var by = ReadSubscriptVariables();
            return Note(new Differential(by.ToSequence(), IsGradient: true, ReadOperated(start)), start);
        }

        if (Current.Kind != TokenKind.Open)
        {
            throw Expected("a gradient says by what, as in ∇_φ");
        }

        var (variables, body) = ReadNamesAndBody("grad(phi, …)");
        return Note(new Differential(variables, IsGradient: true, body), start);
    }
}
