using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models;

/// <summary>Densities of families that stand in an answer, such as Normal(z; mu, s^2), written out.</summary>
internal static class FamilyDensities
{
    /// <summary>The reading over a plain expression, or with the problem that a family's parameters have.</summary>
    public static Reading Expand(Reading reading, Declarations names)
    {
        if (reading.Expression is not { } expression || !ProbabilityNodes.IsIn(expression))
        {
            return reading;
        }

        try
        {
            var expanded = Expand(expression, names);
            return reading with { Expression = expanded, Otherwise = reading.Otherwise is { } otherwise ? () => otherwise() is { } other ? Expand(other, names) : null : null };
        }
        catch (AskedException exception)
        {
            return reading with { Expression = null, Problem = new ReadingProblem(exception.Message.TrimEnd('.'), 1, 1, new TextSpan(0, 0)) };
        }
    }

    private static Expr Expand(Expr expression, Declarations names) => Substitution.Replace(expression, node => node switch
    {
        Call { Function: Function.Log, Arguments: [Density { Value: { } value } density] } => DrawDensity.Log(density.Law, Expand(value, names), names),
        Density { Value: { } value } density => Positive(DrawDensity.Log(density.Law, Expand(value, names), names)),
        FamilyTerm or ModelTerm or Expectation or Functional or Integral or Extremum or Differential =>
            throw new AskedException($"{InfixPrinter.Print(node)} is not a closed form."),
        _ => null,
    });

    private static Expr Positive(Expr log) => log is Conditional { Then: Negate { Operand: Constant { Name: ConstantName.Infinity } } } conditional
        ? new Conditional(conditional.Condition, Number.Zero, Make.Call(Function.Exp, conditional.Else))
        : Make.Call(Function.Exp, log);
}
