using System.Numerics;

namespace ViNotebooks.Expressions.Parsing;

/// <content>Places in the text, and what messages show of it.</content>
internal sealed partial class Grammar
{
    private Expr Note(Expr expression, int start)
    {
        spans[expression] = new TextSpan(tokens[start].Start, Math.Max(tokens[Math.Max(position - 1, start)].End - tokens[start].Start, 0));
        return expression;
    }

    private TextSpan SpanAt(int index) => new(tokens[index].Start, tokens[index].Length);

    private ReadingException Expected(string what)
    {
        if (Current.Kind == TokenKind.Unknown)
        {
            return new ReadingException(Current.Text, SpanAt(position));
        }

        var found = Current.Kind == TokenKind.End ? "the text ends" : $"'{Show(Current)}' stands";
        return new ReadingException($"Here {found}; {what}", SpanAt(position));
    }

    private static string Show(Token token) => token.Kind switch
    {
        TokenKind.Open => token.Text switch { ")" => "(", "]" => "[", "}" => "\\{", _ => "\\l" + token.Text },
        TokenKind.Close => token.Text is ")" or "]" or "}" ? token.Text : "\\r" + token.Text,
        _ => token.Text,
    };

    /// <summary>The text of some tokens as it may be shown in a message.</summary>
    private string TextOf(int from, int to)
    {
        const int longest = 40;
        var last = Math.Min(to, tokens.Count - 1) - 1;
        if (last < from)
        {
            return "";
        }

        var shown = text[tokens[from].Start..Math.Max(tokens[last].End, tokens[from].Start)].Trim();
        return shown.Length > longest ? shown[..longest] + "…" : shown;
    }

    private Number ReadNumber(string literal)
    {
        var mantissa = literal;
        var exponent = 0;
        var mark = literal.IndexOfAny(['e', 'E']);
        if (mark >= 0)
        {
            mantissa = literal[..mark];
            if (!int.TryParse(literal[(mark + 1)..].Replace('−', '-'), out exponent) || Math.Abs(exponent) > 400)
            {
                throw new ReadingException($"The number {literal} is out of range: exponents go to 400", SpanAt(position));
            }
        }

        const int mostDigits = 400;
        if (mantissa.Length > mostDigits)
        {
            throw new ReadingException($"The number has more than {mostDigits} digits", SpanAt(position));
        }

        var point = mantissa.IndexOf('.');
        var places = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = BigInteger.Parse("0" + mantissa.Replace(".", ""));
        places -= exponent;
        return places >= 0 ? new Number(digits, places) : new Number(digits * BigInteger.Pow(10, -places));
    }
}
