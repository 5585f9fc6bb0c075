using ViNotebooks.Distributions;
using ViNotebooks.Expressions;

namespace ViNotebooks.Models;

/// <summary>Log densities on the whole space: −∞ outside the support, where a value can lie there.</summary>
internal static class LawDensity
{
    /// <summary>log p(at); a condition on the support only where the declarations leave room for values outside.</summary>
    public static Expr Log(Law law, Expr at, Declarations names)
    {
        var inside = law.LogDensity(at);
        return Outside(law.Support, at, names) is { } outside
            ? new Conditional(outside, Make.Negate(Constant.Infinity), inside)
            : inside;
    }

    /// <summary>When a value lies outside the support, or null where it never does.</summary>
    private static Expr? Outside(Support support, Expr at, Declarations names) => support switch
    {
        IntervalSupport interval => Either(
            interval.Low is null || IsAtLeast(at, interval.Low, names) ? null : new Comparison(Relation.Less, at, interval.Low),
            interval.High is null || IsAtMost(at, interval.High, names) ? null : new Comparison(Relation.Greater, at, interval.High)),
        IntegerSupport when at is Number or Negate { Operand: Number } && Literal(at) is { } value && value != Math.Floor(value) => new Comparison(Relation.Equal, Number.Zero, Number.Zero),
        IntegerSupport integers => Either(
            IsAtLeast(at, integers.Low, names) ? null : new Comparison(Relation.Less, at, integers.Low),
            integers.High is null || IsAtMost(at, integers.High, names) ? null : new Comparison(Relation.Greater, at, integers.High)),
        PointSupport point when !Equals(point.Value, at) => new Comparison(Relation.NotEqual, at, point.Value),
        _ => null,
    };

    private static Expr? Either(Expr? left, Expr? right) =>
        left is null || right is null ? left ?? right : new Logical(LogicalOperator.Or, left, right);

    public static bool IsAtLeast(Expr at, Expr low, Declarations names) =>
        Literal(low) is { } bound && (Literal(at) is { } value ? value >= bound : Declared(at, names) is { } ends && ends.Low >= bound);

    public static bool IsAtMost(Expr at, Expr high, Declarations names) =>
        Equals(at, high) || (Literal(high) is { } bound && (Literal(at) is { } value ? value <= bound : Declared(at, names) is { } ends && ends.High <= bound));

    public static double? Literal(Expr expression) => expression switch
    {
        Number number => (double)number.Digits * Math.Pow(10, -number.DecimalPlaces),
        Negate { Operand: Number number } => -(double)number.Digits * Math.Pow(10, -number.DecimalPlaces),
        _ => null,
    };

    /// <summary>The ends between which a symbol, or an element of one, is declared to lie.</summary>
    private static Interval? Declared(Expr at, Declarations names)
    {
        var name = at switch
        {
            Symbol symbol => symbol.Name,
            Expressions.Index { Target: Symbol symbol } => symbol.Name,
            _ => null,
        };
        return name is not null && names.Find(name) is { } declaration
            ? declaration.Kind == SymbolKind.Simplex ? new Interval(0, 1) : Domain.Ends(declaration)
            : null;
    }
}
