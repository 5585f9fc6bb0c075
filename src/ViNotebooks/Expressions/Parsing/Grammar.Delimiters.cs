namespace ViNotebooks.Expressions.Parsing;

/// <content>Bars, norms, roots, indicators and braces with a note.</content>
internal sealed partial class Grammar
{
    private Expr ReadRadical()
    {
        var start = position;
        var degree = Current.Text;
        position++;
        Expr? root = degree == "2" ? null : new Number(3);
        if (isLatex && Current is { Kind: TokenKind.Open, Text: "]" })
        {
            position++;
            root = ReadList(TokenKind.Close, "]") is [var only] ? only : throw Expected("expected one degree of the root");
        }

        var inner = isLatex ? ReadArgument("what stands under the root") : ReadBareRadicand(start);
        return root is null || root == Number.Two
            ? new Call(Function.Sqrt, [inner])
            : new Binary(BinaryOperator.Power, inner, new Binary(BinaryOperator.Divide, Number.One, root));
    }

    /// <summary>√2π stands for √(2π), as it is set in print: numbers and names that touch belong under the root.</summary>
    private Expr ReadBareRadicand(int start)
    {
        var first = position;
        var inner = ReadPower();
        var end = position;
        while (tokens[first].Kind is TokenKind.Number or TokenKind.Name && Current.Kind is TokenKind.Name or TokenKind.Number && !Current.SpaceBefore)
        {
            inner = Note(new Binary(BinaryOperator.Multiply, inner, ReadPower()), first);
        }

        if (position > end)
        {
            Warn($"{TextOf(start, position)} was read as √({TextOf(first, position)})", start, position);
        }

        return inner;
    }

    private Call ReadBars()
    {
        var isPaired = Current.Kind == TokenKind.BarOpen;
        position++;
        var bars = openBars;
        openBars = isPaired ? 0 : 1;
        var inner = ReadSum();
        if (isPaired ? Current.Kind != TokenKind.BarClose : Current.Kind is not (TokenKind.Bar or TokenKind.DoubleBar))
        {
            throw Expected("expected an operator or the closing '|'");
        }

        if (Current.Kind == TokenKind.DoubleBar)
        {
            // |x||y|: the first of the two bars closes
            tokens[position] = Current with { Kind = TokenKind.Bar, Text = "|", Start = Current.Start + 1, Length = 1 };
        }
        else
        {
            position++;
        }

        openBars = bars;
        return new Call(Function.Bars, [inner]);
    }

    private Call ReadNorm()
    {
        position++;
        var bars = openBars;
        openBars = 1;
        var inner = ReadSum();
        openBars = bars;
        Close(TokenKind.DoubleBar, "‖");
        if (Current.Kind == TokenKind.Subscript)
        {
            position++;
            if (ReadArgument("the kind of norm") is not Number { Digits: var two, DecimalPlaces: 0 } || two != 2)
            {
                throw new ReadingException("Only the Euclidean norm ‖·‖₂ is known here", SpanAt(position - 1));
            }
        }

        return new Call(Function.Norm, [inner]);
    }

    private Call ReadIndicator()
    {
        position++;
        if (Current.Kind == TokenKind.Caret)
        {
            // the vector of ones, transposed, adds up what follows
            position++;
            return TryReadTransposeMark(new VectorLiteral([]))
                ? new Call(Function.SumOf, [ReadPower()])
                : throw Expected("expected a condition in parentheses after the indicator, as in 1(z > 0)");
        }

        return ReadIndicatorOf();
    }

    private Call ReadIndicatorOf()
    {
        if (Current.Kind == TokenKind.Subscript)
        {
            position++;
        }

        if (Current.Kind is not (TokenKind.Open or TokenKind.GroupOpen))
        {
            throw Expected("expected a condition in parentheses after the indicator, as in 1(z > 0)");
        }

        if (Current.Kind == TokenKind.GroupOpen && tokens[position + 1].Kind == TokenKind.Open)
        {
            return new Call(Function.Indicator, [ReadGroup()]);
        }

        var close = Current.Kind == TokenKind.Open ? TokenKind.Close : TokenKind.GroupClose;
        var bracket = Current.Text;
        position++;
        var conditions = ReadList(close, bracket);
        return new Call(Function.Indicator, [conditions.Aggregate((a, b) => new Logical(LogicalOperator.And, a, b))]);
    }

    private Expr ReadAnnotated()
    {
        position++;
        var inner = ReadArgument("what the brace covers");
        if (Current.Kind is TokenKind.Subscript or TokenKind.Caret)
        {
            position++;
            SkipGroup();
        }

        return inner;
    }

    private void SkipGroup()
    {
        if (Current.Kind == TokenKind.End)
        {
            throw Expected("expected the note at the brace");
        }

        var depth = 0;
        do
        {
            depth += Current.Kind switch { TokenKind.GroupOpen => 1, TokenKind.GroupClose => -1, _ => 0 };
            position++;
        }
        while (depth > 0 && Current.Kind != TokenKind.End);
    }
}
