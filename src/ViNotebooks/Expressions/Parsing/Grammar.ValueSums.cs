using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Expressions.Parsing;

/// <content>Sums over all values of a variable, sum(z, body) and Σ_z p(x, z), and over sets, Σ_{z ∈ {0, 1}}.</content>
internal sealed partial class Grammar
{
    /// <summary>sum(z, body), over all values that z takes.</summary>
    private Integral ReadSumOverValues(int start)
    {
        position = start + 2;
        var variable = ReadVariable(binds: true);
        Ask($"A sum over all values of {variable}", start);
        return ReadRestOfCall(variable, commas: 1, "sum");
    }

    /// <summary>{0, 1}, {1, …, K}: whole numbers without a gap.</summary>
    private (Expr From, Expr To) ReadSetOfNumbers()
    {
        if (Current is not ({ Kind: TokenKind.Open, Text: "}" } or { Kind: TokenKind.GroupOpen }))
        {
            throw Expected("a sum runs over a set such as {0, 1} or {1, …, K}");
        }

        var start = position;
        var close = Current.Kind == TokenKind.Open ? TokenKind.Close : TokenKind.GroupClose;
        position++;
        var from = ReadSum();
        var to = from;
        while (Current.Kind == TokenKind.Comma)
        {
            position++;
            if (Current.Kind is TokenKind.Ellipsis or TokenKind.Period)
            {
                while (Current.Kind is TokenKind.Ellipsis or TokenKind.Period or TokenKind.Comma)
                {
                    position++;
                }

                to = ReadSum();
                break;
            }

            var next = ReadSum();
            if (to is not Number { DecimalPlaces: 0 } before || next is not Number { DecimalPlaces: 0 } after || after.Digits != before.Digits + 1)
            {
                throw new ReadingException("A sum over a set is read where it is whole numbers without a gap, as in {0, 1}", SpanAt(start));
            }

            to = next;
        }

        Close(close, "}");
        return (from, to);
    }

    /// <summary>Σ_z p(x, z) runs over all values of a variable of the model.</summary>
    private bool IsSummedOverValues(string variable, Expr body) =>
        (vocabulary == Vocabulary.Question && names.Find(variable) is not null)
        || Traversal.All(body).Any(node => node is ModelTerm term && term.Variables.Concat(term.Given).Any(at => at.Variable == variable));
}
