namespace ViNotebooks.Numerics;

/// <summary>
/// The limit of partial sums S(R) = S + R a(R) (β₀ + β₁/R + β₂/R² + …), as hold for terms that decay like a power, or that alternate.
/// </summary>
/// <remarks>Sidi, "Practical Extrapolation Methods", Cambridge 2003: the d⁽¹⁾-transformation, by the W-algorithm.</remarks>
internal static class Extrapolation
{
    /// <summary>The limit and how far off it may be, from the indices R, the partial sums up to them, and the terms there.</summary>
    public static (double Value, double Error) Limit(IReadOnlyList<(double Index, double Sum, double Term)> partial)
    {
        var count = partial.Count;
        var (m, n, noise) = (new double[count], new double[count], new double[count]);
        var estimates = new List<(double Value, double Rounding)>();
        for (var l = 0; l < count; l++)
        {
            var weight = 1 / (partial[l].Index * partial[l].Term);
            (m[l], n[l]) = (partial[l].Sum * weight, weight);
            noise[l] = Math.Abs(m[l]) * 2.3e-16;
            for (var k = l - 1; k >= 0; k--)
            {
                var step = (1 / partial[l].Index) - (1 / partial[k].Index);
                (m[k], n[k]) = ((m[k + 1] - m[k]) / step, (n[k + 1] - n[k]) / step);
                noise[k] = (noise[k + 1] + noise[k]) / Math.Abs(step);
            }

            estimates.Add((m[0] / n[0], noise[0] / Math.Abs(n[0])));
        }

        var best = (Value: double.NaN, Error: double.PositiveInfinity);
        for (var l = 5; l < count; l++)
        {
            var (value, rounding) = estimates[l];
            var change = Math.Max(Math.Abs(value - estimates[l - 1].Value), Math.Abs(estimates[l - 1].Value - estimates[l - 2].Value));
            var error = (2 * change) + rounding;
            if (error < best.Error)
                best = (value, error);
        }

        return best;
    }
}
