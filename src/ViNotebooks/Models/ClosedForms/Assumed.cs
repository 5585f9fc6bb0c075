using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Declarations that say more: the domain of a bound variable, and what conditions say of symbols.</summary>
internal static class Assumed
{
    /// <summary>The names with <paramref name="variable"/> declared to lie in a support.</summary>
    public static Declarations Variable(Declarations names, string variable, Shape shape, Support support) =>
        With(names, new Declaration(variable, KindOf(support, names), shape));

    public static Declarations With(Declarations names, Declaration declaration) =>
        new(names.All.Where(other => other.Name != declaration.Name).Append(declaration), names.IsOpen);

    /// <summary>The names with the signs that conditions such as θ &gt; 0 give to real symbols.</summary>
    public static Declarations Names(Declarations names, IEnumerable<Comparison> conditions)
    {
        foreach (var (relation, left, right) in conditions)
        {
            if (right != Number.Zero || SymbolIn(left) is not { } symbol)
                continue;

            if (names.Find(symbol) is null && left is not Symbol)
                continue;

            var old = names.Find(symbol) ?? new Declaration(symbol, SymbolKind.Real, Shape.Scalar);
            var kind = relation switch
            {
                Relation.Greater when old.Kind is SymbolKind.Real or SymbolKind.Nonnegative => SymbolKind.Positive,
                Relation.GreaterOrEqual when old.Kind == SymbolKind.Real => SymbolKind.Nonnegative,
                _ => old.Kind,
            };
            if (kind != old.Kind)
                names = With(names, old with { Kind = kind });
        }

        return names;
    }

    private static string? SymbolIn(Expr left) => left switch
    {
        Symbol symbol => symbol.Name,
        Call { Function: Function.MinOf, Arguments: [Symbol vector] } => vector.Name,
        _ => null,
    };

    private static SymbolKind KindOf(Support support, Declarations names) => support switch
    {
        IntervalSupport { Low: Number low, High: Number high } when low.Digits.IsZero && high == Number.One => SymbolKind.Probability,
        IntervalSupport { Low: { } low } => IsNonnegative(low, names) ? SymbolKind.Positive : SymbolKind.Real,
        IntegerSupport { Low: Number low } => low.Digits.IsZero ? SymbolKind.Nonnegative : SymbolKind.Positive,
        SimplexSupport => SymbolKind.Simplex,
        SpdSupport => SymbolKind.Spd,
        OneHotSupport => SymbolKind.Nonnegative,
        RepeatedSupport repeated => KindOf(repeated.Coordinate, names),
        ProductSupport product => product.Coordinates.Select(coordinate => KindOf(coordinate, names)).Distinct().ToList() is [var only] ? only : SymbolKind.Real,
        _ => SymbolKind.Real,
    };

    private static bool IsNonnegative(Expr value, Declarations names)
    {
        if (Traversal.All(value).Any(node => node is Constant { Name: ConstantName.Infinity }))
            return false;

        var context = new RewritingContext(names, value);
        return Signs.IsNonnegative(Canonical.Of(value, context), context);
    }
}
