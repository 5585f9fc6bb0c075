using ViNotebooks.Expressions;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models;

/// <summary>The domain of a scalar symbol, or of an element of a vector or matrix, and how numbers are drawn from it.</summary>
internal static class Domain
{
    private const double NearEnd = 1e-4;

    /// <summary>The whole numbers of an integer symbol; 0, …, 10 without a range.</summary>
    public static (int Low, int High) Integers(Declaration declaration)
    {
        var range = declaration.Range ?? new Interval(0, 10);
        var low = (int)Math.Clamp(Math.Ceiling(range.Low), -1e9, 1e9);
        var high = (int)Math.Clamp(Math.Floor(range.High), -1e9, 1e9);
        return low <= high
            ? (low, high)
            : throw new ScopeException($"The range of {declaration.Name} has no whole number.");
    }

    public static bool Contains(Declaration declaration, double x)
    {
        var isInRange = declaration.Range is not { } range || (x >= range.Low && x <= range.High);
        return isInRange && double.IsFinite(x) && declaration.Kind switch
        {
            SymbolKind.Positive => x > 0,
            SymbolKind.Nonnegative => x >= 0,
            SymbolKind.Probability => x is > 0 and < 1,
            SymbolKind.Integer => x == Math.Floor(x),
            SymbolKind.Simplex => x is > 0 and <= 1,
            _ => true,
        };
    }

    /// <summary>The ends between which a symbol may lie, infinite where it has no bound.</summary>
    public static Interval Ends(Declaration declaration)
    {
        var (low, high) = declaration.Kind switch
        {
            SymbolKind.Positive or SymbolKind.Nonnegative => (0, double.PositiveInfinity),
            SymbolKind.Probability => (0.0, 1.0),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
        return declaration.Range is { } range ? new Interval(Math.Max(low, range.Low), Math.Min(high, range.High)) : new Interval(low, high);
    }

    /// <summary>
    /// A number of the domain with at most six significant digits where the domain has one, so that it can be typed in.
    /// <paramref name="isWild"/> asks for large, small and extreme values.
    /// </summary>
    public static double Draw(Declaration declaration, RandomStream random, bool isWild)
    {
        if (declaration.Kind == SymbolKind.Integer)
        {
            var (low, high) = Integers(declaration);
            return low + random.Next(high - low + 1);
        }

        if (declaration.Range is { } range && double.IsFinite(range.Low) && double.IsFinite(range.High))
        {
            return InRange(declaration, range, random, isWild);
        }

        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var drawn = Round(OfKind(declaration.Kind, random, isWild || attempt > 100));
            if (Contains(declaration, drawn))
            {
                return drawn;
            }
        }

        // a half-open range far from where the kind is usually drawn
        var ends = Ends(declaration);
        var distance = Math.Exp(random.NextDouble(-3, 3));
        return Rounded(declaration, double.IsFinite(ends.Low) ? ends.Low + distance : ends.High - distance);
    }

    /// <summary>A number between two bounds inside the domain, or null where there is none.</summary>
    public static double? DrawBetween(Declaration declaration, double low, double high, RandomStream random)
    {
        var ends = Ends(declaration);
        (low, high) = (Math.Max(low, ends.Low), Math.Min(high, ends.High));
        if (!(low <= high))
        {
            return null;
        }

        if (declaration.Kind == SymbolKind.Integer)
        {
            var (least, most) = Integers(declaration);
            (least, most) = (Math.Max(least, (int)Math.Ceiling(Math.Max(low, -1e9))), Math.Min(most, (int)Math.Floor(Math.Min(high, 1e9))));
            return least <= most ? least + random.Next(most - least + 1) : null;
        }

        var distance = Math.Exp(random.NextDouble(-3, 3));
        var drawn = (double.IsFinite(low), double.IsFinite(high)) switch
        {
            (true, true) => random.NextDouble(low, high),
            (true, false) => low + (distance * Math.Max(1, Math.Abs(low) * 0.1)),
            (false, true) => high - (distance * Math.Max(1, Math.Abs(high) * 0.1)),
            _ => random.NextNormal(),
        };
        var rounded = Round(drawn);
        var chosen = rounded > low && rounded < high ? rounded : drawn;
        return Contains(declaration, chosen) ? chosen : null;
    }

    /// <summary>The nearest double to <paramref name="x"/> rounded to six significant decimal digits.</summary>
    public static double Round(double x)
    {
        if (x == 0 || !double.IsFinite(x))
        {
            return x;
        }

        // a power of ten up to 10^22 is a double, so that one division by it rounds once
        var places = 5 - (int)Math.Floor(Math.Log10(Math.Abs(x)));
        if (Math.Abs(places) > 22)
        {
            return x;
        }

        var scale = Math.Pow(10, Math.Abs(places));
        return places >= 0 ? Math.Round(x * scale) / scale : Math.Round(x / scale) * scale;
    }

    private static double InRange(Declaration declaration, Interval range, RandomStream random, bool isWild)
    {
        var end = isWild ? random.Next(8) : 8;
        if (end < 2 && Contains(declaration, end == 0 ? range.Low : range.High))
        {
            return end == 0 ? range.Low : range.High;
        }

        var spansMagnitudes = range.Low > 0 && range.High > 50 * range.Low;
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var drawn = spansMagnitudes && random.Next(2) == 0
                ? LogUniform(range.Low, range.High, random)
                : random.NextDouble(range.Low, range.High);
            var rounded = Rounded(declaration, drawn);
            if (Contains(declaration, rounded))
            {
                return rounded;
            }
        }

        throw new ScopeException($"No value of {declaration.Name} was found in its range [{range.Low}, {range.High}].");
    }

    private static double OfKind(SymbolKind kind, RandomStream random, bool isWild)
    {
        switch (kind)
        {
            case SymbolKind.Positive:
                return Magnitude(random, isWild);
            case SymbolKind.Nonnegative:
                return isWild && random.Next(4) == 0 ? 0 : Magnitude(random, isWild);
            case SymbolKind.Probability when isWild:
                var nearEnd = LogUniform(NearEnd, 0.1, random);
                return random.Next(2) == 0 ? nearEnd : 1 - nearEnd;
            case SymbolKind.Probability:
                return random.NextDouble();
            default:
                return isWild ? LogUniform(1e-3, 1e3, random) * (random.Next(2) == 0 ? 1 : -1) : 2 * random.NextNormal();
        }
    }

    private static double Magnitude(RandomStream random, bool isWild) =>
        isWild ? LogUniform(1e-3, 1e3, random) : LogUniform(0.05, 20, random);

    private static double LogUniform(double low, double high, RandomStream random) =>
        Math.Exp(random.NextDouble(Math.Log(low), Math.Log(high)));

    private static double Rounded(Declaration declaration, double x) => Contains(declaration, Round(x)) ? Round(x) : x;
}
