namespace ViNotebooks.Expressions.Parsing;

/// <content>E, Var and Cov: E_q[…], E_{z ~ q}[…], E[z ~ q](…), \langle … \rangle_q.</content>
internal sealed partial class Grammar
{
    private Expectation ReadExpectation(MomentKind kind, NameScan scan, int start)
    {
        Ask(kind switch { MomentKind.Mean => "An expectation", MomentKind.Variance => "A variance", _ => "A covariance" }, start);
        var mark = bound.Count;
        position = scan.BaseEnd;
        List<Draw> draws;
        if (Current.Kind == TokenKind.Subscript)
        {
            draws = ReadSubscriptDraws();
        }
        else if (Encloses(position, TokenKind.Sim) || (IsLaw(position + 1) && tokens[AfterClose(position)].Kind == TokenKind.Open))
        {
            var close = Current.Text;
            position++;
            draws = ReadDraws(TokenKind.Close);
            if (Current.Text != close)
            {
                throw Expected($"expected the closing '{close}'");
            }

            position++;
        }
        else
        {
            throw new ReadingException(
                $"It is not said over which distribution {scan.Base} runs: write {scan.Base}_q[…] or {scan.Base}[z ~ q](…)", SpanAt(start));
        }

        var bodies = ReadBodies(kind, scan.Base);
        bound.RemoveRange(mark, bound.Count - mark);
        return new Expectation(kind, draws.ToSequence(), bodies);
    }

    private Sequence<Expr> ReadBodies(MomentKind kind, string name)
    {
        var first = position;
        List<Expr> bodies;
        if (Current.Kind == TokenKind.Open)
        {
            var close = Current.Text;
            position++;
            bodies = ReadList(TokenKind.Close, close);
        }
        else if (Current.Kind == TokenKind.GroupOpen)
        {
            position++;
            bodies = ReadList(TokenKind.GroupClose, "}");
        }
        else if (kind == MomentKind.Covariance || !StartsOperand(Current))
        {
            throw Expected($"expected '[' or '(' and what {name} is taken of");
        }
        else
        {
            bodies = [ReadFoldProduct()];
        }

        var wanted = kind == MomentKind.Covariance ? 2 : 1;
        return bodies.Count == wanted
            ? bodies.ToSequence()
            : throw new ReadingException(
                $"{name} takes {(wanted == 1 ? "one value" : "two values")}, but {bodies.Count} stand{(bodies.Count == 1 ? "s" : "")} here",
                new TextSpan(tokens[first].Start, tokens[position - 1].End - tokens[first].Start));
    }

    private List<Draw> ReadSubscriptDraws()
    {
        position++;
        if (Current.Kind != TokenKind.GroupOpen)
        {
            // \mathbb{E}_q(…): the parentheses hold what the expectation is of
            return NameScan.At(tokens, position) is { } scan && LawAt(scan with { End = scan.BaseEnd, Subscript = "" }) is { } law
                ? [DrawFrom([], (ModelTerm)Note(NamedOnly(law.Name, scan.BaseEnd), position - 1))]
                : throw NoDraw();
        }

        position++;
        var draws = ReadDraws(TokenKind.GroupClose);
        position++;
        while (Current.Kind == TokenKind.Subscript && tokens[position + 1].Kind == TokenKind.GroupOpen)
        {
            // E_q_phi: a parameter of q
            position = AfterClose(position + 1);
        }

        return draws;
    }

    private ModelTerm NamedOnly(string name, int end)
    {
        position = end;
        return new ModelTerm(name, [], []);
    }

    private ReadingException NoDraw() =>
        new($"{TextOf(position, position + 1)} is no distribution here: an expectation is written E_q[…] or E[z ~ q](…)", SpanAt(position));

    /// <summary>Draws up to the closing token, which is left: z ~ q, x ~ p(x|z), or distributions with their own variables.</summary>
    private List<Draw> ReadDraws(TokenKind close)
    {
        var draws = new List<Draw>();
        while (Current.Kind != close)
        {
            if (Current.Kind == TokenKind.End)
            {
                throw Expected("expected the end of the draws");
            }

            draws.Add(ReadDraw());
            if (Current.Kind is TokenKind.Comma or TokenKind.Semicolon)
            {
                position++;
            }
            else if (Current.Kind != close && !IsLaw(position))
            {
                throw Expected("expected ',' or the end of the draws");
            }
        }

        return draws.Count > 0 ? draws : throw NoDraw();
    }

    private Draw ReadDraw()
    {
        JoinDigits();
        if (!IsDrawOfVariables())
        {
            return IsLaw(position) ? DrawFrom([], ReadLaw()) : throw (NameScan.At(tokens, position) is { } scan ? NoLaw(scan) : NoDraw());
        }

        var variables = new List<string> { ReadVariable(binds: true) };
        while (Current.Kind == TokenKind.Comma)
        {
            position++;
            variables.Add(ReadVariable(binds: true));
        }

        Close(TokenKind.Sim, "~");
        var before = bound.Count;
        bound.AddRange(variables.Where(name => names.Find(name) is null));
        // the variable is known in q(z | x), which names it, and not yet in Normal(z, 1)
        var isModel = NameScan.At(tokens, position) is { } law && LawAt(law) is not null;
        if (!isModel)
        {
            bound.RemoveRange(before, bound.Count - before);
        }

        var from = ReadLaw();
        bound.RemoveRange(before, bound.Count - before);
        return DrawFrom(variables, from);
    }

    /// <summary>Infix E_q1: the digit was cut from the name of the distribution.</summary>
    private void JoinDigits()
    {
        if (!isLatex && Current.Kind == TokenKind.Name && tokens[position + 1] is { Kind: TokenKind.Number } digits && digits.Start == Current.End
            && names.FindLaw(Current.Text + digits.Text) is not null)
        {
            tokens[position] = Current with { Text = Current.Text + digits.Text, Length = Current.Length + digits.Length };
            tokens.RemoveAt(position + 1);
        }
    }

    private bool IsDrawOfVariables()
    {
        var at = position;
        while (NameScan.At(tokens, at) is { } scan && (LawAt(scan) is null || names.Find(scan.FullKey) is not null))
        {
            at = scan.End;
            if (tokens[at].Kind != TokenKind.Comma)
            {
                return tokens[at].Kind == TokenKind.Sim;
            }

            at++;
        }

        return false;
    }

    /// <summary>E_{q(z)} draws z, as E_{z ~ q(z)} does.</summary>
    private Draw DrawFrom(List<string> variables, Expr law)
    {
        if (variables.Count == 0 && law is ModelTerm { Variables: { Count: > 0 } own })
        {
            variables = [.. own.Select(at => at.Variable)];
        }

        if (variables.Count == 0 && law is not ModelTerm)
        {
            throw new ReadingException("The drawn variable has no name: write z ~ Normal(0, 1)", spans.TryGetValue(law, out var span) ? span : SpanAt(position));
        }

        bound.AddRange(variables.Where(name => names.Find(name) is null));
        return new Draw(variables.ToSequence(), law);
    }

    /// <summary>⟨body⟩_q, whose body stands before the distribution.</summary>
    private Expectation ReadMeanInAngles(Expr body, int start)
    {
        Ask("An expectation", start);
        if (Current.Kind != TokenKind.Subscript)
        {
            throw Expected("It is not said over which distribution the mean in angles runs: expected its subscript, as in \\langle z \\rangle_q");
        }

        var mark = bound.Count;
        var draws = ReadSubscriptDraws();
        bound.RemoveRange(mark, bound.Count - mark);
        return new Expectation(MomentKind.Mean, draws.ToSequence(), [body]);
    }
}
