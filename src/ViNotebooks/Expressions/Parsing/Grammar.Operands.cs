namespace ViNotebooks.Expressions.Parsing;

/// <content>Operands: numbers, parentheses, bars, roots, fractions, matrices, cases.</content>
internal sealed partial class Grammar
{
    private Expr ReadOperand()
    {
        var start = position;
        Descend();
        var operand = Current.Kind switch
        {
            TokenKind.Number => ReadNumberOperand(),
            TokenKind.VulgarFraction => ReadVulgarFraction(),
            TokenKind.Name or TokenKind.Accent => TryReadDerivative() ?? ReadName(),
            TokenKind.Integral => ReadIntegral(),
            TokenKind.Partial => ReadPartial(),
            TokenKind.Nabla => ReadGradient(position + 1, position),
            TokenKind.Open => ReadParentheses(),
            TokenKind.GroupOpen => ReadGroup(),
            TokenKind.Bar or TokenKind.BarOpen => ReadBars(),
            TokenKind.DoubleBar => ReadNorm(),
            TokenKind.Radical => ReadRadical(),
            TokenKind.Fraction => TryReadDerivativeFraction() ?? ReadFraction(),
            TokenKind.BinomialCoefficient => ReadBinomial(),
            TokenKind.Fold => ReadFold(Current.Text == "sum" ? FoldKind.Sum : FoldKind.Product),
            TokenKind.Indicator => ReadIndicator(),
            TokenKind.EnvironmentBegin => ReadEnvironment(),
            TokenKind.Brace => ReadAnnotated(),
            TokenKind.Minus => ReadFactor(),
            TokenKind.Text when Current.Text == "const" => ReadFreeFactor(),
            _ => throw Expected("expected a number, a name or '('"),
        };
        nesting--;
        return spans.ContainsKey(operand) ? operand : Note(operand, start);
    }

    /// <summary>C e^{-z}, \frac1Z e^{-z}: a factor that is left open stands for one here.</summary>
    private Number ReadFreeFactor()
    {
        if (openBrackets > 0)
        {
            throw new ReadingException("A free constant can only be a term or a factor of the whole expression", SpanAt(position));
        }

        var start = position++;
        var factor = Number.One with { };
        freeFactors.Add(Note(factor, start));
        return factor;
    }

    private Number ReadNumberOperand()
    {
        var number = ReadNumber(Current.Text);
        position++;
        return number;
    }

    private Binary ReadVulgarFraction()
    {
        var parts = Current.Text.Split('/');
        position++;
        return new Binary(BinaryOperator.Divide, new Number(int.Parse(parts[0])), new Number(int.Parse(parts[1])));
    }

    private Expr ReadParentheses()
    {
        var start = position;
        var close = Current.Text;
        position++;
        if (close == "]" && Current is { Kind: TokenKind.Open, Text: "]" })
        {
            return ReadBracketMatrix(start);
        }

        var items = ReadList(TokenKind.Close, close);
        return (items.Count, close) switch
        {
            (1, "angle") => ReadMeanInAngles(items[0], start),
            (1, "floor") => new Call(Function.Floor, [items[0]]),
            (1, "ceil") => new Call(Function.Ceiling, [items[0]]),
            (1, "]") when items[0] is Comparison or Logical => new Call(Function.Indicator, [items[0]]),
            (1, _) => items[0],
            _ => new VectorLiteral(items.ToSequence()),
        };
    }

    /// <summary>Conditions separated by commas up to a closing token, which is consumed.</summary>
    private List<Expr> ReadList(TokenKind closeKind, string close)
    {
        var bars = openBars;
        openBars = 0;
        openBrackets++;
        var items = new List<Expr>();
        while (true)
        {
            items.Add(ReadCondition());
            if (Current.Kind is TokenKind.Comma or TokenKind.Semicolon)
            {
                position++;
            }
            else if (Current.Kind == closeKind && (closeKind != TokenKind.Close || Current.Text == close))
            {
                position++;
                break;
            }
            else
            {
                throw Expected(closeKind == TokenKind.Close ? $"expected an operator or the closing '{close}'" : "expected an operator or the closing '}'");
            }
        }

        openBrackets--;
        openBars = bars;
        return items;
    }

    private Expr ReadGroup()
    {
        if (NameScan.At(tokens, position) is { HasSubscript: true })
        {
            // {\Sigma}_1, as \boldsymbol{\Sigma}_1 leaves it
            return ReadName();
        }

        if (NameScan.At(tokens, position) is { } lone && tokens[lone.End].Kind is TokenKind.Open or TokenKind.Subscript
            && (IsProbabilityName(lone) || (FamilyAt(position) is { } family && ValueEnd(family.Open) >= 0) || (lone.Base == "N" && (names.Find("N") is null || IsDensity(lone.End)))
                || (names.Find(lone.Base) is null && FunctionNames.TryFind(lone.Base, beforeParenthesis: true, out _))))
        {
            // {B}(a, b), as \mathcal{B}(a, b) leaves it
            return ReadName();
        }

        position++;
        if (Current.Kind == TokenKind.GroupClose)
        {
            throw Expected("expected something between the braces");
        }

        var bars = openBars;
        openBars = 0;
        var inner = ReadCondition();
        if (Current.Kind == TokenKind.Over)
        {
            position++;
            inner = new Binary(BinaryOperator.Divide, inner, ReadCondition());
        }

        Close(TokenKind.GroupClose, "}");
        openBars = bars;
        return inner;
    }

    /// <summary>An argument of \frac, \sqrt or ^: a group, or in LaTeX the single next sign, which is one digit of a number.</summary>
    private Expr ReadArgument(string what)
    {
        if (Current.Kind == TokenKind.GroupOpen)
        {
            return ReadGroup();
        }

        if (Current.Kind == TokenKind.End)
        {
            throw Expected($"expected {what}");
        }

        if (Current is { Kind: TokenKind.Number, Text.Length: > 1 })
        {
            var token = Current;
            tokens[position] = token with { Text = token.Text[..1], Length = 1 };
            tokens.Insert(position + 1, token with { Text = token.Text[1..], Start = token.Start + 1, Length = Math.Max(token.Length - 1, 0), SpaceBefore = false });
        }
        else if (Current.Kind == TokenKind.Name)
        {
            return ReadLoneName();
        }
        else if (Current.Kind == TokenKind.Times)
        {
            throw Expected($"expected {what}");
        }

        return ReadOperand();
    }

    private Binary ReadFraction()
    {
        position++;
        var numerator = ReadArgument("the numerator");
        var denominator = ReadArgument("the denominator");
        return new Binary(BinaryOperator.Divide, numerator, denominator);
    }

    private Call ReadBinomial()
    {
        position++;
        var top = ReadArgument("the upper number");
        return new Call(Function.Binomial, [top, ReadArgument("the lower number")]);
    }

    private void Skip(TokenKind kind)
    {
        if (Current.Kind == kind)
        {
            position++;
        }
    }

    private void Close(TokenKind kind, string shown)
    {
        if (Current.Kind != kind)
        {
            throw Expected($"expected an operator or the closing '{shown}'");
        }

        position++;
    }
}
