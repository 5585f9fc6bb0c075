namespace ViNotebooks.Cli;

/// <summary>A verdict for people at a terminal.</summary>
internal static class PrettyVerdict
{
    /// <summary>The verdict as text with an empty line below; its first line in colour where <paramref name="coloured"/>.</summary>
    public static string Write(Verdict verdict, bool coloured)
    {
        var text = verdict.ToString();
        if (!coloured)
        {
            return text + "\n";
        }

        var end = text.IndexOf('\n');
        var first = end < 0 ? text : text[..end];
        return $"\u001b[{Colour(verdict)}m{first}\u001b[0m{text[first.Length..]}\n";
    }

    private static int Colour(Verdict verdict) => verdict.Outcome switch
    {
        Outcome.Incorrect => 31,
        _ when verdict.IsRight => 32,
        _ => 33,
    };
}
