using ViNotebooks.Expressions;

namespace ViNotebooks.Checking.Diagnosis;

/// <summary>What names of symbols have in common: a letter, and an index of digits at the end.</summary>
internal static class SymbolNames
{
    /// <summary>The name of a symbol, or of the vector that an element is taken from.</summary>
    public static string? Of(Expr expression) => expression switch
    {
        Symbol symbol => symbol.Name,
        Expressions.Index { Target: Symbol symbol } => symbol.Name,
        _ => null,
    };

    /// <summary>The digits at the end: 1 in sigma1; empty where there are none, or nothing else.</summary>
    public static string IndexOf(string name)
    {
        var stem = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return stem.Length == 0 ? "" : name[stem.Length..];
    }

    /// <summary>Whether two names have one letter and different indices, as sigma1 and sigma2 do.</summary>
    public static bool DifferInIndex(string a, string b) =>
        IndexOf(a).Length > 0 && IndexOf(b).Length > 0 && a[..^IndexOf(a).Length] == b[..^IndexOf(b).Length];
}
