using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions;

/// <summary>Expectations that follow from other expectations of the same law.</summary>
internal static class PowerMoments
{
    /// <summary>
    /// E[x^k (log x)^n] for n = 0, 1, 2 from M(k) = E[x^k] and the derivatives of L = log M by k:
    /// M, M L′ and M (L′² + L″).
    /// </summary>
    public static Expr? WithLogs(Expr moment, int logPower, Expr first, Expr second) => logPower switch
    {
        0 => moment,
        1 => moment * first,
        2 => moment * (Square(first) + second),
        _ => null,
    };

    /// <summary>E[(m + s z)^k] from the moments of z: Σⱼ (k over j) m^(k−j) s^j E[z^j].</summary>
    public static Expr Shifted(int k, Expr location, Expr scale, Func<int, Expr> standard) =>
        Sum(Enumerable.Range(0, k + 1).Select(j => Binomial(k, j) * Pow(location, k - j) * Pow(scale, j) * standard(j)));

    /// <summary>The moment where it exists; the infinite value otherwise, whose sign is that of an odd power of log x near 0.</summary>
    public static Expr? NearZero(Expr power, Expr slack, int logPower, Expr? value) =>
        value is null ? null : IsNonnegative(power) ? value : When(Greater(slack, Zero), value, logPower % 2 == 0 ? Infinity : -Infinity);

    public static bool IsNonnegative(Expr x) => x is Number || x is Binary { Operator: BinaryOperator.Divide, Left: Number, Right: Number };
}
