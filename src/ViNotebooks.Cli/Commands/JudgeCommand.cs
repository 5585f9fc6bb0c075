using System.CommandLine;

namespace ViNotebooks.Cli.Commands;

/// <summary><c>vinb judge SHEET</c>: JSON lines in, JSON lines out.</summary>
internal static class JudgeCommand
{
    public const string Examples = """
        echo '{"exercise":"1b","answer":"-1/phi^2 + (x - theta)/phi + log(theta/phi)"}' | vinb judge notebooks/mlgs-02/sheet.md
        vinb judge mlgs-02 --from answers.jsonl --seed 7
        vinb judge mlgs-02 --from answers.jsonl --pretty

        A request has the keys "exercise", "answer" (a text, or an object of texts by part) and, if wanted,
        "notation" ("auto", "infix" or "latex") and "seed". The seed of a verdict follows from --seed and the
        number of its line; put the "seed" of a printed verdict into its request to get that verdict again.
        """;

    private const int LongestLine = 2 * 1024 * 1024;
    private const string BadRequest = "bad-request";

    public static Command Create(Terminal terminal)
    {
        var sheet = new Argument<string>("SHEET") { Description = "A sheet file, a folder with a sheet.md, or the id of a built-in sheet." };
        var from = new Option<string?>("--from") { Description = "Read the requests from this file instead of standard input.", HelpName = "FILE" };
        var seed = Seeds.SeedOption("Makes the run reproducible. Without it every run draws fresh points.");
        var pretty = new Option<bool>("--pretty") { Description = "Print verdicts for people instead of JSON." };
        var command = new Command("judge", "Judges answers, one JSON request a line, and prints one verdict for each, in order, as soon as it is known.")
        {
            sheet, from, seed, pretty,
        };
        command.SetAction(parsed =>
        {
            var opened = SheetFiles.Open(parsed.GetRequiredValue(sheet));
            var runSeed = parsed.GetValue(seed) ?? Seeds.Fresh();
            if (parsed.GetValue(from) is not { } file)
            {
                return Run(opened, terminal.In, terminal, runSeed, parsed.GetValue(pretty));
            }

            using var reader = OpenRequests(file);
            return Run(opened, reader, terminal, runSeed, parsed.GetValue(pretty));
        });
        return command;
    }

    private static StreamReader OpenRequests(string file)
    {
        try
        {
            return new StreamReader(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new MisuseException($"--from {file}: {exception.Message}");
        }
    }

    private static int Run(Sheet sheet, TextReader requests, Terminal terminal, ulong seed, bool pretty)
    {
        var code = ExitCode.Right;
        foreach (var (number, text) in LineReader.Read(requests, LongestLine))
        {
            if (text is not null && string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            var verdict = Judge(sheet, text, number, Seeds.OfLine(seed, number), terminal);
            if (verdict.Code is BadRequest or InternalFault)
            {
                code = ExitCode.Wrong;
            }

            terminal.Out.WriteLine(pretty ? PrettyVerdict.Write(verdict, terminal.IsOutInteractive) : VerdictJson.Write(verdict));
            terminal.Out.Flush();
        }

        return code;
    }

    private const string InternalFault = "internal-fault";

    private static Verdict Judge(Sheet sheet, string? line, long number, ulong seed, Terminal terminal)
    {
        var exercise = "";
        try
        {
            var request = JudgeRequest.Parse(line ?? throw new BadRequestException($"longer than {LongestLine} characters"));
            exercise = request.Exercise;
            if (sheet.Exercises.FirstOrDefault(candidate => candidate.Id == exercise) is not { } asked)
            {
                throw new BadRequestException($"no exercise \"{exercise}\" in this sheet");
            }

            seed = request.Seed ?? seed;
            return request.Parts is { } parts
                ? asked.Check(parts, request.Notation, seed)
                : asked.Check(request.Answer!, request.Notation, seed);
        }
        catch (BadRequestException exception)
        {
            return Unjudged(Outcome.Unreadable, BadRequest, $"line {number}: {exception.Message}", exercise.Length > 0 ? exercise : exception.Exercise, seed);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // one answer that brings vinb down must not take the rest of the class with it
            Vinb.ReportFault(exception, terminal.Error);
            return Unjudged(Outcome.Undecided, InternalFault, $"line {number}: vinb has a fault ({exception.GetType().Name})", exercise, seed);
        }
    }

    private static Verdict Unjudged(Outcome outcome, string code, string says, string exercise, ulong seed) =>
        new() { Exercise = exercise, Outcome = outcome, Code = code, Says = says, Seed = seed };
}
