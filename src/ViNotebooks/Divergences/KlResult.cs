using ViNotebooks.Expressions;

namespace ViNotebooks.Divergences;

/// <summary>What is known of a divergence between two laws.</summary>
internal abstract record KlResult;

/// <summary>
/// A closed form in nats. The divergence is +∞ where a condition of <see cref="FiniteWhere"/> fails, and has no closed form
/// where these hold and one of <see cref="KnownWhere"/> fails; the value counts only where all hold.
/// </summary>
internal sealed record ClosedForm(Expr Value) : KlResult
{
    public Sequence<Requirement> FiniteWhere { get; init; } = [];

    public Sequence<Requirement> KnownWhere { get; init; } = [];

    public static ClosedForm Zero { get; } = new(Number.Zero);

    public ClosedForm FiniteIf(Expr condition, string otherwise) => this with { FiniteWhere = [.. FiniteWhere, new Requirement(condition, otherwise)] };

    public ClosedForm KnownIf(Expr condition, string otherwise) => this with { KnownWhere = [.. KnownWhere, new Requirement(condition, otherwise)] };
}

/// <summary>+∞, for the reason given.</summary>
internal sealed record Infinite(string Reason) : KlResult;

/// <summary>No closed form is known; +∞ all the same where a condition of <see cref="FiniteWhere"/> fails.</summary>
internal sealed record NoClosedForm(string Reason) : KlResult
{
    public Sequence<Requirement> FiniteWhere { get; init; } = [];
}

/// <summary>The two laws are not about values of the same kind, so that no divergence between them is defined.</summary>
internal sealed record NotComparable(string Reason) : KlResult;
