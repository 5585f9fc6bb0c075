using ViNotebooks.Expressions;

namespace ViNotebooks.Models;

/// <summary>
/// A law of several variables as draws in ancestral order, of which some may be auxiliary, and a weight: E f = E[f w]/E[w]
/// over the draws. Without a weight and auxiliary draws it is the product of its draws.
/// </summary>
/// <param name="Of">The variables that the law is of.</param>
/// <param name="Draws">One variable each, later ones given earlier ones.</param>
/// <param name="LogWeight">log w as an expression of the drawn variables, or null where w = 1.</param>
internal sealed record ConditionalLaw(Sequence<string> Of, Sequence<Draw> Draws, Expr? LogWeight)
{
    /// <summary>Whether it is just the product of its draws.</summary>
    public bool IsProduct => LogWeight is null && Draws.Count == Of.Count;

    public IEnumerable<Draw> Hidden => Draws.Where(draw => !Of.Contains(draw.Variables[0]));
}
