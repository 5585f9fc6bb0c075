using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models;

/// <summary>The nodes of an expression that only an oracle gives a value.</summary>
internal static class ProbabilityNodes
{
    public static bool Is(Expr expression) => expression
        is Expectation or Functional or Integral or Extremum or Differential or Density or FamilyTerm or PlateTerm or GivenDensity or ModelTerm or DerivativeAt
        or Fold { To: Constant { Name: ConstantName.Infinity } };

    public static bool IsIn(Expr expression) => Traversal.All(expression).Any(Is);
}
