namespace ViNotebooks;

/// <summary>What is wrong in a sheet, and where.</summary>
/// <param name="File">The sheet's file as it was named when it was opened.</param>
/// <param name="Line">The 1-based line.</param>
/// <param name="Column">The 1-based column, in UTF-16 units.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
public sealed record SheetProblem(string File, int Line, int Column, string Message)
{
    /// <summary>The problem on one line: <c>file(line,column): message</c>.</summary>
    public override string ToString() => $"{File}({Line},{Column}): {Message}";
}

/// <summary>What became of a sheet's text: the sheet, or the problems that prevent one, in the order of the text.</summary>
/// <param name="Sheet">The sheet, or null where there are problems.</param>
/// <param name="Problems">Everything that is wrong; empty where there is a sheet.</param>
public sealed record SheetReading(Sheet? Sheet, IReadOnlyList<SheetProblem> Problems);

/// <summary>A sheet that cannot be opened: it is not there, or something in it is wrong.</summary>
public sealed class SheetException : Exception
{
    /// <summary>A sheet that is not there.</summary>
    public SheetException(string message)
        : base(message)
    {
    }

    /// <summary>A sheet with problems; the message lists each on a line of its own.</summary>
    public SheetException(IReadOnlyList<SheetProblem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>What is wrong in the sheet, in the order of the text; empty where there is no sheet.</summary>
    public IReadOnlyList<SheetProblem> Problems { get; } = [];
}
