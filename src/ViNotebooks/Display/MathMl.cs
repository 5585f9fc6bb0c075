using System.Text;

namespace ViNotebooks.Display;

/// <summary>
/// LaTeX as MathML, which browsers draw without any script: for pages that are opened offline. What it does not know is
/// shown as written; no input makes it fail.
/// </summary>
/// <remarks>W3C, "MathML Core", 2025.</remarks>
internal static partial class MathMl
{
    private const int DeepestNesting = 100;

    /// <summary>The mathematics as a MathML element; <paramref name="display"/> sets it on a line of its own.</summary>
    public static string FromLatex(string latex, bool display = false)
    {
        var body = new Writer(latex).Everything();
        return display ? $"<math display=\"block\">{body}</math>" : $"<math>{body}</math>";
    }

    private ref partial struct Writer(string latex)
    {
        private readonly string text = latex;
        private int at;
        private int depth;

        public string Everything()
        {
            var all = new StringBuilder();
            while (at < text.Length)
            {
                all.Append(Row());
                if (at < text.Length && !Take("&") && !Take(@"\\"))
                {
                    var before = at;
                    Token();
                    all.Append(Text(text[before..at]));
                }
            }

            return Wrapped(all.ToString());
        }

        private static string Wrapped(string row) => $"<mrow>{row}</mrow>";

        private static string Operator(string sign, bool stretchy = true) =>
            stretchy ? $"<mo>{Html.Encode(sign)}</mo>" : $"<mo stretchy=\"false\">{Html.Encode(sign)}</mo>";

        private static string Text(string words) => words.Trim().Length == 0 ? "" : $"<mtext>{Html.Encode(words)}</mtext>";

        /// <summary>Atoms up to a closing brace, a cell or row end, \right or \end.</summary>
        private string Row()
        {
            var row = new StringBuilder();
            while (!AtEnd())
            {
                row.Append(Scripted());
            }

            return row.ToString();
        }

        private bool AtEnd()
        {
            Skip();
            return at >= text.Length || text[at] is '}' or '&' || Sees(@"\\") || SeesCommand("right") || SeesCommand("end");
        }

        private string Scripted()
        {
            var fold = SeesFold();
            var atom = text[at] is '^' or '_' ? "<mrow></mrow>" : Atom();
            string? below = null;
            string? above = null;
            while (true)
            {
                Skip();
                if (SeesCommand("limits") || SeesCommand("nolimits"))
                {
                    Token();
                }
                else if (at < text.Length && text[at] == '_' && below is null)
                {
                    at++;
                    below = Argument();
                }
                else if (at < text.Length && text[at] == '^' && above is null)
                {
                    at++;
                    above = Argument();
                }
                else if (at < text.Length && text[at] == '\'' && above is null)
                {
                    at++;
                    above = Operator("′");
                }
                else
                {
                    break;
                }
            }

            return (below, above, fold) switch
            {
                (null, null, _) => atom,
                ({ } b, null, true) => $"<munder>{atom}{b}</munder>",
                (null, { } a, true) => $"<mover>{atom}{a}</mover>",
                ({ } b, { } a, true) => $"<munderover>{atom}{b}{a}</munderover>",
                ({ } b, null, _) => $"<msub>{atom}{b}</msub>",
                (null, { } a, _) => $"<msup>{atom}{a}</msup>",
                ({ } b, { } a, _) => $"<msubsup>{atom}{b}{a}</msubsup>",
            };
        }

        /// <summary>A group or a single token, as LaTeX takes the argument of a command.</summary>
        private string Argument()
        {
            Skip();
            if (at >= text.Length || text[at] is '}' or '&' or '^' or '_')
            {
                return "<mrow></mrow>";
            }

            if (char.IsAsciiDigit(text[at]))
            {
                return $"<mn>{text[at++]}</mn>";
            }

            if (depth == DeepestNesting)
            {
                return Text(Token());
            }

            depth++;
            var argument = Atom();
            depth--;
            return argument;
        }

        private string Atom()
        {
            var character = text[at];
            switch (character)
            {
                case '{':
                    return Group();
                case '\\':
                    return Command();
                case >= '0' and <= '9' or '.':
                    var start = at;
                    while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
                    {
                        at++;
                    }

                    return $"<mn>{text[start..at]}</mn>";
                case '-':
                    at++;
                    return Operator("−");
                case '(' or ')' or '[' or ']' or '|':
                    at++;
                    return Operator(character.ToString(), stretchy: false);
                case '~':
                    at++;
                    return "<mspace width=\"0.25em\"/>";
                default:
                    var sign = Character();
                    return char.IsLetter(sign, 0) ? $"<mi>{Html.Encode(sign)}</mi>" : Operator(sign);
            }
        }

        private string Group()
        {
            if (depth == DeepestNesting)
            {
                return Text(RawGroup());
            }

            at++;
            depth++;
            var row = Cells();
            depth--;
            Take("}");
            return Wrapped(row);
        }

        /// <summary>A row inside braces or delimiters, where a stray cell or row end is only passed over.</summary>
        private string Cells()
        {
            var row = new StringBuilder(Row());
            while (Take("&") || Take(@"\\"))
            {
                row.Append(Row());
            }

            return row.ToString();
        }

        /// <summary>The text between braces, or the next character, as written.</summary>
        private string RawGroup()
        {
            Skip();
            if (at >= text.Length || text[at] != '{')
            {
                return at < text.Length && text[at] != '}' ? Character() : "";
            }

            var start = ++at;
            for (var open = 1; at < text.Length; at++)
            {
                open += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
                if (open == 0)
                {
                    return text[start..at++];
                }
            }

            return text[start..];
        }

        /// <summary>A command's name, or one character, passed over.</summary>
        private string Token()
        {
            if (text[at] != '\\' || at + 1 >= text.Length)
            {
                return Character();
            }

            var start = ++at;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
            {
                at++;
            }

            if (at == start)
            {
                at += CharacterLength();
            }

            return text[start..at];
        }

        private string Character()
        {
            var start = at;
            at += CharacterLength();
            return text[start..at];
        }

        private readonly int CharacterLength() => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;

        private void Skip()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        private readonly bool Sees(string token) => text.AsSpan(at).StartsWith(token, StringComparison.Ordinal);

        private readonly bool SeesCommand(string name)
        {
            var end = at + 1 + name.Length;
            return at < text.Length && text[at] == '\\' && text.AsSpan(at + 1).StartsWith(name, StringComparison.Ordinal)
                && (end >= text.Length || !char.IsAsciiLetter(text[end]));
        }

        private readonly bool SeesFold()
        {
            foreach (var fold in MathMlSymbols.Folds.Keys)
            {
                if (SeesCommand(fold))
                {
                    return true;
                }
            }

            return false;
        }

        private bool Take(string token)
        {
            Skip();
            if (!Sees(token))
            {
                return false;
            }

            at += token.Length;
            return true;
        }
    }
}
