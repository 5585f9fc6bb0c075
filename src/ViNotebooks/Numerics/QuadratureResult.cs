namespace ViNotebooks.Numerics;

/// <summary>What became of an integral or a series.</summary>
internal enum QuadratureStatus
{
    /// <summary>The error estimate reaches the goal.</summary>
    Converged,

    /// <summary>The value is as good as its error estimate says, which is short of the goal: the budget ended, or double precision did.</summary>
    NotConverged,

    /// <summary>The integral (or sum) of the absolute value is infinite.</summary>
    Divergent,

    /// <summary>The integrand has no value at the place told.</summary>
    Undefined,
}

/// <summary>An integral or a series found numerically.</summary>
/// <param name="Value">The value; NaN where there is none.</param>
/// <param name="Error">An estimate, on the safe side, of how far off the value may be; infinite where there is no value.</param>
/// <param name="Evaluations">How often the integrand was evaluated.</param>
/// <param name="Status">Whether the value can be relied on.</param>
/// <param name="Where">The end or the point at which the integral diverges or the integrand has no value.</param>
internal sealed record QuadratureResult(
    double Value, double Error, long Evaluations, QuadratureStatus Status, double? Where = null);

/// <summary>What is wanted of a quadrature, and what it may cost.</summary>
/// <param name="Relative">The error wanted, relative to the integral of the absolute value (the integral itself where the sign does not change).</param>
/// <param name="Absolute">The error that is good enough in any case.</param>
/// <param name="MaxEvaluations">How often the integrand may be evaluated.</param>
internal sealed record QuadratureGoal(double Relative = 1e-12, double Absolute = 0, long MaxEvaluations = 1_000_000)
{
    public static QuadratureGoal Default { get; } = new();
}

/// <summary>An integrand at many points at once.</summary>
internal delegate void BatchIntegrand(ReadOnlySpan<double> xs, Span<double> ys);

/// <summary>An integrand at many points at once, with how far off each value may be.</summary>
internal delegate void NoisyIntegrand(ReadOnlySpan<double> xs, Span<double> ys, Span<double> errors);
