namespace ViNotebooks.Expressions.Parsing;

/// <summary>Cuts infix text into tokens. A run of letters and digits is one name; the grammar splits it where no such name is declared.</summary>
internal sealed class InfixTokenReader(string text, bool eIsDeclared) : TokenReader(text)
{
    private static readonly Dictionary<string, (TokenKind Kind, string Text)> Words = new()
    {
        ["and"] = (TokenKind.And, "and"),
        ["or"] = (TokenKind.Or, "or"),
        ["not"] = (TokenKind.Not, "not"),
        ["const"] = (TokenKind.Text, "const"),
        ["constant"] = (TokenKind.Text, "const"),
        ["cst"] = (TokenKind.Text, "const"),
        ["propto"] = (TokenKind.Proportional, "∝"),
    };

    /// <summary>Words that begin an explanation behind the expression.</summary>
    private static readonly HashSet<string> Explanations = ["for", "where", "with", "when", "if"];

    /// <summary>Modules that people copy along with a function of Python: np.log is log.</summary>
    private static readonly HashSet<string> Modules = ["np", "numpy", "math", "torch", "jnp", "scipy", "special", "sp", "tf"];

    protected override bool AllowsExponent => !eIsDeclared;

    protected override bool JoinsDigits => true;

    protected override bool LinesMatter => true;

    protected override void ReadOne()
    {
        if (Characters.IsLatinLetter(Current))
        {
            ReadWord();
        }
        else if (Current == '_')
        {
            ReadSubscript();
        }
        else if (Current == '.' && !Characters.IsDigit(Peek(1)))
        {
            ReadDot();
        }
        else if (Current == '~' && Peek(1) != '=')
        {
            Add(TokenKind.Sim, "~", 1);
        }
        else if (Current == '&')
        {
            Add(Peek(1) == '&' ? TokenKind.And : TokenKind.Ampersand, "&", Peek(1) == '&' ? 2 : 1);
        }
        else if (!TryReadShared() && !TryReadStyled())
        {
            AddUnknown();
        }
    }

    /// <summary>x.T is a transpose, and .* ./ .^ work element by element as the plain signs do; any other dot is a full stop.</summary>
    private void ReadDot()
    {
        if (Peek(1) is '*' or '/' or '^')
        {
            Position++;
        }
        else if (Peek(1) == 'T' && !Characters.IsLatinLetter(Peek(2)) && !Characters.IsDigit(Peek(2)))
        {
            Add(TokenKind.Caret, "^", 1);
            Add(TokenKind.TransposeMark, "T", 1);
        }
        else
        {
            Add(TokenKind.Period, ".", 1);
        }
    }

    private void ReadWord()
    {
        var end = WordEnd(Position);
        var word = Text[Position..end];
        if (Modules.Contains(word) && end + 1 < Text.Length && Text[end] == '.' && Characters.IsLatinLetter(Text[end + 1]))
        {
            Position = end + 1;
            return;
        }

        if (Explanations.Contains(word) && (end == Text.Length || Text[end] != '('))
        {
            Add(TokenKind.Text, word, word.Length);
        }
        else if (Words.TryGetValue(word, out var keyword))
        {
            Add(keyword.Kind, keyword.Text, word.Length);
        }
        else
        {
            Add(TokenKind.Name, word, word.Length);
        }
    }

    private int WordEnd(int start)
    {
        var end = start;
        while (end < Text.Length && (Characters.IsLatinLetter(Text[end]) || Characters.IsDigit(Text[end])))
        {
            end++;
        }

        return end;
    }

    /// <summary>mu_1j is an underscore with a group of the number 1 and the name j.</summary>
    private void ReadSubscript()
    {
        Add(TokenKind.Subscript, "_", 1);
        var end = AtEnd ? Position : WordEnd(Position);
        if (end == Position)
        {
            return;
        }

        Tokens.Add(new Token(TokenKind.GroupOpen, "{", Position, 0));
        while (Position < end)
        {
            var isDigit = Characters.IsDigit(Current);
            var length = 1;
            while (Position + length < end && Characters.IsDigit(Text[Position + length]) == isDigit)
            {
                length++;
            }

            Add(isDigit ? TokenKind.Number : TokenKind.Name, Text.Substring(Position, length), length);
        }

        Tokens.Add(new Token(TokenKind.GroupClose, "}", Position, 0));
    }

    /// <summary>A bold, italic or script letter or digit copied from a typeset page stands for the plain one.</summary>
    private bool TryReadStyled()
    {
        if (!char.IsHighSurrogate(Current) || !char.IsLowSurrogate(Peek(1)))
        {
            return false;
        }

        var plain = Characters.Plain(char.ConvertToUtf32(Current, Peek(1)));
        if (plain == '\0')
        {
            return false;
        }

        Add(Characters.IsDigit(plain) ? TokenKind.Number : TokenKind.Name, Characters.Greek(plain) ?? plain.ToString(), 2);
        return true;
    }
}
