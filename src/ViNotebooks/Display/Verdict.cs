using ViNotebooks.Display;

namespace ViNotebooks;

/// <content>How a verdict looks.</content>
[TypeFormatterSource(typeof(VerdictFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.Latex])]
public sealed partial record Verdict
{
    /// <summary>The verdict as HTML: the outcome, what is said about it, how the answer was read, and a counterexample where there is one.</summary>
    public string ToHtml() => VerdictHtml.Write(this);

    /// <summary>The verdict as LaTeX text with its mathematics between dollar signs.</summary>
    public string ToLatex() => VerdictLatex.Write(this);

    /// <summary>The verdict as plain text, for a terminal.</summary>
    public override string ToString() => VerdictText.Write(this);
}
