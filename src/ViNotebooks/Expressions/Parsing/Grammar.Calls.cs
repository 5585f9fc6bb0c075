namespace ViNotebooks.Expressions.Parsing;

/// <content>Functions: with parentheses, and without, when they take the implicit product that follows.</content>
internal sealed partial class Grammar
{
    private Expr? TryReadFunction(NameScan scan)
    {
        var start = position;
        if (scan.Base == "if" && tokens[scan.BaseEnd] is { Kind: TokenKind.Open })
        {
            return ReadIf(scan.BaseEnd);
        }

        if (scan is { Base: "N", HasSubscript: false } && tokens[scan.End] is { Kind: TokenKind.Open, Text: ")" })
        {
            position = scan.End;
            return ReadNormalDensity();
        }

        var afterName = AfterNameAndPower(scan);
        var beforeParenthesis = tokens[afterName].Kind == TokenKind.Open;
        if (!FunctionNames.TryFind(scan.Base, beforeParenthesis, out var function) || (isLatex && scan.Base == "gamma"))
        {
            // \gamma in LaTeX is Euler's constant, gamma(x) in infix the function of Python
            return null;
        }

        position = scan.BaseEnd;
        if (function is Function.SumOf or Function.ProductOf)
        {
            return ReadNamedFold(function);
        }

        var (subscript, power, isDerivative) = ReadSubscriptAndPower(function);
        if (subscript is null && function == Function.Identity)
        {
            return Current is { Kind: TokenKind.Open, Text: ")" } ? new Call(Function.Identity, ReadArguments(out _).ToSequence()) : new Call(Function.Identity, []);
        }

        var result = Apply(function, subscript, power, start);
        if (isDerivative && result is Call { Arguments: [var argument] })
        {
            // Γ′ = Γ ψ
            result = Note(new Binary(BinaryOperator.Multiply, result, new Call(Function.Digamma, [argument])), start);
        }

        return power is null ? result : Note(new Binary(BinaryOperator.Power, result, power), start);
    }

    /// <summary>N(x | mean, variance) and N(x; mean, variance), the density of a normal distribution at x.</summary>
    private Call ReadNormalDensity()
    {
        var start = position;
        position++;
        var bars = openBars;
        openBars = 1;
        openBrackets++;
        var x = ReadSum();
        if (Current.Kind is not (TokenKind.Bar or TokenKind.Semicolon or TokenKind.Comma))
        {
            throw Expected("a normal density is written N(x | mean, variance); expected '|' or ';'");
        }

        position++;
        openBars = 0;
        var parameters = ReadList(TokenKind.Close, ")");
        if (parameters.Count != 2)
        {
            throw new ReadingException("A normal density is written N(x | mean, variance)", SpanAt(start));
        }

        openBars = bars;
        openBrackets--;
        return new Call(Function.NormalPdf, [x, parameters[0], Note(new Call(Function.Sqrt, [parameters[1]]), start)]);
    }

    private int AfterNameAndPower(NameScan scan)
    {
        var after = scan.End;
        if (tokens[after].Kind == TokenKind.Prime && scan.Base == "psi")
        {
            after++;
        }

        if (tokens[after].Kind == TokenKind.Caret)
        {
            after++;
            after += tokens[after].Kind == TokenKind.GroupOpen && tokens[after + 1].Kind != TokenKind.End ? GroupLength(after) : 1;
        }

        return Math.Min(after, tokens.Count - 1);
    }

    private int GroupLength(int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            depth += tokens[i].Kind switch { TokenKind.GroupOpen => 1, TokenKind.GroupClose => -1, _ => 0 };
            if (depth == 0)
            {
                return i - open + 1;
            }
        }

        return 1;
    }

    /// <summary>log_2, ψ_1, log² x, ψ^{(1)}(x), Γ′(x): what stands between a function's name and its argument.</summary>
    private (Expr? Subscript, Expr? Power, bool IsDerivative) ReadSubscriptAndPower(Function function)
    {
        Expr? subscript = null;
        Expr? power = null;
        var isDerivative = false;
        if (Current.Kind == TokenKind.Subscript)
        {
            position++;
            subscript = ReadArgument("the base or order of the function");
        }

        if (function == Function.Gamma && Current.Kind == TokenKind.Prime && tokens[position + 1].Kind == TokenKind.Open)
        {
            position++;
            isDerivative = true;
        }

        if (Current.Kind == TokenKind.Prime && function == Function.Digamma)
        {
            position++;
            subscript = Number.One;
        }

        if (Current.Kind == TokenKind.Caret && !IsPowerOfTranspose())
        {
            position++;
            var isOrder = function == Function.Digamma && Current.Kind == TokenKind.GroupOpen && tokens[position + 1].Kind == TokenKind.Open;
            var raised = Current.Kind == TokenKind.GroupOpen || isLatex ? ReadArgument("an exponent") : ReadBareExponent();
            if (isOrder)
            {
                subscript = raised;
            }
            else if (raised is Negate)
            {
                throw Expected("a function to a negative power is ambiguous: write 1/f(x), or name the inverse function");
            }
            else
            {
                power = raised;
            }
        }

        return (subscript, power, isDerivative);
    }

    private bool IsPowerOfTranspose() => tokens[position + 1].Kind == TokenKind.TransposeMark;

    private Expr Apply(Function function, Expr? subscript, Expr? power, int start)
    {
        IReadOnlyList<Expr> arguments;
        if (Current.Kind == TokenKind.GroupOpen && tokens[position + 1].Kind == TokenKind.Open)
        {
            // \log{\left(x\right)}, as SymPy prints it
            position++;
            arguments = ReadArguments(out _);
            Close(TokenKind.GroupClose, "}");
        }
        else if (Current.Kind == TokenKind.Open)
        {
            var isApart = Current.SpaceBefore;
            arguments = ReadArguments(out var closesAt);
            if (isApart && !isLatex && Current.Kind == TokenKind.Slash && arguments.Count == 1 && FunctionTable.Of(function).IsPrefix)
            {
                // ln (1-p)/(1-q): the space may mean that the whole quotient is the argument
                HasOtherReading = true;
                if (readsWide)
                {
                    position++;
                    arguments = [Note(new Binary(BinaryOperator.Divide, arguments[0], ReadFactor()), start)];
                }
            }

            if (power is null && Current.Kind == TokenKind.Caret && isLatex && FunctionTable.Of(function).IsPrefix)
            {
                HasOtherReading = true;
                if (readsWide && arguments.Count == 1)
                {
                    arguments = [ReadExponent(arguments[0], start)];
                }

                Warn($"The power after {TextOf(start, closesAt)} was read as a power of the whole function value", start, closesAt);
            }
        }
        else if (FunctionTable.Of(function) is { Least: <= 1 })
        {
            arguments = [ReadImplicitArgument(start, takesQuotients: FunctionTable.Of(function).IsPrefix)];
        }
        else
        {
            throw Expected($"{FunctionTable.Of(function).Name} takes its arguments in parentheses");
        }

        return Call(function, subscript, arguments, start);
    }

    private List<Expr> ReadArguments(out int closesAt)
    {
        var close = Current.Text;
        position++;
        var arguments = Current is { Kind: TokenKind.Close } ? throw Expected("expected an argument between the parentheses") : ReadList(TokenKind.Close, close);
        closesAt = position;
        return arguments;
    }

    private Expr Call(Function function, Expr? subscript, IReadOnlyList<Expr> arguments, int start)
    {
        if (function == Function.Log && subscript is not null)
        {
            return subscript switch
            {
                Number { DecimalPlaces: 0, Digits: var two } when two == 2 => new Call(Function.Log2, arguments.ToSequence()),
                Number { DecimalPlaces: 0, Digits: var ten } when ten == 10 => new Call(Function.Log10, arguments.ToSequence()),
                Expressions.Constant { Name: ConstantName.E } => new Call(Function.Log, arguments.ToSequence()),
                _ => new Binary(BinaryOperator.Divide, new Call(Function.Log, arguments.ToSequence()), new Call(Function.Log, [subscript])),
            };
        }

        if (function == Function.Digamma && subscript is not null)
        {
            return subscript switch
            {
                Number { Digits.IsZero: true } => new Call(Function.Digamma, arguments.ToSequence()),
                Number { Digits.IsOne: true, DecimalPlaces: 0 } => new Call(Function.Trigamma, arguments.ToSequence()),
                _ => new Call(Function.Polygamma, [subscript, .. arguments]),
            };
        }

        if (subscript is not null)
        {
            throw new ReadingException($"{FunctionTable.Of(function).Name} takes no subscript", SpanAt(start));
        }

        return function switch
        {
            // log of two arguments: value and base, as programming languages have it
            Function.Log when arguments.Count == 2 => new Binary(BinaryOperator.Divide, new Call(Function.Log, [arguments[0]]), new Call(Function.Log, [arguments[1]])),
            Function.Indicator when arguments.Count > 1 => new Call(function, [arguments.Aggregate((a, b) => new Logical(LogicalOperator.And, a, b))]),
            _ => new Call(function, CheckCount(function, arguments, start).ToSequence()),
        };
    }

    private IReadOnlyList<Expr> CheckCount(Function function, IReadOnlyList<Expr> arguments, int start)
    {
        var entry = FunctionTable.Of(function);
        if (arguments.Count >= entry.Least && arguments.Count <= entry.Most)
        {
            return arguments;
        }

        var wanted = entry.Least == entry.Most ? $"{entry.Least}" : $"{entry.Least} to {entry.Most}";
        var noun = entry.Least == 1 && entry.Most == 1 ? "argument" : "arguments";
        throw new ReadingException(
            $"{entry.Name} takes {wanted} {noun}, but {arguments.Count} stand here",
            new TextSpan(tokens[start].Start, tokens[position - 1].End - tokens[start].Start));
    }

    /// <summary>log 2πσ² is log(2πσ²): a product without signs up to +, −, · or another function; log a/b is log(a/b), which is said.</summary>
    private Expr ReadImplicitArgument(int start, bool takesQuotients)
    {
        var first = position;
        Descend();
        if (Current.Kind is TokenKind.Minus or TokenKind.Plus)
        {
            var isMinus = Current.Kind == TokenKind.Minus;
            position++;
            var inner = ReadImplicitArgument(start, takesQuotients);
            nesting--;
            return isMinus ? Note(new Negate(inner), first) : inner;
        }

        if (!StartsOperand(Current))
        {
            throw Expected($"{TextOf(start, position)} needs an argument");
        }

        var argument = ReadPower();
        var swallows = false;
        while (true)
        {
            if (Current.Kind == TokenKind.Slash && takesQuotients && !IsFunctionAfterSlash())
            {
                position++;
                argument = Note(new Binary(BinaryOperator.Divide, argument, ReadFactor()), first);
                Warn($"{TextOf(start, position)} was read with all of {TextOf(first, position)} as the argument: write parentheses if less was meant", start, position);
            }
            else if (StartsOperand(Current) && (!StartsFunction() || TakesFunctionToo()))
            {
                swallows |= Current.Kind == TokenKind.Open;
                argument = Note(new Binary(BinaryOperator.Multiply, argument, ReadPower()), first);
            }
            else
            {
                break;
            }
        }

        if (swallows)
        {
            Warn($"{TextOf(start, position)} was read with all of {TextOf(first, position)} as the argument: write parentheses if less was meant", start, position);
        }

        nesting--;
        return argument;
    }

    /// <summary>log x log y is a product of two logarithms; log det A det B may mean the logarithm of both.</summary>
    private bool TakesFunctionToo()
    {
        HasOtherReading = true;
        return readsWide;
    }

    /// <summary>log a / log b is a quotient of two logarithms.</summary>
    private bool IsFunctionAfterSlash()
    {
        position++;
        var isFunction = StartsFunction() && FunctionNames.TryFind(Current.Text, beforeParenthesis: false, out var function) && FunctionTable.Of(function).IsPrefix;
        position--;
        return isFunction;
    }

    private bool StartsFunction()
    {
        if (Current.Kind is TokenKind.Fold or TokenKind.Integral or TokenKind.Nabla or TokenKind.Partial)
        {
            return true;
        }

        if (Current.Kind != TokenKind.Name)
        {
            return false;
        }

        JoinLetters();
        return NameScan.At(tokens, position) is { } scan
            && names.Find(scan.FullKey) is null
            && names.Find(scan.Base) is null
            && !indices.Contains(scan.Base)
            && !bound.Contains(scan.FullKey)
            && (HeadAt(scan) != Head.None || FunctionNames.TryFind(scan.Base, tokens[AfterNameAndPower(scan)].Kind == TokenKind.Open, out _));
    }

    private Conditional ReadIf(int open)
    {
        position = open;
        var arguments = ReadArguments(out _);
        if (arguments.Count != 3)
        {
            throw Expected("if takes a condition and two values: if(cond, a, b)");
        }

        return new Conditional(arguments[0], arguments[1], arguments[2]);
    }
}
