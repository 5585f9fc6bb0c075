using ViNotebooks.Numerics;

namespace ViNotebooks.Divergences;

/// <summary>KL(p ‖ q) from the densities by numeric methods, for a caller who asks for one.</summary>
internal static class NumericDivergence
{
    /// <summary>Where an integrand may have its mass or its kinks: quantiles of p, and the centre of q.</summary>
    private static readonly double[] Places = [1e-9, 1e-5, 0.001, 0.02, 0.2, 0.5, 0.8, 0.98, 0.999, 1 - 1e-5, 1 - 1e-9];

    public static IntegratedDivergence Integrated(UnivariateDistribution p, UnivariateDistribution q)
    {
        var points = Points(p).Concat(q is IHasMean { Mean: var mean } && double.IsFinite(mean) ? [mean] : Array.Empty<double>()).ToList();
        var result = p.IsDiscrete
            ? SeriesSum.Sum(x => Term(p, q, x), p.Low, p.High, points)
            : Quadrature.Integrate(x => Term(p, q, x), p.Low, p.High, points);
        return result.Status == QuadratureStatus.Divergent
            ? new(double.PositiveInfinity, 0, IsConverged: false)
            : new(Math.Max(0, result.Value), result.Error, result.Status == QuadratureStatus.Converged);
    }

    public static SampledDivergence Sampled(UnivariateDistribution p, UnivariateDistribution q, ulong seed, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var (mean, squares, n) = (0.0, 0.0, 0);
        foreach (var x in p.Sample(seed, count))
        {
            // Welford's recurrence
            var value = p.LogDensity(x) - q.LogDensity(x);
            var difference = value - mean;
            mean += difference / ++n;
            squares += difference * (value - mean);
        }

        return new(mean, Math.Sqrt(squares / (n - 1) / n), n, seed);
    }

    private static double Term(UnivariateDistribution p, UnivariateDistribution q, double x)
    {
        var log = p.LogDensity(x);
        var weight = Math.Exp(log);
        return weight == 0 ? 0 : weight * (log - q.LogDensity(x));
    }

    private static IEnumerable<double> Points(UnivariateDistribution p)
    {
        if (p is IHasDistributionFunction function)
            return Places.Select(function.Quantile).Where(double.IsFinite);

        var (centre, spread) = (p is IHasMean { Mean: var mean } ? mean : 0, p is IHasVariance { Variance: var variance } ? Math.Sqrt(variance) : 1);
        return double.IsFinite(centre) && double.IsFinite(spread)
            ? new[] { -30.0, -8, -3, -1, 0, 1, 3, 8, 30 }.Select(step => centre + (step * spread)).Where(x => x > p.Low && x < p.High)
            : [];
    }
}
