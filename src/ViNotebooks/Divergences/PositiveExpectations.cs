using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Conditions;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>
/// Expectations under laws on the positive numbers. All but the last are θ gᶜ with g of a gamma distribution of shape a and
/// rate 1: E xˢ = θˢ Γ(a + cs)/Γ(a) where a + cs &gt; 0, E log x = log θ + c ψ(a), Var log x = c² ψ₁(a).
/// </summary>
internal static class PositiveExpectations
{
    private const string NoMoment = "the expectation of that power diverges";

    public static Expected OfExponential(Expr rate, Statistic statistic)
    {
        switch (statistic)
        {
            case Monomial { WholePower: 1 }:
                return Expected.Of(1 / rate);
            case Monomial { WholePower: 2 }:
                return Expected.Of(2 / Square(rate));

            // E|x − c| = E x − c for c ≤ 0, else c − 1/λ + 2 e^(−λc)/λ
            case AbsoluteDeviation { Centre: var c }:
                return Expected.Of(If(IsAtMost(c, Zero), (1 / rate) - c, c - (1 / rate) + (2 * Exp(-(rate * c)) / rate)));

            // E e^(−(x − c)/s) = e^(c/s) λ/(λ + 1/s)
            case Decay { Centre: var c, Scale: var s }:
                return Expected.Of(Exp(c / s) * rate * s / ((rate * s) + 1));
            default:
                return OfPowerOfGamma(One, 1 / rate, One, statistic);
        }
    }

    public static Expected OfGamma(Expr shape, Expr rate, Statistic statistic) => statistic switch
    {
        Monomial { WholePower: 1 } => Expected.Of(shape / rate),
        Monomial { WholePower: 2 } => Expected.Of(shape * (shape + 1) / Square(rate)),
        Monomial { Power: Negate { Operand: Number { Digits.IsOne: true } }, LogPower: 0 } =>
            Expected.Of(rate / (shape - 1)).FiniteIf(IsLess(One, shape), NoMoment),

        // E e^(−(x − c)/s) = e^(c/s) (1 + 1/(bs))^−a
        Decay { Centre: var c, Scale: var s } => Expected.Of(Exp((c / s) - (shape * Log1p(1 / (rate * s))))),
        _ => OfPowerOfGamma(shape, 1 / rate, One, statistic),
    };

    public static Expected OfInverseGamma(Expr shape, Expr scale, Statistic statistic) => statistic switch
    {
        Monomial { WholePower: 1 } => Expected.Of(scale / (shape - 1)).FiniteIf(IsLess(One, shape), NoMoment),
        Monomial { WholePower: 2 } => Expected.Of(Square(scale) / ((shape - 1) * (shape - 2))).FiniteIf(IsLess(Two, shape), NoMoment),
        Monomial { Power: Negate { Operand: Number { Digits.IsOne: true } }, LogPower: 0 } => Expected.Of(shape / scale),
        _ => OfPowerOfGamma(shape, scale, -One, statistic),
    };

    public static Expected OfWeibull(Expr shape, Expr scale, Statistic statistic) => OfPowerOfGamma(One, scale, 1 / shape, statistic);

    public static Expected OfRayleigh(Expr scale, Statistic statistic)
    {
        switch (statistic)
        {
            case Monomial { WholePower: 1 }:
                return Expected.Of(scale * Sqrt(Pi / 2));
            case Monomial { WholePower: 2 } or SquaredDeviation { Axis: Axis.Itself, Centre: Number { Digits.IsZero: true } }:
                return Expected.Of(2 * Square(scale));

            // E|x − c| = E x − c for c ≤ 0, else c − E x + 2σ√(π/2) erfc(c/(σ√2))
            case AbsoluteDeviation { Centre: var c }:
                var mean = scale * Sqrt(Pi / 2);
                var beyond = 2 * mean * Erfc(c / (scale * Sqrt(Two)));
                return Expected.Of(If(IsAtMost(c, Zero), mean - c, c - mean + beyond));

            // E e^(−x/s) = 1 − t √(π/2) e^(t²/2) erfc(t/√2), t = σ/s
            case Decay { Centre: var c, Scale: var s }:
                var t = scale / s;
                return Expected.Of(Exp(c / s) * (1 - (t * Sqrt(Pi / 2) * Exp(Square(t) / 2) * Erfc(t / Sqrt(Two)))));
            default:
                return OfPowerOfGamma(One, scale * Sqrt(Two), OneHalf, statistic);
        }
    }

    public static Expected OfHalfNormal(Expr scale, Statistic statistic)
    {
        switch (statistic)
        {
            case Monomial { WholePower: 1 }:
                return Expected.Of(scale * Sqrt(2 / Pi));
            case Monomial { WholePower: 2 } or SquaredDeviation { Axis: Axis.Itself, Centre: Number { Digits.IsZero: true } }:
                return Expected.Of(Square(scale));

            // E|x − c| = E x − c for c ≤ 0, else c (2 erf(c/(σ√2)) − 1) + E x (2 e^(−c²/(2σ²)) − 1)
            case AbsoluteDeviation { Centre: var c }:
                var mean = scale * Sqrt(2 / Pi);
                var inside = (c * ((2 * Erf(c / (scale * Sqrt(Two)))) - 1)) + (mean * ((2 * Exp(-(Square(c / scale) / 2))) - 1));
                return Expected.Of(If(IsAtMost(c, Zero), mean - c, inside));

            // E e^(−x/s) = e^(t²/2) erfc(t/√2), t = σ/s
            case Decay { Centre: var c, Scale: var s }:
                var t = scale / s;
                return Expected.Of(Exp((c / s) + (Square(t) / 2)) * Erfc(t / Sqrt(Two)));
            default:
                return OfPowerOfGamma(OneHalf, scale * Sqrt(Two), OneHalf, statistic);
        }
    }

    public static Expected OfLogNormal(Expr mean, Expr variance, Statistic statistic)
    {
        switch (statistic)
        {
            case Monomial { LogPower: 1, Power: Number { Digits.IsZero: true } }:
                return Expected.Of(mean);
            case SquaredDeviation { Axis: Axis.Log, Centre: var c }:
                return Expected.Of(variance + SquaredDistance(mean, c));

            // E xˢ = exp(sμ + s²σ²/2)
            case Monomial { LogPower: 0, LogComplementPower: 0, Rate: Number { Digits.IsZero: true }, Power: var s }:
                return Expected.Of(Exp((s * mean) + (Square(s) * variance / 2)));
            case ScaledPower { Scale: var scale, Power: var s }:
                return Expected.Of(Exp((s * (mean - Log(scale))) + (Square(s) * variance / 2)));

            // E|x − c| = M erf((t + σ²)/(σ√2)) − c erf(t/(σ√2)), M = E x, t = μ − log c, c > 0
            case AbsoluteDeviation { Centre: var c }:
                var moment = Exp(mean + (variance / 2));
                var t = mean - Log(c);
                var root = Sqrt(2 * variance);
                return Expected.Of(If(
                    IsAtMost(c, Zero),
                    moment - c,
                    (moment * Erf((t + variance) / root)) - (c * Erf(t / root))));
            default:
                return Expected.Unknown;
        }
    }

    private static Expected OfPowerOfGamma(Expr a, Expr theta, Expr c, Statistic statistic)
    {
        switch (statistic)
        {
            case Monomial { LogPower: 1, LogComplementPower: 0, Power: Number { Digits.IsZero: true }, Rate: Number { Digits.IsZero: true } }:
                return Expected.Of((c * Digamma(a)) + Log(theta));
            case SquaredDeviation { Axis: Axis.Log, Centre: var centre }:
                return Expected.Of((Square(c) * Trigamma(a)) + Square((c * Digamma(a)) + Log(theta) - centre));
            case Monomial { LogPower: 0, LogComplementPower: 0, Rate: Number { Digits.IsZero: true }, Power: var s }:
                return Moment(a, c, s, Pow(theta, s));
            case ScaledPower { Scale: var scale, Power: var s }:
                return Moment(a, c, s, Pow(theta / scale, s));
            case AbsoluteDeviation { Centre: var centre }:
                return Deviation(a, theta, c, centre);
            default:
                return Expected.Unknown;
        }
    }

    // E|x − t| = E x − t + 2 (t P(x ≤ t) − E[x; x ≤ t]), t > 0; x ≤ t where g ≤ (t/θ)^(1/c), or ≥ where c < 0, and x weighs the
    // shape of g up by c
    private static Expected Deviation(Expr a, Expr theta, Expr c, Expr centre)
    {
        var mean = Moment(a, c, One, theta);
        var falls = c is Negate;
        var bound = falls ? theta / centre : Pow(centre / theta, 1 / c);
        Expr Below(Expr shape) => Call(falls ? Function.GammaQ : Function.GammaP, shape, bound);
        var inside = mean.Value! - centre + (2 * ((centre * Below(a)) - (mean.Value! * Below(a + c))));
        return mean with { Value = If(IsAtMost(centre, Zero), mean.Value! - centre, inside) };
    }

    private static Expected Moment(Expr a, Expr c, Expr s, Expr scale)
    {
        var shifted = a + (c is Binary { Operator: BinaryOperator.Divide, Left: Number { Digits.IsOne: true }, Right: var k } ? s / k : c * s);

        // s = k, where the power is the gamma variable itself: Γ(a + 1)/Γ(a) = a
        var ratio = shifted is Binary { Operator: BinaryOperator.Add, Right: Binary { Operator: BinaryOperator.Divide } quotient } && quotient.Left == quotient.Right
            ? a
            : Exp(LogGamma(shifted) - LogGamma(a));
        return Expected.Of(ratio * scale).FiniteIf(IsLess(Zero, shifted), NoMoment);
    }
}
