namespace ViNotebooks.Expressions.Parsing;

/// <summary>Finds the known word that a misspelt one was probably meant to be.</summary>
internal static class Nearest
{
    private const int LongestWord = 24;

    /// <summary>The candidate within one or two edits of <paramref name="word"/>, or null.</summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        if (word.Length is < 2 or > LongestWord)
        {
            return null;
        }

        string? best = null;
        var least = word.Length < 5 ? 2 : 3;
        foreach (var candidate in candidates)
        {
            if (candidate.Length is >= 2 and <= LongestWord && Distance(word, candidate) is var distance && distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Levenshtein distance, letter case ignored.</summary>
    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
