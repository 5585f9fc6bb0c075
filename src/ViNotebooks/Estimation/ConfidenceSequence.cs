namespace ViNotebooks.Estimation;

/// <summary>
/// Intervals for a mean, one after each batch of draws, that all of them hold the mean but for one probability of error: one may look
/// after every batch and stop when one likes.
/// </summary>
internal abstract class ConfidenceSequence(double errorProbability)
{
    /// <summary>What is known of all draws so far.</summary>
    public Moments Summary { get; private set; } = Moments.None;

    public double ErrorProbability { get; } = errorProbability is > 0 and < 1
        ? errorProbability
        : throw new ArgumentOutOfRangeException(nameof(errorProbability), errorProbability, "A probability of error is between 0 and 1.");

    /// <summary>Whether <see cref="Add"/> needs every value, and not only what is to be known of all.</summary>
    public virtual bool NeedsValues => false;

    /// <summary>Adds a batch. What it holds may depend on the batches before it in nothing but its size.</summary>
    public void Add(in Moments batch, ReadOnlySpan<double> values)
    {
        if (batch.Count == 0)
        {
            return;
        }

        // nothing is known of the mean of draws that are not all finite
        if (batch.IsFinite)
        {
            AddBatch(batch, values);
        }

        Summary = Moments.Merge(Summary, batch);
    }

    /// <summary>The interval after the batches so far, without the rounding of the values themselves.</summary>
    public ConfidenceInterval Interval()
    {
        var (low, high) = Summary.Count == 0 || !Summary.IsFinite ? (double.NegativeInfinity, double.PositiveInfinity) : Ends();
        return new ConfidenceInterval(low, high, ErrorProbability);
    }

    protected abstract (double Low, double High) Ends();

    /// <summary>Adds a batch that is not yet in <see cref="Summary"/>.</summary>
    protected virtual void AddBatch(in Moments batch, ReadOnlySpan<double> values)
    {
    }
}
