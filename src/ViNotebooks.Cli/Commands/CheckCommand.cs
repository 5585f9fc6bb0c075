using System.CommandLine;
using ViNotebooks.Display;
using ViNotebooks.Sheets;

namespace ViNotebooks.Cli.Commands;

/// <summary><c>vinb check PATH…</c></summary>
internal static class CheckCommand
{
    public const string Examples = """
        vinb check notebooks
        vinb check notebooks/mlgs-02/sheet.md --report report.html

        The exit code is 0 when every exercise is right, 1 when one is not, 2 when there is nothing to check.
        """;

    private const ulong DefaultSeed = 1;

    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Sheet files, or folders that are searched for files named sheet.md.",
            Arity = ArgumentArity.OneOrMore,
        };
        var report = new Option<string?>("--report") { Description = "Also write a page of HTML that can be read offline.", HelpName = "FILE" };
        var seed = Seeds.SeedOption($"The seed of the points that references and mistakes are compared at; {DefaultSeed} unless given.");
        var command = new Command("check", "Checks sheets: every reference is defined and right, and every listed mistake is one.") { paths, report, seed };
        command.SetAction(parsed =>
        {
            var files = SheetFiles.Find(parsed.GetRequiredValue(paths));
            var usedSeed = parsed.GetValue(seed) ?? DefaultSeed;
            var results = CheckProgress.Run(files, file => Check(file, usedSeed), terminal);
            CheckTable.Write(results, terminal);
            if (parsed.GetValue(report) is { } target)
            {
                AtomicFile.Write(target, CheckReport.Write(results, usedSeed));
            }

            return CheckSummary.Of(results).IsRight ? ExitCode.Right : ExitCode.Wrong;
        });
        return command;
    }

    private static SheetCheckResult Check(string file, ulong seed)
    {
        var reading = SheetFiles.Read(file);
        return reading.Problems.Count > 0 || reading.Sheet is not { } sheet
            ? new SheetCheckResult(file, null, reading.Problems, [])
            : new SheetCheckResult(file, sheet, [], [.. sheet.Exercises.Select(exercise => SheetCheck.Check(exercise, seed))]);
    }
}
