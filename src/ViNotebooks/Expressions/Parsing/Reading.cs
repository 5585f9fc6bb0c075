namespace ViNotebooks.Expressions.Parsing;

/// <summary>Where in the text something stands: 0-based offset and length in UTF-16 units.</summary>
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>A trap in the text and how it was read, in words that show both readings.</summary>
internal sealed record ReadingWarning(string Message, TextSpan Span);

/// <summary>Why a text cannot be read: what stands where (1-based line and column) and what was expected there.</summary>
internal sealed record ReadingProblem(string Message, int Line, int Column, TextSpan Span);

/// <summary>What became of a text: an expression with the warnings about its reading, or the problem that prevents one.</summary>
internal sealed record Reading(
    Notation Notation,
    Expr? Expression,
    Shape Shape,
    Sequence<ReadingWarning> Warnings,
    ReadingProblem? Problem,
    bool HasFreeConstant = false,
    bool IsProportional = false)
{
    public bool IsReadable => Problem is null;

    /// <summary>Reads the text's traps the other way, as in 1/(2x) for 1/2x; null where there are none.</summary>
    public Func<Reading?>? Otherwise { get; init; }

    /// <summary>Whether the whole is multiplied by an undeclared C, or divided by an undeclared Z.</summary>
    public bool HasFreeFactor { get; init; }
}
