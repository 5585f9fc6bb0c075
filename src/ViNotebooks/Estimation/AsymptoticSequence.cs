namespace ViNotebooks.Estimation;

/// <summary>
/// Of draws of which nothing is known: a Gaussian mixture boundary about the mean, widened by what the largest draw could do to the
/// normal approximation, and no interval at all where a few draws make up the mean.
/// </summary>
/// <remarks>
/// The boundary is that of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central limit theory and asymptotic confidence
/// sequences", Annals of Statistics 52 (2024), theorem 2.2. The error of a mean over its estimated deviation has a tail of
/// exp(−z²/2 + γz³/(3√n) + …), γ the skewness (Jing, Shao and Wang, "Self-normalized Cramér-type large deviations", Annals of Probability
/// 31 (2003)), and |γ̂| ≤ max|x − mean|/σ̂ for every sample, so that the share of the largest draw, R = max|x − mean|/(σ̂√n), bounds the term.
/// </remarks>
internal sealed class AsymptoticSequence(double errorProbability) : ConfidenceSequence(errorProbability)
{
    /// <summary>Before so many draws there is no interval.</summary>
    public const int BurnIn = 4096;

    // the boundary is tightest here, and within 10 % of that up to 10⁸ draws
    private const double TightestAt = 65536;

    // 2 · γz³/(3√n) with |γ|/√n ≤ R
    private const double SkewnessFactor = 2.0 / 3;

    // beyond it the expansion says nothing
    private const double LargestShare = 1;

    protected override (double Low, double High) Ends()
    {
        var nothing = (double.NegativeInfinity, double.PositiveInfinity);
        var deviation = Math.Sqrt(Summary.Variance);
        if (Summary.Count < BurnIn || !(deviation > 0) || !double.IsFinite(deviation))
        {
            return nothing;
        }

        var square = SquaredBoundary(Summary.Count, ErrorProbability);
        var boundary = Math.Sqrt(square);
        var standardError = deviation / Math.Sqrt(Summary.Count);
        var share = Math.Max(Summary.Greatest - Summary.Mean, Summary.Mean - Summary.Least) / (deviation * Math.Sqrt(Summary.Count));
        if (!(share * boundary <= LargestShare))
        {
            return nothing;
        }

        var radius = standardError * Math.Sqrt(square * (1 + (SkewnessFactor * boundary * share)));
        return (Summary.Mean - radius, Summary.Mean + radius);
    }

    /// <summary>The square of the boundary in standard errors: (nρ² + 1)/(nρ²) · (2 log(1/α) + log(nρ² + 1)).</summary>
    internal static double SquaredBoundary(long count, double errorProbability)
    {
        var logarithm = -2 * Math.Log(errorProbability);
        var scaled = count * (logarithm + Math.Log(logarithm) + 1) / TightestAt;
        return (scaled + 1) / scaled * (logarithm + Math.Log(scaled + 1));
    }
}
