namespace ViNotebooks.Expressions.Parsing;

/// <summary>Operands: numbers, parentheses, bars, roots, fractions, matrices, cases.</summary>
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
            TokenKind.Name or TokenKind.Accent => ReadName(),
            TokenKind.Open => ReadParentheses(),
            TokenKind.GroupOpen => ReadGroup(),
            TokenKind.Bar or TokenKind.BarOpen => ReadBars(),
            TokenKind.DoubleBar => ReadNorm(),
            TokenKind.Radical => ReadRadical(),
            TokenKind.Fraction => ReadFraction(),
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

        position++;
        HasFreeFactor = true;
        return Number.One with { };
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
            (1, "floor") => new Call(Function.Floor, [items[0]]),
            (1, "ceil") => new Call(Function.Ceiling, [items[0]]),
            (1, "]") when items[0] is Comparison or Logical => new Call(Function.Indicator, [items[0]]),
            (1, _) => items[0],
            _ => new VectorLiteral(items.ToSequence()),
        };
    }

    /// <summary>[[a, b], [c, d]]; a bracket inside a bracket is a matrix only where rows follow, else it just groups.</summary>
    private Expr ReadBracketMatrix(int start)
    {
        var items = ReadList(TokenKind.Close, "]");
        if (items.Count == 1 && items[0] is not VectorLiteral)
        {
            return items[0];
        }

        var rows = new List<Sequence<Expr>>();
        foreach (var item in items)
        {
            rows.Add(item is VectorLiteral row ? row.Items : [item]);
        }

        if (rows.Exists(row => row.Count != rows[0].Count))
        {
            throw new ReadingException("The rows of this matrix have different lengths", new TextSpan(tokens[start].Start, Current.Start - tokens[start].Start));
        }

        return new MatrixLiteral(rows.ToSequence());
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

        if (NameScan.At(tokens, position) is { } lone && tokens[lone.End] is { Kind: TokenKind.Open } && names.Find(lone.Base) is null
            && FunctionNames.TryFind(lone.Base, beforeParenthesis: true, out _))
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

        if (Current is { Kind: TokenKind.Number, Length: > 1 })
        {
            var token = Current;
            tokens[position] = token with { Text = token.Text[..1], Length = 1 };
            tokens.Insert(position + 1, token with { Text = token.Text[1..], Start = token.Start + 1, Length = token.Length - 1, SpaceBefore = false });
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
        var depth = 0;
        do
        {
            depth += Current.Kind switch { TokenKind.GroupOpen => 1, TokenKind.GroupClose => -1, _ => 0 };
            position++;
        }
        while (depth > 0 && Current.Kind != TokenKind.End);
    }

    private Expr ReadEnvironment()
    {
        var name = Current.Text;
        position++;
        return name is "cases" or "dcases" or "rcases" ? ReadCases(name) : ReadMatrix(name);
    }

    private Expr ReadMatrix(string name)
    {
        var start = position - 1;
        openBrackets++;
        var rows = new List<Sequence<Expr>>();
        while (Current.Kind != TokenKind.EnvironmentEnd)
        {
            var row = new List<Expr> { ReadCondition() };
            while (Current.Kind == TokenKind.Ampersand)
            {
                position++;
                row.Add(ReadCondition());
            }

            rows.Add(row.ToSequence());
            if (Current.Kind == TokenKind.LineBreak)
            {
                position++;
            }
            else if (Current.Kind != TokenKind.EnvironmentEnd)
            {
                throw Expected($"expected &, \\\\ or \\end{{{name}}}");
            }
        }

        EndEnvironment(name);
        openBrackets--;
        if (rows.Count == 0 || rows.Exists(row => row.Count != rows[0].Count))
        {
            throw new ReadingException("The rows of this matrix have different lengths", new TextSpan(tokens[start].Start, tokens[position - 1].End - tokens[start].Start));
        }

        Expr matrix = rows[0].Count == 1 ? new VectorLiteral(rows.Select(row => row[0]).ToSequence()) : new MatrixLiteral(rows.ToSequence());
        return name is "vmatrix" ? new Call(Function.Determinant, [matrix]) : matrix;
    }

    /// <summary>Rows "value &amp; condition"; the row marked "otherwise" or "else", or without a condition, is what remains.</summary>
    private Expr ReadCases(string name)
    {
        openBrackets++;
        var rows = new List<(Expr Value, Expr? Condition)>();
        while (Current.Kind != TokenKind.EnvironmentEnd)
        {
            var value = ReadSum();
            Skip(TokenKind.Comma);
            Expr? condition = null;
            if (Current.Kind == TokenKind.Ampersand || Current.Kind == TokenKind.Text)
            {
                Skip(TokenKind.Ampersand);
                var isRest = false;
                while (Current.Kind == TokenKind.Text)
                {
                    isRest |= Current.Text is "otherwise" or "else" or "sonst";
                    position++;
                }

                condition = isRest || Current.Kind is TokenKind.LineBreak or TokenKind.EnvironmentEnd ? null : ReadCondition();
            }

            while (Current.Kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Period)
            {
                position++;
            }

            rows.Add((value, condition));
            if (Current.Kind == TokenKind.LineBreak)
            {
                position++;
            }
            else if (Current.Kind != TokenKind.EnvironmentEnd)
            {
                throw Expected($"expected \\\\ or \\end{{{name}}}");
            }
        }

        EndEnvironment(name);
        openBrackets--;
        Expr cases = new Call(Function.Undefined, []);
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            cases = rows[i].Condition is { } condition ? new Conditional(condition, rows[i].Value, cases) : rows[i].Value;
        }

        return cases;
    }

    private void EndEnvironment(string name)
    {
        if (Current.Kind != TokenKind.EnvironmentEnd || Current.Text != name)
        {
            throw Expected($"expected \\end{{{name}}}");
        }

        position++;
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
