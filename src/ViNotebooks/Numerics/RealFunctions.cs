namespace ViNotebooks.Numerics;

/// <summary>The functions of the expression language that any <see cref="IReal{TSelf}"/> has through its own; undefined outside their domain.</summary>
internal static class RealFunctions<T>
    where T : struct, IReal<T>
{
    private static T One => T.FromDouble(1);

    private static T Two => T.FromDouble(2);

    private static T Half => T.FromDouble(0.5);

    public static T Abs(T x) => T.Sign(x) < 0 ? -x : x;

    public static T Ceiling(T x) => -T.Floor(-x);

    /// <summary>The greater number; undefined as soon as one is.</summary>
    public static T Max(T a, T b) => T.IsDefined(a) && T.IsDefined(b) ? a < b ? b : a : T.Undefined;

    /// <summary>The smaller number; undefined as soon as one is.</summary>
    public static T Min(T a, T b) => T.IsDefined(a) && T.IsDefined(b) ? b < a ? b : a : T.Undefined;

    public static T Tan(T x) => T.Sin(x) / T.Cos(x);

    public static T Cot(T x) => T.Cos(x) / T.Sin(x);

    // arcsin x = arctan(x / √((1 − x)(1 + x))), |x| < 1
    public static T Asin(T x)
    {
        var square = (One - x) * (One + x);
        return T.Sign(square) == 0 && T.IsDefined(square)
            ? T.Pi * Half * x
            : T.Atan(x / T.Sqrt(square));
    }

    // arccos x = 2 arctan √((1 − x)/(1 + x)), −1 < x ≤ 1
    public static T Acos(T x) => IsMinusOne(x) ? T.Pi : Two * T.Atan(T.Sqrt((One - x) / (One + x)));

    // sinh x = (u + u/(1 + u))/2, u = e^|x| − 1
    public static T Sinh(T x)
    {
        var u = T.Expm1(Abs(x));
        var value = T.IsFinite(u) ? Half * (u + (u / (One + u))) : u;
        return T.Sign(x) < 0 ? -value : value;
    }

    public static T Cosh(T x)
    {
        var power = T.Exp(Abs(x));
        return Half * (power + (One / power));
    }

    // tanh x = u/(u + 2), u = e^(2|x|) − 1
    public static T Tanh(T x)
    {
        var u = T.Expm1(Two * Abs(x));
        var value = T.IsFinite(u) || !T.IsDefined(u) ? u / (u + Two) : One;
        return T.Sign(x) < 0 ? -value : value;
    }

    // arsinh x = log(1 + |x| + x²/(1 + √(1 + x²))) with the sign of x; for large |x|, log 2|x|
    public static T Arsinh(T x)
    {
        var size = Abs(x);
        var square = size * size;
        var value = T.FromDouble(1e30) < size
            ? T.Log(size) + T.Log(Two)
            : T.Log1p(size + (square / (One + T.Sqrt(One + square))));
        return T.Sign(x) < 0 ? -value : value;
    }

    // arcosh x = log(1 + t + √(t (t + 2))), t = x − 1 ≥ 0; for large x, log 2x
    public static T Arcosh(T x)
    {
        var t = x - One;
        if (T.FromDouble(1e30) < x)
        {
            return T.Log(x) + T.Log(Two);
        }

        return T.Sign(t) < 0 ? T.Undefined : T.Log1p(t + T.Sqrt(t * (t + Two)));
    }

    // artanh x = ½ log(1 + 2|x|/(1 − |x|)) with the sign of x, |x| < 1
    public static T Artanh(T x)
    {
        var size = Abs(x);
        var value = Half * T.Log1p(Two * size / (One - size));
        return T.Sign(x) < 0 ? -value : value;
    }

    public static T Log2(T x) => T.Log(x) / T.Log(Two);

    public static T Log10(T x) => T.Log(x) / T.Log(T.FromDouble(10));

    // Φ(x) = ½ erfc(−x/√2)
    public static T NormalCdf(T x) => Half * T.Erfc(-x / T.Sqrt(Two));

    public static T NormalPdf(T x) => T.Exp(-(x * x) * Half) / T.Sqrt(Two * T.Pi);

    /// <summary>The density at x of the normal distribution with this mean and standard deviation; undefined unless the deviation is positive.</summary>
    public static T NormalPdf(T x, T mean, T standardDeviation) =>
        T.Sign(standardDeviation) > 0 ? NormalPdf((x - mean) / standardDeviation) / standardDeviation : T.Undefined;

    /// <summary>log B(a, b), a &gt; 0 and b &gt; 0.</summary>
    public static T LogBeta(T a, T b) =>
        T.Sign(a) > 0 && T.Sign(b) > 0 ? T.LogGamma(a) + T.LogGamma(b) - T.LogGamma(a + b) : T.Undefined;

    /// <summary>B(a, b), a &gt; 0 and b &gt; 0.</summary>
    public static T Beta(T a, T b) => T.Exp(LogBeta(a, b));

    // logit x = log x − log(1 − x), 0 < x < 1, whose terms cancel at ½ only: there log(1 + (2x − 1)/(1 − x))
    public static T Logit(T x)
    {
        if (T.Sign(x) <= 0 || T.Sign(One - x) <= 0)
        {
            return T.Undefined;
        }

        return x < T.FromDouble(0.25) || x > T.FromDouble(0.75)
            ? T.Log(x) - T.Log1p(-x)
            : T.Log1p((Two * x - One) / (One - x));
    }

    // 1/(1 + e^(−x)) = e^x/(1 + e^x): the power is the one that does not overflow
    public static T Sigmoid(T x)
    {
        if (T.Sign(x) < 0)
        {
            var power = T.Exp(x);
            return power / (One + power);
        }

        return One / (One + T.Exp(-x));
    }

    // log(1 + e^x) = max(x, 0) + log(1 + e^(−|x|))
    public static T Softplus(T x)
    {
        var tail = T.Log1p(T.Exp(-Abs(x)));
        return T.Sign(x) > 0 ? x + tail : tail;
    }

    /// <summary>Γ(x + 1); undefined at −1, −2, …</summary>
    public static T Factorial(T x) => T.Gamma(x + One);

    /// <summary>
    /// The binomial coefficient: n (n−1) … (n−k+1)/k! for a whole k from 0 to 1000, 0 for a whole k &lt; 0, and otherwise
    /// Γ(n+1)/(Γ(k+1) Γ(n−k+1)) for n &gt; −1 and −1 &lt; k &lt; n + 1; undefined elsewhere.
    /// </summary>
    public static T Binomial(T n, T k)
    {
        if (!T.IsFinite(n) || !T.IsFinite(k))
        {
            return T.Undefined;
        }

        var isWhole = T.Sign(k - T.Floor(k)) == 0;
        if (isWhole && T.Sign(k) < 0)
        {
            return T.FromDouble(0);
        }

        if (isWhole && k < T.FromDouble(1000.5))
        {
            return FallingOverFactorial(n, k);
        }

        var rest = n - k;
        if (T.Sign(n + One) <= 0 || T.Sign(k + One) <= 0 || T.Sign(rest + One) <= 0)
        {
            return isWhole && T.Sign(n) >= 0 && T.Sign(n - T.Floor(n)) == 0 ? T.FromDouble(0) : T.Undefined;
        }

        return T.Exp(T.LogGamma(n + One) - T.LogGamma(k + One) - T.LogGamma(rest + One));
    }

    private static T FallingOverFactorial(T n, T k)
    {
        var count = (int)T.ToDouble(k);
        var value = One;
        for (var j = 1; j <= count; j++)
        {
            value = value * (n - T.FromDouble(j - 1)) / T.FromDouble(j);
        }

        return value;
    }

    private static bool IsMinusOne(T x) => T.IsDefined(x) && T.Sign(x + One) == 0;
}
