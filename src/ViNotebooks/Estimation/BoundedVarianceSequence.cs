namespace ViNotebooks.Estimation;

/// <summary>Of draws with a known bound on their variance and whatever tails: Catoni's estimate, valid for every number of draws.</summary>
/// <remarks>
/// With φ(u) = log(1 + u + u²/2) for u ≥ 0 and −φ(−u) below, exp(φ(λ(x − μ)) − λ²σ²/2) has a mean of at most 1 for every λ that is known
/// before the batch, as has its mirror image: Wang and Ramdas, "Catoni-style confidence sequences for heavy-tailed mean estimation",
/// Stochastic Processes and their Applications 163 (2023), theorem 9. All values are kept.
/// </remarks>
internal sealed class BoundedVarianceSequence : ConfidenceSequence
{
    // a λ serves all numbers of draws within a factor of e⁴ or so about the one it is meant for
    private const double Spread = 4;
    private const int MostSteps = 200;
    private const double LargestProduct = 1e150;

    private readonly double variance;
    private readonly List<(double Lambda, double[] Values)> batches = [];
    private double penalty;

    public BoundedVarianceSequence(double errorProbability, double variance)
        : base(errorProbability)
    {
        if (!(variance > 0) || !double.IsFinite(variance))
        {
            throw new ArgumentOutOfRangeException(nameof(variance), variance, "A bound on the variance is positive and finite.");
        }

        this.variance = variance;
    }

    public override bool NeedsValues => true;

    private double Needed => Math.Log(2 / ErrorProbability);

    protected override void AddBatch(in Moments batch, ReadOnlySpan<double> values)
    {
        if (values.Length != batch.Count)
        {
            throw new ArgumentException("Every value of the batch is needed.", nameof(values));
        }

        var lambda = Math.Sqrt(2 * Needed / (variance * (Summary.Count + batch.Count) * Spread));
        batches.Add((lambda, values.ToArray()));
        penalty += lambda * lambda * variance / 2 * batch.Count;
    }

    protected override (double Low, double High) Ends()
    {
        // Σ φ(λ(x − m)) falls with m from above to below
        var low = Solve(penalty + Needed);
        var high = Solve(-(penalty + Needed));
        return (low, high);
    }

    /// <summary>The m where Σ φ(λ(x − m)) is the target.</summary>
    private double Solve(double target)
    {
        var reach = Math.Sqrt(variance) + (Math.Abs(Summary.Mean) * 1e-12);
        var (below, above) = (Summary.Mean - reach, Summary.Mean + reach);
        for (; Influence(below).Sum < target && double.IsFinite(below); reach *= 2)
        {
            below -= reach;
        }

        for (reach = above - Summary.Mean; Influence(above).Sum > target && double.IsFinite(above); reach *= 2)
        {
            above += reach;
        }

        if (!double.IsFinite(below) || !double.IsFinite(above))
        {
            return target > 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        var close = 1e-9 * Math.Sqrt(variance / Summary.Count);
        var outwards = target > 0 ? -close : close;
        var mean = (below + above) / 2;
        for (var i = 0; i < MostSteps && above - below > close; i++)
        {
            var (sum, slope) = Influence(mean);
            (below, above) = sum > target ? (mean, above) : (below, mean);
            var newton = mean - ((sum - target) / slope);
            if (Math.Abs(newton - mean) < close / 2)
            {
                return newton + outwards;
            }

            mean = newton > below && newton < above ? newton : (below + above) / 2;
        }

        return mean + outwards;
    }

    /// <summary>Σ φ(λ(x − m)) and its derivative by m.</summary>
    private (double Sum, double Slope) Influence(double mean)
    {
        var sum = 0.0;
        var slope = 0.0;
        foreach (var (lambda, values) in batches)
        {
            // one logarithm for many factors
            var above = 1.0;
            var below = 1.0;
            var steepness = 0.0;
            foreach (var value in values)
            {
                var u = lambda * (value - mean);
                var size = Math.Abs(u);
                var inside = 1 + size + (size * size / 2);
                steepness += (1 + size) / inside;
                if (u >= 0)
                {
                    above *= inside;
                }
                else
                {
                    below *= inside;
                }

                if (above > LargestProduct || below > LargestProduct)
                {
                    sum += Math.Log(above) - Math.Log(below);
                    (above, below) = (1, 1);
                }
            }

            sum += Math.Log(above) - Math.Log(below);
            slope -= lambda * steepness;
        }

        return (sum, slope);
    }
}
