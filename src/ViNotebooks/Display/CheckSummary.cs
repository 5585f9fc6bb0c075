using ViNotebooks.Sheets;

namespace ViNotebooks.Display;

/// <summary>The results of checking sheets, counted.</summary>
internal sealed record CheckSummary(int Sheets, int UnreadableSheets, int Exercises, int Right, int Wrong, int Undecided)
{
    public const string RightWords = "right";
    public const string WrongWords = "wrong";
    public const string UndecidedWords = "undecided";

    public bool IsRight => UnreadableSheets + Wrong + Undecided == 0;

    public static CheckSummary Of(IReadOnlyList<SheetCheckResult> results)
    {
        var checks = results.SelectMany(result => result.Exercises).ToList();
        return new CheckSummary(
            results.Count(result => result.Sheet is not null),
            results.Count(result => result.Sheet is null),
            checks.Count,
            checks.Count(check => check.Status == CheckStatus.Right),
            checks.Count(check => check.Status == CheckStatus.Wrong),
            checks.Count(check => check.Status == CheckStatus.Undecided));
    }

    /// <summary>A line such as <c>18 exercises in 1 sheet: 18 right, 0 wrong</c>.</summary>
    public override string ToString()
    {
        var undecided = Undecided > 0 ? $", {Undecided} {UndecidedWords}" : "";
        var unreadable = UnreadableSheets > 0 ? $"; {Count(UnreadableSheets, "sheet")} could not be read" : "";
        return $"{Count(Exercises, "exercise")} in {Count(Sheets, "sheet")}: {Right} {RightWords}, {Wrong} {WrongWords}{undecided}{unreadable}";
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
