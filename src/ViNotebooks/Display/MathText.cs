namespace ViNotebooks.Display;

/// <summary>A piece of a sentence: words, or mathematics as LaTeX.</summary>
internal readonly record struct MathTextPiece(string Text, bool IsMathematics);

/// <summary>Sentences whose mathematics stands between dollar signs.</summary>
internal static class MathText
{
    /// <summary>Splits at dollar signs. <c>\$</c> is a dollar sign; one without a partner is one too.</summary>
    public static IReadOnlyList<MathTextPiece> Split(string text)
    {
        var pieces = new List<MathTextPiece>();
        var words = 0;
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '\\')
            {
                at += 2;
                continue;
            }

            if (text[at] != '$' || ClosingDollar(text, at) is not { } close)
            {
                at++;
                continue;
            }

            AddWords(pieces, text[words..at]);
            var width = IsDouble(text, at) ? 2 : 1;
            pieces.Add(new MathTextPiece(text[(at + width)..close].Trim(), IsMathematics: true));
            at = close + width;
            words = at;
        }

        AddWords(pieces, text[words..]);
        return pieces;
    }

    private static bool IsDouble(string text, int at) => at + 1 < text.Length && text[at + 1] == '$';

    private static int? ClosingDollar(string text, int open)
    {
        var width = IsDouble(text, open) ? 2 : 1;
        for (var at = open + width; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '$')
            {
                return width == 1 || IsDouble(text, at) ? at : null;
            }
        }

        return null;
    }

    private static void AddWords(List<MathTextPiece> pieces, string words)
    {
        if (words.Length > 0)
        {
            pieces.Add(new MathTextPiece(words.Replace(@"\$", "$"), IsMathematics: false));
        }
    }
}
