using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Inference;

/// <summary>Where an expression may jump, which its derivative does not see.</summary>
internal static class Jumps
{
    /// <summary>The condition of a choice whose symbols are as told, or null where there is none.</summary>
    public static Expr? With(Expr expression, Func<IReadOnlySet<string>, bool> isMeant) =>
        Traversal.All(expression).OfType<Conditional>().Select(choice => choice.Condition).FirstOrDefault(condition => isMeant(Traversal.Symbols(condition)));
}
