using System.Buffers;

namespace ViNotebooks.Estimation;

/// <summary>
/// Samples an integrand until somebody is content: each step doubles the number of draws. With a range the intervals are those of
/// <see cref="BoundedSequence"/>, with a bound on the variance of <see cref="BoundedVarianceSequence"/>, else of <see cref="AsymptoticSequence"/>, and
/// then a part of the draws is kept to look at the tails.
/// </summary>
internal sealed class SequentialMean(IBatchSampler sampler, SamplingSettings settings)
{
    // bets are placed about the mean of the draws before, and these have none before
    private const int FirstOfBounded = 32;
    private const int MostKept = 1 << 18;

    // sixteen units in the last place, as ConstantIntegrand has it
    private const double RelativeRounding = 16.0 / (1L << 52);

    private readonly ConfidenceSequence sequence = settings switch
    {
        { Range: var (low, high) } => new BoundedSequence(settings.ErrorProbability, low, high),
        { VarianceBound: { } variance } => new BoundedVarianceSequence(settings.ErrorProbability, variance),
        _ => new AsymptoticSequence(settings.ErrorProbability),
    };

    private double[] kept = [];
    private int keptCount;
    private TailIndex? tail;

    public Moments Summary => sequence.Summary;

    /// <summary>Whether a value was undefined, infinite, or too large for its square.</summary>
    public bool IsUndefined => !Summary.IsFinite;

    /// <summary>Whether no further draw changes what is known of the tails.</summary>
    public bool HasFinalTail => sequence is not AsymptoticSequence || keptCount == MostKept || keptCount == settings.Budget;

    /// <summary>The first draws, as many as are kept.</summary>
    public ReadOnlySpan<double> Kept => kept.AsSpan(0, keptCount);

    /// <summary>Twice as many draws, or the first ones. False when the budget is spent or the token cancelled; what was drawn until then counts.</summary>
    public bool Advance(CancellationToken cancellation)
    {
        var target = Math.Min(settings.Budget, Math.Max(2 * Summary.Count, sequence is BoundedSequence ? FirstOfBounded : AsymptoticSequence.BurnIn));
        var isLonger = false;
        while (Summary.Count < target && !IsUndefined && !cancellation.IsCancellationRequested)
        {
            AddBatch((int)Math.Min(sampler.LargestBatch, target - Summary.Count));
            isLonger = true;
        }

        return isLonger;
    }

    /// <summary>The mean so far, its interval widened by the rounding of the values.</summary>
    public Sampled Estimate()
    {
        var (low, high, errorProbability) = sequence.Interval();
        var rounding = settings.Rounding + (RelativeRounding * Math.Max(Math.Abs(Summary.Least), Math.Abs(Summary.Greatest)));
        return new Sampled(
            Summary.Mean,
            Summary.StandardError,
            Summary.Count,
            new ConfidenceInterval(low - rounding, high + rounding, errorProbability),
            sampler.Seed);
    }

    /// <summary>The tails of the draws that are kept; unknown where a range or the variance is given, since they do not matter then.</summary>
    public TailIndex Tail()
    {
        if (sequence is not AsymptoticSequence || IsUndefined)
        {
            return TailIndex.Unknown;
        }

        return tail ??= TailIndex.Of(Kept);
    }

    private void AddBatch(int count)
    {
        if (sequence.NeedsValues)
        {
            var buffer = ArrayPool<double>.Shared.Rent(count);
            var values = buffer.AsSpan(0, count);
            sequence.Add(sampler.Draw(count, values), values);
            ArrayPool<double>.Shared.Return(buffer);
            return;
        }

        var most = sequence is AsymptoticSequence ? MostKept : FirstOfBounded;
        var here = Math.Min(count, most - keptCount);
        if (keptCount + here > kept.Length)
        {
            Array.Resize(ref kept, (int)Math.Min(most, Math.Min(settings.Budget, Math.Max(keptCount + here, 2L * kept.Length))));
        }

        sequence.Add(sampler.Draw(count, kept.AsSpan(keptCount, here)), []);
        tail = here > 0 ? null : tail;
        keptCount += here;
    }
}
