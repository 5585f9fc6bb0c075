namespace ViNotebooks.Expressions.Parsing;

/// <content>Names: declared symbols in any of their forms, elements of vectors, functions, constants, and names that were run together.</content>
internal sealed partial class Grammar
{
    private const int LongestName = 64;
    private const int MostSplits = 200;

    private int splits;

    /// <summary>One name without a subscript: what \frac and ^ take in LaTeX when no braces stand.</summary>
    private Expr ReadLoneName()
    {
        var start = position;
        var name = Current.Text;
        if (IsBound(name) || names.Find(name) is not null)
        {
            position++;
            return Note(new Symbol(names.Find(name) is { } declared && !IsBound(name) ? declared.Name : name), start);
        }

        return ReadName();
    }

    private Expr ReadName()
    {
        JoinLetters();
        var start = position;
        if (names.FindSequence(tokens, position) is var (written, length))
        {
            position += length;
            return new Symbol(written.Name);
        }

        if (NameScan.At(tokens, position) is not { } scan)
        {
            throw Expected("expected a name under the accent");
        }

        if (scan is { HasSubscript: true, Base: "Sigma" or "Pi" } && Current.Length == 1 && !isLatex && names.Find(scan.Base) is null && names.Find(scan.FullKey) is null)
        {
            // a capital Σ or Π typed for the sum or product sign
            return ReadFold(scan.Base == "Sigma" ? FoldKind.Sum : FoldKind.Product);
        }

        return TryReadProbability(scan, start)
            ?? TryReadSymbol(scan, start)
            ?? TryReadElement(scan, start)
            ?? TryReadBase(scan, start)
            ?? TryReadFunction(scan)
            ?? TryReadConstant(scan)
            ?? TryReadNumberedElement(scan, start)
            ?? TryReadOpenName(scan)
            ?? TryReadRunTogether()
            ?? throw UnknownName(scan);
    }

    private Symbol? TryReadSymbol(NameScan scan, int start)
    {
        if (names.HasSuperscripts && scan.WithSuperscript(tokens) is var whole && whole.End > scan.End && names.Find(whole.Key) is { } raised)
        {
            position = whole.End;
            return new Symbol(raised.Name);
        }

        if ((!scan.HasSubscript && indices.Contains(scan.Base)) || bound.Contains(scan.FullKey))
        {
            position = scan.End;
            return new Symbol(scan.FullKey);
        }

        if (names.Find(scan.FullKey) is not { } declared)
        {
            return null;
        }

        if (scan is { FullKey: "N", Base: "N" } && IsDensity(scan.End))
        {
            return null;
        }

        if (scan is { FullKey: "pi" } && !declared.Shape.IsScalar && IsBehindNumber())
        {
            // weights π_k and the number in √(2π) stand in one formula
            return null;
        }

        position = scan.End;
        WarnOfTwoMeanings(scan.FullKey, start);
        return new Symbol(declared.Name);
    }

    /// <summary>N(x | m, v) and N(x; m, v) are densities even where N is the number of data points.</summary>
    private bool IsDensity(int open)
    {
        const int farthest = 60;
        if (tokens[open] is not { Kind: TokenKind.Open, Text: ")" })
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

            if (depth == 1 && tokens[i].Kind is TokenKind.Bar or TokenKind.Semicolon)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsBehindNumber() =>
        position > 0 && (tokens[position - 1].Kind == TokenKind.Number
            || (position > 1 && tokens[position - 1].Kind == TokenKind.Times && tokens[position - 2].Kind == TokenKind.Number));

    /// <summary>φ(x) is a product where φ is declared, and a density to others.</summary>
    private void WarnOfTwoMeanings(string key, int start)
    {
        if (Current is { Kind: TokenKind.Open, Text: ")" } && FunctionNames.IsLetterWithTwoMeanings(key))
        {
            Warn($"{TextOf(start, position)}(…) was read as a product, because {TextOf(start, position)} is declared", start, position);
        }
    }

    /// <summary>σ_j, μ_{1,j} and A_{ij}: the name is declared up to some place in the subscript, and what follows are indices.</summary>
    private Index? TryReadElement(NameScan scan, int start)
    {
        if (!scan.HasSubscript)
        {
            return null;
        }

        for (var split = scan.SubscriptEnd - 1; split >= scan.SubscriptStart; split--)
        {
            var key = scan.Base + string.Concat(tokens.Skip(scan.SubscriptStart).Take(split - scan.SubscriptStart).Select(token => token.Text)).TrimEnd(',');
            if (names.Find(key) is { Shape.IsScalar: false } || bound.Contains(key))
            {
                var declared = names.Find(key) is { } known && !bound.Contains(key) ? known : new Declaration(key, SymbolKind.Real, Shape.Vector(Size.Unknown));
                position = split;
                Skip(TokenKind.Comma);
                if (declared.Shape.Kind == ShapeKind.Matrix && position + 1 == scan.SubscriptEnd && Current is { Kind: TokenKind.Number, Text: [var row, var column] })
                {
                    // A_{12} is the element in row 1 and column 2
                    position = scan.End;
                    return (Index)Note(new Index(new Symbol(declared.Name), [new Number(row - '0'), new Number(column - '0')]), start);
                }

                var found = ReadIndicesUntil(scan.SubscriptEnd);
                position = scan.End;
                return (Index)Note(new Index(new Symbol(declared.Name), found.ToSequence()), start);
            }
        }

        return null;
    }

    private List<Expr> ReadSubscriptIndices()
    {
        if (Current.Kind != TokenKind.GroupOpen)
        {
            return [ReadArgument("an index")];
        }

        position++;
        var close = position;
        while (tokens[close].Kind is not (TokenKind.GroupClose or TokenKind.End))
        {
            close++;
        }

        var found = ReadIndicesUntil(close);
        Close(TokenKind.GroupClose, "}");
        return found;
    }

    /// <summary>Indices separated by commas, or one sign each where no comma stands, as in A_{ij}.</summary>
    private List<Expr> ReadIndicesUntil(int end)
    {
        var hasSign = Enumerable.Range(position, end - position).Any(i => tokens[i].Kind is not (TokenKind.Name or TokenKind.Number));
        var found = new List<Expr>();
        if (!hasSign)
        {
            while (position < end)
            {
                if (tokens[position].Kind == TokenKind.Name && tokens[position].Text is { Length: > 1 } run && !indices.Contains(run) && names.Find(run) is null)
                {
                    found.AddRange(run.Select(letter => IndexNamed(letter.ToString())));
                    position++;
                }
                else
                {
                    found.Add(tokens[position].Kind == TokenKind.Number ? ReadNumberOperand() : IndexNamed(tokens[position++].Text));
                }
            }

            return found;
        }

        while (position < end)
        {
            found.Add(ReadSum());
            if (position < end && Current.Kind != TokenKind.Comma)
            {
                throw Expected("expected ',' or the end of the subscript");
            }

            Skip(TokenKind.Comma);
        }

        return found;
    }

    private Symbol IndexNamed(string name)
    {
        if (IsBound(name))
        {
            return new Symbol(name);
        }

        if (names.Find(name) is { } declared)
        {
            return new Symbol(declared.Name);
        }

        throw new ReadingException(
            $"The index {name} is not known here: it is known inside a sum over {name} only; {names.Listed()}", SpanAt(Math.Max(position - 1, 0)));
    }

    /// <summary>mu1 is the first element of mu, where mu is a vector and no mu1 is declared.</summary>
    private Index? TryReadNumberedElement(NameScan scan, int start)
    {
        var stem = scan.Base.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (scan.HasSubscript || stem.Length is 0 || stem.Length == scan.Base.Length || scan.Base.Length - stem.Length > 2
            || scan.Base[stem.Length] == '0'
            || names.Find(stem) is not { Shape.Kind: ShapeKind.Vector } declared)
        {
            return null;
        }

        position = scan.End;
        return (Index)Note(new Index(new Symbol(declared.Name), [new Number(int.Parse(scan.Base[stem.Length..]))]), start);
    }

    /// <summary>The letter alone is declared and the subscript is none of its own: an index of a vector, or an error.</summary>
    private Expr? TryReadBase(NameScan scan, int start)
    {
        if (!scan.HasSubscript || names.Find(scan.Base) is null || FunctionNames.TryFind(scan.Base, beforeParenthesis: false, out _))
        {
            return null;
        }

        throw new ReadingException($"{TextOf(start, scan.End)} is not declared here; {names.Listed()}", new TextSpan(tokens[start].Start, tokens[scan.End - 1].End - tokens[start].Start));
    }

    private Expr? TryReadConstant(NameScan scan)
    {
        if (scan is { Base: "gamma", Subscript: "E" })
        {
            var euler = EulerGamma();
            position = scan.End;
            return euler;
        }

        if (scan is { HasSubscript: true, Base: "I" } && SizeInSubscript(scan) is { } size)
        {
            position = scan.End;
            return new Call(Function.Identity, [size]);
        }

        if (scan.HasSubscript)
        {
            return null;
        }

        Expr? constant = scan.Base switch
        {
            "pi" => Constant.Pi,
            "e" => Constant.E,
            "I" when !names.Declarations.IsOpen => new Call(Function.Identity, []),
            "C" or "c" or "Z" when !names.Declarations.IsOpen => ReadFreeFactor(),
            "gamma" or "EulerGamma" or "eulergamma" => EulerGamma(),
            "infty" or "inf" or "infinity" or "oo" => new Call(Function.Undefined, []),
            _ => null,
        };
        if (constant is not null)
        {
            if (names.Find(scan.Base) is not null)
            {
                Warn($"{TextOf(position, position + 1)} behind a number was read as 3.14159…", position, position + 1);
            }

            var afterNumber = scan.Base == "e" && position > 0 && tokens[position - 1] is { Kind: TokenKind.Number } number && number.End == Current.Start;
            position = scan.End;
            if (afterNumber && Current.Kind != TokenKind.Caret)
            {
                Warn($"e was read as Euler's number 2.718…, times {tokens[position - 2].Text}", position - 2, position);
            }

            // a fresh node, so that its place in the text is its own
            return constant is Constant known ? known with { } : constant;
        }

        return null;
    }

    /// <summary>γ = −ψ(1), where γ is no declared symbol.</summary>
    private Negate EulerGamma()
    {
        Warn($"{TextOf(position, position + 1)} was read as Euler's constant 0.5772…", position, position + 1);
        return new Negate(new Call(Function.Digamma, [new Number(1)]));
    }

    /// <summary>I_d and I_3 are identity matrices.</summary>
    private Expr? SizeInSubscript(NameScan scan)
    {
        if (scan.SubscriptEnd != scan.SubscriptStart + 1)
        {
            return null;
        }

        var token = tokens[scan.SubscriptStart];
        return token.Kind == TokenKind.Number && int.TryParse(token.Text, out var size) ? new Number(size)
            : names.Find(token.Text) is { } declared ? new Symbol(declared.Name)
            : null;
    }

    private Symbol? TryReadOpenName(NameScan scan)
    {
        if (!names.Declarations.IsOpen)
        {
            return null;
        }

        position = scan.End;
        return new Symbol(scan.FullKey);
    }
}
