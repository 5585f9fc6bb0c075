namespace ViNotebooks.Expressions.Parsing;

/// <summary>Reads a text as an expression over declared names. Executes nothing; length, depth and so time are bounded.</summary>
internal static class ExpressionReader
{
    /// <summary>Longer texts are refused.</summary>
    public const int MostCharacters = 20_000;

    private const int MostTokens = 8_000;
    private const int DeepestTree = 400;

    /// <summary>Reads <paramref name="text"/>; never throws on bad text, which is a <see cref="Reading"/> with a problem.</summary>
    public static Reading Read(string text, Declarations names, Notation notation = Notation.Auto, Vocabulary vocabulary = Vocabulary.Answer) =>
        Read(text, names, notation, vocabulary, isLaw: false);

    /// <summary>Reads a distribution, such as Exponential(rate = theta), as <see cref="Read(string, Declarations, Notation, Vocabulary)"/> reads a value.</summary>
    public static Reading ReadLaw(string text, Declarations names, Notation notation = Notation.Auto) =>
        Read(text, names, notation, Vocabulary.Question, isLaw: true);

    private static Reading Read(string text, Declarations names, Notation notation, Vocabulary vocabulary, bool isLaw)
    {
        var used = notation == Notation.Auto ? Detect(text) : notation;
        if (text.Length > MostCharacters)
        {
            var problem = new ReadingProblem($"The text is {text.Length:N0} characters long; at most {MostCharacters:N0} are read", 1, 1, new TextSpan(0, 0));
            return new Reading(used, null, Shape.Scalar, [], problem);
        }

        try
        {
            return ReadTokens(text, names, used, vocabulary, readsWide: false, isLaw);
        }
        catch (ReadingException exception)
        {
            var (line, column) = Place(text, exception.Span.Start);
            return new Reading(used, null, Shape.Scalar, [], new ReadingProblem(exception.Message, line, column, exception.Span));
        }
    }

    /// <summary>A backslash or a dollar sign makes a text LaTeX.</summary>
    private static Notation Detect(string text) => text.AsSpan().IndexOfAny('\\', '$') >= 0 ? Notation.Latex : Notation.Infix;

    /// <summary>Reads the text with its traps read the other way; null where that is no expression.</summary>
    private static Reading? ReadOtherwise(string text, Declarations names, Notation notation, Vocabulary vocabulary)
    {
        try
        {
            return ReadTokens(text, names, notation, vocabulary, readsWide: true);
        }
        catch (ReadingException)
        {
            return null;
        }
    }

    private static Reading ReadTokens(string text, Declarations names, Notation notation, Vocabulary vocabulary, bool readsWide, bool isLaw = false)
    {
        var table = NameTable.Of(names);
        TokenReader reader = notation == Notation.Latex ? new LatexTokenReader(text) : new InfixTokenReader(text, table.Find("e") is not null);
        var all = reader.ReadAll();
        if (all.Count > MostTokens)
        {
            throw new ReadingException($"The text has {all.Count:N0} signs; at most {MostTokens:N0} are read", new TextSpan(all[MostTokens].Start, 1));
        }

        var tokens = Trimming.Trim(all, text.Length, out var isProportional, out var dropped);
        if (tokens.Count == 1)
        {
            throw new ReadingException("There is no expression here", new TextSpan(0, 0));
        }

        var grammar = new Grammar(text, tokens, table, notation == Notation.Latex, readsWide, vocabulary);
        if (dropped is not null)
        {
            grammar.Warn(dropped, 0, 1);
        }

        var expression = isLaw ? grammar.ReadWholeLaw() : grammar.ReadWhole();
        if (IsDeeperThan(expression, DeepestTree))
        {
            throw new ReadingException($"The expression has more than {DeepestTree} operations in one chain", new TextSpan(0, text.Length));
        }

        var elaborator = new Elaborator(names, grammar.SpanOf, grammar.IsDot);
        var (meant, shape) = isLaw ? (elaborator.ElaborateLaw(expression), Shape.Scalar) : elaborator.Elaborate(expression);
        return new Reading(
            notation, meant, shape, [.. grammar.Warnings, .. elaborator.Warnings], Problem: null, grammar.HasFreeConstant, isProportional)
        {
            HasFreeFactor = grammar.HasFreeFactor,
            Otherwise = grammar.HasOtherReading && !readsWide ? () => ReadOtherwise(text, names, notation, vocabulary) : null,
        };
    }

    private static bool IsDeeperThan(Expr root, int limit)
    {
        var level = new List<Expr> { root };
        for (var depth = 0; level.Count > 0; depth++)
        {
            if (depth > limit)
            {
                return true;
            }

            var next = new List<Expr>();
            foreach (var node in level)
            {
                next.AddRange(Rewriting.Traversal.Children(node));
            }

            level = next;
        }

        return false;
    }

    private static (int Line, int Column) Place(string text, int offset)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < Math.Min(offset, text.Length); i++)
        {
            if (text[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
        }

        return (line, Math.Min(offset, text.Length) - lineStart + 1);
    }
}
