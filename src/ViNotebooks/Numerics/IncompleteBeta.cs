namespace ViNotebooks.Numerics;

/// <summary>The regularised incomplete beta function I_x(a, b) for 0 ≤ x ≤ 1, a &gt; 0, b &gt; 0, undefined outside.</summary>
/// <remarks>DLMF 8.17.22 (the continued fraction) and 8.17.4 (the reflection).</remarks>
internal static class IncompleteBeta<T>
    where T : struct, IReal<T>
{
    private static readonly T One = T.FromDouble(1);
    private static readonly T Two = T.FromDouble(2);
    private static readonly T LeastLarge = T.FromDouble(24);

    public static T Of(T x, T a, T b)
    {
        var isInside = T.IsFinite(a) && T.IsFinite(b) && T.IsDefined(x) && T.Sign(a) > 0 && T.Sign(b) > 0 && T.Sign(x) >= 0 && !(x > One);
        if (!isInside)
            return T.Undefined;

        var rest = One - x;
        return x * (a + b + Two) < a + One ? Lower(x, rest, a, b) : One - Lower(rest, x, b, a);
    }

    private static T Lower(T x, T rest, T a, T b)
    {
        if (T.Sign(x) == 0)
            return T.Pow(x, a);

        var fraction = ContinuedFraction<T>.Evaluate(One, _ => One, k => Numerator(k, x, a, b));
        return Front(x, rest, a, b) / a * fraction;
    }

    private static T Numerator(int k, T x, T a, T b)
    {
        var m = T.FromDouble(k / 2);
        var place = a + T.FromDouble(k);
        return k % 2 == 0
            ? m * (b - m) * x / ((place - One) * place)
            : -((a + m) * (a + b + m) * x / ((place - One) * place));
    }

    // x^a (1 − x)^b/B(a, b)
    private static T Front(T x, T rest, T a, T b)
    {
        if (a < LeastLarge || b < LeastLarge)
            return T.Exp((a * T.Log(x)) + (b * (x < rest ? T.Log1p(-x) : T.Log(rest))) - RealFunctions<T>.LogBeta(a, b));

        // by Stirling's formula about the mode, with a μ₁ + b μ₂ = 0: a log(1 + μ₁) + b log(1 + μ₂) is minus the sum of the excesses
        var off = (x * b) - (rest * a);
        var exponent = (a * SpecialConstants<T>.Excess(off / a)) + (b * SpecialConstants<T>.Excess(-off / b));
        var stirling = RealFunctions<T>.StirlingSum(a) + RealFunctions<T>.StirlingSum(b) - RealFunctions<T>.StirlingSum(a + b);
        return T.Exp(-exponent - stirling) * T.Sqrt(a / (a + b) * b / (Two * T.Pi));
    }
}
