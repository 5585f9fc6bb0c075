namespace ViNotebooks.Numerics;

/// <summary>
/// Adaptive integration over bounded and unbounded ranges: double-exponential rules on panels between the given points, the worst of
/// which is refined, or cut where the integrand is least smooth, until the error estimates add up to what is wanted.
/// </summary>
internal static class Quadrature
{
    private const int MaxPanels = 2000;

    /// <summary>
    /// ∫ f from <paramref name="from"/> to <paramref name="to"/>, either of which may be infinite. <paramref name="points"/> are places
    /// of interest such as singularities, kinks, and the centre and the flanks of a peak; those outside the range do not matter.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static QuadratureResult Integrate(
        Func<double, double> f,
        double from,
        double to,
        IReadOnlyList<double>? points = null,
        QuadratureGoal? goal = null,
        CancellationToken token = default) =>
        Integrate(
            (xs, ys, _) =>
            {
                for (var i = 0; i < xs.Length; i++)
                    ys[i] = f(xs[i]);
            },
            from,
            to,
            points,
            goal,
            token);

    /// <inheritdoc cref="Integrate(Func{double, double}, double, double, IReadOnlyList{double}?, QuadratureGoal?, CancellationToken)"/>
    public static QuadratureResult Integrate(
        BatchIntegrand f,
        double from,
        double to,
        IReadOnlyList<double>? points = null,
        QuadratureGoal? goal = null,
        CancellationToken token = default) =>
        Integrate((xs, ys, _) => f(xs, ys), from, to, points, goal, token);

    /// <inheritdoc cref="Integrate(Func{double, double}, double, double, IReadOnlyList{double}?, QuadratureGoal?, CancellationToken)"/>
    public static QuadratureResult Integrate(
        NoisyIntegrand f,
        double from,
        double to,
        IReadOnlyList<double>? points = null,
        QuadratureGoal? goal = null,
        CancellationToken token = default)
    {
        if (double.IsNaN(from) || double.IsNaN(to))
            return new(double.NaN, double.PositiveInfinity, 0, QuadratureStatus.Undefined);

        if (from > to)
        {
            var reversed = Integrate(f, to, from, points, goal, token);
            return reversed with { Value = -reversed.Value };
        }

        if (from == to)
            return new(0, 0, 0, QuadratureStatus.Converged);

        var panels = Panels(from, to, points ?? []).ConvertAll(map => new QuadraturePanel(map, f));
        return Run(panels, f, goal ?? QuadratureGoal.Default, token);
    }

    private static List<DoubleExponential> Panels(double from, double to, IReadOnlyList<double> points)
    {
        var inside = new List<double>();
        foreach (var x in points.Where(x => IsApart(from, x) && IsApart(x, to)).Order())
        {
            if (inside.Count == 0 || IsApart(inside[^1], x))
                inside.Add(x);
        }

        if (double.IsInfinity(from) && double.IsInfinity(to) && inside.Count == 0)
            inside.Add(0);

        double[] ends = [from, .. inside, to];
        var finite = ends.Where(double.IsFinite).ToList();
        var spread = finite[^1] > finite[0] ? finite[^1] - finite[0] : 1;
        return [.. ends.Zip(ends.Skip(1), (a, b) => Panel(a, b, spread))];
    }

    // a panel needs some points between its ends
    private static bool IsApart(double a, double b) => b - a > 1000 * Math.Max(Math.BitIncrement(Math.Abs(a)) - Math.Abs(a), Math.BitIncrement(Math.Abs(b)) - Math.Abs(b))
        || (b > a && (double.IsInfinity(a) || double.IsInfinity(b)));

    private static DoubleExponential Panel(double from, double to, double scale) =>
        double.IsInfinity(from) ? new(to, from, scale) : new(from, to, double.IsInfinity(to) ? scale : 1);

    private static QuadratureResult Run(List<QuadraturePanel> panels, NoisyIntegrand f, QuadratureGoal goal, CancellationToken token)
    {
        var finished = 0L;
        while (true)
        {
            token.ThrowIfCancellationRequested();
            var evaluations = finished + panels.Sum(panel => panel.Evaluations);
            var worst = panels.Find(panel => panel.Level < 2 && panel.Failure is null && panel.Cut is null);
            if (panels.Find(panel => panel.Failure is not null) is { Failure: { } failure })
                return new(double.NaN, double.PositiveInfinity, evaluations, failure.Status, failure.Where);

            if (evaluations > goal.MaxEvaluations)
                return Total(panels, goal, evaluations, isDone: false);

            var cut = panels.Find(panel => panel.Cut is not null);
            if (cut is null && worst is null)
            {
                worst = panels.MaxBy(panel => panel.Reducible)!;
                var (error, size) = (panels.Sum(panel => panel.Error), panels.Sum(panel => panel.Size));
                var wanted = Math.Max(goal.Absolute, goal.Relative * size);
                var reducible = panels.Sum(panel => panel.Reducible);
                if (error <= wanted || reducible <= 0.1 * (error - reducible) || worst.Reducible <= 0)
                    return Total(panels, goal, evaluations, isDone: true);
            }

            if (cut is null && worst!.CanHalve)
            {
                worst.Halve();
                continue;
            }

            var whole = cut ?? worst!;
            if (panels.Count >= MaxPanels)
                return Total(panels, goal, evaluations, isDone: false);

            if (Divided(whole) is not { } parts)
            {
                whole.Exhaust();
                continue;
            }

            finished += whole.Evaluations;
            panels.Remove(whole);
            panels.AddRange(parts.Select(map => new QuadraturePanel(map, f)));
        }
    }

    private static DoubleExponential[]? Divided(QuadraturePanel panel)
    {
        var map = panel.Map;
        if ((panel.Cut ?? panel.WhereToCut()) is not { } x)
            return null;

        var distance = Math.Abs(x - map.Anchor);
        return map.IsBounded
            ? [Panel(map.Anchor, x, 1), Panel(x, map.Other, 1)]
            : map.Other > 0
                ? [Panel(map.Anchor, x, 1), Panel(x, map.Other, distance)]
                : [Panel(x, map.Anchor, 1), Panel(map.Other, x, distance)];
    }

    private static QuadratureResult Total(List<QuadraturePanel> panels, QuadratureGoal goal, long evaluations, bool isDone)
    {
        var value = panels.Sum(panel => panel.Value);
        var error = panels.Sum(panel => panel.Error);
        var size = panels.Sum(panel => panel.Size);
        var isGood = error <= Math.Max(goal.Absolute, goal.Relative * size);
        return new(value, error, evaluations, isDone && isGood ? QuadratureStatus.Converged : QuadratureStatus.NotConverged);
    }
}
