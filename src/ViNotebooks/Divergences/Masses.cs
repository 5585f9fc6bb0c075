using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Conditions;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>The log probability of a whole number, and the condition under which it is not −∞.</summary>
internal sealed record Mass(Expr Log, Expr IsPossible);

/// <summary>Log probabilities of the scalar discrete families, where 0 log 0 = 0.</summary>
internal static class Masses
{
    private static readonly Expr Always = IsEqual(Zero, Zero);

    public static Mass? At(FamilyLaw law, Expr k)
    {
        var p = law.Parameters;
        switch (law.Family.Name)
        {
            case "Bernoulli":
                return new(
                    If(IsEqual(k, One), Log(p[0]), Log(1 - p[0])),
                    Either(Both(IsEqual(k, One), IsLess(Zero, p[0])), Both(IsEqual(k, Zero), IsLess(p[0], One))));
            case "Categorical":
                var isIndex = Both(IsWhole(k), Both(IsAtMost(One, k), IsAtMost(k, Length(p[0]))));
                return new(Log(Element(p[0], k)), Both(isIndex, IsLess(Zero, Element(p[0], k))));

            // C(n, k) φ^k (1 − φ)^(n − k)
            case "Binomial":
                var (n, rest) = (p[0], p[0] - k);
                return new(
                    LogGamma(n + 1) - LogGamma(k + 1) - LogGamma(rest + 1) + TimesLog(k, p[1]) + TimesLog(rest, 1 - p[1]),
                    Both(
                        Both(IsCount(k), IsAtMost(k, n)),
                        Both(Either(IsEqual(k, Zero), IsLess(Zero, p[1])), Either(IsEqual(k, n), IsLess(p[1], One)))));

            // φ (1 − φ)^k
            case "Geometric":
                return new(Log(p[0]) + TimesLog(k, 1 - p[0]), Both(IsCount(k), Either(IsEqual(k, Zero), IsLess(p[0], One))));

            // Γ(k + r)/(Γ(r) k!) φ^r (1 − φ)^k
            case "NegativeBinomial":
                return new(
                    LogGamma(k + p[0]) - LogGamma(p[0]) - LogGamma(k + 1) + (p[0] * Log(p[1])) + TimesLog(k, 1 - p[1]),
                    Both(IsCount(k), Either(IsEqual(k, Zero), IsLess(p[1], One))));

            // λ^k e^−λ/k!
            case "Poisson":
                return new((k * Log(p[0])) - p[0] - LogGamma(k + 1), IsCount(k));
            case "Delta":
                return new(Zero, IsEqual(k, p[0]));
            default:
                return null;
        }
    }

    public static Expr Element(Expr vector, Expr index) =>
        vector is VectorLiteral literal && Whole(index) is { } whole && whole >= 1 && whole <= literal.Items.Count
            ? literal.Items[(int)whole - 1]
            : Make.Index(vector, index);

    private static Expr IsCount(Expr k) => Decide(Both(IsWhole(k), IsAtMost(Zero, k))) is true ? Always : Both(IsWhole(k), IsAtMost(Zero, k));
}
