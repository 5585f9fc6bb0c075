using ViNotebooks.Distributions;
using ViNotebooks.Expressions;

namespace ViNotebooks.Models;

/// <summary>The declarations of variables that a model brings and a sheet does not declare.</summary>
internal static class SupportKinds
{
    /// <summary>A variable that takes values in a support.</summary>
    public static Declaration Declare(string name, Support support, Shape shape) => support switch
    {
        IntervalSupport { Low: Number { Digits.IsZero: true }, High: Number { Digits.IsOne: true, DecimalPlaces: 0 } } => new(name, SymbolKind.Probability, shape),
        IntervalSupport { Low: Number { Digits.IsZero: true } } => new(name, SymbolKind.Positive, shape),
        IntegerSupport { Low: Number low, High: var high } => new(name, SymbolKind.Integer, shape, new Interval((double)low.Digits, High(low, high))),
        IntegerSupport => new(name, SymbolKind.Integer, shape, new Interval(0, 10)),
        SimplexSupport => new(name, SymbolKind.Simplex, shape),
        SpdSupport => new(name, SymbolKind.Spd, shape),
        OneHotSupport => new(name, SymbolKind.Nonnegative, shape, new Interval(0, 1)),
        _ => new(name, SymbolKind.Real, shape),
    };

    /// <summary>The whole numbers that are drawn where there is no end, or one that is not a number yet.</summary>
    private static double High(Number low, Expr? high) =>
        high is Number { DecimalPlaces: 0 } number && number.Digits < 1_000_000 ? (double)number.Digits : (double)low.Digits + 10;
}
