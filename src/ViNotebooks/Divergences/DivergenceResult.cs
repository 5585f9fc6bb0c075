namespace ViNotebooks;

/// <summary>What is known of a divergence or an entropy of distributions with numbers for parameters, without any numeric method.</summary>
public abstract record DivergenceResult
{
    private protected DivergenceResult()
    {
    }

    /// <summary>The value in nats, +∞ where it is infinite, NaN where no closed form gives it.</summary>
    public abstract double Value { get; }
}

/// <summary>A value from a closed form.</summary>
/// <param name="Nats">The value in nats. A divergence is never negative, and 0 between equal distributions.</param>
/// <param name="Error">A bound on the rounding before the result was rounded to double precision, as computed in 128-bit arithmetic.</param>
public sealed record ClosedFormDivergence(double Nats, double Error) : DivergenceResult
{
    /// <inheritdoc/>
    public override double Value => Nats;
}

/// <summary>The divergence is +∞.</summary>
/// <param name="Reason">Why: the supports, or an expectation that diverges.</param>
public sealed record InfiniteDivergence(string Reason) : DivergenceResult
{
    /// <inheritdoc/>
    public override double Value => double.PositiveInfinity;
}

/// <summary>An upper bound, not the value.</summary>
/// <param name="Nats">The divergence is at most this many nats; +∞ where the bound says nothing.</param>
public sealed record DivergenceBound(double Nats);

/// <summary>No divergence is defined between the two, such as between a number and a vector.</summary>
/// <param name="Reason">Why.</param>
public sealed record UndefinedDivergence(string Reason) : DivergenceResult
{
    /// <inheritdoc/>
    public override double Value => double.NaN;
}

/// <summary>No closed form is known. Nothing has been computed: a numeric method is for the caller to ask for.</summary>
public sealed record DivergenceWithoutClosedForm : DivergenceResult
{
    private readonly Distribution p;
    private readonly Distribution q;

    internal DivergenceWithoutClosedForm(string reason, Distribution p, Distribution q) => (Reason, this.p, this.q) = (reason, p, q);

    /// <summary>Why there is none.</summary>
    public string Reason { get; }

    /// <inheritdoc/>
    public override double Value => double.NaN;

    /// <summary>KL(p ‖ q) by adaptive quadrature, or by summation over whole numbers; null for distributions of vectors.</summary>
    public IntegratedDivergence? ByQuadrature() => Divergence.ByQuadrature(p, q);

    /// <summary>KL(p ‖ q) as the mean of log p(X) − log q(X) over draws from p; null for distributions of vectors.</summary>
    /// <param name="seed">Reproduces the draws.</param>
    /// <param name="count">The number of draws, at least 2.</param>
    public SampledDivergence? BySampling(ulong seed, int count = 100_000) => Divergence.BySampling(p, q, seed, count);
}

/// <summary>A divergence found numerically.</summary>
/// <param name="Value">The value in nats.</param>
/// <param name="Error">An estimate, on the safe side, of how far off it may be.</param>
/// <param name="IsConverged">Whether the error reached the goal of 1e-12 relative to the integral of the absolute value.</param>
public sealed record IntegratedDivergence(double Value, double Error, bool IsConverged);

/// <summary>A divergence found by sampling.</summary>
/// <param name="Mean">The mean of the draws in nats.</param>
/// <param name="StandardError">The standard deviation of the draws over the root of their number.</param>
/// <param name="Count">The number of draws.</param>
/// <param name="Seed">Reproduces the draws.</param>
public sealed record SampledDivergence(double Mean, double StandardError, int Count, ulong Seed);
