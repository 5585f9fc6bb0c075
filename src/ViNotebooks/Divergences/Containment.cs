using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Divergences.Conditions;

namespace ViNotebooks.Divergences;

/// <summary>Where p has probability and q has none the divergence is +∞.</summary>
internal static class Containment
{
    private const string Outside = "p has probability where q has none";

    /// <summary>What forbids a finite divergence whatever the parameters, or null.</summary>
    public static KlResult? Obstacle(Law p, Law q)
    {
        if (p.Shape.Kind != q.Shape.Kind || (!p.Shape.Fits(q.Shape) && AreBothKnown(p.Shape, q.Shape)))
        {
            return new NotComparable($"{p.Shape} and {q.Shape} have no divergence");
        }

        if (p.IsDiscrete != q.IsDiscrete)
        {
            return new Infinite("one law is discrete and the other continuous");
        }

        // the ends of a mixture's support may come from components of no weight
        if (p is MixtureLaw)
        {
            return null;
        }

        return (p.Support, q.Support) switch
        {
            (IntervalSupport { Low: null }, IntervalSupport { Low: not null }) or (IntervalSupport { High: null }, IntervalSupport { High: not null }) =>
                new Infinite(Outside),
            (VectorSupport or ProductSupport or RepeatedSupport, SimplexSupport) or (SimplexSupport, VectorSupport or ProductSupport or RepeatedSupport) => new Infinite("a simplex has no volume in its space"),
            _ => null,
        };
    }

    /// <summary>The result under the conditions that the support of p lies in that of q.</summary>
    public static KlResult Within(Law p, Law q, KlResult result)
    {
        if (p.Support is not IntervalSupport inner || q.Support is not IntervalSupport outer)
        {
            return result;
        }

        var requirements = new List<Requirement>();
        if (inner.Low is { } low && outer.Low is { } least)
        {
            requirements.Add(new(IsAtMost(least, low), Outside));
        }

        if (inner.High is { } high && outer.High is { } greatest)
        {
            requirements.Add(new(IsAtMost(high, greatest), Outside));
        }

        return result switch
        {
            ClosedForm form => form with { FiniteWhere = [.. requirements, .. form.FiniteWhere] },
            NoClosedForm none => none with { FiniteWhere = [.. requirements, .. none.FiniteWhere] },
            _ => result,
        };
    }

    private static bool AreBothKnown(Shape a, Shape b) => a.Rows.Value is not null && b.Rows.Value is not null;
}
