using Spectre.Console;
using ViNotebooks.Sheets;

namespace ViNotebooks.Cli;

/// <summary>Checks sheet after sheet, with a progress bar where somebody watches.</summary>
internal static class CheckProgress
{
    public static IReadOnlyList<SheetCheckResult> Run(
        IReadOnlyList<string> files, Func<string, SheetCheckResult> check, Terminal terminal)
    {
        if (!terminal.IsErrorInteractive)
        {
            return [.. files.Select(check)];
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return console.Progress().AutoClear(true).Start(progress =>
        {
            var task = progress.AddTask("checking", maxValue: files.Count);
            var results = new List<SheetCheckResult>();
            foreach (var file in files)
            {
                results.Add(check(file));
                task.Increment(1);
            }

            return results;
        });
    }
}
