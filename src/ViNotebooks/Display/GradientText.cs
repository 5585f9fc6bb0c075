using System.Globalization;

namespace ViNotebooks.Display;

/// <summary>Estimates of gradients as plain text.</summary>
internal static class GradientText
{
    /// <summary>The probability that a normal variable is more than one standard deviation off.</summary>
    private const double OutsideOne = 0.3173;

    public static string Write(GradientEstimate estimate)
    {
        List<string> remarks = [$"standard error {Short(estimate.StandardError)}", $"variance {Short(estimate.Variance)}"];
        if (estimate.Coefficient is { } coefficient)
        {
            remarks.Add($"{Short(estimate.VarianceRatio)} of the plain one");
            remarks.Add($"α = {Short(coefficient)}");
        }

        remarks.Add($"{estimate.Count:N0} draws");
        remarks.Add($"seed {estimate.Seed}");
        var interval = new ConfidenceInterval(estimate.Mean - estimate.StandardError, estimate.Mean + estimate.StandardError, OutsideOne);
        var mean = new Sampled(estimate.Mean, estimate.StandardError, estimate.Count, interval, estimate.Seed);
        return $"{Words(estimate.Estimator)}: {EstimateDigits.Value(mean)} ({string.Join(", ", remarks)})";
    }

    public static string Write(MissingEstimator missing) => $"{Words(missing.Estimator)}: none, since {missing.Reason}";

    public static string Write(GradientComparison comparison) => string.Join(
        '\n',
        [
            $"d/d{comparison.By}: {(comparison.Gradient is { } gradient ? gradient.ToString() : "not known")}",
            .. comparison.Estimates.Select(estimate => (estimate.Estimator, Text: estimate.ToString()))
                .Concat(comparison.Missing.Select(missing => (missing.Estimator, Text: missing.ToString())))
                .OrderBy(line => line.Estimator).Select(line => line.Text),
        ]);

    private static string Words(GradientEstimator estimator) => estimator switch
    {
        GradientEstimator.ScoreFunction => "score function",
        GradientEstimator.ScoreFunctionWithControl => "score function, controlled",
        GradientEstimator.Reparameterisation => "reparameterisation",
        _ => "reparameterisation, controlled",
    };

    private static string Short(double number) => number.ToString("G3", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
}
