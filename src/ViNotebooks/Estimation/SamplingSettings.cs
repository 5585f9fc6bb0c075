namespace ViNotebooks.Estimation;

/// <summary>What is known of an integrand before it is sampled, and how long to sample it.</summary>
internal sealed record SamplingSettings
{
    /// <summary>A bound on the probability that the interval of any look misses the mean.</summary>
    public double ErrorProbability { get; init; } = 1e-6;

    /// <summary>The most draws.</summary>
    public long Budget { get; init; } = 1L << 24;

    /// <summary>A range that holds every value, where one is known.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>A bound on the variance, where one is known. All draws are kept then.</summary>
    public double? VarianceBound { get; init; }

    /// <summary>A bound on the rounding of a value beyond a few units in its last place, as after cancellation.</summary>
    public double Rounding { get; init; }

    /// <summary>Whether the integrand is analytic on its support, so that values that agree everywhere decide (<see cref="ConstantIntegrand"/>).</summary>
    public bool IsAnalytic { get; init; }
}
