namespace ViNotebooks.Expressions.Parsing;

/// <summary>Cuts LaTeX into tokens. Every letter is a name of its own; the grammar joins letters where a longer name is meant.</summary>
internal sealed class LatexTokenReader(string text) : TokenReader(text)
{
    private static readonly string[] TextWords =
        ["const", "constant", "cst", "if", "for", "when", "where", "else", "otherwise", "and", "or", "with", "sonst", "falls"];

    private static readonly HashSet<string> EnvironmentsWithContent =
        ["matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "array", "cases", "dcases", "rcases"];

    protected override bool AllowsExponent => false;

    protected override bool JoinsDigits => false;

    protected override bool LinesMatter => false;

    protected override bool IsLongOperatorHere(ReadOnlySpan<char> signs) => !signs.SequenceEqual("**") && base.IsLongOperatorHere(signs);

    protected override void ReadOne()
    {
        switch (Current)
        {
            case '\\':
                ReadCommand();
                break;
            case '$' or '~':
                Position++;
                break;
            case '%':
                SkipComment();
                break;
            case '_':
                Add(TokenKind.Subscript, "_", 1);
                break;
            case '&':
                Add(TokenKind.Ampersand, "&", 1);
                break;
            case '.' when !Characters.IsDigit(Peek(1)):
                Add(TokenKind.Period, ".", 1);
                break;
            case var letter when Characters.IsLatinLetter(letter):
                Add(TokenKind.Name, letter.ToString(), 1);
                break;
            default:
                if (!TryReadShared())
                {
                    AddUnknown();
                }

                break;
        }
    }

    private void SkipComment()
    {
        while (!AtEnd && Current != '\n')
        {
            Position++;
        }
    }

    private void ReadCommand()
    {
        var end = Position + 1;
        while (end < Text.Length && Characters.IsLatinLetter(Text[end]))
        {
            end++;
        }

        if (end == Position + 1)
        {
            end = Math.Min(end + 1, Text.Length);
        }
        else if (end < Text.Length && Text[end] == '*')
        {
            // \operatorname*, \tag* … ; a star after any other command is a product
            end += Text[(Position + 1)..end] is "operatorname" or "tag" or "hspace" or "vspace" ? 1 : 0;
        }

        var command = Text[(Position + 1)..end].TrimEnd('*');
        if (command.Length > 0 && char.IsWhiteSpace(command[0]))
        {
            command = " ";
        }

        if (!LatexCommands.TryFind(command, out var entry))
        {
            var near = Nearest.To(command, LatexCommands.Names);
            var hint = near is null ? "" : $"; did you mean \\{near}?";
            Add(TokenKind.Unknown, $"The command \\{command} is not known here{hint}", end - Position);
            return;
        }

        var length = end - Position;
        switch (entry.Action)
        {
            case LatexAction.Token:
                Add(entry.Kind, entry.Text, length);
                break;
            case LatexAction.SkipWithArgument:
                Position = end;
                SkipArgument();
                break;
            case LatexAction.Left or LatexAction.Right:
                Position = end;
                ReadDelimiter(entry.Action == LatexAction.Left);
                break;
            case LatexAction.Word:
                ReadWordArgument(end);
                break;
            case LatexAction.Style:
                ReadStyle(end);
                break;
            case LatexAction.Letters:
                ReadLetters(end);
                break;
            case LatexAction.Environment:
                ReadEnvironment(command == "begin", end);
                break;
            default:
                Position = end;
                break;
        }
    }

    private void SkipSpace()
    {
        while (!AtEnd && Characters.IsSpace(Current))
        {
            Position++;
        }
    }

    private void SkipArgument()
    {
        SkipSpace();
        if (AtEnd || Current != '{')
        {
            return;
        }

        var depth = 0;
        do
        {
            depth += Current switch { '{' => 1, '}' => -1, _ => 0 };
            Position++;
        }
        while (!AtEnd && depth > 0);
    }

    private void ReadDelimiter(bool opens)
    {
        SkipSpace();
        if (AtEnd)
        {
            return;
        }

        if (Current == '.')
        {
            Position++;
        }
        else if (Current == '|')
        {
            Add(opens ? TokenKind.BarOpen : TokenKind.BarClose, "|", 1);
        }
        else
        {
            ReadOne();
        }
    }

    /// <summary>The word in braces after a command, or null where the argument is no plain word.</summary>
    private string? PlainArgument(int start, out int end)
    {
        end = start;
        while (end < Text.Length && Characters.IsSpace(Text[end]))
        {
            end++;
        }

        if (end >= Text.Length || Text[end] != '{')
        {
            return null;
        }

        var close = end + 1;
        while (close < Text.Length && Text[close] is not ('{' or '}' or '\\' or '$'))
        {
            close++;
        }

        if (close >= Text.Length || Text[close] != '}')
        {
            return null;
        }

        var content = Text[(end + 1)..close];
        end = close + 1;
        return content;
    }

    private void ReadWordArgument(int commandEnd)
    {
        if ((PlainArgument(commandEnd, out var end) ?? SpacedArgument(commandEnd, out end)) is not { } content)
        {
            Position = commandEnd;
            return;
        }

        var word = content.Trim();
        var letters = word.TrimEnd('.', ':', ',');
        if (word.Length == 0)
        {
            Position = end;
        }
        else if (TextWords.Contains(letters.ToLowerInvariant()))
        {
            Add(TokenKind.Text, letters.ToLowerInvariant() is "constant" or "cst" ? "const" : letters.ToLowerInvariant(), end - Position);
        }
        else if (letters.Length > 0 && (letters.All(Characters.IsDigit) || (Characters.IsLatinLetter(letters[0]) && letters.All(IsLetterOrDigit))))
        {
            Add(Characters.IsLatinLetter(letters[0]) ? TokenKind.Name : TokenKind.Number, letters, end - Position);
        }
        else
        {
            Add(TokenKind.Text, word, end - Position);
        }
    }

    /// <summary>arg\,max as one word.</summary>
    private string? SpacedArgument(int start, out int end)
    {
        const string spaced = @"{arg\,m";
        end = start + spaced.Length + 3;
        return Text.AsSpan(start).StartsWith(spaced) && end <= Text.Length && Text[end - 1] == '}' ? "argm" + Text[(end - 3)..(end - 1)] : null;
    }

    private void ReadLetters(int commandEnd)
    {
        Position = commandEnd;
        SkipSpace();
        var end = Position;
        while (end < Text.Length && Characters.IsLatinLetter(Text[end]))
        {
            end++;
        }

        if (end > Position)
        {
            Add(TokenKind.Name, Text[Position..end], end - Position);
        }
    }

    private static bool IsLetterOrDigit(char character) => Characters.IsLatinLetter(character) || Characters.IsDigit(character);

    private void ReadStyle(int commandEnd)
    {
        var content = PlainArgument(commandEnd, out var end);
        if (content is null && commandEnd < Text.Length)
        {
            var next = Text[commandEnd..].TrimStart();
            if (next.StartsWith('1'))
            {
                content = "1";
                end = Text.IndexOf('1', commandEnd) + 1;
            }
        }

        if (content?.Trim() is "1" || (content?.Trim() is "I" && Text.AsSpan(Position).StartsWith("\\mathbb") && HasCondition(end)))
        {
            Add(TokenKind.Indicator, "1", end - Position);
        }
        else
        {
            Position = commandEnd;
        }
    }

    /// <summary>Whether a condition follows, in parentheses or as a subscript: then 𝕀 is an indicator, else the identity matrix.</summary>
    private bool HasCondition(int start)
    {
        const int longest = 80;
        var rest = Text.AsSpan(start, Math.Min(longest, Text.Length - start)).TrimStart();
        if (rest.StartsWith("\\left") || rest.StartsWith("\\big") || rest.StartsWith("\\Big"))
        {
            return true;
        }

        var close = rest.Length == 0 ? -1 : rest[0] switch { '(' => rest.IndexOf(')'), '[' => rest.IndexOf(']'), '_' or '{' or '\\' => rest.LastIndexOf('}'), _ => -1 };
        return close > 0 && (rest[..close].IndexOfAny('<', '>', '=') > 0 || rest[..close].IndexOf("\\le") > 0 || rest[..close].IndexOf("\\ge") > 0 || rest[..close].IndexOf("\\ne") > 0);
    }

    private void ReadEnvironment(bool begins, int commandEnd)
    {
        var name = PlainArgument(commandEnd, out var end)
            ?? throw new ReadingException(
                $"After {(begins ? "\\begin" : "\\end")} the name of an environment is expected, as in {{bmatrix}}", new TextSpan(Position, commandEnd - Position));
        var environment = name.Trim().TrimEnd('*');
        if (EnvironmentsWithContent.Contains(environment))
        {
            Add(begins ? TokenKind.EnvironmentBegin : TokenKind.EnvironmentEnd, environment, end - Position);
            if (begins && environment == "array")
            {
                SkipArgument();
            }
        }
        else
        {
            // aligned, align, equation, split … only lay out what they hold
            Position = end;
            if (begins && environment is "alignedat" or "alignat")
            {
                SkipArgument();
            }
        }
    }
}
