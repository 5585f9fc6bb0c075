using System.Text;
using ViNotebooks.Checking;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Sheets;

namespace ViNotebooks.Display;

/// <summary>The results of checking sheets as one page of HTML that needs nothing else: mathematics is MathML, styles are inside.</summary>
internal static class CheckReport
{
    private const string Style = """
        :root { color-scheme: light dark; --ground: #ffffff; --ink: #1d2228; --soft: #5b6570; --line: #d8dde3; --panel: #f5f7f9;
          --right: #17803d; --wrong: #c0322b; --undecided: #94690a; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #15181c; --ink: #e4e8ec; --soft: #9aa5b1; --line: #363d45; --panel: #1e2329;
            --right: #4cc274; --wrong: #ff7b72; --undecided: #e3b341; } }
        body { background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; font-size: 1.3rem; } h3 { margin: 0; font-size: 1.05rem; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .35rem .7rem; border-bottom: 1px solid var(--line); }
        th { color: var(--soft); font-weight: 600; } td.points { text-align: right; }
        .exercise { background: var(--panel); border-left: 4px solid var(--line); padding: .8rem 1rem; margin: 1rem 0; overflow-x: auto; }
        .right { color: var(--right); } .wrong { color: var(--wrong); } .undecided { color: var(--undecided); }
        .exercise.right, .exercise.wrong, .exercise.undecided { border-color: currentColor; } .exercise > * { color: var(--ink); }
        .soft { color: var(--soft); } code { font-family: ui-monospace, monospace; font-size: .9em; } math { font-size: 1.1em; } a { color: inherit; }
        """;

    /// <summary>The page.</summary>
    public static string Write(IReadOnlyList<SheetCheckResult> results, ulong seed)
    {
        var summary = CheckSummary.Of(results);
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append($"<title>Sheet check: {Html.Encode(summary.ToString())}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n");
        html.Append($"<h1>Sheet check</h1>\n<p>{Html.Encode(summary.ToString())} <span class=\"soft\">(seed {seed})</span></p>\n");
        AppendTable(html, results);
        for (var sheet = 0; sheet < results.Count; sheet++)
        {
            AppendSheet(html, results[sheet], sheet);
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendTable(StringBuilder html, IReadOnlyList<SheetCheckResult> results)
    {
        html.Append("<table>\n<thead><tr><th>sheet</th><th>exercise</th><th>points</th><th>checked</th><th>result</th></tr></thead>\n<tbody>\n");
        for (var sheet = 0; sheet < results.Count; sheet++)
        {
            for (var index = 0; index < results[sheet].Exercises.Count; index++)
            {
                var check = results[sheet].Exercises[index];
                html.Append($"<tr><td>{Html.Encode(results[sheet].Sheet!.Id)}</td><td><a href=\"#{Anchor(sheet, index)}\">{Html.Encode(check.Exercise.Id)}</a></td>");
                html.Append($"<td class=\"points\">{check.Exercise.Points:0.##}</td><td>{Html.Encode(string.Join("; ", check.Checks))}</td>");
                html.Append($"<td class=\"{Word(check.Status)}\">{Sign(check.Status)} {Word(check.Status)}</td></tr>\n");
            }
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static void AppendSheet(StringBuilder html, SheetCheckResult result, int number)
    {
        html.Append($"<h2>{Html.Encode(result.Sheet?.Title ?? result.File)}</h2>\n<p class=\"soft\"><code>{Html.Encode(result.File)}</code></p>\n");
        foreach (var problem in result.Problems)
        {
            html.Append($"<p class=\"wrong\">✗ line {problem.Line}, column {problem.Column}: {Html.Encode(problem.Message)}</p>\n");
        }

        for (var index = 0; index < result.Exercises.Count; index++)
        {
            AppendExercise(html, result.Exercises[index], Anchor(number, index));
        }
    }

    private static void AppendExercise(StringBuilder html, ExerciseCheck check, string anchor)
    {
        var word = Word(check.Status);
        html.Append($"<section class=\"exercise {word}\" id=\"{anchor}\">\n<h3>{Html.Encode(check.Exercise.Id)} ");
        html.Append($"<span class=\"soft\">({ExerciseHtml.PointsWords(check.Exercise.Points)})</span> <span class=\"{word}\">{Sign(check.Status)} {word}</span></h3>\n");
        html.Append(ExerciseHtml.OfflineQuestion(check.Exercise.Text)).Append('\n');
        foreach (var part in check.Exercise.Parts)
        {
            AppendReference(html, part);
        }

        html.Append($"<p class=\"soft\">Checked: {Html.Encode(string.Join("; ", check.Checks))}</p>\n");
        foreach (var finding in check.Findings)
        {
            html.Append($"<p><span class=\"{word}\">{Sign(check.Status)}</span> {Html.Sentence(finding, latex => MathMl.FromLatex(latex))}</p>\n");
        }

        html.Append("</section>\n");
    }

    private static void AppendReference(StringBuilder html, ExercisePart part)
    {
        var reference = part.Question switch
        {
            EqualityQuestion equality => equality.Reference,
            PushforwardQuestion pushforward => pushforward.Reference,
            DefinitionQuestion definition => definition.Definition.Expression,
            _ => null,
        };
        if (reference is not null)
        {
            var name = part.Name.Length > 0 ? $"Answer {part.Name}" : "Answer";
            html.Append($"<p>{Html.Encode(name)}: {MathMl.FromLatex(LatexPrinter.Print(reference, part.Question.Scope.Names))}");
            html.Append($"<br><code class=\"soft\">{Html.Encode(InfixPrinter.Print(reference))}</code></p>\n");
        }
    }

    private static string Anchor(int sheet, int exercise) => $"e{sheet + 1}-{exercise + 1}";

    private static string Word(CheckStatus status) => status switch
    {
        CheckStatus.Right => CheckSummary.RightWords,
        CheckStatus.Wrong => CheckSummary.WrongWords,
        _ => CheckSummary.UndecidedWords,
    };

    private static string Sign(CheckStatus status) => status switch
    {
        CheckStatus.Right => "✓",
        CheckStatus.Wrong => "✗",
        _ => "?",
    };
}
