namespace ViNotebooks;

/// <summary>What became of an answer, and why.</summary>
public sealed partial record Verdict
{
    /// <summary>The exercise, such as 1b, or empty when judged outside a sheet.</summary>
    public string Exercise { get; init; } = "";

    /// <summary>Whether the answer is right.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>A stable code that does not depend on the drawn points, such as <c>sign-of-term</c>; equal for every answer with the same mistake.</summary>
    public required string Code { get; init; }

    /// <summary>One or two sentences that say what became of the answer and, for a wrong one, the likely mistake. Mathematics stands between dollar signs.</summary>
    public required string Says { get; init; }

    /// <summary>The answer as it was read, or null where it could not be read or is code.</summary>
    public Expr? ReadAs { get; init; }

    /// <summary>The answer as it was read, as LaTeX with the exercise's own symbols; empty where it could not be read.</summary>
    public string ReadAsLatex { get; init; } = "";

    /// <summary>What the answer lacks: what is asked minus the answer (or divided by it, up to a factor), where that is a constant other than 0 (or 1).</summary>
    public Expr? Constant { get; init; }

    /// <summary><see cref="Constant"/> as LaTeX; empty where there is none.</summary>
    public string ConstantLatex { get; init; } = "";

    /// <summary>For an incorrect answer, a point where the values differ.</summary>
    public Counterexample? Counterexample { get; init; }

    /// <summary>Remarks on the reading (traps and how they were read) and on the answer (rounded decimals).</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>For an unreadable answer, the 1-based line and column of the problem.</summary>
    public (int Line, int Column)? Position { get; init; }

    /// <summary>For an answer in named parts, the verdict on each part, in the order of the sheet.</summary>
    public IReadOnlyDictionary<string, Verdict> Parts { get; init; } = new Dictionary<string, Verdict>();

    /// <summary>The seed that reproduces the verdict.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether the outcome counts as right: correct, or up to a constant or factor where the exercise allows that.</summary>
    public bool IsRight => Outcome is Outcome.Correct or Outcome.CorrectUpToConstant or Outcome.CorrectUpToFactor;

    /// <summary>An incorrect answer, for a reason.</summary>
    internal static Verdict Incorrect(string code, string says) => new() { Outcome = Outcome.Incorrect, Code = code, Says = says };
}

/// <summary>A point where an answer differs from what was asked.</summary>
/// <param name="Point">The values of the symbols, scalars as numbers, vectors and matrices in brackets.</param>
/// <param name="Answer">The value of the answer there, or "undefined".</param>
/// <param name="Expected">The value of what was asked there, or "undefined".</param>
public sealed record Counterexample(IReadOnlyDictionary<string, string> Point, string Answer, string Expected);
