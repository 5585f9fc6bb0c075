using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>A place at which an integrand changes its formula: |u|, sign u, a comparison, the lesser of two, for u = c + d z.</summary>
internal sealed record Threshold(Polynomial Place, Expr Above, Expr Below);

internal static class Thresholds
{
    /// <summary>The first threshold in what depends on z, or null where there is none that is linear.</summary>
    public static Threshold? In(Term inside, string z, Reduction reduction)
    {
        foreach (var factor in inside.Factors)
        {
            var free = factor.Atom.Symbols;
            foreach (var node in Traversal.All(factor.Atom.Expression))
            {
                if (Difference(node) is { } difference && Traversal.Symbols(difference) is var symbols && symbols.Contains(z) && symbols.All(free.Contains)
                    && LinearIn.Of(reduction.Read(difference), z) is var (constant, slope)
                    && Of(inside, node, constant, slope, z, reduction) is { } threshold)
                {
                    return threshold;
                }
            }
        }

        return null;
    }

    /// <summary>∫ over the part below the threshold plus ∫ over the part above it; a threshold outside the range is moved to its end.</summary>
    public static Polynomial? Integrate(
        Threshold threshold, IntegralRange range, Reduction reduction, Func<Polynomial, IntegralRange, Polynomial?> integrate)
    {
        var context = reduction.Context;
        var place = threshold.Place;
        if (range.Low is { } low)
        {
            if (reduction.IsNonnegative(low - place))
                return integrate(reduction.Read(threshold.Above), range);

            if (!reduction.IsNonnegative(place - low))
                place = FunctionRules.Of(Function.Max, [place, low], context);
        }

        if (range.High is { } high)
        {
            if (reduction.IsNonnegative(threshold.Place - high))
                return integrate(reduction.Read(threshold.Below), range);

            if (!reduction.IsNonnegative(high - threshold.Place))
                place = FunctionRules.Of(Function.Min, [place, high], context);
        }

        return integrate(reduction.Read(threshold.Below), range with { High = place }) is { } below
            && integrate(reduction.Read(threshold.Above), range with { Low = place }) is { } above
            ? below + above
            : null;
    }

    private static Expr? Difference(Expr node) => node switch
    {
        Call { Function: Function.Abs or Function.Sign, Arguments: [var argument] } => argument,
        Call { Function: Function.Min or Function.Max, Arguments: [var first, var second] } => Make.Subtract(first, second),
        Comparison comparison => Make.Subtract(comparison.Left, comparison.Right),
        _ => null,
    };

    private static Threshold? Of(Term inside, Expr node, Polynomial constant, Polynomial slope, string z, Reduction reduction)
    {
        var context = reduction.Context;
        var place = -Products.Multiply(constant, PowerRules.Power(slope, -1, context), context);
        var whole = Assembler.ToExpr(inside);
        if (reduction.IsPositive(slope))
            return new Threshold(place, With(true), With(false));

        if (reduction.IsPositive(-slope))
            return new Threshold(place, With(false), With(true));

        // |c + d z| = |d| |z + c/d|
        if (node is not Call { Function: Function.Abs })
            return null;

        var scaled = Make.Multiply(
            Make.Call(Function.Abs, Assembler.ToExpr(slope)), Make.Subtract(new Symbol(z), Assembler.ToExpr(place)));
        return new Threshold(place, Replaced(whole, node, scaled), Replaced(whole, node, Make.Negate(scaled)));

        Expr With(bool isPositive) => Replaced(whole, node, Value(node, isPositive));
    }

    private static Expr Replaced(Expr whole, Expr node, Expr value) =>
        Truths.Decided(Substitution.Replace(whole, other => other == node ? value : null));

    // what the node is where the difference is positive, or negative; equality has no weight
    private static Expr Value(Expr node, bool isPositive) => node switch
    {
        Call { Function: Function.Abs, Arguments: [var argument] } => isPositive ? argument : Make.Negate(argument),
        Call { Function: Function.Sign } => isPositive ? Number.One : Make.Negate(Number.One),
        Call { Function: Function.Min, Arguments: [var first, var second] } => isPositive ? second : first,
        Call { Function: Function.Max, Arguments: [var first, var second] } => isPositive ? first : second,
        _ => Truths.Of(((Comparison)node).Relation switch
        {
            Relation.Less or Relation.LessOrEqual => !isPositive,
            Relation.Greater or Relation.GreaterOrEqual => isPositive,
            Relation.Equal => false,
            _ => true,
        }),
    };
}
