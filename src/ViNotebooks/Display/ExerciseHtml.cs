using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

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

    /// <summary>Markdown as HTML, with mathematics as MathML.</summary>
    public static string OfflineQuestion(string markdown)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new InlineMathMl());
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new BlockMathMl());
        renderer.Render(Markdown.Parse(markdown, Pipeline));
        return writer.ToString().Trim();
    }

    public static string PointsWords(decimal points) => points == 1 ? "1 point" : $"{points:0.##} points";

    private sealed class InlineMathMl : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline mathematics) =>
            renderer.Write(MathMl.FromLatex(mathematics.Content.ToString(), display: mathematics.DelimiterCount > 1));
    }

    private sealed class BlockMathMl : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock mathematics) =>
            renderer.WriteLine(MathMl.FromLatex(mathematics.Lines.ToString(), display: true));
    }
}
