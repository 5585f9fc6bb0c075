using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>Compares an expression with what is asked: as expressions where that has a closed form, else by values of oracles.</summary>
internal static class AskedProof
{
    /// <exception cref="ScopeException">The scope leaves no points.</exception>
    public static AskedFinding Of(Expr answer, Asked asked, Scope scope, Criterion criterion, RandomStream random)
    {
        if (asked.ClosedForm is { } closed)
        {
            var finding = Equivalence.Compare(answer, closed, scope, criterion, random.Split("closed"));
            if (finding.Equality != Equality.Undecided)
            {
                return new AskedFinding(finding, Oracle.ClosedForm, 0, 0);
            }
        }

        return AskedComparison.Compare(point => Evaluator<BoundedFloat>.Evaluate(answer, point.Bounded), asked, scope, criterion, random.Split("values"));
    }
}
