using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>
/// Points on both sides of, and on, every place where an expression by cases changes: conditions, |x|, min and max. An
/// answer that is wrong in a small region only would otherwise pass when no draw falls into the region.
/// </summary>
internal static class BranchPoints
{
    private const int MostGuards = 24;
    private const int PoolSize = 400;
    private const double Nudge = 1e-4;

    public static IReadOnlyList<Point> Of(IReadOnlyList<Expr> expressions, Scope scope, IReadOnlyList<Point> known, RandomStream random)
    {
        var guards = expressions.SelectMany(Traversal.All).SelectMany(Guards).Distinct()
            .Where(guard => Traversal.Symbols(guard).All(name => scope.Names.Find(name) is { Shape.IsScalar: true }))
            .Take(MostGuards).ToList();
        if (guards.Count == 0)
        {
            return [];
        }

        var found = new List<Point>();
        IReadOnlyList<Point>? pool = null;
        foreach (var guard in guards)
        {
            found.AddRange(OnTheBoundary(guard, scope, known[random.Next(known.Count)]));
            var missing = MissingSign(guard, [.. known, .. found]);
            if (missing != 0)
            {
                pool ??= scope.Draw(random.Split("pool"), PoolSize);
                found.AddRange(Search(guard, missing, scope, pool));
            }
        }

        return [.. found.Where(point => scope.Contains(point))];
    }

    /// <summary>Expressions whose sign decides which case applies.</summary>
    private static IEnumerable<Expr> Guards(Expr node) => node switch
    {
        Comparison comparison => [Make.Subtract(comparison.Left, comparison.Right)],
        Call { Function: Function.Abs or Function.Sign } call => [call.Arguments[0]],
        Call { Function: Function.Min or Function.Max } call => call.Arguments.Skip(1).Select(other => Make.Subtract(call.Arguments[0], other)),
        _ => [],
    };

    /// <summary>The sign (−1 or 1) that the guard takes at none of the points, or 0.</summary>
    private static int MissingSign(Expr guard, IReadOnlyList<Point> points)
    {
        var (negative, positive) = (0, 0);
        foreach (var point in points)
        {
            var value = ValueOf(guard, point);
            negative += value < 0 ? 1 : 0;
            positive += value > 0 ? 1 : 0;
        }

        return negative < 2 ? -1 : positive < 2 ? 1 : 0;
    }

    private static double ValueOf(Expr guard, Point point) =>
        Binary64.ToDouble(Evaluator<Binary64>.Evaluate(guard, point.Doubles).AsScalar);

    /// <summary>Where the guard is linear in a symbol, the symbol can be moved onto the boundary and just beside it.</summary>
    private static IEnumerable<Point> OnTheBoundary(Expr guard, Scope scope, Point point)
    {
        foreach (var name in Traversal.Symbols(guard))
        {
            var x = WideFloat.ToDouble(point.Wide[name].AsScalar);
            var here = ValueOf(guard, point);
            var slope = ValueOf(guard, Moved(point, name, x + 1)) - here;
            var root = x - (here / slope);
            if (!double.IsFinite(root) || Math.Abs(ValueOf(guard, Moved(point, name, root))) > 1e-9 * (1 + Math.Abs(here)))
            {
                continue;
            }

            foreach (var value in new[] { Math.Round(root, 12), root - Nudge, root + Nudge, root - (100 * Nudge), root + (100 * Nudge) })
            {
                yield return Moved(point, name, value);
            }
        }
    }

    private static Point Moved(Point point, string name, double value) => point.With(name, Value<WideFloat>.Scalar(WideFloat.FromDouble(value)));

    /// <summary>Points with the wanted sign: from the pool, or from its nearest points by moving one symbol after the other to where the guard changes most.</summary>
    private static IEnumerable<Point> Search(Expr guard, int sign, Scope scope, IReadOnlyList<Point> pool)
    {
        const int wanted = 3;
        var ranked = pool.Select(point => (Point: point, Value: sign * ValueOf(guard, point))).Where(pair => double.IsFinite(pair.Value))
            .OrderByDescending(pair => pair.Value).ToList();
        var hits = ranked.Where(pair => pair.Value > 0).Take(wanted).Select(pair => pair.Point).ToList();
        if (hits.Count > 0 || ranked.Count == 0)
        {
            return hits;
        }

        var (best, value) = ranked[0];
        foreach (var declaration in scope.Names.All.Where(declaration => declaration.Shape.IsScalar && declaration.Kind != SymbolKind.Integer))
        {
            foreach (var end in Ends(declaration))
            {
                var moved = Moved(best, declaration.Name, end);
                var there = sign * ValueOf(guard, moved);
                if (there > value && scope.Contains(moved))
                {
                    (best, value) = (moved, there);
                }
            }
        }

        return value > 0 ? [best] : [];
    }

    /// <summary>The ends of a symbol's domain; where there is none, something far out.</summary>
    private static IEnumerable<double> Ends(Declaration declaration)
    {
        const double far = 1e4;
        const double near = 1e-6;
        var ends = Domain.Ends(declaration);
        var isOpen = declaration.Range is null;
        yield return double.IsFinite(ends.Low) ? ends.Low + (isOpen ? near : 0) : -far;
        yield return double.IsFinite(ends.High) ? ends.High - (isOpen ? near : 0) : far;
    }
}
