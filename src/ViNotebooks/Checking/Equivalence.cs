using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>
/// Decides whether two expressions are equal over a scope: exactly, or up to a constant or factor. Double precision looks at
/// every point; wherever it sees a difference or no value, at every boundary between cases, and at some of the other points
/// 128-bit arithmetic decides. What is not seen is a difference below 1e-9 that is there at a few of the points only.
/// </summary>
internal static class Equivalence
{
    /// <summary>What double precision may call the same: above its rounding for all but badly conditioned points, below any real mistake.</summary>
    private const double CloseInDoubles = 1e-9;

    private const int ConfirmedClosePoints = 16;
    private const int MostWidePoints = 40;
    private const int LeastComparedPoints = 3;

    public static Finding Compare(Expr answer, Expr reference, Scope scope, Criterion criterion, RandomStream random)
    {
        var points = TestPoints.For(answer, reference, scope, criterion, random);
        var close = CloseAt(answer, reference, scope, criterion, points);
        var order = Enumerable.Range(0, points.Count).Where(i => !close[i]).Take(MostWidePoints)
            .Concat(Enumerable.Range(0, points.Count).Where(i => close[i] && points[i].Kind == PointKind.Branch).Take(MostWidePoints))
            .Concat(Spread(close, ConfirmedClosePoints));
        var compared = 0;
        var withinRounding = 0;
        var unclear = 0;
        foreach (var i in order)
        {
            var (equality, a, r) = WideComparison.At(answer, reference, criterion, points[i]);
            switch (equality)
            {
                case PointEquality.Different:
                    return new Finding(Equality.Different, new Evidence(points[i].Point, a, r) { IsExceptional = points[i].Kind == PointKind.Special });
                case PointEquality.Same:
                    compared++;
                    break;
                case PointEquality.SameWithinRounding:
                    withinRounding++;
                    break;
                case PointEquality.Unclear:
                    unclear++;
                    break;
            }
        }

        // two expressions that are zero throughout never agree better than within rounding
        var decided = compared >= Math.Min(LeastComparedPoints, points.Count) ? compared : compared + withinRounding;
        return decided >= Math.Min(LeastComparedPoints, points.Count) && unclear <= 4 * decided ? Finding.Equal : Finding.Undecided;
    }

    /// <summary>Some of the points that are close in doubles, spread over all of them.</summary>
    private static IEnumerable<int> Spread(bool[] close, int count)
    {
        var indices = Enumerable.Range(0, close.Length).Where(i => close[i]).ToList();
        var step = Math.Max(1, indices.Count / count);
        return indices.Where((_, place) => place % step == 0).Take(count);
    }

    private static bool[] CloseAt(Expr answer, Expr reference, Scope scope, Criterion criterion, IReadOnlyList<TestPoint> points)
    {
        var values = new DoubleValues(scope, points);
        var a = values.Of(answer);
        var r = values.Of(reference);
        var close = new bool[points.Count];
        for (var i = 0; i < close.Length; i++)
        {
            close[i] = AreClose(criterion, a.At[i], r.At[i], a.AtBase[i], r.AtBase[i]);
        }

        return close;
    }

    /// <summary>Whether two values (with their values at the base point) are finite and agree in double precision.</summary>
    public static bool AreClose(Criterion criterion, ReadOnlySpan<double> a, ReadOnlySpan<double> r, ReadOnlySpan<double> a0, ReadOnlySpan<double> r0)
    {
        if (a.Length != r.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Length; i++)
        {
            var isClose = criterion switch
            {
                UpToConstant => AreClose(a[i] - a0[i], r[i] - r0[i], Math.Max(Math.Abs(a0[i]), Math.Abs(r0[i]))),
                UpToFactor => AreClose(a[i] * r0[i], r[i] * a0[i], 0) && Math.Sign(a[i]) == Math.Sign(r[i]) && (a[i] != 0 || r[i] == 0),
                _ => AreClose(a[i], r[i], 0),
            };
            if (!isClose)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreClose(double x, double y, double scale) =>
        double.IsFinite(x) && double.IsFinite(y) && Math.Abs(x - y) <= CloseInDoubles * Math.Max(Math.Max(Math.Abs(x), Math.Abs(y)), scale * 1e-4);
}
