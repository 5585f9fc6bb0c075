namespace ViNotebooks.Estimation;

/// <summary>A number that is claimed to be a mean.</summary>
/// <param name="Value">The number.</param>
/// <param name="Error">How far the number itself may be off, ≥ 0: a mean within it does not contradict the claim.</param>
/// <param name="Tolerance">The precision that is wanted: the claim counts as confirmed when the mean is known to be so near, ≥ 0.</param>
internal sealed record Claim(double Value, double Error = 0, double Tolerance = 0)
{
    /// <summary>A claim to a precision relative to its magnitude, and to an absolute one where that is wider.</summary>
    public static Claim Within(double value, double relative, double absolute = 0, double error = 0) =>
        new(value, error, Math.Max(absolute, relative * Math.Abs(value)));
}

internal enum ClaimOutcome
{
    /// <summary>The mean is elsewhere, but for the probability of error.</summary>
    Contradicted,

    /// <summary>The mean is within the tolerance of the claim, but for the probability of error.</summary>
    Confirmed,

    /// <summary>The budget did not suffice.</summary>
    Undecided,

    /// <summary>The variance counts as infinite (<see cref="TailIndex"/>), so that averages say nothing.</summary>
    HeavyTail,

    /// <summary>The integrand is undefined or infinite at a draw.</summary>
    Undefined,
}

/// <summary>What became of a claim, and the evidence.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Evidence">The draws with their mean and interval, or the constant that the integrand is.</param>
/// <param name="Tail">The tails where they were looked at, else <see cref="TailIndex.Unknown"/>.</param>
internal sealed record ClaimResult(ClaimOutcome Outcome, Estimate Evidence, TailIndex Tail);

/// <summary>
/// Compares a claimed value with sampled means, of twice as many draws each time, and stops as soon as the claim is contradicted or the mean
/// is known well enough. A true claim is contradicted with the error probability of the settings at most.
/// </summary>
internal static class ClaimCheck
{
    /// <param name="sampler">Draws the integrand.</param>
    /// <param name="claim">What is claimed of its mean.</param>
    /// <param name="settings">What is known of the integrand, and the budget.</param>
    /// <param name="cancellation">Ends the sampling as a spent budget does: what was drawn until then is judged.</param>
    public static ClaimResult Run(IBatchSampler sampler, Claim claim, SamplingSettings settings, CancellationToken cancellation = default)
    {
        var mean = new SequentialMean(sampler, settings);
        while (mean.Advance(cancellation))
        {
            var estimate = mean.Estimate();
            if (mean.IsUndefined)
            {
                return new ClaimResult(ClaimOutcome.Undefined, estimate, TailIndex.Unknown);
            }

            if (settings.IsAnalytic && Constant(mean, settings) is { } constant)
            {
                return new ClaimResult(OfConstant(claim, constant, settings), constant, TailIndex.Unknown);
            }

            var outcome = OfInterval(claim, estimate.Interval);
            if (mean.HasFinalTail && mean.Tail().IsOfInfiniteVariance)
            {
                return new ClaimResult(ClaimOutcome.HeavyTail, estimate, mean.Tail());
            }

            // a few draws may look heavier than they are: then more decide
            if (outcome != ClaimOutcome.Undecided && !mean.Tail().IsOfInfiniteVariance)
            {
                return new ClaimResult(outcome, estimate, mean.Tail());
            }
        }

        var tail = mean.Tail();
        return new ClaimResult(tail.IsOfInfiniteVariance ? ClaimOutcome.HeavyTail : ClaimOutcome.Undecided, mean.Estimate(), tail);
    }

    private static Exact? Constant(SequentialMean mean, SamplingSettings settings)
    {
        var spread = mean.Summary.Greatest - mean.Summary.Least;
        var largestTerm = settings.Rounding * (1L << 48);
        return spread <= (2 * settings.Rounding) + (1e-14 * Math.Abs(mean.Summary.Mean)) ? ConstantIntegrand.Find(mean.Kept, largestTerm) : null;
    }

    private static ClaimOutcome OfConstant(Claim claim, Exact constant, SamplingSettings settings)
    {
        var distance = Math.Abs(constant.Value - claim.Value);
        var rounding = settings.Rounding + (1e-14 * Math.Abs(constant.Value));
        return distance <= Math.Max(claim.Error, claim.Tolerance) + rounding ? ClaimOutcome.Confirmed : ClaimOutcome.Contradicted;
    }

    private static ClaimOutcome OfInterval(Claim claim, ConfidenceInterval interval)
    {
        if (claim.Value - claim.Tolerance <= interval.Low && interval.High <= claim.Value + claim.Tolerance)
        {
            return ClaimOutcome.Confirmed;
        }

        return claim.Value + claim.Error < interval.Low || interval.High < claim.Value - claim.Error
            ? ClaimOutcome.Contradicted
            : ClaimOutcome.Undecided;
    }
}
