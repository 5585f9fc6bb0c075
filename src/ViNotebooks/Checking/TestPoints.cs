using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>A point to compare at, and, up to a constant or factor, another that differs from it in the named variables only.</summary>
internal readonly record struct TestPoint(Point Point, Point? Base, PointKind Kind = PointKind.Drawn);

internal enum PointKind
{
    Drawn,

    /// <summary>Some symbols have special values there, or are equal.</summary>
    Special,

    /// <summary>Near or on the boundary between two cases.</summary>
    Branch,
}

/// <summary>
/// The points at which two expressions are compared: fresh draws over the whole domain, special values, and points on both
/// sides of every condition, absolute value, minimum or maximum in either expression, so that no branch goes unseen.
/// </summary>
internal static class TestPoints
{
    private const int ScalarDraws = 64;
    private const int MatrixDraws = 24;

    public static IReadOnlyList<TestPoint> For(Expr answer, Expr reference, Scope scope, Criterion criterion, RandomStream random)
    {
        var draws = scope.Names.All.Any(declaration => !declaration.Shape.IsScalar) ? MatrixDraws : ScalarDraws;
        var drawn = scope.Draw(random.Split("draw"), draws);
        var special = scope.Special(random.Split("special"));
        var branches = BranchPoints.Of([answer, reference], scope, [.. drawn, .. special], random.Split("branches"));
        var bases = random.Split("base");
        return
        [
            .. Paired(drawn, scope, criterion, bases, PointKind.Drawn),
            .. Paired(special, scope, criterion, bases, PointKind.Special),
            .. Paired(branches, scope, criterion, bases, PointKind.Branch),
        ];
    }

    /// <summary>A few points, all of them ordinary, to try many candidates at quickly.</summary>
    public static IReadOnlyList<TestPoint> Few(Scope scope, Criterion criterion, int count, RandomStream random) =>
        Paired(scope.Draw(random.Split("few"), count), scope, criterion, random.Split("base"), PointKind.Drawn);

    private static List<TestPoint> Paired(IReadOnlyList<Point> points, Scope scope, Criterion criterion, RandomStream random, PointKind kind)
    {
        var named = criterion switch
        {
            UpToConstant constant => constant.Variables,
            UpToFactor factor => factor.Variables,
            _ => default,
        };
        var result = new List<TestPoint>(points.Count);
        foreach (var point in points)
        {
            result.Add(new TestPoint(point, named.Count == 0 ? null : scope.Redraw(point, named.ToArray(), random, 1)[0], kind));
        }

        return result;
    }
}
