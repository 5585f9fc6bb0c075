using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Conditions;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>Expectations under laws on (0, 1).</summary>
internal static class UnitExpectations
{
    private const string NoMoment = "the expectation of that power diverges at 0";

    /// <summary>The index of the finite sums: not a name that can be declared, so that it meets no parameter's symbol.</summary>
    private const string Index = "j·";

    public static Expected OfBeta(Expr a, Expr b, Statistic statistic)
    {
        switch (statistic)
        {
            case Monomial { WholePower: 1 }:
                return Expected.Of(a / (a + b));
            case Monomial { WholePower: 2 }:
                return Expected.Of(a * (a + 1) / ((a + b) * (a + b + 1)));
            case Monomial { LogPower: 1, LogComplementPower: 0, Power: Number { Digits.IsZero: true } }:
                return Expected.Of(Digamma(a) - Digamma(a + b));
            case Monomial { LogPower: 0, LogComplementPower: 1, Power: Number { Digits.IsZero: true } }:
                return Expected.Of(Digamma(b) - Digamma(a + b));

            // Var log x = ψ₁(a) − ψ₁(a + b)
            case SquaredDeviation { Axis: Axis.Log, Centre: var c }:
                return Expected.Of(Trigamma(a) - Trigamma(a + b) + Square(Digamma(a) - Digamma(a + b) - c));

            // log(x/(1 − x)) has mean ψ(a) − ψ(b) and variance ψ₁(a) + ψ₁(b)
            case SquaredDeviation { Axis: Axis.Logit, Centre: var c }:
                return Expected.Of(Trigamma(a) + Trigamma(b) + Square(Digamma(a) - Digamma(b) - c));

            case AbsoluteDeviation { Centre: var c }:
                return Expected.Of(Deviation(c, a / (a + b), x => Call(Function.BetaI, x, a, b), x => Call(Function.BetaI, x, a + 1, b)));

            // E xˢ = B(a + s, b)/B(a, b), a + s > 0
            case Monomial { LogPower: 0, LogComplementPower: 0, Rate: Number { Digits.IsZero: true }, Power: var s }:
                return Expected.Of(Exp(LogBeta(a + s, b) - LogBeta(a, b))).FiniteIf(IsLess(Zero, a + s), NoMoment);
            case LogComplementOfPower { Power: var power } when power != One:
                return OfBetaLogComplement(a, b, power);
            default:
                return Expected.Unknown;
        }
    }

    /// <summary>
    /// E log(1 − xᴬ): for whole b the density is a sum of powers, and ∫₀¹ t x^(t − 1) log(1 − xᴬ) dx = −(ψ(1 + t/A) + γ). No
    /// sum is needed where A is one.
    /// </summary>
    private static Expected OfBetaLogComplement(Expr a, Expr b, Expr power)
    {
        var j = Make.Symbol(Index);
        var sign = Make.Power(Make.Negate(One), j);
        var term = sign * Make.Call(Function.Binomial, b - 1, j) * (Digamma(1 + ((a + j) / power)) - Digamma(One)) / (a + j);
        var sum = new Fold(FoldKind.Sum, Index, Zero, b - 1, term);
        var value = If(IsEqual(power, One), Digamma(b) - Digamma(a + b), -(Exp(-LogBeta(a, b)) * sum));
        return Expected.Of(value)
            .KnownIf(Either(IsEqual(power, One), IsWhole(b)), "E log(1 − xᴬ) is closed where the second shape is whole or A is one");
    }

    public static Expected OfKumaraswamy(Expr a, Expr b, Statistic statistic)
    {
        var meanLog = (Digamma(One) - Digamma(b + 1)) / a;
        switch (statistic)
        {
            // xᵃ has the beta distribution of shapes 1 and b
            case Monomial { LogPower: 1, LogComplementPower: 0, Power: Number { Digits.IsZero: true } }:
                return Expected.Of(meanLog);
            case SquaredDeviation { Axis: Axis.Log, Centre: var c }:
                return Expected.Of(((Trigamma(One) - Trigamma(b + 1)) / Square(a)) + Square(meanLog - c));
            case Monomial { LogPower: 0, LogComplementPower: 0, Rate: Number { Digits.IsZero: true }, Power: var s }:
                return Expected.Of(b * Exp(LogBeta(1 + (s / a), b))).FiniteIf(IsLess(Zero, a + s), NoMoment);

            case AbsoluteDeviation { Centre: var c }:
                return Expected.Of(Deviation(
                    c,
                    b * Exp(LogBeta(1 + (1 / a), b)),
                    x => 1 - Pow(1 - Pow(x, a), b),
                    x => Call(Function.BetaI, Pow(x, a), 1 + (1 / a), b)));
            case LogComplementOfPower { Power: var power } when power == a:
                return Expected.Of(-(1 / b));
            case LogComplementOfPower { Power: var power }:
                return OfKumaraswamyLogComplement(a, b, power);
            case Monomial { LogPower: 0, LogComplementPower: 1, Power: Number { Digits.IsZero: true } }:
                return OfKumaraswamyLogComplement(a, b, One);
            default:
                return Expected.Unknown;
        }
    }

    /// <summary>E log(1 − xᴬ) = −Σⱼ (−1)^(j − 1) C(b, j) (ψ(1 + ja/A) + γ), j from 1 to b, for whole b; −1/b where A = a.</summary>
    private static Expected OfKumaraswamyLogComplement(Expr a, Expr b, Expr power)
    {
        var j = Make.Symbol(Index);
        var sign = Make.Power(Make.Negate(One), j);
        var term = sign * Make.Call(Function.Binomial, b, j) * (Digamma(1 + (j * a / power)) - Digamma(One));
        var sum = new Fold(FoldKind.Sum, Index, One, b, term);
        return Expected.Of(If(IsEqual(a, power), -(1 / b), sum))
            .KnownIf(Either(IsEqual(a, power), IsWhole(b)), "E log(1 − xᴬ) is closed where the second shape is whole or A is the first shape");
    }

    /// <summary>E|x − c| = E x − c + 2 (c P(x ≤ c) − E[x; x ≤ c]) for 0 ≤ c ≤ 1, the last term as a share of the mean.</summary>
    private static Expr Deviation(Expr centre, Expr mean, Func<Expr, Expr> below, Func<Expr, Expr> share) => If(
        IsAtMost(centre, Zero),
        mean - centre,
        If(IsAtMost(One, centre), centre - mean, mean - centre + (2 * ((centre * below(centre)) - (mean * share(centre))))));

    public static Expected OfContinuousBernoulli(Expr probability, Statistic statistic) => statistic switch
    {
        Monomial { WholePower: 1 } => Expected.Of(Tilt.Mean(probability)),
        Monomial { WholePower: 2 } => Expected.Of(Tilt.MeanSquare(probability)),
        Monomial { LogPower: 1, LogComplementPower: 0, Power: Number { Digits.IsZero: true } } => Expected.Of(Tilt.MeanLog(probability, Tilt.Rate(probability))),
        Monomial { LogPower: 0, LogComplementPower: 1, Power: Number { Digits.IsZero: true } } => Expected.Of(Tilt.MeanLog(probability, -Tilt.Rate(probability))),
        Cosine { Centre: var c } => Expected.Of(Tilt.MeanCosine(probability, c)),
        AbsoluteDeviation { Centre: var c } => Expected.Of(Tilt.AbsoluteDeviation(probability, c)),
        Decay { Centre: var c, Scale: var s } => Expected.Of(Exp(c / s) * Tilt.ExponentialMoment(probability, -(1 / s))),
        Monomial { Power: Negate { Operand: Number { Digits.IsOne: true } }, LogPower: 0 } => Expected.Infinite("E[1/x] diverges at 0"),
        _ => Expected.Unknown,
    };

    public static Expected OfLogitNormal(Expr mean, Expr variance, Statistic statistic) => statistic switch
    {
        SquaredDeviation { Axis: Axis.Logit, Centre: var c } => Expected.Of(variance + SquaredDistance(mean, c)),
        _ => Expected.Unknown,
    };
}
