using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>The name of a variable that is integrated over.</summary>
internal static class BoundName
{
    /// <summary>The body with the variable under a name that does not occur in <paramref name="others"/>, where a symbol of that name means something else.</summary>
    public static (Expr Body, string Variable) Apart(Expr body, string variable, IReadOnlyList<Expr> others)
    {
        var outer = others.SelectMany(Traversal.Symbols).ToHashSet();
        if (!outer.Contains(variable))
            return (body, variable);

        outer.UnionWith(Traversal.Symbols(body));
        var name = Substitution.FreshName(variable, outer);
        return (Substitution.Symbols(body, new Dictionary<string, Expr> { [variable] = new Symbol(name) }), name);
    }
}
