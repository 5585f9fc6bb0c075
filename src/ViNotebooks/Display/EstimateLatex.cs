namespace ViNotebooks.Display;

/// <summary>An estimate as LaTeX, for a notebook that is exported to PDF.</summary>
internal static class EstimateLatex
{
    public static string Write(Estimate estimate)
    {
        var remarks = EstimateText.Remarks(estimate).Select(remark => VerdictLatex.Escape(remark).Replace("±", @"$\pm$", StringComparison.Ordinal));
        return $"${Number(EstimateDigits.Value(estimate))}$ ({string.Join(", ", [EstimateText.Words(estimate.Oracle), .. remarks])})";
    }

    public static string Write(VectorEstimate vector) => string.Join("; ", vector.Elements.Select(Write));

    private static string Number(string text) => text switch
    {
        "NaN" => @"\text{undefined}",
        "Infinity" => @"\infty",
        "-Infinity" => @"-\infty",
        _ => text.IndexOf('e', StringComparison.Ordinal) is > 0 and var at ? $@"{text[..at]} \times 10^{{{text[(at + 1)..]}}}" : text,
    };
}
