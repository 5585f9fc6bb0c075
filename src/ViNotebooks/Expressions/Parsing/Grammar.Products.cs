namespace ViNotebooks.Expressions.Parsing;

/// <content>Products and quotients, with and without signs.</content>
internal sealed partial class Grammar
{
    private Expr ReadProduct()
    {
        var start = position;
        var product = ReadFactor();
        var dividedAt = -1;
        while (true)
        {
            if (Current.Kind is TokenKind.Times or TokenKind.Slash)
            {
                var isTimes = Current.Kind == TokenKind.Times;
                var isDot = Current.Text == "·";
                position++;
                dividedAt = isTimes ? -1 : position;
                var factor = isTimes || !readsWide ? ReadFactor() : ReadWideDenominator();
                product = Note(new Binary(isTimes ? BinaryOperator.Multiply : BinaryOperator.Divide, product, factor), start);
                if (isDot)
                {
                    dots.Add(product);
                }
            }
            else if (StartsOperand(Current))
            {
                var divisorEnd = position;
                var factor = ReadPower();
                if (dividedAt >= 0)
                {
                    WarnOfDivision(start, dividedAt, divisorEnd);
                    dividedAt = -1;
                }

                product = Note(new Binary(BinaryOperator.Multiply, product, factor), start);
            }
            else
            {
                return product;
            }
        }
    }

    private Expr ReadWideDenominator()
    {
        var start = position;
        var denominator = ReadFactor();
        while (StartsOperand(Current))
        {
            denominator = Note(new Binary(BinaryOperator.Multiply, denominator, ReadPower()), start);
        }

        return denominator;
    }

    /// <summary>1/2x is x/2 here but 1/(2x) to many: said, unless a space sets ½ apart as in 1/2 x.</summary>
    private void WarnOfDivision(int start, int dividedAt, int divisorEnd)
    {
        var isPlainFraction = divisorEnd == dividedAt + 1 && tokens[dividedAt].Kind == TokenKind.Number && tokens[divisorEnd].SpaceBefore
            && dividedAt >= 2 && tokens[dividedAt - 2].Kind == TokenKind.Number;
        // behind a closing parenthesis, as in 1/√(2π) exp(…), the denominator has visibly ended
        var hasEnded = tokens[divisorEnd - 1].Kind is TokenKind.Close or TokenKind.GroupClose;
        HasOtherReading |= !isPlainFraction;
        if (!isPlainFraction && !hasEnded)
        {
            Warn($"{TextOf(start, position)} was read as ({TextOf(start, divisorEnd)})·{TextOf(divisorEnd, position)}: write parentheses around the denominator if all of it was meant", start, position);
        }
    }

    private Expr ReadFactor()
    {
        var start = position;
        if (Current.Kind is TokenKind.Minus or TokenKind.Plus)
        {
            var isMinus = Current.Kind == TokenKind.Minus;
            Descend();
            position++;
            var factor = ReadFactor();
            nesting--;
            return isMinus ? Note(new Negate(factor), start) : factor;
        }

        return ReadPower();
    }
}
