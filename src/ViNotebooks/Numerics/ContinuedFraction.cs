namespace ViNotebooks.Numerics;

/// <summary>Continued fractions from the front.</summary>
/// <remarks>Lentz's algorithm as modified by Thompson and Barnett, Journal of Computational Physics 64 (1986).</remarks>
internal static class ContinuedFraction<T>
    where T : struct, IReal<T>
{
    private static readonly T One = T.FromDouble(1);
    private static readonly T Tiny = T.FromDouble(1e-290);

    /// <summary>a₀/(b₀ + a₁/(b₁ + a₂/(b₂ + …))); undefined where it does not converge.</summary>
    public static T Evaluate(T first, Func<int, T> b, Func<int, T> a)
    {
        var f = NotZero(b(0));
        var (c, d) = (f, T.FromDouble(0));
        for (var k = 1; k < SpecialConstants<T>.MostTerms; k++)
        {
            var (numerator, denominator) = (a(k), b(k));
            d = One / NotZero(denominator + (numerator * d));
            c = NotZero(denominator + (numerator / c));
            var step = c * d;
            f *= step;
            if (!T.IsFinite(f))
                return T.Undefined;

            if (!(RealFunctions<T>.Abs(step - One) > SpecialConstants<T>.Rounding))
                return first / f;
        }

        return T.Undefined;
    }

    private static T NotZero(T x) => T.Sign(x) == 0 ? Tiny : x;
}
