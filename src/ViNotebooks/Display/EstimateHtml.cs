namespace ViNotebooks.Display;

/// <summary>An estimate as HTML, on one line.</summary>
internal static class EstimateHtml
{
    public static string Write(Estimate estimate)
    {
        var remarks = string.Join(", ", [EstimateText.Words(estimate.Oracle), .. EstimateText.Remarks(estimate)]);
        return $"<span class=\"vinb-estimate\"><strong>{Html.Encode(EstimateDigits.Value(estimate))}</strong> " +
            $"<span style=\"opacity:0.75\">({Html.Encode(remarks)})</span></span>";
    }

    public static string Write(VectorEstimate vector) =>
        $"<ol class=\"vinb-estimates\" style=\"margin:0.2em 0\">{string.Concat(vector.Elements.Select(element => $"<li>{Write(element)}</li>"))}</ol>";
}
