namespace ViNotebooks.Expressions.Parsing;

/// <content>Which words begin probability notation, and where the same letters mean something else.</content>
internal sealed partial class Grammar
{
    private enum Head
    {
        None,
        Mean,
        Variance,
        Covariance,
        KullbackLeibler,
        Entropy,
        JensenShannon,
        Renyi,
        RenyiCall,
        Integral,
        Derivative,
        Gradient,
        ArgMax,
        ArgMin,
        Max,
        Min,
    }

    private readonly Vocabulary vocabulary;

    /// <summary>The variables drawn or integrated over around this place that are not declared.</summary>
    private readonly List<string> bound = [];

    /// <summary>Whether words such as E and KL are notation: in open names of an answer they are names.</summary>
    private bool Speaks => vocabulary == Vocabulary.Question || !names.Declarations.IsOpen;

    private bool IsBound(string key) => indices.Contains(key) || bound.Contains(key);

    private Expr? TryReadProbability(NameScan scan, int start)
    {
        if (IsBound(scan.FullKey))
        {
            return null;
        }

        if (LawAt(scan) is { } law && (tokens[law.End] is { Kind: TokenKind.Open, Text: ")" } || names.Find(scan.FullKey) is null))
        {
            return ReadModelDensity(law.Name, law.End, start);
        }

        if (FamilyAt(start) is { } family && names.Find(scan.FullKey) is null && ValueEnd(family.Open) >= 0 && !IsNormalLetter(scan))
        {
            return ReadFamilyDensity(family.Family, family.Open, start);
        }

        if (Speaks && scan.Base is "p" or "q" && names.Find(scan.Base) is null && names.Find(scan.FullKey) is null && ValueEnd(scan.End) is > 0 and var bar && tokens[bar].Kind == TokenKind.Bar)
        {
            Ask($"{TextOf(start, CloseOf(scan.End) + 1)}", start);
        }

        return HeadAt(scan) switch
        {
            Head.None => RefuseBareFamily(scan),
            Head.Mean => ReadExpectation(MomentKind.Mean, scan, start),
            Head.Variance => ReadExpectation(MomentKind.Variance, scan, start),
            Head.Covariance => ReadExpectation(MomentKind.Covariance, scan, start),
            Head.KullbackLeibler => ReadFunctional(FunctionalKind.KullbackLeibler, scan.End, start),
            Head.Entropy => ReadFunctional(FunctionalKind.Entropy, scan.End, start),
            Head.JensenShannon => ReadFunctional(FunctionalKind.JensenShannon, scan.End, start),
            Head.Renyi or Head.RenyiCall => ReadRenyi(scan, start),
            Head.Integral => ReadIntegralCall(scan.End, start),
            Head.Derivative => ReadDerivativeCall(scan.End, start),
            Head.Gradient => ReadGradient(scan.BaseEnd, start),
            Head.ArgMax => ReadExtremum(ExtremumKind.ArgMax, scan, start),
            Head.ArgMin => ReadExtremum(ExtremumKind.ArgMin, scan, start),
            Head.Max => ReadExtremum(ExtremumKind.Max, scan, start),
            _ => ReadExtremum(ExtremumKind.Min, scan, start),
        };
    }

    /// <summary>N(x | m, v) stays the density that it was before there were families.</summary>
    private static bool IsNormalLetter(NameScan scan) => scan is { Base: "N", HasSubscript: false };

    private Head HeadAt(NameScan scan)
    {
        var isDeclared = names.Find(scan.FullKey) is not null;
        var isCall = tokens[scan.End].Kind is TokenKind.Open or TokenKind.GroupOpen;
        var moment = scan.Base switch
        {
            "E" => Head.Mean,
            "Var" or "V" => Head.Variance,
            "Cov" => Head.Covariance,
            _ => Head.None,
        };
        if (moment != Head.None)
        {
            return IsMoment(scan) ? moment : Head.None;
        }

        // a subscript of many signs is not part of the key
        var hasSubscript = tokens[scan.BaseEnd].Kind == TokenKind.Subscript;
        if (scan is { Base: "D", FullKey: not ("DKL" or "DJS") } && hasSubscript && (!isDeclared || !scan.HasSubscript)
            && AfterSubscripts(scan) is var open && tokens[open].Kind is TokenKind.Open or TokenKind.GroupOpen && HasDoubleBar(open))
        {
            return Head.Renyi;
        }

        if (isDeclared && scan.FullKey != "H")
        {
            return Head.None;
        }

        switch (scan.FullKey)
        {
            case "H":
                return isCall && (isDeclared || names.Declarations.IsOpen && vocabulary == Vocabulary.Answer ? IsLaw(scan.End + 1) : IsLaw(scan.End + 1) || Speaks) ? Head.Entropy : Head.None;
            case "KL" or "DKL":
                return isCall && (HasDoubleBar(scan.End) || (Speaks && IsOneWord(scan))) ? Head.KullbackLeibler : Head.None;
            case "JS" or "DJS" or "JSD":
                return isCall && (HasDoubleBar(scan.End) || (Speaks && IsOneWord(scan))) ? Head.JensenShannon : Head.None;
            case "D" when isCall && HasDoubleBar(scan.End):
                return Head.KullbackLeibler;
            case "Renyi" or "renyi" when isCall && Speaks:
                return Head.RenyiCall;
            case "int" or "integrate" when isCall && Speaks && IsOneWord(scan) && IsNameWithComma(scan.End + 1):
                return Head.Integral;
            case "diff" when isCall && Speaks && IsOneWord(scan):
                return Head.Derivative;
        }

        var takesNames = hasSubscript || tokens[scan.BaseEnd].Kind is TokenKind.Open;
        return scan.Base switch
        {
            "grad" when takesNames && Speaks && IsOneWord(scan) => Head.Gradient,
            "argmax" when takesNames && Speaks => Head.ArgMax,
            "argmin" when takesNames && Speaks => Head.ArgMin,
            "max" when hasSubscript && Speaks => Head.Max,
            "min" when hasSubscript && Speaks => Head.Min,
            "arg" when Speaks && tokens[scan.BaseEnd] is { Kind: TokenKind.Name, Text: "max" } => Head.ArgMax,
            "arg" when Speaks && tokens[scan.BaseEnd] is { Kind: TokenKind.Name, Text: "min" } => Head.ArgMin,
            _ => Head.None,
        };
    }

    /// <summary>In an answer i·n·t and V·a·r may be products of declared letters.</summary>
    private bool IsOneWord(NameScan scan) => vocabulary == Vocabulary.Question || SplitIntoNames(scan.Base) is null;

    /// <summary>E[z ~ q](…) and E_q[…]: a law says that E, declared or not, is an expectation; without one only an undeclared E may be.</summary>
    private bool IsMoment(NameScan scan)
    {
        var isFree = names.Find(scan.Base) is null && names.Find(scan.FullKey) is null && Speaks;
        if (tokens[scan.BaseEnd].Kind == TokenKind.Subscript)
        {
            var group = scan.BaseEnd + 1;
            var isLaw = tokens[group].Kind == TokenKind.GroupOpen ? IsLaw(group + 1) || Encloses(group, TokenKind.Sim) : IsLaw(group);
            var opens = tokens[AfterSubscripts(scan)].Kind is TokenKind.Open or TokenKind.GroupOpen;
            return (names.Find(scan.FullKey) is null || !scan.HasSubscript) && (isLaw || (isFree && opens && scan.Base != "V"));
        }

        return tokens[scan.BaseEnd].Kind == TokenKind.Open
            && (Encloses(scan.BaseEnd, TokenKind.Sim)
                || (isFree && scan.Base != "V" && IsOneWord(scan) && (vocabulary == Vocabulary.Question || tokens[scan.BaseEnd].Text == "]")));
    }

    private bool IsNameWithComma(int at) =>
        NameScan.At(tokens, at) is { } scan && tokens[scan.End].Kind is TokenKind.Comma;

    private bool HasDoubleBar(int open)
    {
        var close = CloseOf(open);
        var depth = 0;
        for (var i = open; i < close; i++)
        {
            depth += Deeper(tokens[i]);
            if (depth == 1 && (tokens[i].Kind == TokenKind.DoubleBar || (tokens[i].Kind == TokenKind.Bar && tokens[i + 1].Kind == TokenKind.Bar)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Encloses(int open, TokenKind kind)
    {
        var close = CloseOf(open);
        var depth = 0;
        for (var i = open; i < close; i++)
        {
            depth += Deeper(tokens[i]);
            if (depth == 1 && tokens[i].Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    private int CountOfCommas(int open)
    {
        var close = CloseOf(open);
        var (depth, count) = (0, 0);
        for (var i = open; i < close; i++)
        {
            depth += Deeper(tokens[i]);
            count += depth == 1 && tokens[i].Kind is TokenKind.Comma or TokenKind.Semicolon ? 1 : 0;
        }

        return count;
    }

    /// <summary>The token that closes what an opening one opens; the end of the text where nothing does.</summary>
    private int CloseOf(int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            depth += Deeper(tokens[i]);
            if (depth <= 0)
            {
                return i;
            }
        }

        return tokens.Count - 1;
    }

    private int AfterClose(int open) => Math.Min(CloseOf(open) + 1, tokens.Count - 1);

    private static int Deeper(Token token) => token.Kind switch
    {
        TokenKind.Open or TokenKind.GroupOpen or TokenKind.BarOpen or TokenKind.EnvironmentBegin => 1,
        TokenKind.Close or TokenKind.GroupClose or TokenKind.BarClose or TokenKind.EnvironmentEnd => -1,
        _ => 0,
    };

    /// <summary>Stops where an answer says what only a question may.</summary>
    private void Ask(string what, int start)
    {
        if (vocabulary == Vocabulary.Answer)
        {
            throw new ReadingException($"{what} is not a closed form; work it out", new TextSpan(tokens[start].Start, tokens[start].Length));
        }
    }

    private bool IsProbabilityName(NameScan scan) => LawAt(scan) is not null || HeadAt(scan) != Head.None;

    /// <summary>A word of probability notation whose letters LaTeX cuts apart.</summary>
    private bool IsProbabilityWord(string run, int end)
    {
        var next = tokens[end].Kind;
        if (run is "KL" or "Var" or "Cov" or "JS" or "JSD" or "int" or "integrate" or "diff" or "grad" or "argmax" or "argmin" or "arg" or "Renyi")
        {
            return (next is TokenKind.Open or TokenKind.Subscript || run == "arg") && (vocabulary == Vocabulary.Question || SplitIntoNames(run) is null);
        }

        return run.Length > 1 && next == TokenKind.Open && FamilyNames.TryFind(run, out _) && (readsLaw || ValueEnd(end) >= 0 || SplitIntoNames(run) is null);
    }

    /// <summary>The name of a variable at this place, which may be one that only now is bound.</summary>
    private string ReadVariable(bool binds)
    {
        JoinLetters();
        if (NameScan.At(tokens, position) is not { } scan)
        {
            throw Expected("expected the name of a variable");
        }

        if (!IsBound(scan.FullKey) && names.Find(scan.FullKey) is { } declared)
        {
            position = scan.End;
            return declared.Name;
        }

        if (!binds && !IsBound(scan.FullKey) && !names.Declarations.IsOpen)
        {
            throw UnknownName(scan);
        }

        position = scan.End;
        return scan.FullKey;
    }
}
