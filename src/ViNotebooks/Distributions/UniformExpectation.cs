using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions;

/// <summary>Expectations under the uniform distribution on (a, b).</summary>
internal static class UniformExpectation
{
    private const int LargestTiltedPower = 12;

    public static Expr? Of(Expr low, Expr high, Statistic statistic) => statistic switch
    {
        // E|X − c| = ((c − a)² + (b − c)²)/(2 (b − a)) for c in (a, b), else the distance to the mean
        AbsoluteDeviation { Centre: var c } => When(
            Less(c, low),
            ((low + high) / 2) - c,
            When(Greater(c, high), c - ((low + high) / 2), (Square(c - low) + Square(high - c)) / (2 * (high - low)))),
        Monomial { WholePower: { } k } => Moment(low, high, k),
        Monomial { LogPower: 0, LogComplementPower: 0, WholePowerOfX: { } k and <= LargestTiltedPower } tilted => Tilted(low, high, k, tilted.Rate),
        Monomial { HasNoRate: true, LogComplementPower: 0 } monomial => WithLogs(low, high, monomial.Power, monomial.LogPower),

        // 1 − X is uniform on (1 − b, 1 − a)
        Monomial { HasNoRate: true, LogPower: 0, Power: Number { Digits.IsZero: true } } monomial =>
            WithLogs(1 - high, 1 - low, Zero, monomial.LogComplementPower),
        _ => null,
    };

    // E[X^k] = Σⱼ a^j b^(k−j)/(k + 1)
    private static Expr Moment(Expr low, Expr high, int k) =>
        Sum(Enumerable.Range(0, k + 1).Select(j => Pow(low, j) * Pow(high, k - j))) / (k + 1);

    // I_k = E[X^k e^(tX)] = (b^k e^(tb) − a^k e^(ta))/(t (b − a)) − k I_(k−1)/t, t ≠ 0
    private static Expr Tilted(Expr low, Expr high, int k, Expr t)
    {
        Expr value = Zero;
        for (var i = 0; i <= k; i++)
        {
            var ends = ((Pow(high, i) * Exp(t * high)) - (Pow(low, i) * Exp(t * low))) / (t * (high - low));
            value = i == 0 ? ends : ends - (i * value / t);
        }

        return When(AreEqual(t, Zero), Moment(low, high, k), value);
    }

    /// <summary>E[X^k (log X)^n] for 0 ≤ a &lt; b and n ≤ 2, where a is 0 also for k &gt; −1 that is not whole.</summary>
    private static Expr? WithLogs(Expr low, Expr high, Expr k, int n)
    {
        // ∫₀ᵇ x^k = b^(k+1)/(k + 1), k > −1; its derivatives by k bring the logarithms
        var fromZero = Antiderivative(high, k, n);
        if (fromZero is null)
        {
            return null;
        }

        if (IsZero(low))
        {
            return PowerMoments.NearZero(k, k + 1, n, fromZero / high);
        }

        return Antiderivative(low, k, n) is { } below && PowerMoments.IsNonnegative(k)
            ? When(Greater(low, Zero), (fromZero - below) / (high - low), When(AreEqual(low, Zero), fromZero / high, Undefined))
            : null;
    }

    private static Expr? Antiderivative(Expr x, Expr k, int n) =>
        PowerMoments.WithLogs(Pow(x, k + 1) / (k + 1), n, Log(x) - (1 / (k + 1)), 1 / Square(k + 1));
}
