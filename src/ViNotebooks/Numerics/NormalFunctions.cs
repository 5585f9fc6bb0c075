namespace ViNotebooks.Numerics;

/// <summary>Functions of the standard normal distribution that hold far out in its tails.</summary>
internal static class NormalFunctions<T>
    where T : struct, IReal<T>
{
    private static readonly T Zero = T.FromDouble(0);
    private static readonly T One = T.FromDouble(1);
    private static readonly T Two = T.FromDouble(2);
    private static readonly T Half = T.FromDouble(0.5);
    private static readonly T RootTwo = T.Sqrt(Two);
    private static readonly T LogTwo = T.Log(Two);

    /// <summary>log Φ(x), relatively accurate on both sides and without underflow.</summary>
    public static T LogCdf(T x)
    {
        if (!T.IsFinite(x))
            return T.IsDefined(x) && T.Sign(x) > 0 ? Zero : x;

        // Φ(x) = 1 − erfc(x/√2)/2
        if (T.Sign(x) > 0)
            return T.Log1p(-(Half * T.Erfc(x / RootTwo)));

        // Φ(−t) = φ(t)/(t + 1/(t + 2/(t + 3/(t + …)))), t > 0
        return x < T.FromDouble(-10)
            ? T.Log(ContinuedFraction<T>.Evaluate(One, _ => -x, k => T.FromDouble(k))) - (x * x * Half) - SpecialConstants<T>.HalfLogTwoPi
            : T.Log(T.Erfc(-x / RootTwo)) - LogTwo;
    }

    /// <summary>Φ⁻¹(u), 0 &lt; u &lt; 1; undefined outside.</summary>
    public static T Quantile(T u)
    {
        if (T.Sign(u) <= 0 || !T.IsDefined(u) || !(u < One))
            return T.Undefined;

        if (u > Half)
            return -Quantile(One - u);

        return u < T.FromDouble(0.2) ? InTail(u) : InMiddle(u);
    }

    // Newton's rule for erf(x/√2)/2 = u − ½
    private static T InMiddle(T u)
    {
        var target = u - Half;
        var x = T.FromDouble(T.ToDouble(target) * 2.5066282746310002);
        for (var i = 0; i < 12; i++)
        {
            var step = ((Half * T.Erf(x / RootTwo)) - target) / RealFunctions<T>.NormalPdf(x);
            x -= step;
            if (i > 2 && !(RealFunctions<T>.Abs(step) > SpecialConstants<T>.Rounding * RealFunctions<T>.Abs(x)))
                break;
        }

        return x;
    }

    // Newton's rule for log Φ(x) = log u, which is concave: it converges from the left
    private static T InTail(T u)
    {
        var target = T.Log(u);
        var start = Math.Sqrt(-2 * T.ToDouble(target));
        var x = T.FromDouble(-start);
        for (var i = 0; i < 16; i++)
        {
            var log = LogCdf(x);
            var slope = T.Exp(-(x * x * Half) - SpecialConstants<T>.HalfLogTwoPi - log);
            var step = (log - target) / slope;
            x -= step;
            if (i > 2 && !(RealFunctions<T>.Abs(step) > SpecialConstants<T>.Rounding * RealFunctions<T>.Abs(x)))
                break;
        }

        return x;
    }
}
