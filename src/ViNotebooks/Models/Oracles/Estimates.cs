using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <summary>Values of oracles as public estimates.</summary>
internal static class Estimates
{
    // a closed form is as good as the rounding of its double
    private const double ClosedError = 1e-14;

    /// <summary>The estimate of each element, row by row; one for a number.</summary>
    public static IReadOnlyList<Estimate> Of(OracleValue value) => [.. value.Value.Elements.ToArray().Select(element => Of(element, value))];

    private static Estimate Of(BoundedFloat element, OracleValue value)
    {
        var number = WideFloat.ToDouble(element.Value);
        var error = WideFloat.ToDouble(element.Error);
        if (value.Sampling is { } sampling)
        {
            var interval = new ConfidenceInterval(number - error, number + error, sampling.ErrorProbability);
            return new Sampled(number, sampling.StandardErrors(error), sampling.Count, interval, sampling.Seed, value.Oracle);
        }

        return value.Oracle == Oracle.ClosedForm && error <= ClosedError * Math.Max(Math.Abs(number), 1e-300) ? new Exact(number) : new Numeric(number, error, value.Oracle);
    }
}
