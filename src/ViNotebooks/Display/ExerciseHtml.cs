using Markdig;

namespace ViNotebooks.Display;

/// <summary>Questions and sheets as HTML.</summary>
internal static class ExerciseHtml
{
    // raw HTML in a sheet is shown as text: a sheet may come from somebody else
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseMathematics().UsePipeTables().DisableHtml().Build();

    public static string Write(Exercise exercise) =>
        $"<div class=\"vinb-exercise\"><p><strong>{Html.Encode(exercise.Id)}</strong> " +
        $"<span>({PointsWords(exercise.Points)})</span></p>{Question(exercise.Text)}</div>";

    public static string Write(Sheet sheet)
    {
        var source = sheet.Source is { Length: > 0 } from ? $"<p><em>{Html.Encode(from)}</em></p>" : "";
        return $"<div class=\"vinb-sheet\"><h2>{Html.Encode(sheet.Title)}</h2>{source}{string.Concat(sheet.Exercises.Select(Write))}</div>";
    }

    /// <summary>Markdown as HTML, with mathematics between MathJax delimiters.</summary>
    public static string Question(string markdown) => Markdown.ToHtml(markdown, Pipeline).Trim();

    public static string PointsWords(decimal points) => points == 1 ? "1 point" : $"{points:0.##} points";
}
