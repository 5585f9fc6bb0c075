namespace ViNotebooks.Numerics;

/// <summary>The functions of the expression language that any <see cref="IReal{TSelf}"/> has through its own; undefined outside their domain.</summary>
internal static class RealFunctions<T>
    where T : struct, IReal<T>
{
    // Stirling's series is used from here on
    private const double AsymptoticStart = 24;
    private const int StirlingTerms = 32;

    private static readonly T One = T.FromDouble(1);
    private static readonly T Two = T.FromDouble(2);
    private static readonly T Half = T.FromDouble(0.5);
    private static readonly T RootTwo = T.Sqrt(Two);
    private static readonly T RootTwoPi = T.Sqrt(Two * T.Pi);
    private static readonly T LogTwo = T.Log(Two);
    private static readonly T LogTen = T.Log(T.FromDouble(10));

    // B₂ₖ / (2k (2k − 1)) for k = 1, 2, …
    private static readonly T[] Stirling =
    [
        .. BernoulliNumbers.Even(StirlingTerms).Select(
            (b, i) => T.FromInteger(b.Numerator) / T.FromInteger(b.Denominator * (2 * (i + 1)) * ((2 * i) + 1))),
    ];

    public static T Abs(T x) => T.Sign(x) < 0 ? -x : x;

    public static T Ceiling(T x) => -T.Floor(-x);

    /// <summary>The greater number; undefined as soon as one is.</summary>
    public static T Max(T a, T b) => T.IsDefined(a) && T.IsDefined(b) ? a < b ? b : a : T.Undefined;

    /// <summary>The smaller number; undefined as soon as one is.</summary>
    public static T Min(T a, T b) => T.IsDefined(a) && T.IsDefined(b) ? b < a ? b : a : T.Undefined;

    public static T Tan(T x) => T.Sin(x) / T.Cos(x);

    public static T Cot(T x) => T.Cos(x) / T.Sin(x);

    // arcsin x = 2 arctan(x / (1 + √((1 − x)(1 + x)))), |x| ≤ 1
    public static T Asin(T x) => Two * T.Atan(x / (One + T.Sqrt((One - x) * (One + x))));

    // arccos x = 2 arctan √((1 − x)/(1 + x)), 0 ≤ x ≤ 1, and π − arccos(−x) for x < 0
    public static T Acos(T x) =>
        T.Sign(x) < 0 ? T.Pi - Acos(-x) : Two * T.Atan(T.Sqrt((One - x) / (One + x)));

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

    // tanh x = −u/(u + 2) with the sign of x, u = e^(−2|x|) − 1
    public static T Tanh(T x)
    {
        var u = T.Expm1(-(Two * Abs(x)));
        var value = -u / (u + Two);
        return T.Sign(x) < 0 ? -value : value;
    }

    // arsinh x = log(1 + |x| + x²/(1 + √(1 + x²))) with the sign of x; for large |x|, log 2|x|
    public static T Arsinh(T x)
    {
        var size = Abs(x);
        var square = size * size;
        var value = T.FromDouble(1e30) < size
            ? T.Log(size) + LogTwo
            : T.Log1p(size + (square / (One + T.Sqrt(One + square))));
        return T.Sign(x) < 0 ? -value : value;
    }

    // arcosh x = log(1 + t + √(t (t + 2))), t = x − 1 ≥ 0; for large x, log 2x
    public static T Arcosh(T x)
    {
        var t = x - One;
        if (T.FromDouble(1e30) < x)
        {
            return T.Log(x) + LogTwo;
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

    public static T Log2(T x) => T.Log(x) / LogTwo;

    public static T Log10(T x) => T.Log(x) / LogTen;

    // Φ(x) = ½ erfc(−x/√2)
    public static T NormalCdf(T x) => Half * T.Erfc(-x / RootTwo);

    public static T NormalPdf(T x) => T.Exp(-(x * x) * Half) / RootTwoPi;

    /// <summary>The density at x of the normal distribution with this mean and standard deviation; undefined unless the deviation is positive.</summary>
    public static T NormalPdf(T x, T mean, T standardDeviation) =>
        T.Sign(standardDeviation) > 0 ? NormalPdf((x - mean) / standardDeviation) / standardDeviation : T.Undefined;

    /// <summary>log B(a, b), a &gt; 0 and b &gt; 0.</summary>
    public static T LogBeta(T a, T b)
    {
        if (T.Sign(a) <= 0 || T.Sign(b) <= 0)
        {
            return T.Undefined;
        }

        var (less, more) = b < a ? (b, a) : (a, b);
        return more < T.FromDouble(AsymptoticStart)
            ? T.LogGamma(a) + T.LogGamma(b) - T.LogGamma(a + b)
            : T.LogGamma(less) - LogGammaIncrease(more, less);
    }

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

    // log(1 + e^x) = x + log(1 + e^(−x)): the power is the one that does not overflow
    public static T Softplus(T x) => T.Sign(x) < 0 ? T.Log1p(T.Exp(x)) : x + T.Log1p(T.Exp(-x));

    /// <summary>Γ(x + 1); undefined at −1, −2, …</summary>
    public static T Factorial(T x) => T.Gamma(x + One);

    /// <summary>
    /// The binomial coefficient: n (n−1) … (n−k+1)/k! for a whole k from 0 to 1000 (a derivative is by n only there),
    /// 0 for a whole k &lt; 0 and for whole numbers 0 ≤ n &lt; k, and otherwise 1/((n + 1) B(k+1, n−k+1)) for
    /// −1 &lt; k &lt; n + 1; undefined elsewhere.
    /// </summary>
    public static T Binomial(T n, T k)
    {
        if (!T.IsFinite(n) || !T.IsFinite(k))
        {
            return T.Undefined;
        }

        var rest = n - k;
        if (IsWhole(k) && IsWhole(n) && T.Sign(n) >= 0)
        {
            if (T.Sign(rest) < 0)
            {
                return T.FromDouble(0);
            }

            k = rest < k ? rest : k;
            rest = n - k;
        }

        if (IsWhole(k) && k < T.FromDouble(1000.5))
        {
            return T.Sign(k) < 0 ? T.FromDouble(0) : FallingOverFactorial(n, k);
        }

        return T.Exp(-LogBeta(k + One, rest + One)) / (n + One);
    }

    // log Γ(x + a) − log Γ(x) = (x − ½) log(1 + a/x) + a log(x + a) − a + S(x + a) − S(x), x ≥ 24, 0 < a ≤ x, S Stirling's sum
    private static T LogGammaIncrease(T x, T a)
    {
        var sum = x + a;
        return ((x - Half) * T.Log1p(a / x)) + (a * (T.Log(sum) - One)) + (StirlingSum(sum) - StirlingSum(x));
    }

    /// <summary>log Γ(x) − (x − ½) log x + x − ½ log 2π, x ≥ 24.</summary>
    internal static T StirlingSum(T x)
    {
        var power = One / x;
        var square = power * power;
        var sum = Stirling[0] * power;
        foreach (var coefficient in Stirling.AsSpan(1))
        {
            power *= square;
            var next = sum + (coefficient * power);
            var isUnchanged = !(next < sum) && !(next > sum);
            sum = next;
            if (isUnchanged)
            {
                break;
            }
        }

        return sum;
    }

    private static bool IsWhole(T x) => T.Sign(x - T.Floor(x)) == 0;

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
}
