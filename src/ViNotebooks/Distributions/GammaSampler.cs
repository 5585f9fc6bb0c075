using ViNotebooks.Numerics;

namespace ViNotebooks.Distributions;

/// <summary>Draws gamma variables by rejection from a cubed normal.</summary>
/// <remarks>Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000).</remarks>
internal sealed class GammaSampler(double shape, double rate) : ISampler
{
    public void Draw(RandomStream random, Span<double> value) =>
        value[0] = shape < 1 ? Math.Exp(LogOfDraw(random, shape)) / rate : Standard(random, shape) / rate;

    /// <summary>log G for G with rate 1; for small shapes G itself may be too small for a double.</summary>
    public static double LogOfDraw(RandomStream random, double shape)
    {
        // G(α) = G(α + 1) U^(1/α)
        return shape < 1
            ? Math.Log(Standard(random, shape + 1)) + (Math.Log(random.NextOpenDouble()) / shape)
            : Math.Log(Standard(random, shape));
    }

    private static double Standard(RandomStream random, double shape)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = random.NextNormal();
            var v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (Math.Log(random.NextOpenDouble()) < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
            {
                return d * v;
            }
        }
    }
}
