namespace ViNotebooks.Estimation;

/// <summary>Of draws that are known to lie in [low, high]: empirical-Bernstein bets, valid for every number of draws.</summary>
/// <remarks>
/// For x in [0, 1], a λ in (0, 1) and a centre c that is known before the batch, exp(λ(x − μ) − (x − c)²(−log(1 − λ) − λ)) has a mean of at
/// most 1, as has its mirror image: Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", Journal of the
/// Royal Statistical Society B 86 (2024), theorem 2, after Howard, Ramdas, McAuliffe and Sekhon (2021). The mean of these capitals over a
/// grid of λ is such a capital too, wherever the variance and the number of draws turn out to be, and by Ville's inequality it reaches
/// 2/α with probability α/2 at most.
/// </remarks>
internal sealed class BoundedSequence : ConfidenceSequence
{
    private const int Bets = 28;
    private const int Halvings = 100;

    private static readonly double[] Lambdas = [.. Enumerable.Range(0, Bets).Select(i => 0.75 * Math.Pow(2, -0.5 * i))];
    private static readonly double[] Penalties = [.. Lambdas.Select(lambda => -Math.Log(1 - lambda) - lambda)];

    private readonly double low;
    private readonly double high;

    // Σ (x − c)² of values scaled to [0, 1], c the mean of the batches before
    private double squares;

    public BoundedSequence(double errorProbability, double low, double high)
        : base(errorProbability)
    {
        if (!(low < high) || !double.IsFinite(high - low))
        {
            throw new ArgumentException($"[{low}, {high}] is no finite range.", nameof(low));
        }

        this.low = low;
        this.high = high;
    }

    private double Range => high - low;

    protected override void AddBatch(in Moments batch, ReadOnlySpan<double> values)
    {
        // the last place of a value that was computed is no news about its range
        var slack = Range * 1e-12;
        if (batch.Least < low - slack || batch.Greatest > high + slack)
        {
            throw new InvalidOperationException($"A draw is outside [{low}, {high}]: the draws reach from {batch.Least} to {batch.Greatest}.");
        }

        // one imagined value in the middle, so that the first batch has a centre too
        var centre = ((Summary.Count * Summary.FiniteMean) + ((low + high) / 2)) / (Summary.Count + 1);
        squares += (batch.Second + (batch.Count * (batch.Mean - centre) * (batch.Mean - centre))) / (Range * Range);
    }

    protected override (double Low, double High) Ends()
    {
        var mean = Math.Clamp((Summary.Mean - low) / Range, 0, 1);
        var radius = Radius();
        return (low + (Range * Math.Max(0, mean - radius)), low + (Range * Math.Min(1, mean + radius)));
    }

    /// <summary>The r where the capital of a bet on a mean that is r away is 2/α; it grows with r.</summary>
    private double Radius()
    {
        var needed = Math.Log(2 / ErrorProbability);
        var (inside, outside) = (0.0, 1.0);
        if (!(LogCapital(outside) >= needed))
        {
            return outside;
        }

        for (var i = 0; i < Halvings && outside - inside > 1e-9 * outside; i++)
        {
            var middle = (inside + outside) / 2;
            (inside, outside) = LogCapital(middle) >= needed ? (inside, middle) : (middle, outside);
        }

        return outside;
    }

    private double LogCapital(double distance)
    {
        Span<double> logs = stackalloc double[Bets];
        var largest = double.NegativeInfinity;
        for (var i = 0; i < Bets; i++)
        {
            logs[i] = (Lambdas[i] * Summary.Count * distance) - (Penalties[i] * squares);
            largest = Math.Max(largest, logs[i]);
        }

        var sum = 0.0;
        foreach (var log in logs)
        {
            sum += Math.Exp(log - largest);
        }

        return largest + Math.Log(sum / Bets);
    }
}
