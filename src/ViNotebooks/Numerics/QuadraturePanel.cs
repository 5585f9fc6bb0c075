namespace ViNotebooks.Numerics;

/// <summary>
/// The trapezoidal rule on one mapped range, whose step is halved on demand. It knows how far off it may be, where it should be cut
/// when halving does not help, and whether an end is not integrable.
/// </summary>
internal sealed class QuadraturePanel
{
    private const int FirstNodes = 25;
    private const int LastLevel = 5;
    private const double Negligible = 1e-22;

    private readonly NoisyIntegrand integrand;
    private QuadratureGrid grid;
    private double previous = double.NaN;
    private double change = double.PositiveInfinity;
    private double earlierChange = double.PositiveInfinity;

    public QuadraturePanel(DoubleExponential map, NoisyIntegrand integrand)
    {
        this.integrand = integrand;
        Map = map;
        grid = new(map, DoubleExponential.Reach / FirstNodes, FirstNodes);
    }

    public DoubleExponential Map { get; private set; }

    public double Value { get; private set; }

    /// <summary>The integral of the absolute value.</summary>
    public double Size { get; private set; }

    public double Error { get; private set; } = double.PositiveInfinity;

    /// <summary>The part of the error that refinement does not reduce: rounding, and what lies beyond the range of double precision.</summary>
    public double Floor { get; private set; }

    /// <summary>The part of the error that is not lost in the noise, and may be reduced.</summary>
    public double Reducible => IsExhausted || Error < 4 * Floor ? 0 : Error - Floor;

    public int Level { get; private set; } = -1;

    /// <summary>Where the panel has to be cut for its own reasons: a point without a value inside.</summary>
    public double? Cut { get; private set; }

    /// <summary>What makes the integral fail here, if anything does, and where.</summary>
    public (QuadratureStatus Status, double Where)? Failure { get; private set; }

    public long Evaluations { get; private set; }

    /// <summary>Whether nothing can be done about the error any more.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Whether another halving promises more than cutting the range.</summary>
    public bool CanHalve => Level < 2 || (Level < LastLevel && change < 0.1 * earlierChange);

    /// <summary>The range is too short to be cut: the error stays.</summary>
    public void Exhaust()
    {
        IsExhausted = true;
        Cut = null;
    }

    /// <summary>Halves the step, or takes the first one.</summary>
    public void Halve()
    {
        if (Level >= 0)
            grid = grid.Halved(Window());

        Evaluate();
        for (var tries = 0; tries < 4 && Level < 0 && !Map.IsBounded && Cut is null && Failure is null && Recentre(); tries++)
            Evaluate();

        Level++;
        if (Cut is null && Failure is null && !IsExhausted)
            Sum();
    }

    /// <summary>A point near the least smooth place, at which to cut; null where the range is too short for that.</summary>
    public double? WhereToCut()
    {
        var best = 0.0;
        double? place = null;
        var margin = Map.IsBounded ? (Map.Other - Map.Anchor) / 1024 : 0;
        for (var i = 2; i < grid.Count - 2; i++)
        {
            var roughness = Math.Abs(grid.G[i - 2] - (4 * grid.G[i - 1]) + (6 * grid.G[i]) - (4 * grid.G[i + 1]) + grid.G[i + 2]);
            if (roughness > best && Math.Abs(grid.T(i)) < 2.5 && grid.IsKnown(i) && grid.Distance[i] > margin && IsInside(grid.X[i]))
            {
                best = roughness;
                place = grid.X[i];
            }
        }

        var middle = Map.IsBounded ? Map.Anchor + ((Map.Other - Map.Anchor) / 2) : Map.Anchor + (Math.Sign(Map.Other) * Map.Scale);
        return place ?? (IsInside(middle) ? middle : null);
    }

    // a cut closer to an end than this leaves a part that double precision does not resolve
    private bool IsInside(double x)
    {
        var margin = 64 * (Math.BitIncrement(Math.Abs(x)) - Math.Abs(x));
        return Math.Abs(x - Map.Anchor) > margin && Math.Abs(x - Map.Other) > margin && double.IsFinite(x);
    }

    private void Evaluate()
    {
        Evaluations += grid.Fill(integrand);
        var first = grid.Outermost(isUpper: false);
        var last = grid.Outermost(isUpper: true);
        if (first > last)
        {
            if (grid.FirstEvaluated is { } place)
                Failure = (QuadratureStatus.Undefined, place);
            else
                EvaluateMiddle();

            return;
        }

        for (var i = first; i <= last; i++)
        {
            if (!grid.IsEvaluated(i) || double.IsFinite(grid.F[i]))
                continue;

            // one point without a value between points that have one is a place to cut
            var step = Math.Min(Math.Abs(grid.X[i] - grid.X[i - 1]), Math.Abs(grid.X[i + 1] - grid.X[i])) / 1024;
            Span<double> near = [grid.X[i] - step, grid.X[i] + step];
            Span<double> values = stackalloc double[2];
            Span<double> errors = stackalloc double[2];
            integrand(near, values, errors);
            Evaluations += 2;
            if (double.IsFinite(values[0]) && double.IsFinite(values[1]) && IsInside(grid.X[i]))
                Cut = grid.X[i];
            else
                Failure = (double.IsInfinity(grid.F[i]) ? QuadratureStatus.Divergent : QuadratureStatus.Undefined, grid.X[i]);

            return;
        }
    }

    // a range of a few units in the last place has no nodes: its length times a value, at a loss of all digits
    private void EvaluateMiddle()
    {
        Span<double> values = stackalloc double[1];
        Span<double> errors = stackalloc double[1];
        integrand([Map.Anchor], values, errors);
        Evaluations++;
        var length = Map.IsBounded ? Map.Other - Map.Anchor : 0;
        Value = double.IsFinite(values[0]) ? values[0] * length : 0;
        Size = Math.Abs(Value);
        (Error, Floor, IsExhausted) = (Size, Size, true);
    }

    // the nodes of a half-line should lie about where the mass is, on the logarithmic scale
    private bool Recentre()
    {
        grid.Weigh();
        var total = 0.0;
        for (var i = 0; i < grid.Count; i++)
            total += Math.Abs(grid.G[i]);

        if (!(total > 0) || double.IsInfinity(total))
            return false;

        var half = total / 2;
        var middle = 0;
        while (middle < grid.Count - 1 && (half -= Math.Abs(grid.G[middle])) > 0)
            middle++;

        var distance = Math.Exp(grid.LogDistance[middle]);
        if (Math.Abs(Math.Log(distance / Map.Scale)) < 1.5 || !(distance is > 1e-200 and < 1e200))
            return false;

        Map = Map with { Scale = distance };
        grid = new(Map, DoubleExponential.Reach / FirstNodes, FirstNodes);
        return true;
    }

    private void Sum()
    {
        var displaced = grid.Weigh();
        double sum = 0, size = 0, rounding = 0;
        for (var i = 0; i < grid.Count; i++)
        {
            var g = grid.G[i];
            sum += g;
            size += Math.Abs(g);
            rounding += (Math.Abs(g) * (8 + Math.Abs(grid.LogWeight[i])) * 1.2e-16) + (grid.Noise[i] == 0 ? 0 : Math.Exp(grid.LogWeight[i]) * grid.Noise[i]);
        }

        var step = grid.Step;
        var ends = 0.0;
        foreach (var isUpper in (ReadOnlySpan<bool>)[false, true])
        {
            var tail = QuadratureTail.Of(grid, Map, isUpper, size * step);
            if (Level >= 2 && tail.Failure is { } status)
            {
                Failure = (status, tail.Where);
                return;
            }

            sum += tail.Sum;
            size += Math.Abs(tail.Sum);
            ends += tail.Error;
        }

        Value = sum * step;
        Size = size * step;
        Floor = (rounding + displaced + ends) * step;
        earlierChange = change;
        change = Level == 0 ? double.PositiveInfinity : Math.Abs(Value - previous);
        previous = Value;

        // the error of the trapezoidal rule shrinks at least as fast from step to step as it did in the last one
        var trend = change < 0.1 * earlierChange ? 10 * change * (change / earlierChange) : 2 * change;
        Error = (Level < 2 ? change : trend) + Floor;
    }

    private (double From, double To) Window()
    {
        if (Level < 1)
            return (double.NegativeInfinity, double.PositiveInfinity);

        var most = grid.G.Max(Math.Abs);
        int first = 0, last = grid.Count - 1;
        while (first < last && Math.Abs(grid.G[first]) <= Negligible * most)
            first++;

        while (last > first && Math.Abs(grid.G[last]) <= Negligible * most)
            last--;

        return most > 0 ? (grid.T(first) - (1.5 * grid.Step), grid.T(last) + (1.5 * grid.Step)) : (double.NegativeInfinity, double.PositiveInfinity);
    }
}
