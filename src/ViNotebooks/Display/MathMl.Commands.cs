using System.Text;

namespace ViNotebooks.Display;

/// <content>Commands, delimiters and environments.</content>
internal static partial class MathMl
{
    private ref partial struct Writer
    {
        private string Command()
        {
            var before = at;
            var name = Token();
            if (MathMlSymbols.Identifiers.TryGetValue(name, out var letter))
            {
                return $"<mi>{letter}</mi>";
            }

            if (MathMlSymbols.Operators.TryGetValue(name, out var sign) || MathMlSymbols.Folds.TryGetValue(name, out sign))
            {
                return Operator(sign);
            }

            if (MathMlSymbols.Accents.TryGetValue(name, out var accent))
            {
                return $"<mover accent=\"true\">{Argument()}<mo>{accent}</mo></mover>";
            }

            if (MathMlSymbols.Spaces.TryGetValue(name, out var width))
            {
                return $"<mspace width=\"{width}\"/>";
            }

            if (MathMlSymbols.Ignored.Contains(name))
            {
                return "";
            }

            return name switch
            {
                "frac" or "tfrac" or "dfrac" or "cfrac" => $"<mfrac>{Argument()}{Argument()}</mfrac>",
                "binom" => $"<mrow><mo>(</mo><mfrac linethickness=\"0\">{Argument()}{Argument()}</mfrac><mo>)</mo></mrow>",
                "sqrt" => Root(),
                "text" or "textbf" or "textit" or "textrm" or "mbox" => $"<mtext>{Html.Encode(RawGroup())}</mtext>",
                "mathrm" or "operatorname" or "mathsf" or "mathtt" => $"<mi mathvariant=\"normal\">{Html.Encode(RawGroup())}</mi>",
                "mathbf" or "boldsymbol" or "bm" => $"<mrow style=\"font-weight:bold\">{Argument()}</mrow>",
                "mathcal" or "mathscr" => Styled(RawGroup(), 0x1D4D0),
                "mathbb" => Styled(RawGroup(), 0x1D538),
                "left" when depth < DeepestNesting => Delimited(),
                "begin" when depth < DeepestNesting => Environment(RawGroup()),
                _ => Text(text[before..at]),
            };
        }

        private string Root()
        {
            Skip();
            if (at < text.Length && text[at] == '[' && text.IndexOf(']', at) is var close and >= 0)
            {
                var index = Html.Encode(text[(at + 1)..close]);
                at = close + 1;
                return $"<mroot>{Argument()}<mtext>{index}</mtext></mroot>";
            }

            return $"<msqrt>{Argument()}</msqrt>";
        }

        private string Delimited()
        {
            depth++;
            var open = Delimiter();
            var row = Cells();
            var close = SeesCommand("right") ? Closing() : "";
            depth--;
            return $"<mrow>{open}{row}{close}</mrow>";
        }

        private string Closing()
        {
            Token();
            return Delimiter();
        }

        private string Delimiter()
        {
            Skip();
            if (at >= text.Length)
            {
                return "";
            }

            var sign = text[at] == '\\' ? MathMlSymbols.Operators.GetValueOrDefault(Token(), "") : Character();
            return sign is "" or "." ? "" : Operator(sign);
        }

        private string Environment(string name)
        {
            var (open, close) = MathMlSymbols.Environments.GetValueOrDefault(name);
            if (name == "array")
            {
                RawGroup();
            }

            depth++;
            var rows = new StringBuilder("<mtr><mtd>").Append(Row());
            while (at < text.Length && !SeesCommand("end"))
            {
                var separator = Take("&") ? "</mtd><mtd>" : Take(@"\\") ? "</mtd></mtr><mtr><mtd>" : null;
                if (separator is null)
                {
                    at++;
                }

                rows.Append(separator).Append(Row());
            }

            depth--;
            if (at < text.Length)
            {
                Token();
                RawGroup();
            }

            var opening = string.IsNullOrEmpty(open) ? "" : Operator(open);
            var closing = string.IsNullOrEmpty(close) ? "" : Operator(close);
            return $"<mrow>{opening}<mtable>{rows}</mtd></mtr></mtable>{closing}</mrow>";
        }

        private static string Styled(string letters, int firstCapital)
        {
            var styled = new StringBuilder();
            foreach (var letter in letters)
            {
                styled.Append((firstCapital, letter) switch
                {
                    // the letters that Unicode had before the mathematical alphabets stand elsewhere
                    (0x1D538, 'C') => "ℂ",
                    (0x1D538, 'H') => "ℍ",
                    (0x1D538, 'N') => "ℕ",
                    (0x1D538, 'P') => "ℙ",
                    (0x1D538, 'Q') => "ℚ",
                    (0x1D538, 'R') => "ℝ",
                    (0x1D538, 'Z') => "ℤ",
                    (_, >= 'A' and <= 'Z') => char.ConvertFromUtf32(firstCapital + letter - 'A'),
                    _ => Html.Encode(letter.ToString()),
                });
            }

            return $"<mi>{styled}</mi>";
        }
    }
}
