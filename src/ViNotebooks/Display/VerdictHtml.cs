using System.Text;

namespace ViNotebooks.Display;

/// <summary>A verdict as HTML. Its styles stand on the elements, because a notebook keeps no style sheet of ours.</summary>
internal static class VerdictHtml
{
    public static string Write(Verdict verdict) => Write(verdict, latex => Html.Mathematics(latex));

    /// <summary>With mathematics written by <paramref name="mathematics"/>, which takes LaTeX and returns HTML.</summary>
    public static string Write(Verdict verdict, Func<string, string> mathematics)
    {
        var html = new StringBuilder();
        Append(html, verdict, verdict.Exercise, mathematics);
        return html.ToString();
    }

    private static void Append(StringBuilder html, Verdict verdict, string heading, Func<string, string> mathematics)
    {
        var look = OutcomeLook.Of(verdict.Outcome);
        html.Append($"<div class=\"vinb-verdict\" style=\"border-left:4px solid {look.Colour};padding:0.2em 0.9em;margin:0.5em 0\">");
        html.Append($"<p style=\"margin:0.3em 0\"><strong style=\"color:{look.Colour}\">{look.Sign} {Html.Encode(look.Words)}</strong>");
        if (heading.Length > 0)
        {
            html.Append($" <span>({Html.Encode(heading)})</span>");
        }

        html.Append("</p>");
        Paragraph(html, Html.Sentence(verdict.Says, mathematics));
        if (verdict.Position is var (line, column))
        {
            Paragraph(html, $"At line {line}, column {column}.");
        }

        if (verdict.ConstantLatex.Length > 0)
        {
            Paragraph(html, $"{ConstantWords(verdict)}: {mathematics(verdict.ConstantLatex)}");
        }

        if (verdict.ReadAsLatex.Length > 0)
        {
            Paragraph(html, $"Read as: {mathematics(verdict.ReadAsLatex)}");
        }

        foreach (var remark in verdict.Remarks)
        {
            Paragraph(html, $"<em>Note:</em> {Html.Sentence(remark, mathematics)}");
        }

        if (verdict.Counterexample is { } counterexample)
        {
            AppendCounterexample(html, counterexample);
        }

        foreach (var (name, part) in verdict.Parts)
        {
            Append(html, part, name, mathematics);
        }

        html.Append("</div>");
    }

    /// <summary>What the constant or factor of a verdict is to the answer.</summary>
    internal static string ConstantWords(Verdict verdict) => verdict.Outcome == Outcome.CorrectUpToFactor
        ? "What is asked, divided by the answer"
        : "What is asked, minus the answer";

    private static void AppendCounterexample(StringBuilder html, Counterexample counterexample)
    {
        html.Append("<table style=\"border-collapse:collapse;margin:0.4em 0\"><tbody>");
        foreach (var (name, value) in counterexample.Point)
        {
            Row(html, $"at {name}", value);
        }

        Row(html, "your answer", counterexample.Answer);
        Row(html, "what is asked", counterexample.Expected);
        html.Append("</tbody></table>");
    }

    private static void Row(StringBuilder html, string name, string value) => html.Append(
        $"<tr><th scope=\"row\" style=\"text-align:left;padding:0.1em 1em 0.1em 0;font-weight:normal\">{Html.Encode(name)}</th>" +
        $"<td style=\"text-align:left;padding:0.1em 0\"><code>{Html.Encode(value)}</code></td></tr>");

    private static void Paragraph(StringBuilder html, string content) =>
        html.Append("<p style=\"margin:0.3em 0\">").Append(content).Append("</p>");
}
