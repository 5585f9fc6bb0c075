using System.Text;

namespace ViNotebooks.Display;

/// <summary>A verdict as LaTeX, for a notebook that is exported to PDF.</summary>
internal static class VerdictLatex
{
    public static string Write(Verdict verdict)
    {
        var latex = new StringBuilder();
        Append(latex, verdict, verdict.Exercise);
        return latex.ToString().TrimEnd();
    }

    /// <summary>Words with every character that LaTeX gives a meaning of its own written out.</summary>
    internal static string Escape(string words)
    {
        var latex = new StringBuilder(words.Length + 8);
        foreach (var character in words)
        {
            _ = character switch
            {
                '\\' => latex.Append(@"\textbackslash{}"),
                '~' => latex.Append(@"\textasciitilde{}"),
                '^' => latex.Append(@"\textasciicircum{}"),
                '{' or '}' or '$' or '#' or '%' or '&' or '_' => latex.Append('\\').Append(character),
                _ => latex.Append(character),
            };
        }

        return latex.ToString();
    }

    private static void Append(StringBuilder latex, Verdict verdict, string heading)
    {
        var look = OutcomeLook.Of(verdict.Outcome);
        var name = heading.Length > 0 ? $" ({Escape(heading)})" : "";
        latex.Append($@"$\,{look.LatexSign}\,$ \textbf{{{look.Words}}}{name}. ").Append(Sentence(verdict.Says)).Append("\n\n");
        if (verdict.ConstantLatex.Length > 0)
        {
            latex.Append($"{VerdictHtml.ConstantWords(verdict)}: ${verdict.ConstantLatex}$\n\n");
        }

        if (verdict.ReadAsLatex.Length > 0)
        {
            latex.Append($"Read as: ${verdict.ReadAsLatex}$\n\n");
        }

        foreach (var remark in verdict.Remarks)
        {
            latex.Append("Note: ").Append(Sentence(remark)).Append("\n\n");
        }

        if (verdict.Counterexample is { } counterexample)
        {
            var point = string.Join(", ", counterexample.Point.Select(symbol => $"{Escape(symbol.Key)} = {Escape(symbol.Value)}"));
            latex.Append($"At {point}: your answer is {Escape(counterexample.Answer)}, what is asked is {Escape(counterexample.Expected)}.\n\n");
        }

        foreach (var (part, inner) in verdict.Parts)
        {
            Append(latex, inner, part);
        }
    }

    private static string Sentence(string text) => string.Concat(
        MathText.Split(text).Select(piece => piece.IsMathematics ? $"${piece.Text}$" : Escape(piece.Text)));
}
