using System.Text.RegularExpressions;
using ViNotebooks.Expressions;

namespace ViNotebooks.Sheets;

/// <summary>A kind of symbol as written in a sheet, such as <c>positive vector(D)</c>.</summary>
internal sealed record Kind(SymbolKind Values, Shape Shape);

/// <summary>Reads the kinds of symbols.</summary>
internal static partial class KindText
{
    public const int LargestSize = 64;

    public const string Kinds =
        "real, positive, nonnegative, probability, integer, vector(D), positive vector(D), nonnegative vector(D), "
        + "probability vector(D), simplex(K), matrix(m, n), spd(d), orthogonal(d)";

    /// <summary>The kind, or null with what is wrong.</summary>
    public static Kind? Read(string text, out string error)
    {
        error = $"unknown kind '{text}'; the kinds are {Kinds}";
        var match = KindPattern().Match(text.Trim());
        if (!match.Success || text.Trim().Length == 0)
        {
            return null;
        }

        var values = match.Groups["values"].Value switch
        {
            "positive" => SymbolKind.Positive,
            "nonnegative" => SymbolKind.Nonnegative,
            "probability" => SymbolKind.Probability,
            "integer" => SymbolKind.Integer,
            _ => SymbolKind.Real,
        };
        var family = match.Groups["family"].Value;
        if (family.Length == 0)
        {
            return new Kind(values, Shape.Scalar);
        }

        if (values == SymbolKind.Integer || (match.Groups["values"].Success && family is "simplex" or "spd" or "orthogonal"))
        {
            return null;
        }

        if (Sizes(match.Groups["sizes"].Value, family == "matrix" ? 2 : 1) is not { } sizes)
        {
            error = family == "matrix"
                ? $"matrix takes two sizes, whole numbers from 1 to {LargestSize} or declared integers, as in matrix(m, n)"
                : $"{family} takes one size, a whole number from 1 to {LargestSize} or a declared integer, as in {family}(D)";
            return null;
        }

        return family switch
        {
            "vector" => new Kind(values, Shape.Vector(sizes[0])),
            "simplex" => new Kind(SymbolKind.Simplex, Shape.Vector(sizes[0])),
            "matrix" => new Kind(values, Shape.Matrix(sizes[0], sizes[1])),
            "spd" => new Kind(SymbolKind.Spd, Shape.Matrix(sizes[0], sizes[0])),
            _ => new Kind(SymbolKind.Orthogonal, Shape.Matrix(sizes[0], sizes[0])),
        };
    }

    private static Size[]? Sizes(string text, int count)
    {
        var items = text.Split(',', StringSplitOptions.TrimEntries);
        if (items.Length != count)
        {
            return null;
        }

        var sizes = new Size[count];
        for (var i = 0; i < count; i++)
        {
            if (int.TryParse(items[i], out var number))
            {
                if (number is < 1 or > LargestSize)
                {
                    return null;
                }

                sizes[i] = Size.Of(number);
            }
            else if (SymbolReader.IsName(items[i]))
            {
                sizes[i] = Size.Of(items[i]);
            }
            else
            {
                return null;
            }
        }

        return sizes;
    }

    [GeneratedRegex(
        @"^(?:(?<values>real|positive|nonnegative|probability|integer)(?:\s+|$))?(?:(?<family>vector|matrix|simplex|spd|orthogonal)\s*\((?<sizes>[^()]*)\))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex KindPattern();
}
