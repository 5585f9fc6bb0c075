using System.Globalization;

namespace ViNotebooks.Expressions.Parsing;

/// <summary>What the infix and the LaTeX token reader share: numbers, operators and the characters of mathematics.</summary>
internal abstract class TokenReader(string text)
{
    private static readonly Dictionary<char, (TokenKind Kind, string Text)> Operators = new()
    {
        ['+'] = (TokenKind.Plus, "+"),
        ['-'] = (TokenKind.Minus, "-"),
        ['−'] = (TokenKind.Minus, "-"),
        ['–'] = (TokenKind.Minus, "-"),
        ['—'] = (TokenKind.Minus, "-"),
        ['‐'] = (TokenKind.Minus, "-"),
        ['*'] = (TokenKind.Times, "*"),
        ['·'] = (TokenKind.Times, "·"),
        ['⋅'] = (TokenKind.Times, "·"),
        ['∙'] = (TokenKind.Times, "·"),
        ['×'] = (TokenKind.Times, "*"),
        ['∗'] = (TokenKind.Times, "*"),
        ['⊙'] = (TokenKind.Times, "*"),
        ['@'] = (TokenKind.Times, "*"),
        ['/'] = (TokenKind.Slash, "/"),
        ['÷'] = (TokenKind.Slash, "/"),
        ['∕'] = (TokenKind.Slash, "/"),
        ['⁄'] = (TokenKind.Slash, "/"),
        ['^'] = (TokenKind.Caret, "^"),
        ['('] = (TokenKind.Open, ")"),
        [')'] = (TokenKind.Close, ")"),
        ['['] = (TokenKind.Open, "]"),
        [']'] = (TokenKind.Close, "]"),
        ['{'] = (TokenKind.GroupOpen, "{"),
        ['}'] = (TokenKind.GroupClose, "}"),
        [','] = (TokenKind.Comma, ","),
        [';'] = (TokenKind.Semicolon, ";"),
        ['|'] = (TokenKind.Bar, "|"),
        ['∣'] = (TokenKind.Bar, "|"),
        ['‖'] = (TokenKind.DoubleBar, "||"),
        ['∥'] = (TokenKind.DoubleBar, "||"),
        ['\''] = (TokenKind.Prime, "'"),
        ['′'] = (TokenKind.Prime, "'"),
        ['’'] = (TokenKind.Prime, "'"),
        ['⊤'] = (TokenKind.TransposeMark, "T"),
        ['!'] = (TokenKind.Bang, "!"),
        ['<'] = (TokenKind.Relation, "<"),
        ['>'] = (TokenKind.Relation, ">"),
        ['≤'] = (TokenKind.Relation, "<="),
        ['⩽'] = (TokenKind.Relation, "<="),
        ['≥'] = (TokenKind.Relation, ">="),
        ['⩾'] = (TokenKind.Relation, ">="),
        ['≠'] = (TokenKind.Relation, "!="),
        ['='] = (TokenKind.Equal, "="),
        ['≈'] = (TokenKind.Equal, "="),
        ['≡'] = (TokenKind.Equal, "="),
        ['←'] = (TokenKind.Equal, "="),
        ['∞'] = (TokenKind.Name, "infty"),
        ['≔'] = (TokenKind.Equal, "="),
        ['∝'] = (TokenKind.Proportional, "∝"),
        ['∧'] = (TokenKind.And, "and"),
        ['∨'] = (TokenKind.Or, "or"),
        ['¬'] = (TokenKind.Not, "not"),
        ['∑'] = (TokenKind.Fold, "sum"),
        ['∏'] = (TokenKind.Fold, "prod"),
        ['∫'] = (TokenKind.Integral, "∫"),
        ['∬'] = (TokenKind.Integral, "∬"),
        ['∂'] = (TokenKind.Partial, "∂"),
        ['∇'] = (TokenKind.Nabla, "∇"),
        ['∼'] = (TokenKind.Sim, "~"),
        ['∈'] = (TokenKind.In, "∈"),
        ['…'] = (TokenKind.Ellipsis, "…"),
        ['⟨'] = (TokenKind.Open, "angle"),
        ['⟩'] = (TokenKind.Close, "angle"),
        ['√'] = (TokenKind.Radical, "2"),
        ['∛'] = (TokenKind.Radical, "3"),
    };

    private static readonly Dictionary<string, (TokenKind Kind, string Text)> LongOperators = new()
    {
        ["<="] = (TokenKind.Relation, "<="),
        [">="] = (TokenKind.Relation, ">="),
        ["!="] = (TokenKind.Relation, "!="),
        ["<>"] = (TokenKind.Relation, "!="),
        ["=="] = (TokenKind.Relation, "=="),
        [":="] = (TokenKind.Equal, "="),
        ["<-"] = (TokenKind.Equal, "="),
        ["~="] = (TokenKind.Equal, "="),
        ["**"] = (TokenKind.Caret, "^"),
        ["||"] = (TokenKind.DoubleBar, "||"),
        ["&&"] = (TokenKind.And, "and"),
    };

    protected string Text { get; } = text;

    protected List<Token> Tokens { get; } = [];

    protected int Position { get; set; }

    protected bool SpaceBefore { get; set; }

    protected bool AtEnd => Position >= Text.Length;

    protected char Current => Text[Position];

    public List<Token> ReadAll()
    {
        while (!AtEnd)
        {
            if (Characters.IsSpace(Current))
            {
                if (Current == '\n' && LinesMatter)
                {
                    Tokens.Add(new Token(TokenKind.LineBreak, "line break", Position, 1));
                }

                Position++;
                SpaceBefore = true;
                continue;
            }

            ReadOne();
            SpaceBefore = false;
        }

        return Tokens;
    }

    protected abstract void ReadOne();

    protected char Peek(int ahead) => Position + ahead < Text.Length ? Text[Position + ahead] : '\0';

    protected void Add(TokenKind kind, string text, int length)
    {
        Tokens.Add(new Token(kind, text, Position, length, SpaceBefore));
        Position += length;
    }

    /// <summary>Reads what is the same in both notations; false when the character is none of it.</summary>
    protected bool TryReadShared()
    {
        if (Characters.IsDigit(Current) || (Current == '.' && Characters.IsDigit(Peek(1))))
        {
            ReadNumber();
            return true;
        }

        if (Position + 1 < Text.Length && LongOperators.TryGetValue(Text.Substring(Position, 2), out var two) && IsLongOperatorHere(Text.AsSpan(Position, 2)))
        {
            Add(two.Kind, two.Text, 2);
            return true;
        }

        if (Operators.TryGetValue(Current, out var one))
        {
            Add(one.Kind, one.Text, 1);
            return true;
        }

        if (Characters.VulgarFraction(Current) is { } fraction)
        {
            Add(TokenKind.VulgarFraction, fraction, 1);
            return true;
        }

        if (Characters.Greek(Current) is { } greek)
        {
            var end = Position + 1;
            while (JoinsDigits && end < Text.Length && Characters.IsDigit(Text[end]))
            {
                end++;
            }

            Add(TokenKind.Name, greek + Text[(Position + 1)..end], end - Position);
            return true;
        }

        return TryReadScript(Characters.Superscript, TokenKind.Caret) || TryReadScript(Characters.Subscript, TokenKind.Subscript);
    }

    /// <summary>Whether two signs are one operator here: m &lt;- 2 assigns, m&lt;-2 compares.</summary>
    protected virtual bool IsLongOperatorHere(ReadOnlySpan<char> signs) => !signs.SequenceEqual("<-") || (SpaceBefore && Characters.IsSpace(Peek(2)));

    /// <summary>Whether a new line ends an expression, unless a sign carries it on.</summary>
    protected abstract bool LinesMatter { get; }

    /// <summary>Whether digits right behind a Greek letter belong to the name, as in σ1.</summary>
    protected abstract bool JoinsDigits { get; }

    /// <summary>Whether e or E after the digits begins a decimal exponent.</summary>
    protected abstract bool AllowsExponent { get; }

    protected void AddUnknown()
    {
        var length = char.IsHighSurrogate(Current) && Position + 1 < Text.Length ? 2 : 1;
        var name = char.IsControl(Current) || char.IsSurrogate(Current) ? $"U+{(int)Current:X4}" : $"'{Current}'";
        Add(TokenKind.Unknown, $"The character {name} has no meaning here", length);
    }

    private void ReadNumber()
    {
        var end = Position;
        while (end < Text.Length && Characters.IsDigit(Text[end]))
        {
            end++;
        }

        if (end + 1 < Text.Length && Text[end] == '.' && Characters.IsDigit(Text[end + 1]))
        {
            end++;
            while (end < Text.Length && Characters.IsDigit(Text[end]))
            {
                end++;
            }
        }

        if (AllowsExponent && end < Text.Length && Text[end] is 'e' or 'E')
        {
            var digits = end + 1;
            if (digits < Text.Length && Text[digits] is '+' or '-' or '−')
            {
                digits++;
            }

            var exponentEnd = digits;
            while (exponentEnd < Text.Length && Characters.IsDigit(Text[exponentEnd]))
            {
                exponentEnd++;
            }

            if (exponentEnd > digits && (exponentEnd == Text.Length || !Characters.IsLatinLetter(Text[exponentEnd])))
            {
                end = exponentEnd;
            }
        }

        Add(TokenKind.Number, Text[Position..end], end - Position);
    }

    /// <summary>A run of superscripts is a caret with a group, a run of subscripts an underscore with a group.</summary>
    private bool TryReadScript(Func<char, char> meaning, TokenKind kind)
    {
        if (meaning(Current) == '\0')
        {
            return false;
        }

        Tokens.Add(new Token(kind, kind == TokenKind.Caret ? "^" : "_", Position, 0, SpaceBefore));
        Tokens.Add(new Token(TokenKind.GroupOpen, "{", Position, 0));
        while (!AtEnd && meaning(Current) is var plain and not '\0')
        {
            var end = Position;
            var run = "";
            while (Characters.IsDigit(plain) && end < Text.Length && Characters.IsDigit(meaning(Text[end])))
            {
                run += meaning(Text[end++]);
            }

            if (run.Length > 0)
            {
                Add(TokenKind.Number, run, end - Position);
            }
            else if (plain == 'T')
            {
                Add(TokenKind.TransposeMark, "T", 1);
            }
            else if (Operators.TryGetValue(plain, out var one))
            {
                Add(one.Kind, one.Text, 1);
            }
            else
            {
                Add(TokenKind.Name, plain.ToString(CultureInfo.InvariantCulture), 1);
            }
        }

        Tokens.Add(new Token(TokenKind.GroupClose, "}", Position, 0));
        return true;
    }
}
