using MathNet.Numerics;
using ViNotebooks.Numerics;

namespace ViNotebooks.Distributions;

/// <summary>Draws binomial counts: by the gaps between successes where few are expected, else by transformed rejection.</summary>
/// <remarks>
/// Devroye, "Non-Uniform Random Variate Generation" (1986), X.4.3; Hörmann, "The generation of binomial random variates",
/// J. Statist. Comput. Simul. 46 (1993), algorithm BTRS.
/// </remarks>
internal sealed class BinomialSampler : ISampler
{
    private const double FewSuccesses = 10;

    private readonly double trials;
    private readonly double probability;
    private readonly bool countsFailures;

    public BinomialSampler(double trials, double probability)
    {
        this.trials = trials;
        countsFailures = probability > 0.5;
        this.probability = countsFailures ? 1 - probability : probability;
    }

    public void Draw(RandomStream random, Span<double> value)
    {
        var count = trials == 0 || probability == 0 ? 0 : trials * probability < FewSuccesses ? ByGaps(random) : ByRejection(random);
        value[0] = countsFailures ? trials - count : count;
    }

    private double ByGaps(RandomStream random)
    {
        var logComplement = double.LogP1(-probability);
        var count = -1;
        var trial = 0.0;
        do
        {
            trial += Math.Floor(Math.Log(random.NextOpenDouble()) / logComplement) + 1;
            count++;
        }
        while (trial <= trials);
        return count;
    }

    private double ByRejection(RandomStream random)
    {
        var (n, p) = (trials, probability);
        var deviation = Math.Sqrt(n * p * (1 - p));
        var b = 1.15 + (2.53 * deviation);
        var a = -0.0873 + (0.0248 * b) + (0.01 * p);
        var centre = (n * p) + 0.5;
        var squeeze = 0.92 - (4.2 / b);
        var alpha = (2.83 + (5.1 / b)) * deviation;
        var mode = Math.Floor((n + 1) * p);
        var logOdds = Math.Log(p / (1 - p));
        while (true)
        {
            var u = random.NextOpenDouble() - 0.5;
            var v = random.NextOpenDouble();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / us) + b) * u) + centre);
            if (us >= 0.07 && v <= squeeze)
            {
                return k;
            }

            if (k >= 0 && k <= n && Math.Log(v * alpha / ((a / (us * us)) + b)) <= LogRatio(k, mode, n, logOdds))
            {
                return k;
            }
        }
    }

    // log p(k) − log p(m)
    private static double LogRatio(double k, double mode, double n, double logOdds) =>
        SpecialFunctions.GammaLn(mode + 1) + SpecialFunctions.GammaLn(n - mode + 1)
        - SpecialFunctions.GammaLn(k + 1) - SpecialFunctions.GammaLn(n - k + 1) + ((k - mode) * logOdds);
}
