namespace ViNotebooks.Numerics;

/// <summary>
/// Sums over whole numbers, to infinity too: term by term outward from the points of interest, and beyond them in blocks that double in
/// length, until what is left is bounded by the decay from block to block or found by extrapolation.
/// </summary>
internal static class SeriesSum
{
    private const long FirstBlock = 64;
    private const double Longest = 200_000;

    /// <summary>
    /// Σ term(n) for n = from, from + 1, …, to, where <paramref name="to"/> may be +∞. <paramref name="points"/> are where the mass may
    /// be, such as the mean and some deviations about it: without them a mass beyond thousands of zeros is not seen.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static QuadratureResult Sum(
        Func<double, double> term,
        double from,
        double to = double.PositiveInfinity,
        IReadOnlyList<double>? points = null,
        QuadratureGoal? goal = null,
        CancellationToken token = default) =>
        Sum(
            (ns, values) =>
            {
                for (var i = 0; i < ns.Length; i++)
                    values[i] = term(ns[i]);
            },
            from,
            to,
            points,
            goal,
            token);

    /// <inheritdoc cref="Sum(Func{double, double}, double, double, IReadOnlyList{double}?, QuadratureGoal?, CancellationToken)"/>
    public static QuadratureResult Sum(
        BatchIntegrand terms,
        double from,
        double to = double.PositiveInfinity,
        IReadOnlyList<double>? points = null,
        QuadratureGoal? goal = null,
        CancellationToken token = default)
    {
        var (first, last) = (Math.Ceiling(from), Math.Floor(to));
        if (!double.IsFinite(first) || double.IsNaN(last))
            return new(double.NaN, double.PositiveInfinity, 0, QuadratureStatus.Undefined);

        var wanted = goal ?? QuadratureGoal.Default;
        var sum = new RunningSum(terms, wanted.MaxEvaluations, token);
        if (last - first < Longest && last - first < wanted.MaxEvaluations)
        {
            sum.Add(first, last);
            return sum.Result(wanted, 0);
        }

        // n = start, …, is summed upward in the end; what lies below is summed outward from each point
        var inside = (points ?? []).Select(n => Math.Round(n)).Where(n => n > first && n < last).Distinct().Order().ToList();
        var below = first;
        foreach (var point in inside)
        {
            Between(sum, below, point - 1);
            below = point;
        }

        if (sum.Failure is not null)
            return sum.Result(wanted, 0);

        var tail = new SeriesTail(sum, below, last, wanted).Sum();
        return tail;
    }

    // a long stretch is left as soon as its terms are negligible going inward from both ends
    private static void Between(RunningSum sum, double from, double to)
    {
        if (to - from < Longest)
        {
            sum.Add(from, to);
            return;
        }

        var (low, high) = (from, to);
        foreach (var isUp in (ReadOnlySpan<bool>)[false, true])
        {
            double length = FirstBlock, previous = double.PositiveInfinity;
            while (low <= high && sum.Failure is null && !sum.IsSpent)
            {
                length = Math.Min(length, high - low + 1);
                var block = isUp ? sum.Add(low, low + length - 1) : sum.Add(high - length + 1, high);
                (low, high) = isUp ? (low + length, high) : (low, high - length);
                var decay = block / previous;
                if (previous < double.PositiveInfinity && (block == 0 || (decay < 0.5 && block * decay / (1 - decay) < 1e-18 * sum.Size)))
                    break;

                previous = block;
                length *= 2;
            }
        }

        if (sum.IsSpent && low <= high)
            sum.Neglect((high - low + 1) * Math.Max(Math.Abs(sum.LastTerm), sum.Size));
    }
}
