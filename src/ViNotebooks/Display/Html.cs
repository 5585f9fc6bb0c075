using System.Text;

namespace ViNotebooks.Display;

/// <summary>Text and mathematics as HTML. Whatever comes from an answer or a sheet passes through here.</summary>
internal static class Html
{
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                _ => encoded.Append(character),
            };
        }

        return encoded.ToString();
    }

    /// <summary>LaTeX between MathJax delimiters: text/html wins over text/latex in Jupyter, so HTML carries its mathematics this way.</summary>
    public static string Mathematics(string latex, bool display = false) =>
        display ? $@"\[ {Encode(latex)} \]" : $@"\( {Encode(latex)} \)";

    /// <summary>A sentence with its mathematics between MathJax delimiters.</summary>
    public static string Sentence(string text) => Sentence(text, latex => Mathematics(latex));

    /// <summary>A sentence with its mathematics written by <paramref name="mathematics"/>, which returns HTML.</summary>
    public static string Sentence(string text, Func<string, string> mathematics)
    {
        var html = new StringBuilder();
        foreach (var piece in MathText.Split(text))
        {
            html.Append(piece.IsMathematics ? mathematics(piece.Text) : Encode(piece.Text));
        }

        return html.ToString();
    }
}
