namespace ViNotebooks.Expressions.Parsing;

/// <content>Integrals, int(z, a, b, body) and \int_a^b body dz, and sums over all values of a variable.</content>
internal sealed partial class Grammar
{
    /// <summary>int(z, a, b, body) and int(z, body).</summary>
    private Integral ReadIntegralCall(int open, int start)
    {
        Ask("An integral", start);
        var commas = CountOfCommas(open);
        position = open + 1;
        var variable = ReadVariable(binds: true);
        return ReadRestOfCall(variable, commas, "int");
    }

    private Integral ReadRestOfCall(string variable, int commas, string word)
    {
        if (commas is not (1 or 3))
        {
            throw Expected($"an integral is written {word}(z, a, b, …), or {word}(z, …) over all values of z");
        }

        var bars = openBars;
        openBars = 0;
        openBrackets++;
        NextArgument(word);
        Expr? from = null;
        Expr? to = null;
        if (commas == 3)
        {
            from = ReadBound(ReadSum);
            NextArgument(word);
            to = ReadBound(ReadSum);
            NextArgument(word);
        }

        var body = WithBound(variable, ReadCondition);
        openBars = bars;
        openBrackets--;
        Close(TokenKind.Close, ")");
        return new Integral(variable, from, to, body);
    }

    private void NextArgument(string word)
    {
        if (Current.Kind is not (TokenKind.Comma or TokenKind.Semicolon))
        {
            throw Expected($"{word}(z, a, b, …) takes its parts between commas; expected ','");
        }

        position++;
    }

    private Expr ReadBound(Func<Expr> read)
    {
        var start = position;
        return WithInfinity(read(), start);
    }

    /// <summary>∞ and −∞ as bounds.</summary>
    private Expr WithInfinity(Expr bound, int start) => bound switch
    {
        Call { Function: Function.Undefined } => Note(Constant.Infinity with { }, start),
        Negate { Operand: Call { Function: Function.Undefined } } => Note(new Negate(Constant.Infinity), start),
        _ => bound,
    };

    private T WithBound<T>(string variable, Func<T> read)
    {
        var mark = bound.Count;
        if (names.Find(variable) is null)
        {
            bound.Add(variable);
        }

        var result = read();
        bound.RemoveRange(mark, bound.Count - mark);
        return result;
    }

    private Expr ReadIntegral()
    {
        var start = position;
        Ask("An integral", start);
        if (Current.Text == "∬")
        {
            tokens[position] = Current with { Text = "∫" };
            tokens.Insert(position, Current);
        }

        position++;
        Expr? from = null;
        Expr? to = null;
        while (Current.Kind is TokenKind.Subscript or TokenKind.Caret)
        {
            var isLower = Current.Kind == TokenKind.Subscript;
            position++;
            if (isLower)
            {
                from = ReadBound(() => ReadArgument("the lower bound"));
            }
            else
            {
                to = ReadBound(() => Current.Kind == TokenKind.GroupOpen || isLatex ? ReadArgument("the upper bound") : ReadBareExponent());
            }
        }

        if (from is null != to is null)
        {
            throw Expected("an integral has both bounds or none");
        }

        SplitDifferentials();
        var (variable, body) = ReadIntegrand(start);
        return Note(new Integral(variable, from, to, body), start);
    }

    private (string Variable, Expr Body) ReadIntegrand(int start)
    {
        if (IsDifferential(position, onlyUpright: false))
        {
            // \int dz f(z)
            position++;
            var first = ReadVariable(binds: true);
            return (first, WithBound(first, () => StartsOperand(Current) || Current.Kind == TokenKind.Minus ? ReadFoldProduct() : Number.One with { }));
        }

        var found = FindDifferential(onlyUpright: true);
        found = found < 0 ? FindDifferential(onlyUpright: false) : found;
        if (found >= 0)
        {
            var variable = TakeDifferential(found, leavesMark: true);
            var body = WithBound(variable, ReadSum);
            if (Current.Kind != TokenKind.Differential)
            {
                throw Expected($"expected an operator or the d{variable} of the integral");
            }

            position++;
            return (variable, body);
        }

        if (FindInNumerator() is var inside and >= 0)
        {
            var variable = TakeDifferential(inside, leavesMark: false);
            if (tokens[inside - 1].Kind == TokenKind.GroupOpen && tokens[inside].Kind == TokenKind.GroupClose)
            {
                tokens.Insert(inside, new Token(TokenKind.Number, "1", tokens[inside].Start, 0));
            }

            return (variable, WithBound(variable, ReadFoldProduct));
        }

        throw new ReadingException("The integral does not say over what it runs: its dz is missing", SpanAt(start));
    }

    private string TakeDifferential(int at, bool leavesMark)
    {
        var here = position;
        position = at + 1;
        var variable = ReadVariable(binds: true);
        var end = position;
        position = here;
        var mark = new Token(TokenKind.Differential, $"d{variable}", tokens[at].Start, tokens[end - 1].End - tokens[at].Start);
        tokens.RemoveRange(at, end - at);
        if (leavesMark)
        {
            tokens.Insert(at, mark);
        }

        return variable;
    }

    /// <summary>The differential that closes the integral whose body begins here: an integral inside has its own before it. A declared d is one only at the end.</summary>
    private int FindDifferential(bool onlyUpright)
    {
        var (depth, pending, last) = (0, 1, -1);
        var isSymbol = !onlyUpright && (names.Find("d") is not null || IsBound("d"));
        for (var i = position; i < tokens.Count; i++)
        {
            depth += Deeper(tokens[i]);
            if (depth < 0 || (depth == 0 && tokens[i].Kind is TokenKind.Differential or TokenKind.Comma or TokenKind.Semicolon or TokenKind.Equal or TokenKind.Relation))
            {
                break;
            }

            if (depth != 0)
            {
                continue;
            }

            if (tokens[i].Kind == TokenKind.Integral)
            {
                pending++;
            }
            else if (IsDifferential(i, onlyUpright) && --pending <= 0)
            {
                if (!isSymbol)
                {
                    return i;
                }

                (last, pending) = (i, 1);
            }
        }

        return last;
    }

    private int FindInNumerator()
    {
        var depth = 0;
        for (var i = position; i < tokens.Count; i++)
        {
            depth += Deeper(tokens[i]);
            if (depth < 0)
            {
                return -1;
            }

            if (depth == 0 && tokens[i].Kind == TokenKind.Fraction && tokens[i + 1].Kind == TokenKind.GroupOpen)
            {
                var close = CloseOf(i + 1);
                for (var j = i + 2; j < close; j++)
                {
                    if (IsDifferential(j, onlyUpright: false))
                    {
                        return j;
                    }
                }
            }
        }

        return -1;
    }

    private bool IsDifferential(int at, bool onlyUpright) =>
        tokens[at] is { Kind: TokenKind.Name, Text: "d" } token && (!onlyUpright || token.Length > 1)
        && (at == 0 || tokens[at - 1].Kind is not (TokenKind.Caret or TokenKind.Subscript or TokenKind.Slash))
        && NameScan.At(tokens, at + 1) is not null;

    /// <summary>dz is one word in infix text, and d z here.</summary>
    private void SplitDifferentials()
    {
        for (var i = position; i < tokens.Count; i++)
        {
            if (tokens[i] is { Kind: TokenKind.Name, Text: ['d', ..] text } && IsDifferentialWord(text))
            {
                SplitDifferential(i);
            }
        }
    }

    private void SplitDifferential(int at)
    {
        var token = tokens[at];
        var isPlain = token.Length == token.Text.Length;
        tokens[at] = token with { Text = "d", Length = isPlain ? 1 : token.Length };
        tokens.Insert(at + 1, new Token(TokenKind.Name, token.Text[1..], isPlain ? token.Start + 1 : token.Start, isPlain ? token.Length - 1 : token.Length));
    }

    private bool IsDifferentialWord(string text) =>
        text.Length > 1 && names.Find(text) is null && !IsBound(text)
        && (names.Find(text[1..]) is not null || IsBound(text[1..]) || Characters.IsGreekName(text[1..])
            || (Characters.IsLatinLetter(text[1]) && text[2..].All(Characters.IsDigit)));
}
