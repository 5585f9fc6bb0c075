namespace ViNotebooks;

/// <summary>A gradient as the mean of random draws.</summary>
/// <param name="Estimator">What is averaged.</param>
/// <param name="Mean">The mean of the draws.</param>
/// <param name="StandardError">The estimated standard deviation of <paramref name="Mean"/>, in its units.</param>
/// <param name="Variance">The estimated variance of one draw, ≥ 0.</param>
/// <param name="VarianceRatio">The variance over that of the same estimator without a control variate; 1 for one that has none.</param>
/// <param name="Coefficient">α, the multiple of the control variate that is subtracted, estimated from draws of its own; null without a control variate.</param>
/// <param name="Count">The number of draws, without those that α was estimated from.</param>
/// <param name="Seed">Reproduces the draws.</param>
public sealed partial record GradientEstimate(
    GradientEstimator Estimator, double Mean, double StandardError, double Variance, double VarianceRatio, double? Coefficient, long Count, ulong Seed);

/// <summary>An estimator that does not exist for a gradient.</summary>
/// <param name="Estimator">Which.</param>
/// <param name="Reason">Why not, as a clause such as "Gamma has no transformation from noise without parameters".</param>
public sealed partial record MissingEstimator(GradientEstimator Estimator, string Reason);

/// <summary>Estimators of one gradient beside the gradient itself.</summary>
/// <param name="By">The symbol φ.</param>
/// <param name="Gradient">d/dφ E_q[f] with its own error, or null where neither a closed form nor an oracle gives it.</param>
/// <param name="Estimates">The estimators that exist, all on the same draws.</param>
/// <param name="Missing">Those that do not.</param>
public sealed partial record GradientComparison(
    string By, Estimate? Gradient, IReadOnlyList<GradientEstimate> Estimates, IReadOnlyList<MissingEstimator> Missing)
{
    /// <summary>The estimate of one estimator, or null where it does not exist.</summary>
    public GradientEstimate? Of(GradientEstimator estimator) => Estimates.FirstOrDefault(estimate => estimate.Estimator == estimator);
}
