using ViNotebooks.Expressions;

namespace ViNotebooks.Divergences;

/// <summary>A condition on parameters, and what is the case where it fails.</summary>
internal sealed record Requirement(Expr Condition, string Otherwise);

/// <summary>
/// The expectation of a statistic. It is +∞ where a condition of <paramref name="FiniteWhere"/> fails, and not known in closed
/// form where one of <paramref name="KnownWhere"/> does; nowhere known where <paramref name="Value"/> is null.
/// </summary>
internal sealed record Expected(Expr? Value, Sequence<Requirement> FiniteWhere, Sequence<Requirement> KnownWhere)
{
    public static readonly Expected Unknown = new(null, [], []);

    public static Expected Of(Expr value) => new(value, [], []);

    /// <summary>+∞ for all parameters.</summary>
    public static Expected Infinite(string reason) =>
        new(Number.Zero, [new Requirement(new Comparison(Relation.Less, Number.One, Number.Zero), reason)], []);

    public Expected FiniteIf(Expr condition, string otherwise) => this with { FiniteWhere = [.. FiniteWhere, new Requirement(condition, otherwise)] };

    public Expected KnownIf(Expr condition, string otherwise) => this with { KnownWhere = [.. KnownWhere, new Requirement(condition, otherwise)] };
}
