using MathNet.Numerics;
using ViNotebooks.Numerics;

namespace ViNotebooks.Distributions;

/// <summary>Draws Poisson counts: by inversion where few are expected, else by transformed rejection.</summary>
/// <remarks>Hörmann, "The transformed rejection method for generating Poisson random variables", Insurance: Mathematics and Economics 12 (1993), algorithm PTRS.</remarks>
internal sealed class PoissonSampler(double rate) : ISampler
{
    private const double FewCounts = 10;

    // beyond this a double holds no single counts, and the law is normal to its precision
    private const double Largest = 1e15;

    public void Draw(RandomStream random, Span<double> value) => value[0] = Draw(random, rate);

    /// <summary>A count with this expected value, which is not negative.</summary>
    public static double Draw(RandomStream random, double rate) =>
        rate < FewCounts ? ByInversion(random, rate)
        : rate < Largest ? ByRejection(random, rate)
        : Math.Round(rate + (Math.Sqrt(rate) * random.NextNormal()));

    private static double ByInversion(RandomStream random, double rate)
    {
        var u = random.NextDouble();
        var probability = Math.Exp(-rate);
        var count = 0;
        while (u >= probability && probability > 0)
        {
            u -= probability;
            count++;
            probability *= rate / count;
        }

        return count;
    }

    private static double ByRejection(RandomStream random, double rate)
    {
        var logRate = Math.Log(rate);
        var b = 0.931 + (2.53 * Math.Sqrt(rate));
        var a = -0.059 + (0.02483 * b);
        var logInverseAlpha = Math.Log(1.1239 + (1.1328 / (b - 3.4)));
        var squeeze = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            var u = random.NextOpenDouble() - 0.5;
            var v = random.NextOpenDouble();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / us) + b) * u) + rate + 0.43);
            if (us >= 0.07 && v <= squeeze)
            {
                return k;
            }

            if (k >= 0 && !(us < 0.013 && v > us)
                && Math.Log(v) + logInverseAlpha - Math.Log((a / (us * us)) + b) <= -rate + (k * logRate) - SpecialFunctions.GammaLn(k + 1))
            {
                return k;
            }
        }
    }
}
