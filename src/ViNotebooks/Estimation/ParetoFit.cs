namespace ViNotebooks.Estimation;

/// <summary>The shape of a generalised Pareto distribution fitted to excesses over a threshold.</summary>
/// <remarks>
/// Zhang and Stephens, "A new and efficient estimation method for the generalized Pareto distribution", Technometrics 51 (2009), with the
/// grid of Vehtari, Simpson, Gelman, Yao and Gabry, "Pareto smoothed importance sampling", Journal of Machine Learning Research 25 (2024),
/// and without their prior, which would draw light tails towards 1/2.
/// </remarks>
internal static class ParetoFit
{
    private const double PriorScale = 3;

    /// <summary>k, where the tail falls as x^(−1/k) for k > 0, exponentially for k = 0, and ends for k &lt; 0.</summary>
    /// <param name="excesses">Positive, in ascending order, at least one.</param>
    public static double Shape(ReadOnlySpan<double> excesses)
    {
        var count = excesses.Length;
        var points = 30 + (int)Math.Sqrt(count);
        var largest = excesses[^1];
        var quartile = excesses[Math.Max(0, (int)((count / 4.0) + 0.5) - 1)];

        // θ = −k/σ, in which the likelihood is profiled over k = mean log(1 − θx)
        var thetas = new double[points];
        var likelihoods = new double[points];
        for (var i = 0; i < points; i++)
        {
            var theta = (1 / largest) + ((1 - Math.Sqrt(points / (i + 0.5))) / (PriorScale * quartile));
            var k = MeanLog(theta, excesses);
            thetas[i] = theta;
            likelihoods[i] = count * (Math.Log(-theta / k) - k - 1);
        }

        var best = likelihoods.Max();
        var weights = Array.ConvertAll(likelihoods, likelihood => Math.Exp(likelihood - best));
        var total = weights.Sum();
        var posterior = 0.0;
        for (var i = 0; i < points; i++)
        {
            posterior += thetas[i] * weights[i] / total;
        }

        return MeanLog(posterior, excesses);
    }

    // the mean of log(1 − θx), with one logarithm for many factors
    private static double MeanLog(double theta, ReadOnlySpan<double> excesses)
    {
        var sum = 0.0;
        var product = 1.0;
        foreach (var excess in excesses)
        {
            product *= 1 - (theta * excess);
            if (product is < 1e-100 or > 1e100)
            {
                sum += Math.Log(product);
                product = 1;
            }
        }

        return (sum + Math.Log(product)) / excesses.Length;
    }
}
