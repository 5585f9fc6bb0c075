namespace ViNotebooks.Numerics;

/// <summary>
/// The greatest value of a function of several variables over a box whose sides may be infinite: simplex searches from several starts
/// (Nelder and Mead), then Newton's rule with divided differences.
/// </summary>
internal sealed class BoxMaximiser(Func<double[], double> f, IReadOnlyList<(double From, double To)> box, int starts, CancellationToken token)
{
    private const int UsualStarts = 8;
    private const int StepsOfSearch = 600;
    private const double Distant = 1e8;

    private long evaluations;

    /// <summary>
    /// The maximum over the box. A point at a finite side is a maximum there; one that runs away along an infinite side is told as
    /// <see cref="MaximiserStatus.Unbounded"/> or <see cref="MaximiserStatus.NotAttained"/>.
    /// </summary>
    /// <param name="f">The function.</param>
    /// <param name="box">The sides.</param>
    /// <param name="random">Places the starts after the first.</param>
    /// <param name="token">Cancels the search.</param>
    /// <param name="starts">How many searches; fewer for a costly function that is known to have one hill.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MaximiserResult Maximise(
        Func<double[], double> f, IReadOnlyList<(double From, double To)> box, RandomStream random, CancellationToken token = default, int starts = UsualStarts)
    {
        if (box is [var (from, to)])
            return LineMaximiser.Maximise(x => f([x]), from, to, token: token);

        return new BoxMaximiser(f, box, starts, token).Run(random);
    }

    private MaximiserResult Run(RandomStream random)
    {
        (double[] Point, double Value) best = ([], double.NaN);
        for (var start = 0; start < starts; start++)
        {
            var found = Search([.. box.Select(side => Start(side, start == 0 ? 0.5 : random.NextDouble()))], 0.5);
            found = Search(found.Point, 0.05);
            if (found.Value > best.Value || double.IsNaN(best.Value))
                best = found;
        }

        if (double.IsNaN(best.Value))
            return new(best.Point, double.NaN, [.. best.Point.Select(_ => double.PositiveInfinity)], evaluations, MaximiserStatus.Undefined);

        if (double.IsPositiveInfinity(best.Value) || best.Point.Any(x => Math.Abs(x) > Distant))
        {
            var farther = Value([.. best.Point.Select(x => Math.Abs(x) > Distant ? x * 1e8 : x)]);
            var isUnbounded = double.IsInfinity(best.Value) || farther > best.Value + (1e-3 * Math.Abs(best.Value));
            return new(best.Point, best.Value, [.. best.Point.Select(_ => double.PositiveInfinity)], evaluations, isUnbounded ? MaximiserStatus.Unbounded : MaximiserStatus.NotAttained);
        }

        return Polished(best.Point, best.Value);
    }

    private static double Start((double From, double To) side, double u)
    {
        var wide = Math.Tan(Math.PI * (u - 0.5) * 0.98);
        return (double.IsFinite(side.From), double.IsFinite(side.To)) switch
        {
            (true, true) => side.From + ((side.To - side.From) * u),
            (true, false) => side.From + Math.Exp(wide / 2),
            (false, true) => side.To - Math.Exp(wide / 2),
            _ => wide,
        };
    }

    private double Value(double[] point)
    {
        token.ThrowIfCancellationRequested();
        evaluations++;
        for (var i = 0; i < point.Length; i++)
            point[i] = Math.Clamp(point[i], box[i].From, box[i].To);

        return f(point);
    }

    private (double[] Point, double Value) Search(double[] start, double spread)
    {
        var simplex = new List<(double[] Point, double Value)> { (start, Value(start)) };
        for (var i = 0; i < start.Length; i++)
        {
            var corner = (double[])start.Clone();
            var length = box[i].To - box[i].From;
            var step = spread * (double.IsFinite(length) ? length / 2 : Math.Max(1, Math.Abs(start[i])));
            corner[i] = corner[i] + step > box[i].To ? corner[i] - step : corner[i] + step;
            simplex.Add((corner, Value(corner)));
        }

        for (var k = 0; k < StepsOfSearch * start.Length; k++)
        {
            // a point without a value is lower than any other
            simplex.Sort((a, b) => double.IsNaN(a.Value) ? double.IsNaN(b.Value) ? 0 : 1 : double.IsNaN(b.Value) ? -1 : b.Value.CompareTo(a.Value));
            var size = Enumerable.Range(0, start.Length).Max(i => simplex.Max(p => p.Point[i]) - simplex.Min(p => p.Point[i]));
            if (size <= 1e-9 * (1e-6 + simplex[0].Point.Max(Math.Abs)) || simplex[0].Point.Any(x => Math.Abs(x) > Distant * Distant))
                break;

            var worst = simplex[^1];
            var centre = Enumerable.Range(0, start.Length).Select(i => simplex.Take(start.Length).Average(p => p.Point[i])).ToArray();
            var reflected = Moved(centre, worst.Point, 1);
            if (reflected.Value > simplex[0].Value)
            {
                var expanded = Moved(centre, worst.Point, 2);
                simplex[^1] = expanded.Value > reflected.Value ? expanded : reflected;
            }
            else if (reflected.Value > simplex[^2].Value)
            {
                simplex[^1] = reflected;
            }
            else if (Moved(centre, worst.Point, reflected.Value > worst.Value ? 0.5 : -0.5) is var inner
                && (inner.Value > worst.Value || (double.IsNaN(worst.Value) && !double.IsNaN(inner.Value))))
            {
                simplex[^1] = inner;
            }
            else
            {
                for (var i = 1; i < simplex.Count; i++)
                    simplex[i] = Moved(simplex[0].Point, simplex[i].Point, -0.5);
            }
        }

        return simplex[0];
    }

    private (double[] Point, double Value) Moved(double[] centre, double[] point, double by)
    {
        var moved = centre.Select((c, i) => c + (by * (c - point[i]))).ToArray();
        return (moved, Value(moved));
    }

    private MaximiserResult Polished(double[] point, double value)
    {
        // one variable after the other, in a bracket about the point; what the last round moves is how far off it may be
        var error = new double[point.Length];
        var (moved, earlier) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var round = 0; round < 40; round++)
        {
            earlier = moved;
            moved = 0;
            for (var i = 0; i < point.Length; i++)
            {
                var scale = 0.02 * Math.Max(Math.Abs(point[i]), 1e-3);
                var (low, high) = (Math.Max(box[i].From, point[i] - scale), Math.Min(box[i].To, point[i] + scale));
                var along = LineMaximiser.Maximise(x => Value([.. point.Select((y, j) => i == j ? x : y)]), low, high, token: token);
                moved = Math.Max(moved, Math.Abs(along.Point[0] - point[i]));
                error[i] = Math.Abs(along.Point[0] - point[i]) + along.Error[0];
                if (along.Value >= value)
                    (point[i], value) = (along.Point[0], along.Value);
            }

            if (Enumerable.Range(0, point.Length).All(i => error[i] <= 1e-9 * (1e-3 + Math.Abs(point[i]))))
                break;
        }

        // the rounds shrink like a geometric series
        var ratio = moved == 0 ? 0 : Math.Min(moved / earlier, 0.99);
        for (var i = 0; i < error.Length; i++)
            error[i] = (error[i] + moved) * 2 / (1 - ratio);

        var isSettled = Enumerable.Range(0, point.Length).All(i => error[i] <= 1e-5 * (1 + Math.Abs(point[i])));
        return new(point, value, error, evaluations, isSettled ? MaximiserStatus.Attained : MaximiserStatus.NotConverged);
    }
}
