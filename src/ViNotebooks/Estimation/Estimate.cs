namespace ViNotebooks;

/// <summary>A number with how it was found and how far off it may be.</summary>
/// <param name="Oracle">How it was found.</param>
public abstract partial record Estimate(Oracle Oracle)
{
    /// <summary>The number; NaN or infinite where what was asked is undefined or diverges.</summary>
    public abstract double Value { get; }

    /// <summary>
    /// How far <see cref="Value"/> may be from what was asked: 0 for an exact value (which is rounded to double precision), a
    /// bound for a numeric one, and the longer half of the interval for a sampled one, which holds with its probability only.
    /// </summary>
    public abstract double Error { get; }

    /// <summary>Whether the number and its error are both finite.</summary>
    public bool IsFinite => double.IsFinite(Value) && double.IsFinite(Error);
}

/// <summary>A value that is right to the rounding of double precision.</summary>
/// <param name="Number">The value.</param>
/// <param name="Oracle">How it was found.</param>
public sealed record Exact(double Number, Oracle Oracle = Oracle.ClosedForm) : Estimate(Oracle)
{
    /// <inheritdoc/>
    public override double Value => Number;

    /// <inheritdoc/>
    public override double Error => 0;
}

/// <summary>A value with a bound on its error.</summary>
/// <param name="Number">The value.</param>
/// <param name="Bound">A bound on the absolute error, ≥ 0.</param>
/// <param name="Oracle">How it was found.</param>
public sealed record Numeric(double Number, double Bound, Oracle Oracle = Oracle.Quadrature) : Estimate(Oracle)
{
    /// <inheritdoc/>
    public override double Value => Number;

    /// <inheritdoc/>
    public override double Error => Bound;
}

/// <summary>A mean of random draws with an interval that holds but for a stated probability.</summary>
/// <param name="Mean">The mean of the draws.</param>
/// <param name="StandardError">The standard deviation of the draws over the root of their number.</param>
/// <param name="Count">The number of draws.</param>
/// <param name="Interval">Where what was asked is, and how likely it is elsewhere.</param>
/// <param name="Seed">Reproduces the draws.</param>
/// <param name="Oracle">How it was found.</param>
public sealed record Sampled(
    double Mean, double StandardError, long Count, ConfidenceInterval Interval, ulong Seed, Oracle Oracle = Oracle.MonteCarlo) : Estimate(Oracle)
{
    /// <inheritdoc/>
    public override double Value => Mean;

    /// <inheritdoc/>
    public override double Error => Math.Max(Interval.High - Mean, Mean - Interval.Low);
}

/// <summary>Where a number is, but for a probability of error.</summary>
/// <param name="Low">The lower end; −∞ where nothing is known.</param>
/// <param name="High">The upper end; ∞ where nothing is known.</param>
/// <param name="ErrorProbability">A bound on the probability that the number is outside, in (0, 1).</param>
public readonly record struct ConfidenceInterval(double Low, double High, double ErrorProbability)
{
    /// <summary>Whether a number is between the ends, these included.</summary>
    public bool Contains(double number) => Low <= number && number <= High;
}
