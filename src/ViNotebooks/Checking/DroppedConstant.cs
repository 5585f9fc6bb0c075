using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>What an answer that is right up to a constant or factor lacks, as an expression free of the named variables.</summary>
internal static class DroppedConstant
{
    /// <summary>Reference − answer, or reference / answer; null where no simple expression of it was found.</summary>
    public static Expr? Of(EqualityQuestion question, Expr answer, RandomStream random)
    {
        var names = question.Scope.Names;
        var (variables, whole) = question.Criterion switch
        {
            UpToConstant constant => (constant.Variables, Make.Subtract(question.Reference, answer)),
            UpToFactor factor => (factor.Variables, Make.Divide(question.Reference, answer)),
            _ => throw new ArgumentException("Exactly equal leaves no constant.", nameof(question)),
        };

        // the difference does not depend on the named variables, so that they may be given any value
        var ones = variables.Where(name => names.Find(name) is { Shape.IsScalar: true }).ToDictionary(name => name, _ => (Expr)Number.One);
        foreach (var candidate in new[] { Simplifier.Simplify(whole, names), Simplifier.Simplify(Substitution.Symbols(whole, ones), names) })
        {
            if (!variables.Any(Traversal.Symbols(candidate).Contains) && IsRight(question, answer, candidate, random))
            {
                return candidate;
            }
        }

        return null;
    }

    private static bool IsRight(EqualityQuestion question, Expr answer, Expr candidate, RandomStream random)
    {
        var completed = question.Criterion is UpToConstant ? Make.Add(answer, candidate) : Make.Multiply(answer, candidate);
        return Equivalence.Compare(completed, question.Reference, question.Scope, Criterion.Exactly, random.Split("dropped")).Equality == Equality.Equal;
    }
}
