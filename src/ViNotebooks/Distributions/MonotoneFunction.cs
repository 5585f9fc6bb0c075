using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions;

/// <summary>An invertible smooth function g of numbers, for transforming laws: Y = g(X).</summary>
/// <param name="Name">How it is written.</param>
/// <param name="Apply">g.</param>
/// <param name="Inverse">g⁻¹.</param>
/// <param name="LogSlopeOfInverse">log |(g⁻¹)′| at a value of g.</param>
internal sealed record MonotoneFunction(string Name, Func<Expr, Expr> Apply, Func<Expr, Expr> Inverse, Func<Expr, Expr> LogSlopeOfInverse)
{
    /// <summary>The open interval where g is invertible; null ends are infinite.</summary>
    public IntervalSupport Domain { get; init; } = new(null, null);

    /// <summary>The values of g at the lower and the upper end of its domain; null ends are infinite, +∞ where g falls.</summary>
    public (Expr? AtLow, Expr? AtHigh) Image { get; init; } = (null, null);

    public bool IsIncreasing { get; init; } = true;

    /// <summary>The statistic of X that a monomial of Y is, where it is one, with a factor.</summary>
    public Func<Monomial, (Expr Factor, Monomial Statistic)?> Pull { get; init; } = static _ => null;

    /// <summary>E[log |g′(X)|] where it follows from the law's moments.</summary>
    public Func<Law, Expr?> MeanLogSlope { get; init; } = static _ => null;
}

/// <summary>The functions that a law can be transformed by.</summary>
internal static class MonotoneFunctions
{
    private static readonly IntervalSupport Positive = new(Zero, null);
    private static readonly IntervalSupport Unit = new(Zero, One);

    public static IReadOnlyList<MonotoneFunction> All { get; } =
    [
        new("exp", Exp, Log, static y => -Log(y))
        {
            Image = (Zero, null),
            Pull = static m => m is { HasNoRate: true, LogComplementPower: 0 } ? (One, new Monomial(Make.Number(m.LogPower), 0, 0, m.Power)) : null,
            MeanLogSlope = static law => law.Mean,
        },
        new("log", Log, Exp, static y => y)
        {
            Domain = Positive,
            Pull = static m => m is { LogPower: 0, LogComplementPower: 0, WholePowerOfX: { } k } ? (One, new Monomial(m.Rate, k, 0, Zero)) : null,
            MeanLogSlope = static law => law.Expect(Monomial.Log) is { } log ? -log : null,
        },

        // log σ′(y) = −log(1 + e^y) − log(1 + e^−y)
        new("logit", static x => Call(Function.Logit, x), static y => Call(Function.Sigmoid, y), static y => -Softplus(y) - Softplus(-y))
        {
            Domain = Unit,
            Pull = static m => m is { HasNoRate: true, LogPower: 0, LogComplementPower: 0, WholePowerOfX: 0 } ? (One, m) : null,
            MeanLogSlope = static law => law.Expect(Monomial.Log) is { } log && law.Expect(Monomial.LogComplement) is { } rest ? -log - rest : null,
        },
        new("sigmoid", static x => Call(Function.Sigmoid, x), static y => Call(Function.Logit, y), static y => -Log(y) - Log1p(-y)) { Image = (Zero, One) },

        // log(e^y − 1) = y + log(1 − e^−y)
        new("softplus", Softplus, static y => y + Log(-Expm1(-y)), static y => -Log(-Expm1(-y))) { Image = (Zero, null) },
        new("square", Square, Sqrt, static y => -Log(2 * Sqrt(y)))
        {
            Domain = Positive,
            Image = (Zero, null),
            Pull = static m => m is { HasNoRate: true, LogComplementPower: 0 } ? (Pow(Two, m.LogPower), m with { Power = 2 * m.Power }) : null,
            MeanLogSlope = static law => law.Expect(Monomial.Log) is { } log ? Log(Two) + log : null,
        },
        new("sqrt", Sqrt, Square, static y => Log(2 * y))
        {
            Domain = Positive,
            Image = (Zero, null),
            Pull = static m => m is { HasNoRate: true, LogComplementPower: 0 } ? (1 / Pow(Two, m.LogPower), m with { Power = m.Power / 2 }) : null,
            MeanLogSlope = static law => law.Expect(Monomial.Log) is { } log ? -Log(Two) - (log / 2) : null,
        },
        new("reciprocal", static x => 1 / x, static y => 1 / y, static y => -2 * Log(y))
        {
            Domain = Positive,
            Image = (null, Zero),
            IsIncreasing = false,
            Pull = static m => m is { HasNoRate: true, LogComplementPower: 0 } ? (Make.Number(m.LogPower % 2 == 0 ? 1 : -1), m with { Power = -m.Power }) : null,
            MeanLogSlope = static law => law.Expect(Monomial.Log) is { } log ? -2 * log : null,
        },
        new("tanh", static x => Call(Function.Tanh, x), static y => Call(Function.Artanh, y), static y => -Log1p(-Square(y))) { Image = (-One, One) },
        new("expm1", Expm1, Log1p, static y => -Log1p(y)) { Image = (-One, null), MeanLogSlope = static law => law.Mean },
        new("log1p", Log1p, Expm1, static y => y) { Domain = new(-One, null) },
    ];

    public static MonotoneFunction? Find(string name) => All.FirstOrDefault(function => function.Name == name);

    private static Expr Softplus(Expr x) => Call(Function.Softplus, x);
}
