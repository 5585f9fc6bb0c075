namespace ViNotebooks.Expressions.Parsing;

/// <content>Powers, transposes, and what stands behind an operand: primes, indices, conditions behind a 1.</content>
internal sealed partial class Grammar
{
    private Expr ReadPower()
    {
        var start = position;
        var power = ReadPostfix();
        while (Current.Kind == TokenKind.Caret)
        {
            power = ReadExponent(power, start);
        }

        return power;
    }

    private Expr ReadExponent(Expr power, int start)
    {
        position++;
        if (TryReadElementMark(power) is { } element)
        {
            return Note(element, start);
        }

        if (TryReadTransposeMark(power))
        {
            return Note(new Call(Function.Transpose, [power]), start);
        }

        if (TryReadInverseTranspose(power) is { } both)
        {
            return both;
        }

        Expr exponent;
        if (Current.Kind == TokenKind.GroupOpen || isLatex)
        {
            exponent = ReadArgument("an exponent");
            WarnOfShortExponent(start);
        }
        else
        {
            var exponentStart = position;
            exponent = ReadBareExponent();
            if (tokens[exponentStart].Kind == TokenKind.Minus || power is Constant { Name: ConstantName.E })
            {
                WarnOfBareExponent(start, exponentStart);
                while (readsWide && StartsOperand(Current))
                {
                    exponent = Note(new Binary(BinaryOperator.Multiply, exponent, ReadPower()), exponentStart);
                }
            }
        }

        return Note(new Binary(BinaryOperator.Power, power, exponent), start);
    }

    /// <summary>σ^{(j)} with the index of a sum is the element σ_j.</summary>
    private Index? TryReadElementMark(Expr power)
    {
        if (position + 4 < tokens.Count && Current.Kind == TokenKind.GroupOpen && tokens[position + 1] is { Kind: TokenKind.Open, Text: ")" }
            && tokens[position + 2].Kind == TokenKind.Name && indices.Contains(tokens[position + 2].Text)
            && tokens[position + 3].Kind == TokenKind.Close && tokens[position + 4].Kind == TokenKind.GroupClose && IsDeclaredNonScalar(power))
        {
            var index = tokens[position + 2].Text;
            position += 5;
            return new Index(power, [new Symbol(index)]);
        }

        return null;
    }

    /// <summary>x^{-T} and x^{-\top}: the inverse of the transpose.</summary>
    private Expr? TryReadInverseTranspose(Expr power)
    {
        if (position + 3 < tokens.Count && Current.Kind == TokenKind.GroupOpen && tokens[position + 1].Kind == TokenKind.Minus && tokens[position + 3].Kind == TokenKind.GroupClose)
        {
            var mark = tokens[position + 2];
            if (mark.Kind == TokenKind.TransposeMark || (mark is { Kind: TokenKind.Name, Text: "T" } && names.Find("T") is null))
            {
                position += 4;
                return new Call(Function.Transpose, [new Call(Function.Inverse, [power])]);
            }
        }

        return null;
    }

    /// <summary>An infix exponent without parentheses: a sign and one power, as in 2^-3 and a^b^c.</summary>
    private Expr ReadBareExponent()
    {
        var start = position;
        Descend();
        Expr exponent;
        if (Current.Kind is TokenKind.Minus or TokenKind.Plus)
        {
            var isMinus = Current.Kind == TokenKind.Minus;
            position++;
            exponent = ReadBareExponent();
            exponent = isMinus ? Note(new Negate(exponent), start) : exponent;
        }
        else
        {
            exponent = ReadPower();
        }

        nesting--;
        return exponent;
    }

    private void WarnOfBareExponent(int start, int exponentStart)
    {
        var next = Current;
        if (!next.SpaceBefore && StartsOperand(next) && next.Kind is TokenKind.Name or TokenKind.Number or TokenKind.Open)
        {
            HasOtherReading = true;
            Warn(
                $"Only {TextOf(exponentStart, position)} was read as the exponent in {TextOf(start, position + 1)}: write parentheses around the exponent if more was meant",
                start, position + 1);
        }
    }

    private void WarnOfShortExponent(int start)
    {
        if (isLatex && Current.Kind == TokenKind.Number && !Current.SpaceBefore && tokens[position - 1] is { Kind: TokenKind.Number, Text.Length: 1 } digit && digit.End == Current.Start)
        {
            Warn($"In LaTeX only the digit {digit.Text} is the exponent: write braces, as in ^{{{digit.Text}{Current.Text}}}, if all digits were meant", start, position + 1);
        }
    }

    private bool TryReadTransposeMark(Expr power)
    {
        SplitTransposeMark(power);
        var grouped = Current.Kind == TokenKind.GroupOpen;
        var mark = tokens[grouped ? position + 1 : position];
        var isMark = mark.Kind is TokenKind.TransposeMark or TokenKind.Prime
            || (mark is { Kind: TokenKind.Name, Text: "T" } && (names.Find("T") is null || IsDeclaredNonScalar(power)));
        if (!isMark || (grouped && tokens[position + 2].Kind != TokenKind.GroupClose))
        {
            return false;
        }

        position += grouped ? 3 : 1;
        return true;
    }

    /// <summary>Infix x^TA is xᵀA: the letters behind the caret were cut as one name.</summary>
    private void SplitTransposeMark(Expr power)
    {
        if (!isLatex && Current is { Kind: TokenKind.Name, Text: ['T', _, ..] text } && names.Find(text) is null && !IsDeclaredScalar(power)
            && (names.Find(text[1..]) is not null || SplitIntoNames(text[1..]) is not null))
        {
            var token = Current;
            tokens[position] = token with { Kind = TokenKind.TransposeMark, Text = "T", Length = 1 };
            tokens.Insert(position + 1, token with { Text = text[1..], Start = token.Start + 1, Length = token.Length - 1, SpaceBefore = false });
        }
    }

    private bool IsDeclaredScalar(Expr expression) =>
        expression is Number or Constant || (expression is Symbol symbol && names.Declarations.Find(symbol.Name) is { Shape.IsScalar: true });

    private bool IsDeclaredNonScalar(Expr expression) =>
        expression is Symbol symbol && names.Declarations.Find(symbol.Name) is { Shape.IsScalar: false };

    private Expr ReadPostfix()
    {
        var start = position;
        var operand = ReadOperand();
        while (true)
        {
            if (Current.Kind == TokenKind.Prime)
            {
                position++;
                operand = Note(new Call(Function.Transpose, [operand]), start);
            }
            else if (Current.Kind == TokenKind.Bang)
            {
                position++;
                operand = Note(new Call(Function.Factorial, [operand]), start);
            }
            else if (Current is { Kind: TokenKind.Open, Text: "]" } && TakesIndices(operand))
            {
                position++;
                operand = Note(new Index(operand, ReadList(TokenKind.Close, "]").ToSequence()), start);
            }
            else if (Current.Kind == TokenKind.Subscript && operand is not (Number or Constant))
            {
                position++;
                operand = Note(new Index(operand, ReadSubscriptIndices().ToSequence()), start);
            }
            else if (IsElementInParentheses(operand))
            {
                var index = tokens[position + 1].Text;
                position += 3;
                operand = Note(new Index(operand, [new Symbol(index)]), start);
            }
            else if (operand == Number.One && IsCondition())
            {
                operand = Note(ReadIndicatorOf(), start);
            }
            else
            {
                return operand;
            }
        }
    }

    /// <summary>p(k) with a vector p and the index k of a sum is the element p_k.</summary>
    private bool IsElementInParentheses(Expr operand) =>
        Current is { Kind: TokenKind.Open, Text: ")" } && tokens[position + 1].Kind == TokenKind.Name && indices.Contains(tokens[position + 1].Text)
        && tokens[position + 2].Kind == TokenKind.Close && IsDeclaredNonScalar(operand);

    /// <summary>Whether a condition in parentheses, or as a subscript, follows: behind a 1 that makes an indicator.</summary>
    private bool IsCondition()
    {
        const int farthest = 60;
        var open = Current.Kind == TokenKind.Subscript ? position + 1 : position;
        if (tokens[open].Kind is not (TokenKind.Open or TokenKind.GroupOpen))
        {
            return false;
        }

        var depth = 0;
        for (var i = open; i < tokens.Count && i < open + farthest; i++)
        {
            depth += tokens[i].Kind switch { TokenKind.Open or TokenKind.GroupOpen => 1, TokenKind.Close or TokenKind.GroupClose => -1, _ => 0 };
            if (depth == 0)
            {
                return false;
            }

            if (tokens[i].Kind == TokenKind.Relation && (depth == 1 || tokens[open + 1].Kind == TokenKind.Open))
            {
                return true;
            }
        }

        return false;
    }

    private bool TakesIndices(Expr operand) =>
        IsDeclaredNonScalar(operand)
        || (operand is Symbol symbol && names.Declarations.IsOpen && !indices.Contains(symbol.Name) && !isLatex && !Current.SpaceBefore)
        || (operand is Symbol drawn && bound.Contains(drawn.Name) && !Current.SpaceBefore)
        || (operand is Expectation or Differential or Extremum && !isLatex && !Current.SpaceBefore)
        || operand is VectorLiteral or MatrixLiteral or Call { Function: Function.Inverse or Function.Transpose or Function.Solve or Function.Diagonal };
}
