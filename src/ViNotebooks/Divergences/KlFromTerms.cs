using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>
/// KL(p ‖ q) from log densities that are sums of statistics, log p = c + Σ aⱼ sⱼ and log q = c′ + Σ a′ⱼ sⱼ:
/// KL = c − c′ + Σ (aⱼ − a′ⱼ) E_p[sⱼ]. Statistics that both have need one expectation only, and none where their
/// coefficients agree.
/// </summary>
internal static class KlFromTerms
{
    public static KlResult Of(FamilyLaw p, FamilyLaw q) => DensityForm.Of(p) is { } first && DensityForm.Of(q) is { } second
        ? Sum(p, first.Constant - second.Constant, Differences(first, second))
        : new NoClosedForm("the log density of one of them is no sum of statistics with known expectations");

    /// <summary>E_p[log p], the negative entropy.</summary>
    public static KlResult NegativeEntropy(FamilyLaw p) => DensityForm.Of(p) is { } form
        ? Sum(p, form.Constant, form.Terms)
        : new NoClosedForm("the log density is no sum of statistics with known expectations");

    /// <summary>−H(p) − E_p[log q] for a law whose entropy is known as a whole, such as a truncated one.</summary>
    public static KlResult FromEntropy(Law p, FamilyLaw q) => p.Entropy is { } entropy && CrossEntropy(p, q) is var cross
        ? cross is ClosedForm form ? form with { Value = form.Value - entropy } : cross
        : new NoClosedForm("the entropy of the first law has no closed form");

    /// <summary>−E_p[log q].</summary>
    public static KlResult CrossEntropy(Law p, FamilyLaw q) => DensityForm.Of(q) is { } form
        ? Sum(p, -form.Constant, form.Terms.Select(term => term with { Coefficient = -term.Coefficient }))
        : new NoClosedForm("the log density of the second is no sum of statistics with known expectations");

    private static IEnumerable<DensityTerm> Differences(DensityForm first, DensityForm second)
    {
        var left = second.Terms.ToList();
        foreach (var term in first.Terms)
        {
            var place = left.FindIndex(other => other.Statistic == term.Statistic);
            if (place < 0)
            {
                yield return term;
                continue;
            }

            yield return term with { Coefficient = Difference(term.Coefficient, left[place].Coefficient) };
            left.RemoveAt(place);
        }

        foreach (var term in left)
        {
            yield return term with { Coefficient = -term.Coefficient };
        }
    }

    // (a − 1) − (b − 1) = a − b
    private static Expr Difference(Expr a, Expr b) => (a, b) switch
    {
        _ when a == b => Zero,
        (Binary { Operator: BinaryOperator.Subtract } x, Binary { Operator: BinaryOperator.Subtract } y) when x.Right == y.Right =>
            x.Left == y.Left ? Zero : x.Left - y.Left,
        (Negate x, Negate y) => Difference(y.Operand, x.Operand),
        _ => a - b,
    };

    private static KlResult Sum(Law p, Expr constant, IEnumerable<DensityTerm> terms)
    {
        var value = constant;
        var finite = new List<Requirement>();
        var known = new List<Requirement>();
        string? unknown = null;
        foreach (var (coefficient, statistic) in terms)
        {
            if (coefficient == Zero)
            {
                continue;
            }

            var expected = Expectations.Of(p, statistic);
            finite.AddRange(expected.FiniteWhere);

            // terms such as (a − 1) log x vanish for some parameters, and then need no expectation
            var canVanish = coefficient is Binary { Operator: BinaryOperator.Subtract };
            var vanishes = Conditions.IsEqual(coefficient, Zero);
            if (expected.Value is null)
            {
                var reason = $"E[{Words.Of(statistic)}] has no closed form under {p.Term.Family}";
                unknown ??= canVanish ? null : reason;
                known.Add(new Requirement(vanishes, reason));
            }
            else if (expected.KnownWhere.Count > 0 && canVanish)
            {
                known.AddRange(expected.KnownWhere.Select(requirement => requirement with { Condition = Conditions.Either(vanishes, requirement.Condition) }));
                value += If(vanishes, Zero, coefficient * expected.Value);
            }
            else
            {
                known.AddRange(expected.KnownWhere);
                value += Times(coefficient, expected.Value);
            }
        }

        return unknown is null
            ? new ClosedForm(value) { FiniteWhere = [.. finite], KnownWhere = [.. known] }
            : new NoClosedForm(unknown) { FiniteWhere = [.. finite] };
    }
}
