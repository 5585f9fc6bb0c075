using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Divergences;

/// <summary>Closed forms as one would write them.</summary>
internal static class Readable
{
    /// <summary>
    /// The shortest of: the form as it was found, simplified, and simplified but for the terms with a square of a difference,
    /// which the canonical sum of terms would multiply out.
    /// </summary>
    public static Expr Of(Expr form)
    {
        var terms = Terms(form).ToList();
        var squares = terms.Where(HasSquare).ToList();
        var rest = Simplifier.Simplify(Sum(terms.Except(squares)));
        Expr[] candidates = [form, Simplifier.Simplify(form), squares.Aggregate(rest, static (sum, term) => sum + term)];
        return candidates.MinBy(static candidate => InfixPrinter.Print(candidate).Length)!;
    }

    private static IEnumerable<Expr> Terms(Expr expression) => expression switch
    {
        Binary { Operator: BinaryOperator.Add } sum => Terms(sum.Left).Concat(Terms(sum.Right)),
        Binary { Operator: BinaryOperator.Subtract } difference => Terms(difference.Left).Concat(Terms(difference.Right).Select(static term => -term)),
        Negate { Operand: Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } inner } => Terms(inner).Select(static term => -term),
        _ => [expression],
    };

    private static bool HasSquare(Expr expression) => Traversal.All(expression).Any(static node =>
        node is Binary { Operator: BinaryOperator.Power, Left: Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } });
}
