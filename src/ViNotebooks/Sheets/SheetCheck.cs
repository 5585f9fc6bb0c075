namespace ViNotebooks.Sheets;

/// <summary>What became of checking one exercise of a sheet.</summary>
internal enum CheckStatus
{
    Right,
    Wrong,
    Undecided,
}

/// <summary>What was checked about an exercise, and what is wrong with it.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Status">Right where nothing was found; undecided where the only findings are questions that could not be decided.</param>
/// <param name="Checks">What was checked, in a few words each.</param>
/// <param name="Findings">What is wrong or could not be decided, a sentence each.</param>
internal sealed record ExerciseCheck(Exercise Exercise, CheckStatus Status, IReadOnlyList<string> Checks, IReadOnlyList<string> Findings);

/// <summary>A sheet file and what became of checking it.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Sheet">The sheet, or null where it cannot be read.</param>
/// <param name="Problems">What is wrong with the file.</param>
/// <param name="Exercises">The exercises in the order of the sheet.</param>
internal sealed record SheetCheckResult(
    string File, Sheet? Sheet, IReadOnlyList<SheetProblem> Problems, IReadOnlyList<ExerciseCheck> Exercises);

/// <summary>Checks that a sheet is right: its references against what it asks, and its mistakes against being mistakes.</summary>
internal static class SheetCheck
{
    public static ExerciseCheck Check(Exercise exercise, ulong seed) => throw new NotSupportedException();
}
