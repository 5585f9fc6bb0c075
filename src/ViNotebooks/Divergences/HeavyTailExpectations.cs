using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Conditions;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>Expectations under laws whose tails are powers of x.</summary>
internal static class HeavyTailExpectations
{
    private const string Diverges = "the tail is too heavy for the expectation";

    public static Expected OfStudentT(Expr degrees, Expr location, Expr scale, Statistic statistic)
    {
        switch (statistic)
        {
            case Monomial { WholePower: 1 }:
                return Expected.Of(location).FiniteIf(IsLess(One, degrees), Diverges);

            // Var = s² ν/(ν − 2), ν > 2
            case SquaredDeviation { Axis: Axis.Itself, Centre: var c }:
                return Expected.Of((Square(scale) * degrees / (degrees - 2)) + SquaredDistance(location, c)).FiniteIf(IsLess(Two, degrees), Diverges);

            // E|t − d| = |d| P(|t| ≤ |d|) + 2 f(0) (ν/(ν − 1)) (1 + d²/ν)^((1 − ν)/2), d = (c − m)/s, ν > 1
            case AbsoluteDeviation { Centre: var c }:
                var d = Abs((c - location) / scale);
                var peak = Exp(LogGamma((degrees + 1) / 2) - LogGamma(degrees / 2)) / Sqrt(Pi * degrees);
                var tail = 2 * peak * degrees / (degrees - 1) * Pow(1 + (Square(d) / degrees), (1 - degrees) / 2);
                var within = Call(Function.BetaI, Square(d) / (degrees + Square(d)), OneHalf, degrees / 2);
                return Expected.Of(scale * (If(IsEqual(c, location), Zero, d * within) + tail)).FiniteIf(IsLess(One, degrees), Diverges);

            // exponential tails against a power: E e^(−x/β) diverges for every ν
            case Decay:
                return Expected.Infinite(Diverges);
            case LogOnePlusSquare { Centre: var c, Scale: var b }:
                return OfLogOnePlusSquare(degrees, location, scale, c, b);

            // log(1 + e^−z) grows like |z|
            case LogOnePlusDecay:
                return Expected.Unknown.FiniteIf(IsLess(One, degrees), Diverges);
            default:
                return Expected.Unknown;
        }
    }

    /// <summary>E log(1 + u²/ν) = ψ((ν + 1)/2) − ψ(ν/2) on the law's own scale; the closed form of Cauchy's law where ν = 1.</summary>
    private static Expected OfLogOnePlusSquare(Expr degrees, Expr location, Expr scale, Expr c, Expr b)
    {
        var own = scale * Sqrt(degrees);
        var value = Digamma((degrees + 1) / 2) - Digamma(degrees / 2);
        if (location == c && own == b)
            return Expected.Of(value);

        // b = s′√ν′ rounds differently from s√ν where these are equal numbers, their squares do not
        var isOwn = Both(IsEqual(location, c), IsEqual(SquareOf(own), SquareOf(b)));
        var isCauchy = IsEqual(degrees, One);
        return Expected.Of(If(isCauchy, CauchyLog(location, scale, c, b), value))
            .KnownIf(Either(isCauchy, isOwn), "E log(1 + ((x − c)/b)²) under Student's t is closed on its own location and scale, or for one degree of freedom");
    }

    /// <summary>(s√ν)² as s²ν.</summary>
    private static Expr SquareOf(Expr x) => x is Binary { Operator: BinaryOperator.Multiply, Left: var s, Right: Call { Function: Function.Sqrt, Arguments: [var radicand] } }
        ? Square(s) * radicand
        : Square(x);

    /// <summary>E log(1 + ((x − c)/b)²) = log(((γ + b)² + (m − c)²)/b²).</summary>
    private static Expr CauchyLog(Expr location, Expr scale, Expr c, Expr b) => location == c && scale == b
        ? 2 * Log(Two)
        : Log((Square(scale + b) + SquaredDistance(location, c)) / Square(b));

    public static Expected OfCauchy(Expr location, Expr scale, Statistic statistic) => statistic switch
    {
        LogOnePlusSquare { Centre: var c, Scale: var b } => Expected.Of(CauchyLog(location, scale, c, b)),
        Monomial or SquaredDeviation or AbsoluteDeviation or Decay or LogOnePlusDecay => Expected.Infinite(Diverges),
        _ => Expected.Unknown,
    };

    public static Expected OfHalfCauchy(Expr scale, Statistic statistic)
    {
        switch (statistic)
        {
            case Monomial { LogPower: 1, Power: Number { Digits.IsZero: true } }:
                return Expected.Of(Log(scale));

            // Var log x = π²/4
            case SquaredDeviation { Axis: Axis.Log, Centre: var c }:
                return Expected.Of((Square(Pi) / 4) + Square(Log(scale) - c));

            // E x^k = γ^k/cos(πk/2), |k| < 1
            case ScaledPower { Scale: var s, Power: var k }:
                return Expected.Of(Pow(scale / s, k) / Make.Call(Function.Cos, Pi * k / 2)).FiniteIf(IsLess(k, One), Diverges);

            // E log(1 + (x/b)²) = 2 log(1 + γ/b)
            case LogOnePlusSquare { Centre: var c, Scale: var b }:
                return Expected.Of(2 * Log(1 + (scale / b))).KnownIf(IsEqual(c, Zero), "a half Cauchy distribution against one with another centre has none");
            case Monomial { WholePower: not null } or SquaredDeviation { Axis: Axis.Itself } or AbsoluteDeviation or LogOnePlusDecay:
                return Expected.Infinite(Diverges);
            case Monomial { Power: Negate { Operand: Number }, LogPower: 0 }:
                return Expected.Infinite("E[1/x] diverges at 0");
            default:
                return Expected.Unknown;
        }
    }

    public static Expected OfPareto(Expr scale, Expr shape, Statistic statistic)
    {
        switch (statistic)
        {
            case Monomial { LogPower: 1, Power: Number { Digits.IsZero: true } }:
                return Expected.Of(Log(scale) + (1 / shape));
            case SquaredDeviation { Axis: Axis.Log, Centre: var c }:
                return Expected.Of((1 / Square(shape)) + Square(Log(scale) + (1 / shape) - c));

            // E x^k = α m^k/(α − k), k < α
            case Monomial { LogPower: 0, LogComplementPower: 0, Rate: Number { Digits.IsZero: true }, Power: var k }:
                return Expected.Of(shape * Pow(scale, k) / (shape - k)).FiniteIf(IsLess(k, shape), Diverges);
            case ScaledPower { Scale: var s, Power: var k }:
                return Expected.Of(shape * Pow(scale / s, k) / (shape - k)).FiniteIf(IsLess(k, shape), Diverges);

            // E|x − c| = E x − c for c ≤ m, else c − E x + 2 m^α c^(1 − α)/(α − 1)
            case AbsoluteDeviation { Centre: var c }:
                var mean = shape * scale / (shape - 1);
                var beyond = 2 * c * Pow(scale / c, shape) / (shape - 1);
                return Expected.Of(If(IsAtMost(c, scale), mean - c, c - mean + beyond)).FiniteIf(IsLess(One, shape), Diverges);
            case LogOnePlusDecay:
                return Expected.Unknown;
            default:
                return Expected.Unknown;
        }
    }
}
