using ViNotebooks.Numerics;

namespace ViNotebooks.Distributions;

/// <summary>Draws of the gamma law with rate 1.</summary>
/// <remarks>Marsaglia and Tsang, "A simple method for generating gamma variables", ACM Trans. Math. Software 26 (2000).</remarks>
internal static class GammaDraws
{
    /// <summary>A draw of the law with this shape, which is positive.</summary>
    public static double Draw(RandomStream random, double shape) => Math.Exp(DrawLog(random, shape));

    /// <summary>The logarithm of a draw, which for a small shape is in range where the draw itself is not.</summary>
    public static double DrawLog(RandomStream random, double shape)
    {
        // X^(1/a) of a uniform X takes shape a + 1 to a
        if (shape < 1)
        {
            return DrawLog(random, shape + 1) + (Math.Log(random.NextOpenDouble()) / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = random.NextNormal();
            var root = 1 + (c * x);
            if (root <= 0)
            {
                continue;
            }

            var cube = root * root * root;
            if (Math.Log(random.NextOpenDouble()) < (0.5 * x * x) + (d * (1 - cube + Math.Log(cube))))
            {
                return Math.Log(d * cube);
            }
        }
    }
}
