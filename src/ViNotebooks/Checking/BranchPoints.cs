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
        var domains = expressions.SelectMany(Traversal.All).SelectMany(Domains).Select(guard => AtFirstElement(guard, scope)).ToHashSet();
        var guards = expressions.SelectMany(Traversal.All).SelectMany(Guards).Distinct()
            .Concat(domains)
            .Select(guard => AtFirstElement(guard, scope)).Where(guard => Movable(guard, scope).Count > 0)
            .Take(MostGuards).ToList();
        if (guards.Count == 0)
        {
            return [];
        }

        var found = new List<Point>();
        IReadOnlyList<Point>? pool = null;
        foreach (var guard in guards)
        {
            var start = known[random.Next(known.Count)];
            found.AddRange(OnTheBoundary(guard, scope, start));
            if (domains.Contains(guard))
            {
                continue;
            }

            var missing = MissingSign(guard, [.. known, .. found]);
            if (missing != 0)
            {
                pool ??= scope.Draw(random.Split("pool"), PoolSize);
                found.AddRange(Search(guard, missing, scope, pool));
            }
        }

        found.AddRange(Corners([.. guards.Where(guard => !domains.Contains(guard)).SelectMany(guard => Movable(guard, scope)).Distinct()], known[random.Next(known.Count)]));
        return [.. found.Where(scope.Contains)];
    }

    /// <summary>Expressions whose sign decides which case applies.</summary>
    private static IEnumerable<Expr> Guards(Expr node) => node switch
    {
        Comparison comparison => [Make.Subtract(comparison.Left, comparison.Right)],
        Call { Function: Function.Abs or Function.Sign } call => [call.Arguments[0]],
        Call { Function: Function.Min or Function.Max } call => call.Arguments.Skip(1).Select(other => Make.Subtract(call.Arguments[0], other)),
        _ => [],
    };

    /// <summary>Differences under a root or logarithm: the function may end inside the domain.</summary>
    private static IEnumerable<Expr> Domains(Expr node) => node switch
    {
        Call { Function: Function.Sqrt or Function.Log, Arguments: [Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } difference] } => [difference],
        _ => [],
    };

    /// <summary>The corners of the box that the guards' numbers lie in, as far as it has few: where several conditions meet.</summary>
    private static IEnumerable<Point> Corners(List<Place> places, Point point)
    {
        const int most = 5;
        if (places.Count is 0 or > most)
        {
            yield break;
        }

        for (var corner = 0; corner < 1 << places.Count; corner++)
        {
            var moved = point;
            for (var i = 0; i < places.Count; i++)
            {
                moved = places[i].Move(moved, Ends(places[i].Declaration).ElementAt(corner >> i & 1));
            }

            yield return moved;
        }
    }

    /// <summary>Inside a sum, the guard of the first summand stands for all: the sum treats them alike.</summary>
    private static Expr AtFirstElement(Expr guard, Scope scope) =>
        Substitution.Symbols(guard, Traversal.Symbols(guard).Where(name => scope.Names.Find(name) is null).ToDictionary(name => name, _ => (Expr)Number.One));

    /// <summary>The scalars, and the elements of vectors, that a guard depends on; none where it has anything else in it.</summary>
    private static List<Place> Movable(Expr guard, Scope scope)
    {
        var places = new List<Place>();
        var elements = Traversal.All(guard).OfType<Expressions.Index>().ToList();
        foreach (var element in elements)
        {
            if (element is not { Target: Symbol target, Indices: [Number { DecimalPlaces: 0, Digits.IsZero: false } index] }
                || scope.Names.Find(target.Name) is not { Shape.Kind: ShapeKind.Vector, Kind: not SymbolKind.Simplex } declared)
            {
                return [];
            }

            places.Add(new Place(declared, (int)index.Digits - 1));
        }

        foreach (var name in Traversal.Symbols(guard))
        {
            if (scope.Names.All.Any(declaration => declaration.Shape.Rows.Symbol == name || declaration.Shape.Columns.Symbol == name))
            {
                // a size cannot be moved without its vectors, and every size is drawn anyway
                return [];
            }

            if (scope.Names.Find(name) is { Shape.IsScalar: true } scalar)
            {
                places.Add(new Place(scalar, 0));
            }
            else if (!places.Exists(place => place.Declaration.Name == name))
            {
                return [];
            }
        }

        return places;
    }

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

    /// <summary>Where the guard is linear in a number, the number can be moved onto the boundary and just beside it.</summary>
    private static IEnumerable<Point> OnTheBoundary(Expr guard, Scope scope, Point point)
    {
        if (guard is Binary { Left: Symbol symbol, Right: var bound } && Movable(guard, scope).Count > 0 && scope.Names.Find(symbol.Name) is { Shape.IsScalar: true })
        {
            // x = 0.1 holds at the number 0.1 itself, not at the double next to it
            yield return point.With(symbol.Name, Evaluator<WideFloat>.Evaluate(bound, point.Wide));
        }

        foreach (var place in Movable(guard, scope))
        {
            var x = place.Read(point);
            var here = ValueOf(guard, point);
            var slope = ValueOf(guard, place.Move(point, x + 1)) - here;
            var root = x - (here / slope);
            if (!double.IsFinite(root) || Math.Abs(ValueOf(guard, place.Move(point, root))) > 1e-9 * (1 + Math.Abs(here)))
            {
                continue;
            }

            foreach (var value in new[] { Math.Round(root, 12), root - Nudge, root + Nudge, root - (100 * Nudge), root + (100 * Nudge), root / 2, 2 * root })
            {
                yield return place.Move(point, value);
            }
        }
    }

    /// <summary>Points with the wanted sign: from the pool, or from its nearest point by moving one number after the other to an end of its domain.</summary>
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
        foreach (var place in Movable(guard, scope).Where(place => place.Declaration.Kind != SymbolKind.Integer))
        {
            foreach (var end in Ends(place.Declaration))
            {
                var moved = place.Move(best, end);
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

    /// <summary>A scalar, or one element of a vector.</summary>
    private readonly record struct Place(Declaration Declaration, int Element)
    {
        public double Read(Point point) => WideFloat.ToDouble(point.Wide[Declaration.Name].Elements[Element]);

        public Point Move(Point point, double value)
        {
            if (Declaration.Shape.IsScalar)
            {
                return point.With(Declaration.Name, Value<WideFloat>.Scalar(WideFloat.FromDouble(value)));
            }

            var elements = point.Wide[Declaration.Name].Elements.ToArray();
            elements[Element] = WideFloat.FromDouble(value);
            return point.With(Declaration.Name, Value<WideFloat>.Vector(elements));
        }
    }
}
