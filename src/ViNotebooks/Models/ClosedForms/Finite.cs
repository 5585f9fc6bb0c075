using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Moments that a law gives by cases, with ∞ where they do not exist.</summary>
internal static class Finite
{
    /// <summary>The finite value, under the condition that it is one; null where it is infinite.</summary>
    public static Polynomial? Part(Expr value, Reduction reduction)
    {
        var finite = Without(value, reduction);
        return finite is null || IsInfinite(finite) ? null : reduction.Read(finite);
    }

    private static Expr? Without(Expr value, Reduction reduction)
    {
        var isPossible = true;
        var finite = Substitution.Replace(value, node =>
        {
            if (node is not Conditional { Condition: Comparison condition } choice || !IsInfinite(choice.Else))
                return null;

            var difference = condition.Relation switch
            {
                Relation.Greater => Make.Subtract(condition.Left, condition.Right),
                Relation.Less => Make.Subtract(condition.Right, condition.Left),
                _ => null,
            };
            var then = difference is not null && reduction.Require(reduction.Read(difference)) ? Without(choice.Then, reduction) : null;
            isPossible &= then is not null;
            return then ?? choice;
        });
        return isPossible ? finite : null;
    }

    private static bool IsInfinite(Expr value) => Traversal.All(value).Any(node => node is Constant { Name: ConstantName.Infinity });
}
