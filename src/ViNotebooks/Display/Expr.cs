using ViNotebooks.Display;
using ViNotebooks.Expressions.Printing;

namespace ViNotebooks;

/// <content>How an expression looks.</content>
[TypeFormatterSource(typeof(ExprFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.Latex])]
public abstract partial record Expr
{
    /// <summary>The expression in infix notation, such as <c>log(theta) - x^2/2</c>; it reads back as the same expression.</summary>
    public sealed override string ToString() => InfixPrinter.Print(this);

    /// <summary>The expression as LaTeX without delimiters, such as <c>\log\theta - \frac{x^2}{2}</c>.</summary>
    public string ToLatex() => LatexPrinter.Print(this);

    /// <summary>The expression as HTML, its mathematics between MathJax delimiters.</summary>
    public string ToHtml() => Html.Mathematics(ToLatex(), display: true);
}
