using System.Numerics;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions;

/// <summary>Expectations of x^k e^(tx) under counts whose factorial moments are known and which tilting by e^(tx) keeps in their family.</summary>
internal static class FactorialMoments
{
    private static readonly List<BigInteger[]> Table = [[BigInteger.One]];

    /// <summary>
    /// E[X^k e^(tX)] = M(t) E_t[X^k], where E_t is the expectation under the law tilted by e^(tx); null for other statistics.
    /// </summary>
    /// <param name="statistic">The statistic.</param>
    /// <param name="generating">M(t) = E[e^(tX)].</param>
    /// <param name="factorial">E_t[X (X − 1) … (X − j + 1)] by t and j ≥ 1.</param>
    public static Expr? Expect(Statistic statistic, Func<Expr, Expr> generating, Func<Expr, int, Expr> factorial)
    {
        if (statistic is not Monomial { LogPower: 0, LogComplementPower: 0 } monomial || Whole(monomial.Power) is not { } power || power < 0 || power > 99)
        {
            return null;
        }

        var raw = Raw((int)power, j => factorial(monomial.Rate, j));
        return IsZero(monomial.Rate) ? raw : generating(monomial.Rate) * raw;
    }

    /// <summary>E[X^k] = Σ S(k, j) E[X (X − 1) … (X − j + 1)], S the Stirling numbers of the second kind.</summary>
    public static Expr Raw(int power, Func<int, Expr> factorial) =>
        power == 0 ? One : Sum(Enumerable.Range(1, power).Select(j => Make.Number(Stirling(power, j)) * factorial(j)));

    // S(n + 1, j) = j S(n, j) + S(n, j − 1)
    private static BigInteger Stirling(int n, int j)
    {
        lock (Table)
        {
            while (Table.Count <= n)
            {
                var last = Table[^1];
                var next = new BigInteger[last.Length + 1];
                for (var i = 1; i < next.Length; i++)
                {
                    next[i] = (i < last.Length ? i * last[i] : BigInteger.Zero) + last[i - 1];
                }

                Table.Add(next);
            }

            return Table[n][j];
        }
    }
}
