namespace ViNotebooks.Display;

/// <summary>An estimate as plain text.</summary>
internal static class EstimateText
{
    public static string Write(Estimate estimate) => $"{EstimateDigits.Value(estimate)} ({string.Join(", ", [Words(estimate.Oracle), .. Remarks(estimate)])})";

    public static string Write(VectorEstimate vector)
    {
        var isAlike = vector.Elements.Select(element => element.Oracle).Distinct().Count() == 1 && !vector.Elements.Any(element => element is Sampled);
        if (!isAlike)
        {
            return $"[{string.Join(", ", vector.Elements)}]";
        }

        var bound = vector.Error > 0 ? $", ± {EstimateDigits.Bound(vector.Error)}" : "";
        return $"[{string.Join(", ", vector.Elements.Select(EstimateDigits.Value))}] ({Words(vector.Elements[0].Oracle)}{bound})";
    }

    /// <summary>What an oracle is called.</summary>
    public static string Words(Oracle oracle) => Checking.OracleText.Name(oracle);

    /// <summary>How far off the value may be, and for draws how likely that is, how many they are and how to have them again.</summary>
    public static IReadOnlyList<string> Remarks(Estimate estimate) => estimate switch
    {
        Sampled sampled =>
        [
            double.IsFinite(sampled.Error)
                ? $"± {EstimateDigits.ShownError(sampled)} at {EstimateDigits.Percent(1 - (decimal)sampled.Interval.ErrorProbability)} %"
                : "no interval",
            sampled.Count == 1 ? "1 sample" : $"{sampled.Count:N0} samples",
            $"seed {sampled.Seed}",
        ],
        Numeric => [$"± {EstimateDigits.ShownError(estimate)}"],
        _ => [],
    };
}
