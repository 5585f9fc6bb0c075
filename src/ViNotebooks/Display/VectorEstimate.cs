using ViNotebooks.Display;

namespace ViNotebooks;

/// <content>How a vector of estimates looks.</content>
[TypeFormatterSource(typeof(VectorEstimateFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.Latex])]
public sealed partial record VectorEstimate
{
    /// <summary>The elements in brackets and, where it is the same of all, how they were found, such as <c>[0.5, 2] (closed form)</c>.</summary>
    public override string ToString() => EstimateText.Write(this);

    /// <summary>The same as LaTeX text with its mathematics between dollar signs.</summary>
    public string ToLatex() => EstimateLatex.Write(this);

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => EstimateHtml.Write(this);
}
