using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Conditions;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>Expectations under the uniform distribution from a to b: (S(b) − S(a))/(b − a) with S an antiderivative.</summary>
internal static class UniformExpectations
{
    public static Expected Of(Expr a, Expr b, Statistic statistic)
    {
        switch (statistic)
        {
            case Monomial { WholePower: 1 }:
                return Expected.Of((a + b) / 2);
            case SquaredDeviation { Axis: Axis.Itself, Centre: var c }:
                return Expected.Of((Square(b - a) / 12) + Square(((a + b) / 2) - c));

            // ∫ log x = x log x − x
            case Monomial { LogPower: 1, LogComplementPower: 0, Power: Number { Digits.IsZero: true } }:
                return Expected.Of(((TimesLog(b) - TimesLog(a)) / (b - a)) - 1);
            case Monomial { LogPower: 0, LogComplementPower: 1, Power: Number { Digits.IsZero: true } }:
                return Expected.Of(((TimesLog(1 - a) - TimesLog(1 - b)) / (b - a)) - 1);
            case Monomial { Power: Negate { Operand: Number { Digits.IsOne: true } }, LogPower: 0 }:
                return Expected.Of(Log(b / a) / (b - a)).FiniteIf(IsLess(Zero, a), "E[1/x] diverges at 0");

            // ∫ (x/s)^k = x (x/s)^k/(k + 1), k > 0
            case ScaledPower { Scale: var s, Power: var k }:
                return Expected.Of(((b * Pow(b / s, k)) - (a * Pow(a / s, k))) / ((k + 1) * (b - a)));

            // ∫ (log x − c)² = x ((log x − c − 1)² + 1)
            case SquaredDeviation { Axis: Axis.Log, Centre: var c }:
                return Mean(a, b, x => If(IsEqual(x, Zero), Zero, x * (Square(Log(x) - c - 1) + 1)));

            // E log²(x/(1 − x)) = π²/3 on (0, 1)
            case SquaredDeviation { Axis: Axis.Logit, Centre: var c }:
                return OnUnit(a, b, (Square(Pi) / 3) + Square(c));

            // ∫ |x − c| = (x − c)|x − c|/2
            case AbsoluteDeviation { Centre: var c }:
                return Expected.Of((((b - c) * Abs(b - c)) - ((a - c) * Abs(a - c))) / (2 * (b - a)));

            // ∫ e^(−(x − c)/s) = −s e^(−(x − c)/s)
            case Decay { Centre: var c, Scale: var s }:
                return Expected.Of(s * (Exp((c - a) / s) - Exp((c - b) / s)) / (b - a));

            // ∫ log(1 + u²) = u log(1 + u²) − 2u + 2 arctan u
            case LogOnePlusSquare { Centre: var c, Scale: var s }:
                return Mean(a, b, x => LogOnePlusSquareArea((x - c) / s, s), -Two);

            // E log(1 − xᴬ) = −(ψ(1 + 1/A) + γ) on (0, 1)
            case LogComplementOfPower { Power: var power }:
                return OnUnit(a, b, Digamma(One) - Digamma(1 + (1 / power)));
            case Cosine { Centre: var c }:
                return Expected.Of((Make.Call(Function.Sin, b - c) - Make.Call(Function.Sin, a - c)) / (b - a));
            default:
                return Expected.Unknown;
        }
    }

    private static Expr LogOnePlusSquareArea(Expr u, Expr s) => s * ((u * Log(1 + Square(u))) + (2 * Arctan(u)));

    private static Expected Mean(Expr a, Expr b, Func<Expr, Expr> antiderivative, Expr? constant = null) =>
        Expected.Of(((antiderivative(b) - antiderivative(a)) / (b - a)) + (constant ?? Zero));

    private static Expected OnUnit(Expr a, Expr b, Expr value) => Expected.Of(value)
        .KnownIf(Both(IsEqual(a, Zero), IsEqual(b, One)), "on a part of (0, 1) the integral is a dilogarithm or a hypergeometric function");
}
