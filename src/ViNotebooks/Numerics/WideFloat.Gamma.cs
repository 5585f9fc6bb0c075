namespace ViNotebooks.Numerics;

internal readonly partial struct WideFloat
{
    // from here on Stirling's series and the series of the polygamma functions reach 2⁻¹³² with their 32 terms
    private const int AsymptoticStart = 24;

    // Γ leaves the range below this power of two
    private const int GreatestGammaExponent = 26;

    /// <summary>
    /// log|Γ(x)|, relatively accurate for x &gt; 0, the zeros 1 and 2 included; for x &lt; 0 the absolute error is
    /// about 2⁻¹²⁰·max(1, |log|Γ(x)||).
    /// </summary>
    public static WideFloat LogGamma(WideFloat x)
    {
        if (!IsInGammaDomain(x))
        {
            return x.IsInfinite && !x.negative ? x : Undefined;
        }

        if (x >= AsymptoticStart)
        {
            // log Γ(x) ~ (x − ½) log x − x + ½ log 2π + Σ B₂ₖ/(2k (2k−1) x^(2k−1))
            return ((x - ScaleB(One, -1)) * Log(x)) - x + (GammaConstants.HalfLogTwoPi + StirlingSum(x));
        }

        if (x <= -AsymptoticStart)
        {
            // log|Γ(x)| = log(π/|sin πx|) − log Γ(1 − x)
            return Log(Pi / Abs(SinPi(x))) - LogGamma(One - x);
        }

        var offset = NearestInteger(x, out var nearest);
        var atTwo = LogGammaAtTwo(offset);
        return nearest switch
        {
            2 => atTwo,
            1 => atTwo - Log1p(offset),
            > 2 => atTwo + Log(Product(offset, 2, nearest - 1)),
            _ => atTwo - Log(Abs(Product(offset, nearest, 1))),
        };
    }

    public static WideFloat Gamma(WideFloat x)
    {
        if (!IsInGammaDomain(x))
        {
            return x.IsInfinite && !x.negative ? x : Undefined;
        }

        if (x >= AsymptoticStart)
        {
            return x.exponent >= GreatestGammaExponent ? Infinity(negative: false) : LargeGamma(x);
        }

        if (x <= -AsymptoticStart)
        {
            // Γ(x) = −π/(sin πx · x Γ(−x)), whose arguments are exact
            return -Pi / Gamma(-x) / (x * SinPi(x));
        }

        var offset = NearestInteger(x, out var nearest);
        var atTwo = Exp(LogGammaAtTwo(offset));
        return nearest >= 2 ? atTwo * Product(offset, 2, nearest - 1) : atTwo / Product(offset, nearest, 1);
    }

    /// <summary>ψ⁽ⁿ⁾(x) for 0 ≤ n ≤ 500, undefined for larger n; near a zero the error is about 2⁻¹²⁰ absolute.</summary>
    public static WideFloat Polygamma(int n, WideFloat x)
    {
        if (IsInGammaDomain(x) && n >= 0)
        {
            return PolygammaSeries<WideFloat>.Evaluate(n, x, AsymptoticStart, GammaConstants.Negligible);
        }

        return n >= 0 && x.IsInfinite && !x.negative ? n == 0 ? x : Zero : Undefined;
    }

    private static bool IsInGammaDomain(WideFloat x) => x.IsPlain && (!x.negative || Floor(x) != x);

    // Γ(x) = √2π x^(x−½) e^(−x) e^(Stirling's sum); the power in two halves, which stay in range
    private static WideFloat LargeGamma(WideFloat x)
    {
        if (x.exponent < 8 && Floor(x) == x)
        {
            return Product(Zero, 2, (int)ToDouble(x) - 1);
        }

        var half = Pow(x, ScaleB(x - ScaleB(One, -1), -1));
        return half * Exp(-x) * half * (GammaConstants.RootTwoPi * Exp(StirlingSum(x)));
    }

    private static WideFloat StirlingSum(WideFloat x)
    {
        var power = One / x;
        var square = power * power;
        var sum = Zero;
        foreach (var coefficient in GammaConstants.Stirling)
        {
            var term = coefficient * power;
            sum += term;
            if (term.exponent < -Precision - 6)
            {
                break;
            }

            power *= square;
        }

        return sum;
    }

    private static WideFloat NearestInteger(WideFloat x, out int nearest)
    {
        var whole = Floor(x + ScaleB(One, -1));
        nearest = (int)ToDouble(whole);
        return x - whole;
    }

    private static WideFloat SinPi(WideFloat x)
    {
        var offset = NearestIntegerOffset(x, out var isOdd);
        var value = Sin(Pi * offset);
        return isOdd ? -value : value;
    }

    private static WideFloat NearestIntegerOffset(WideFloat x, out bool isOdd)
    {
        var whole = Floor(x + ScaleB(One, -1));
        var half = ScaleB(whole, -1);
        isOdd = Floor(half) != half;
        return x - whole;
    }

    // Π (t + j) for first ≤ j ≤ last
    private static WideFloat Product(WideFloat t, int first, int last)
    {
        var product = One;
        for (var j = first; j <= last; j++)
        {
            product *= t + j;
        }

        return product;
    }

    // log Γ(2 + t) for |t| ≤ ½
    private static WideFloat LogGammaAtTwo(WideFloat t)
    {
        var coefficients = GammaConstants.LogGammaAtTwo;
        var sum = Zero;
        var terms = Math.Clamp(132 / Math.Max(1, -t.exponent) + 2, 3, coefficients.Length);
        for (var k = terms - 1; k >= 0; k--)
        {
            sum = (sum * t) + coefficients[k];
        }

        return sum * t;
    }
}
