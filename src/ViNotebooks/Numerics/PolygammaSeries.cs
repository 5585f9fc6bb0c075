namespace ViNotebooks.Numerics;

/// <summary>ψ⁽ⁿ⁾ in any arithmetic: the recurrence carries x to where the asymptotic series is short.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 5.11 and 5.15.</remarks>
internal static class PolygammaSeries<T>
    where T : struct, IReal<T>
{
    /// <summary>Above this order the work grows without use; the value is then given as undefined.</summary>
    public const int GreatestOrder = 500;

    private const int Terms = 40;

    private static readonly T One = T.FromDouble(1);

    private static readonly T[] Bernoulli =
        [.. BernoulliNumbers.Even(Terms).Select(b => T.FromInteger(b.Numerator) / T.FromInteger(b.Denominator))];

    /// <summary>ψ⁽ⁿ⁾(x) for finite x, with the asymptotic series from <paramref name="start"/> + n on, until a term is relatively below <paramref name="negligible"/>.</summary>
    public static T Evaluate(int n, T x, int start, T negligible)
    {
        if (n is < 0 or > GreatestOrder)
        {
            return T.Undefined;
        }

        if (T.Sign(x) > 0)
        {
            return Positive(n, x, start, negligible);
        }

        var nearest = T.Floor(x + T.FromDouble(0.5));
        var offset = x - nearest;
        if (T.Sign(offset) == 0)
        {
            return T.Undefined;
        }

        // ψ⁽ⁿ⁾(x) = (−1)ⁿ ψ⁽ⁿ⁾(1 − x) − π (d/dx)ⁿ cot πx, x not an integer
        var mirrored = Positive(n, One - x, start, negligible);
        return (n % 2 == 0 ? mirrored : -mirrored) - CotangentDerivative(n, offset);
    }

    private static T Positive(int n, T x, int start, T negligible)
    {
        var sum = T.FromDouble(0);
        var least = T.FromDouble(start + n);
        while (x < least)
        {
            sum += FactorialOverPower(n, x);
            x += One;
        }

        return n == 0 ? Digamma(x, negligible) - sum : Signed(n, sum + Asymptotic(n, x, negligible));
    }

    private static T Signed(int n, T magnitude) => n % 2 == 1 ? magnitude : -magnitude;

    // n!/x^(n+1), the factors paired so that neither overflows alone
    private static T FactorialOverPower(int n, T x)
    {
        var inverse = One / x;
        var result = inverse;
        for (var i = 1; i <= n; i++)
        {
            result *= inverse * T.FromDouble(i);
        }

        return result;
    }

    // ψ(x) ~ log x − 1/(2x) − Σ B₂ₖ/(2k x²ᵏ)
    private static T Digamma(T x, T negligible)
    {
        var inverse = One / x;
        var square = inverse * inverse;
        var power = square;
        var sum = T.FromDouble(0.5) * inverse;
        for (var k = 1; k <= Terms; k++)
        {
            var term = Bernoulli[k - 1] * power / T.FromDouble(2 * k);
            sum += term;
            if (IsBelow(term, negligible))
            {
                break;
            }

            power *= square;
        }

        return T.Log(x) - sum;
    }

    // |ψ⁽ⁿ⁾(x)| ~ (n−1)!/xⁿ + n!/(2xⁿ⁺¹) + Σ B₂ₖ (2k+n−1)!/((2k)! x²ᵏ⁺ⁿ), n ≥ 1
    private static T Asymptotic(int n, T x, T negligible)
    {
        var inverse = One / x;
        var square = inverse * inverse;
        var lead = FactorialOverPower(n - 1, x);
        var sum = lead + (lead * inverse * T.FromDouble(0.5 * n));
        var bound = lead * negligible;
        var factor = lead;
        for (var k = 1; k <= Terms; k++)
        {
            var rising = (2.0 * k) + n;
            factor *= square * T.FromDouble((rising - 2) * (rising - 1)) / T.FromDouble((2.0 * k) * ((2.0 * k) - 1));
            var term = Bernoulli[k - 1] * factor;
            sum += term;
            if (IsBelow(term, bound))
            {
                break;
            }
        }

        return sum;
    }

    private static bool IsBelow(T term, T bound) => term < bound && -term < bound;

    // π (d/dx)ⁿ cot πx = πⁿ⁺¹ Pₙ(cot πx), P₀(c) = c, Pₙ₊₁(c) = −(1 + c²) Pₙ′(c)
    private static T CotangentDerivative(int n, T offset)
    {
        var half = T.FromDouble(0.5);
        var magnitude = T.Sign(offset) < 0 ? -offset : offset;
        var sine = T.Sin(T.Pi * magnitude);
        var cosine = T.Sin(T.Pi * (half - magnitude));
        var cotangent = cosine / sine;
        if (T.Sign(offset) < 0)
        {
            cotangent = -cotangent;
        }

        var coefficients = new T[n + 2];
        coefficients[1] = One;
        for (var order = 0; order < n; order++)
        {
            var next = new T[n + 2];
            for (var i = 1; i <= order + 1; i++)
            {
                var slope = coefficients[i] * T.FromDouble(-i);
                next[i - 1] += slope;
                next[i + 1] += slope;
            }

            coefficients = next;
        }

        var value = coefficients[n + 1];
        for (var i = n; i >= 0; i--)
        {
            value = (value * cotangent) + coefficients[i];
        }

        for (var i = 0; i <= n; i++)
        {
            value *= T.Pi;
        }

        return value;
    }
}
