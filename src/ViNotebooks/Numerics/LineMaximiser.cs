namespace ViNotebooks.Numerics;

/// <summary>
/// The greatest value of a function of one variable: a scan that is dense at the ends and about the points of interest, then Brent's
/// method in the best bracket, then the zero of the derivative as divided differences give it.
/// </summary>
/// <remarks>Brent, "Algorithms for Minimization without Derivatives", 1973, chapter 5.</remarks>
internal sealed class LineMaximiser(Func<double, double> f, double from, double to, CancellationToken token)
{
    private const double Golden = 0.3819660112501051;
    private const int NodesOfScan = 60;

    private long evaluations;

    /// <summary>
    /// The maximum over from ≤ x ≤ to, either of which may be infinite; an end at which the function has no value is left out. What is
    /// found is the best of the local maxima that a scan of some hundred points tells apart; <paramref name="points"/> add to the scan.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MaximiserResult Maximise(
        Func<double, double> f, double from, double to, IReadOnlyList<double>? points = null, CancellationToken token = default) =>
        new LineMaximiser(f, from, to, token).Run(points ?? []);

    private MaximiserResult Run(IReadOnlyList<double> points)
    {
        var xs = Scan(points);
        var values = xs.ConvertAll(Value);
        var best = 0;
        for (var i = 1; i < xs.Count; i++)
        {
            if (values[i] > values[best] || double.IsNaN(values[best]))
                best = i;
        }

        if (double.IsNaN(values[best]))
            return new([double.NaN], double.NaN, [double.PositiveInfinity], evaluations, MaximiserStatus.Undefined);

        if (double.IsPositiveInfinity(values[best]))
            return At(NearestEnd(xs[best]), values[best], double.PositiveInfinity, MaximiserStatus.Unbounded);

        if (AtEnd(xs, values, best) is { } end)
            return end;

        var (low, high) = (Neighbour(xs, values, best, -1), Neighbour(xs, values, best, 1));
        var (x, width) = Brent(low, xs[best], high);
        return Polished(x, width, low, high);
    }

    private List<double> Scan(IReadOnlyList<double> points)
    {
        var inside = points.Where(x => x > from && x < to).Distinct().Order().ToList();
        if (inside.Count == 0 && double.IsInfinity(from) && double.IsInfinity(to))
            inside.Add(0);

        double[] ends = [from, .. inside, to];
        var spread = inside.Count > 1 ? inside[^1] - inside[0] : 1;
        var all = ends.Where(double.IsFinite).ToHashSet();
        foreach (var (a, b) in ends.Zip(ends.Skip(1)))
        {
            var map = double.IsInfinity(a) ? new DoubleExponential(b, a, spread) : new DoubleExponential(a, b, spread);
            for (var i = -NodesOfScan; i <= NodesOfScan; i++)
            {
                var t = i * DoubleExponential.Reach / NodesOfScan;
                var (x, _, isResolved) = map.Place(t, map.Node(t).LogDistance);
                if (isResolved && x >= from && x <= to)
                    all.Add(x);
            }
        }

        return [.. all.Order()];
    }

    // NaN is where the function has no value, and lower than everything
    private double Value(double x)
    {
        token.ThrowIfCancellationRequested();
        evaluations++;
        return f(x);
    }

    private double NearestEnd(double x) => double.IsInfinity(to) && x > 0 ? to : double.IsInfinity(from) && x < 0 ? from : Math.Abs(x - from) < Math.Abs(to - x) ? from : to;

    // the greatest value is the outermost one: at a closed end that is the maximum, at an open one it says where the values go
    private MaximiserResult? AtEnd(List<double> xs, List<double> values, int best)
    {
        var known = Enumerable.Range(0, xs.Count).Where(i => !double.IsNaN(values[i])).ToList();
        var place = known.IndexOf(best);
        var size = Math.Abs(values[best]) * 1e-13;
        foreach (var isUpper in (ReadOnlySpan<bool>)[false, true])
        {
            var outward = isUpper ? known.Skip(place).ToList() : known.Take(place + 1).Reverse().ToList();
            var end = isUpper ? to : from;
            var isPlateau = outward.TrueForAll(i => Math.Abs(values[i] - values[best]) <= size);
            if (!isPlateau)
                continue;

            if (xs[best] == end)
                return At(end, values[best], 0, MaximiserStatus.Attained);

            // a constant stretch that reaches inward too is a maximum that is taken
            if (Math.Abs(xs[outward[^1]] - end) > 1e-6 * (Math.Abs(end) + Math.Min(1, to - from)) && double.IsFinite(end))
                continue;

            var inward = isUpper ? known.Take(place).Reverse().ToList() : known.Skip(place + 1).ToList();
            if (inward.TrueForAll(i => Math.Abs(values[i] - values[best]) <= size))
                return null;

            // values that still grow as much between the last nodes as before them have no bound
            var (last, middle, first) = (values[outward[^1]], values[inward[Math.Min(2, inward.Count - 1)]], values[inward[Math.Min(6, inward.Count - 1)]]);
            var grows = outward.Count == 1 && last - middle > 0.3 * (middle - first) && last - middle > 1e-6 * Math.Abs(last);
            return At(end, values[best], 0, grows ? MaximiserStatus.Unbounded : MaximiserStatus.NotAttained);
        }

        return null;
    }

    private static double Neighbour(List<double> xs, List<double> values, int best, int step)
    {
        // nodes so near to the best that its value and theirs are equal but for rounding say nothing
        var i = best + step;
        while (i > 0 && i < xs.Count - 1 && values[i] >= values[best] - (1e-10 * Math.Abs(values[best])))
            i += step;

        return i < 0 || i >= xs.Count ? xs[best] : xs[i];
    }

    private (double X, double Width) Brent(double low, double start, double high)
    {
        var (x, w, v) = (start, start, start);
        var (fx, fw, fv) = (Value(x), Value(x), Value(x));
        double step = 0, previous = 0;
        for (var i = 0; i < 200; i++)
        {
            var middle = (low + high) / 2;
            var tolerance = (1e-9 * Math.Abs(x)) + 1e-300;
            if (Math.Abs(x - middle) <= (2 * tolerance) - ((high - low) / 2))
                break;

            var r = (x - w) * (fv - fx);
            var q = (x - v) * (fw - fx);
            var p = ((x - v) * q) - ((x - w) * r);
            q = 2 * (q - r);
            p = q > 0 ? -p : p;
            q = Math.Abs(q);
            var isParabola = Math.Abs(p) < Math.Abs(q * previous / 2) && p > q * (low - x) && p < q * (high - x);
            (previous, step) = isParabola ? (step, p / q) : x < middle ? (high - x, Golden * (high - x)) : (low - x, Golden * (low - x));
            var u = x + (Math.Abs(step) >= tolerance ? step : tolerance * (step < 0 ? -1 : 1));
            var fu = Value(u);
            if (fu >= fx)
            {
                (low, high) = u >= x ? (x, high) : (low, x);
                (v, w, x) = (w, x, u);
                (fv, fw, fx) = (fw, fx, fu);
                continue;
            }

            (low, high) = u < x ? (u, high) : (low, u);
            if (fu >= fw || w == x)
                (v, fv, w, fw) = (w, fw, u, fu);
            else if (fu >= fv || v == x || v == w)
                (v, fv) = (u, fu);
        }

        return (x, Math.Max(high - low, 1e-9 * Math.Abs(x)));
    }

    // the zero of f′ by the secant rule, f′ by differences of fourth order; the step balances their error against rounding
    private MaximiserResult Polished(double x, double width, double low, double high)
    {
        var room = Math.Min(x - low, high - x);
        var value = Value(x);
        var best = (X: x, Error: width);
        var earlier = double.NaN;
        foreach (var part in (ReadOnlySpan<double>)[0.2, 0.02, 0.002])
        {
            var h = part * room;
            var (centre, step) = (x, double.PositiveInfinity);
            for (var i = 0; i < 6 && h > 0; i++)
            {
                var (a, b, c, d, e) = (Value(centre - (2 * h)), Value(centre - h), Value(centre), Value(centre + h), Value(centre + (2 * h)));
                var slope = (a - (8 * b) + (8 * d) - e) / 12;
                var curvature = (-a + (16 * b) - (30 * c) + (16 * d) - e) / 12;
                step = -h * slope / curvature;
                if (!(curvature < 0) || !(Math.Abs(step) < 4 * h) || centre + step - (2 * h) < low || centre + step + (2 * h) > high)
                {
                    step = double.PositiveInfinity;
                    break;
                }

                centre += step;

                // a step ten times as long is off by 10⁴ times as much
                var noise = h * 2e-16 * Math.Abs(c) / -curvature;
                var error = Math.Abs(step) + (16 * noise) + (0.01 * Math.Abs(centre - earlier));
                if (error < best.Error && Value(centre) >= value - (1e-12 * Math.Abs(value)))
                    best = (centre, error);
            }

            earlier = double.IsFinite(step) ? centre : double.NaN;
        }

        return At(best.X, Math.Max(value, Value(best.X)), best.Error, MaximiserStatus.Attained);
    }

    private MaximiserResult At(double x, double value, double error, MaximiserStatus status) => new([x], value, [error], evaluations, status);
}
