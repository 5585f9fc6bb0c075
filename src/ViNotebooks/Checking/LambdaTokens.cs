namespace ViNotebooks.Checking;

/// <summary>Cuts the C# source of a lambda into words; a dotted name such as Math.Log is one word.</summary>
internal static class LambdaTokens
{
    private const int MostCharacters = 20_000;

    private static readonly string[] Signs =
        ["=>", "==", "!=", "<=", ">=", "&&", "||", "+", "-", "*", "/", "%", "<", ">", "=", "?", ":", ";", ",", "(", ")", "{", "}"];

    /// <summary>The words, or null where the source has a sign that no arithmetic needs.</summary>
    public static List<string>? Read(string code)
    {
        if (code.Length > MostCharacters)
        {
            return null;
        }

        var tokens = new List<string>();
        var at = 0;
        while (at < code.Length)
        {
            if (char.IsWhiteSpace(code[at]))
            {
                at++;
            }
            else if (code.AsSpan(at).StartsWith("//"))
            {
                at = EndOr(code, code.IndexOf('\n', at), 1);
            }
            else if (code.AsSpan(at).StartsWith("/*"))
            {
                at = EndOr(code, code.IndexOf("*/", at + 2, StringComparison.Ordinal), 2);
            }
            else if (WordLength(code, at) is var length and > 0)
            {
                tokens.Add(Unqualified(code.Substring(at, length)));
                at += length;
            }
            else if (Array.Find(Signs, sign => code.AsSpan(at).StartsWith(sign)) is { } sign)
            {
                tokens.Add(sign);
                at += sign.Length;
            }
            else
            {
                return null;
            }
        }

        return tokens;
    }

    private static int EndOr(string code, int found, int length) => found < 0 ? code.Length : found + length;

    private static int WordLength(string code, int start)
    {
        var at = start;
        if (char.IsDigit(code[at]) || (code[at] == '.' && at + 1 < code.Length && char.IsDigit(code[at + 1])))
        {
            while (at < code.Length
                && (char.IsLetterOrDigit(code[at]) || code[at] is '.' or '_' || (code[at] is '+' or '-' && code[at - 1] is 'e' or 'E')))
            {
                at++;
            }

            return at - start;
        }

        if (!char.IsLetter(code[at]) && code[at] is not ('_' or '@'))
        {
            return 0;
        }

        while (at < code.Length && (char.IsLetterOrDigit(code[at]) || code[at] is '_' or '.' or '@'))
        {
            at++;
        }

        return at - start;
    }

    private static string Unqualified(string word) =>
        word.StartsWith("System.", StringComparison.Ordinal) ? Unqualified(word["System.".Length..])
        : word.StartsWith("Double.", StringComparison.Ordinal) ? "double." + word["Double.".Length..]
        : word.StartsWith("MathNet.Numerics.", StringComparison.Ordinal) ? word["MathNet.Numerics.".Length..]
        : word;
}
