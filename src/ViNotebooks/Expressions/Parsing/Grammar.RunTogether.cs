namespace ViNotebooks.Expressions.Parsing;

/// <content>Names that were run together, such as xphi.</content>
internal sealed partial class Grammar
{
    /// <summary>In LaTeX log and theta without backslash are letters in a row; they are one name where that name is known.</summary>
    private void JoinLetters()
    {
        if (!isLatex || Current is not { Kind: TokenKind.Name, Length: 1 })
        {
            return;
        }

        var end = position + 1;
        while (end - position < LongestName && tokens[end] is { Kind: TokenKind.Name, Length: 1, SpaceBefore: false } next && next.Start == tokens[end - 1].End)
        {
            end++;
        }

        if (end == position + 1)
        {
            return;
        }

        var run = string.Concat(tokens.Skip(position).Take(end - position).Select(token => token.Text));
        var hasDigits = tokens[end] is { Kind: TokenKind.Number, SpaceBefore: false };
        if (hasDigits && names.Find(run + tokens[end].Text) is not null)
        {
            run += tokens[end++].Text;
        }
        else if (names.Find(run) is null && !FunctionNames.TryFind(run, beforeParenthesis: false, out _) && run != "pi" && run != "if" && !IsBound(run) && !IsProbabilityWord(run, end))
        {
            return;
        }

        tokens[position] = new Token(TokenKind.Name, run, Current.Start, tokens[end - 1].End - Current.Start, Current.SpaceBefore);
        tokens.RemoveRange(position + 1, end - position - 1);
    }

    /// <summary>xphi is x·φ when it is no name itself but falls into known names.</summary>
    private Expr? TryReadRunTogether()
    {
        var token = Current;
        if (token.Kind != TokenKind.Name || token.Text.Length is < 2 or > LongestName || token.Length != token.Text.Length || splits >= MostSplits)
        {
            return null;
        }

        if (SplitIntoNames(token.Text) is not { } pieces)
        {
            return null;
        }

        splits++;
        var offset = 0;
        tokens.RemoveAt(position);
        var inserted = new List<Token>();
        foreach (var piece in pieces)
        {
            var kind = Characters.IsDigit(piece[0]) ? TokenKind.Number : TokenKind.Name;
            inserted.Add(new Token(kind, piece, token.Start + offset, piece.Length, offset == 0 && token.SpaceBefore));
            offset += piece.Length;
        }

        tokens.InsertRange(position, inserted);
        if (pieces.Exists(piece => piece.Length > 1) || !isLatex)
        {
            Warn($"{token.Text} was read as {string.Join("·", pieces)}", position, position + 1);
        }

        return ReadName();
    }

    /// <summary>The fewest known names that make up the word: declared names, indices, constants, and functions (a number may follow one).</summary>
    private List<string>? SplitIntoNames(string word)
    {
        var fewest = new int[word.Length + 1];
        var lengths = new int[word.Length + 1];
        for (var from = word.Length - 1; from >= 0; from--)
        {
            fewest[from] = int.MaxValue;
            for (var length = word.Length - from; length >= 1; length--)
            {
                var rest = fewest[from + length];
                if (rest != int.MaxValue && rest + 1 < fewest[from] && IsKnownPiece(word.Substring(from, length), from))
                {
                    (fewest[from], lengths[from]) = (rest + 1, length);
                }
            }
        }

        if (fewest[0] is int.MaxValue or 1)
        {
            return null;
        }

        var pieces = new List<string>();
        for (var from = 0; from < word.Length; from += lengths[from])
        {
            pieces.Add(word.Substring(from, lengths[from]));
        }

        // a number stands only after a function: ln2, but not x2
        for (var i = 0; i < pieces.Count; i++)
        {
            if (Characters.IsDigit(pieces[i][0]) && (i == 0 || !FunctionNames.TryFind(pieces[i - 1], beforeParenthesis: false, out _)))
            {
                return null;
            }
        }

        return pieces;
    }

    private bool IsKnownPiece(string piece, int from) =>
        (from > 0 && piece.All(Characters.IsDigit))
        || names.Find(piece) is not null
        || IsBound(piece)
        || piece is "pi" or "e"
        || (piece.Length > 1 && FunctionNames.TryFind(piece, beforeParenthesis: false, out _));

    private ReadingException UnknownName(NameScan scan)
    {
        var shown = TextOf(position, scan.End);
        var near = Nearest.To(scan.FullKey, names.Keys.Concat(FunctionNames.All));
        var hint = scan.Base == "pi" ? "; π with an index is no number" : near is null ? "" : $"; did you mean {near}?";
        return new ReadingException(
            $"{shown} is not declared here{hint} ({names.Listed()})", new TextSpan(tokens[position].Start, tokens[scan.End - 1].End - tokens[position].Start));
    }
}
