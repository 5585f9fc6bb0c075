using ViNotebooks.Display;

namespace ViNotebooks;

/// <content>How an estimate looks.</content>
[TypeFormatterSource(typeof(EstimateFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.Latex])]
public abstract partial record Estimate
{
    /// <summary>The value with as many digits as its error leaves, how it was found and how far off it may be, such as <c>0.5 (quadrature, ± 1e-12)</c>.</summary>
    public sealed override string ToString() => EstimateText.Write(this);

    /// <summary>The same as LaTeX text with its mathematics between dollar signs.</summary>
    public string ToLatex() => EstimateLatex.Write(this);

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => EstimateHtml.Write(this);
}
