namespace ViNotebooks.Numerics;

/// <summary>
/// What lies beyond the outermost node that has a value: nearer to an end, or farther out, than double precision reaches. The integrand
/// goes on there as the power of the distance that it is at the last nodes.
/// </summary>
/// <param name="Sum">What the missing nodes add to the sum of the trapezoidal rule.</param>
/// <param name="Error">How far off that may be.</param>
/// <param name="Failure">Why the integral does not exist, if so.</param>
/// <param name="Where">Where it does not.</param>
internal readonly record struct QuadratureTail(double Sum, double Error, QuadratureStatus? Failure, double Where)
{
    // d f(d) below this part of the integral counts for nothing
    private const double Negligible = 1e-24;
    private const double Farthest = 14;

    // so far out (in powers of e) a zero may be an underflow, as in x/(1 + x²), unless the integrand decays faster than this power
    private const double Far = 60;
    private const double Steepest = 10;
    private const double Blurred = 45;

    public static QuadratureTail Of(QuadratureGrid grid, DoubleExponential map, bool isUpper, double size)
    {
        var last = grid.Outermost(isUpper);
        var inward = isUpper ? -1 : 1;
        var outermost = last;
        while (IsFarZero(grid, map, last))
            last += inward;

        if (last < 0 || last >= grid.Count)
            return default;

        // next to an underflow the digits are gone already
        var outside = last - inward;
        if (last != outermost)
        {
            var lost = grid.LogDistance[outside];
            while (grid.IsKnown(last + (2 * inward)) && Math.Abs(grid.LogDistance[last] - lost) < Blurred)
                last += inward;
        }

        var isAtInfinity = isUpper && !map.IsBounded;
        var remainder = Math.Abs(grid.F[last]) * grid.Distance[last];
        if (grid.IsSkipped(outside) || !(remainder > Negligible * size))
            return default;

        if (grid.IsKnown(outside) && !(Math.Abs(grid.Slope(last, last + inward)) < Steepest))
            return default;

        if (grid.IsEvaluated(outside) && double.IsNaN(grid.F[outside]) && Math.Abs(grid.LogDistance[outside]) < 200)
            return new(0, 0, QuadratureStatus.Undefined, grid.X[outside]);

        // p > −1 is integrable at a finite end, p < −1 at infinity: either way the excess is positive
        var (slope, earlier) = (grid.Slope(last, last + inward), grid.Slope(last + inward, last + (2 * inward)));
        var sign = isAtInfinity ? -1 : 1;
        var (excess, earlierExcess) = (sign * (slope + 1), sign * (earlier + 1));
        var end = map.Limit(isUpper);
        if (double.IsNaN(slope) || double.IsNaN(earlier))
        {
            var isDecaying = !isAtInfinity || Envelope(grid, last, 0.75, 1) < 0.5 * Envelope(grid, last, 0.5, 0.75);
            return new(0, 4 * remainder / grid.Step, isDecaying ? null : QuadratureStatus.Divergent, end);
        }

        if (excess < 1e-7)
            return new(0, remainder / grid.Step, earlierExcess < 1e-3 ? QuadratureStatus.Divergent : null, end);

        var sum = Continued(grid, map, last, grid.T(outside), slope);
        var run = Math.Abs(Math.Log(grid.Distance[last] / grid.Distance[last + inward]));
        var doubt = Math.Abs(slope - earlier) * (run + (1 / excess));
        return new(sum, Math.Abs(sum) * Math.Min(1, doubt), null, end);
    }

    private static bool IsFarZero(QuadratureGrid grid, DoubleExponential map, int i) => i >= 0 && i < grid.Count &&
        (grid.IsKnown(i) || grid.IsSkipped(i)) && grid.F[i] == 0 && Math.Abs(grid.LogDistance[i] - Math.Log(map.IsBounded ? 1 : map.Scale)) > Far;

    private static double Continued(QuadratureGrid grid, DoubleExponential map, int last, double first, double slope)
    {
        var logValue = Math.Log(Math.Abs(grid.F[last]));
        var logDistance = Math.Log(grid.Distance[last]);
        var sum = 0.0;
        for (var t = first; Math.Abs(t) < Farthest; t += Math.Sign(first) * grid.Step)
        {
            var (log, weight) = map.Node(t);
            var term = Math.Exp(weight + logValue + (slope * (log - logDistance)));
            sum += term;
            if (!(term > 1e-18 * sum))
                break;
        }

        return grid.F[last] < 0 ? -sum : sum;
    }

    // the largest |d f(d)| between two parts of the way out
    private static double Envelope(QuadratureGrid grid, int last, double from, double to)
    {
        var most = 0.0;
        var reach = grid.T(last);
        for (var i = 0; i < grid.Count; i++)
        {
            var part = grid.T(i) / reach;
            if (part > from && part <= to && grid.IsKnown(i))
                most = Math.Max(most, Math.Abs(grid.F[i]) * grid.Distance[i]);
        }

        return most;
    }
}
