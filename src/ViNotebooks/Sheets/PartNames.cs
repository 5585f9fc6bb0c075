using System.Text;
using ViNotebooks.Expressions.Parsing;

namespace ViNotebooks.Sheets;

/// <summary>How the names of an answer's parts are recognised in what a student writes.</summary>
internal static class PartNames
{
    /// <summary>What the ways of writing one part's name have in common: <c>s_1^2</c>, <c>s_{1}^{2}</c> and <c>s₁²</c> are all <c>s1^2</c>.</summary>
    public static string Spelling(string name)
    {
        var spelling = new StringBuilder(name.Length);
        var isRaised = false;
        foreach (var character in name)
        {
            var raised = Characters.Superscript(character);
            if (raised is '\0' && character is '²' or '³' or '¹')
            {
                raised = character switch { '²' => '2', '³' => '3', _ => '1' };
            }

            if (raised != '\0')
            {
                spelling.Append(isRaised ? "" : "^").Append(raised);
                isRaised = true;
                continue;
            }

            isRaised = false;
            if (Characters.Greek(character) is { } letter)
            {
                spelling.Append(letter);
            }
            else if (Characters.Subscript(character) is var lowered and not '\0')
            {
                spelling.Append(lowered);
            }
            else if (!Characters.IsSpace(character) && character is not ('_' or '{' or '}' or '\\' or '&' or '$'))
            {
                spelling.Append(character);
            }
        }

        // an optimum is often starred
        return spelling.Replace("^*", "").Replace("^star", "").Replace("^ast", "").Replace("*", "").ToString();
    }

    /// <summary>Whether a part can be named so: what names it ends at an equals sign, and a semicolon ends an answer.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 100 && !name.Contains('=', StringComparison.Ordinal) && !name.Contains(';', StringComparison.Ordinal);

    public static string Misnamed(string name) => $"'{name}' is not a name of a part; write one such as m1 or s1^2";

    public static string Twins(string first, string second) => $"the parts '{first}' and '{second}' are written the same; rename one";

    public static bool Overlap(IEnumerable<string> spellings, IEnumerable<string> others) => spellings.Intersect(others).Any();

    public static ExercisePart? Find(IReadOnlyList<ExercisePart> parts, string name)
    {
        var spelling = Spelling(name);
        return parts.FirstOrDefault(part => Spelling(part.Name) == spelling || part.Also.Any(other => Spelling(other) == spelling));
    }

    /// <summary>
    /// Cuts an answer such as <c>m1 = …; s1^2 = …</c> into its parts, at line ends and at semicolons outside brackets. A piece
    /// that names no part continues the one before it. Null, with the name, where a piece names a part that does not exist.
    /// </summary>
    public static Dictionary<string, string>? Split(string text, IReadOnlyList<ExercisePart> parts, out string unknown)
    {
        var answers = new Dictionary<string, string>();
        string? current = null;
        unknown = "";
        foreach (var piece in Pieces(text))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && Find(parts, piece[..equals]) is { } part)
            {
                current = part.Name;
                answers[current] = piece[(equals + 1)..].Trim();
            }
            else if (current is null || equals > 0)
            {
                unknown = (equals > 0 ? piece[..equals] : piece).Trim();
                return null;
            }
            else
            {
                answers[current] += "\n" + piece;
            }
        }

        return answers;
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var isEnd = i == text.Length;
            if (!isEnd)
            {
                depth += text[i] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            }

            if (isEnd || text[i] == '\n' || (text[i] == ';' && depth <= 0))
            {
                if (text[start..i].Trim() is { Length: > 0 } piece)
                {
                    yield return piece;
                }

                start = i + 1;
            }
        }
    }
}
