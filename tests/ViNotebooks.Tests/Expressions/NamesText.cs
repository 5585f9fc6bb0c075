using System.Globalization;
using ViNotebooks.Expressions;
using ViNotebooks.Sheets;

namespace ViNotebooks.Tests.Expressions;

/// <summary>
/// Declared names in one cell of a table: <c>x theta:positive S:spd(d) d:integer[1,4] s:positive_vector(D)</c>. A name without
/// a kind is real; _ stands for the space in a kind; a range follows in brackets; a LaTeX form follows an equals sign, as in
/// <c>abar1:probability=\bar{\alpha}_{t-1}</c>. law:q declares the distribution q, and * says that other names are open.
/// </summary>
internal static class NamesText
{
    private const string Law = "law:";

    public static Declarations Read(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Declarations(words.Where(word => word != "*" && !word.StartsWith(Law, StringComparison.Ordinal)).Select(One), words.Contains("*"))
        {
            Laws = words.Where(word => word.StartsWith(Law, StringComparison.Ordinal)).Select(word => word[Law.Length..]).ToHashSet(),
        };
    }

    private static Declaration One(string word)
    {
        var latex = Cut(ref word, '=');
        var range = Cut(ref word, '[')?.TrimEnd(']').Split(',').Select(end => double.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        var kind = KindText.Read(Cut(ref word, ':')?.Replace('_', ' ') ?? "real", out var error) ?? throw new InvalidDataException(error);
        return new Declaration(word, kind.Values, kind.Shape, range is [var low, var high] ? new Interval(low, high) : null, latex);
    }

    private static string? Cut(ref string word, char mark)
    {
        var place = word.IndexOf(mark);
        if (place < 0)
        {
            return null;
        }

        var rest = word[(place + 1)..];
        word = word[..place];
        return rest;
    }
}
