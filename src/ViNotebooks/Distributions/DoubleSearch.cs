namespace ViNotebooks.Distributions;

/// <summary>Bisection over the doubles themselves: 64 halvings find the place at any magnitude.</summary>
internal static class DoubleSearch
{
    /// <summary>The least double in [low, high] that is reached, where whatever lies above a reached one is reached too.</summary>
    public static double Least(double low, double high, Func<double, bool> isReached)
    {
        var (below, above) = ((Int128)Order(low), (Int128)Order(high));
        while (above - below > 1)
        {
            var middle = (below + above) / 2;
            if (isReached(At((long)middle)))
            {
                above = middle;
            }
            else
            {
                below = middle;
            }
        }

        return At((long)above);
    }

    // doubles in increasing order are numbered by their bits, those below zero backwards
    private static long Order(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        return bits < 0 ? long.MinValue - bits : bits;
    }

    private static double At(long order) => BitConverter.Int64BitsToDouble(order < 0 ? long.MinValue - order : order);
}
