using Spectre.Console;
using ViNotebooks.Display;
using ViNotebooks.Sheets;

namespace ViNotebooks.Cli;

/// <summary>The results of <c>vinb check</c> as a table, the findings in full, and a line that sums up.</summary>
internal static class CheckTable
{
    public static void Write(IReadOnlyList<SheetCheckResult> results, Terminal terminal)
    {
        if (results.Any(result => result.Exercises.Count > 0))
        {
            WriteTable(results, terminal);
        }

        foreach (var result in results)
        {
            foreach (var problem in result.Problems)
            {
                terminal.Out.WriteLine(SheetFiles.Describe(problem));
            }

            foreach (var check in result.Exercises)
            {
                foreach (var finding in check.Findings)
                {
                    terminal.Out.WriteLine($"{check.Exercise.File}({check.Exercise.Line},1): exercise {check.Exercise.Id}: {finding}");
                }
            }
        }

        terminal.Out.WriteLine(CheckSummary.Of(results).ToString());
    }

    private static void WriteTable(IReadOnlyList<SheetCheckResult> results, Terminal terminal)
    {
        using var drawn = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.IsOutInteractive ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(drawn),
        });
        console.Profile.Width = terminal.Width;
        console.Profile.Capabilities.Unicode = true;

        var table = new Table().Border(TableBorder.Horizontal);
        table.AddColumn("sheet").AddColumn("exercise").AddColumn(new TableColumn("points").RightAligned()).AddColumn("checked").AddColumn("result");
        foreach (var result in results)
        {
            foreach (var check in result.Exercises)
            {
                var (sign, words, colour) = Look(check.Status);
                table.AddRow(
                    new Text(result.Sheet!.Id),
                    new Text(check.Exercise.Id),
                    new Text(check.Exercise.Points.ToString("0.##")),
                    new Text(string.Join("; ", check.Checks)),
                    new Text($"{sign} {words}", new Style(colour)));
            }
        }

        console.Write(table);
        foreach (var line in drawn.ToString().TrimEnd('\n').Split('\n'))
        {
            terminal.Out.WriteLine(line.TrimEnd());
        }
    }

    private static (string Sign, string Words, Color Colour) Look(CheckStatus status) => status switch
    {
        CheckStatus.Right => ("✓", CheckSummary.RightWords, Color.Green),
        CheckStatus.Wrong => ("✗", CheckSummary.WrongWords, Color.Red),
        _ => ("?", CheckSummary.UndecidedWords, Color.Yellow),
    };
}
