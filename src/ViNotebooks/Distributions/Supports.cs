using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions;

/// <summary>What follows from supports.</summary>
internal static class Supports
{
    public static bool IsDiscrete(Support support) => support switch
    {
        IntegerSupport or OneHotSupport or PointSupport => true,
        ProductSupport product => product.Coordinates.Count > 0 && product.Coordinates.All(IsDiscrete),
        RepeatedSupport repeated => IsDiscrete(repeated.Coordinate),
        _ => false,
    };

    /// <summary>The lowest and the highest value of a scalar law, null where infinite.</summary>
    public static (Expr? Low, Expr? High) Ends(Support support) => support switch
    {
        IntervalSupport interval => (interval.Low, interval.High),
        IntegerSupport integers => (integers.Low, integers.High),
        PointSupport point => (point.Value, point.Value),
        _ => (null, null),
    };

    /// <summary>Whether a number lies between the ends, as a condition; null where it always does.</summary>
    public static Expr? Contains(Support support, Expr at)
    {
        var (low, high) = Ends(support);
        Expr? above = low is null ? null : new Comparison(Relation.GreaterOrEqual, at, low);
        Expr? below = high is null ? null : new Comparison(Relation.LessOrEqual, at, high);
        return above is null ? below : below is null ? above : new Logical(LogicalOperator.And, above, below);
    }

    /// <summary>The least support of the kind of these that holds them all, or null where their kinds do not agree.</summary>
    public static Support? Hull(IReadOnlyList<Support> supports)
    {
        if (supports.All(support => support == supports[0]))
        {
            return supports[0] is PointSupport ? null : supports[0];
        }

        var (low, high) = (Extreme(Function.Min, supports.Select(support => Ends(support).Low)), Extreme(Function.Max, supports.Select(support => Ends(support).High)));
        return supports.All(support => support is IntervalSupport) ? new IntervalSupport(low, high)
            : supports.All(support => support is IntegerSupport or PointSupport) && supports.Any(support => support is IntegerSupport) ? new IntegerSupport(low!, high)
            : null;
    }

    private static Expr? Extreme(Function function, IEnumerable<Expr?> ends)
    {
        var all = ends.Distinct().ToList();
        return all.Contains(null) ? null : all.Count == 1 ? all[0] : all.All(end => Whole(end!) is not null)
            ? Make.Number(function == Function.Min ? all.Min(end => Whole(end!)!.Value) : all.Max(end => Whole(end!)!.Value))
            : new Call(function, all.ToSequence()!);
    }
}
