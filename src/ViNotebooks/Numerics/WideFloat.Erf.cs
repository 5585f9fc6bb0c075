namespace ViNotebooks.Numerics;

internal readonly partial struct WideFloat
{
    public static WideFloat Erf(WideFloat x)
    {
        if (!x.IsPlain)
        {
            return x.IsInfinite ? x.negative ? -One : One : x;
        }

        if (x.exponent < 0)
        {
            return SmallErf(x);
        }

        var tail = One - PositiveErfc(Abs(x));
        return x.negative ? -tail : tail;
    }

    /// <summary>1 − erf x, relatively accurate in its tail.</summary>
    public static WideFloat Erfc(WideFloat x)
    {
        if (!x.IsPlain)
        {
            return x.IsInfinite ? x.negative ? 2 : Zero : One - x;
        }

        if (x.exponent < -1)
        {
            return One - SmallErf(x);
        }

        return x.negative ? 2 - PositiveErfc(-x) : PositiveErfc(x);
    }

    // erf x = 2/√π Σ (−1)ᵏ x^(2k+1)/(k! (2k+1)) for |x| < 1
    private static WideFloat SmallErf(WideFloat x)
    {
        var square = x * x;
        var coefficients = WideConstants.Erf;
        var sum = Zero;
        for (var k = coefficients.Length - 1; k >= 0; k--)
        {
            sum = (sum * square) + coefficients[k];
        }

        return WideConstants.TwoOverRootPi * x * sum;
    }

    // erfc x = (x e^(−x²)/π) ∫ e^(−t²)/(t² + x²) dt, x > 0, by the trapezoidal rule with step h; a pole nearer than π/h
    // adds 2/(e^(2πx/h) − 1), which is taken off (Matta and Reichel, Mathematics of Computation 25, 1971); here for x ≥ ½
    private static WideFloat PositiveErfc(WideFloat x)
    {
        var (square, rest) = ExactProduct(x, x);
        var decay = Exp(-square) * (One - rest);
        if (decay.IsZero)
        {
            return Zero;
        }

        var sum = Zero;
        var weights = WideConstants.TrapezoidWeights;
        for (var n = weights.Length - 1; n > 0; n--)
        {
            sum += weights[n] / (square + FromDouble(n * n / 16.0));
        }

        // ¼ Σ over all whole n, n = 0 counted once
        sum = ScaleB(sum, -1) + ScaleB(One / square, -2);
        var value = x * decay / Pi * sum;
        return x < 12 ? value - (2 / Expm1(ScaleB(Pi, 3) * x)) : value;
    }
}
