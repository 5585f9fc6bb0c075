using ViNotebooks.Distributions;
using ViNotebooks.Expressions;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>The expressions that a law is made of.</summary>
internal static class LawSymbols
{
    private const string NoName = "•";

    /// <summary>An expression with the free symbols of the law's parameters.</summary>
    public static Expr Of(Law law)
    {
        var density = law is { Support: PointSupport point } ? point.Value : law.LogDensity(new Symbol(NoName));
        return Expressions.Rewriting.Substitution.Symbols(density, new Dictionary<string, Expr> { [NoName] = Number.One });
    }
}
