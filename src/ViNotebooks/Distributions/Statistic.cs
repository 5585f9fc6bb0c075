using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>A function of a scalar whose expectation many families have in closed form.</summary>
internal abstract record Statistic;

/// <summary>
/// x^<paramref name="Power"/> · (log x)^<paramref name="LogPower"/> · (log(1 − x))^<paramref name="LogComplementPower"/> · e^(<paramref name="Rate"/> x).
/// The power and the rate may be any expressions of the parameters.
/// </summary>
internal sealed record Monomial(Expr Power, int LogPower, int LogComplementPower, Expr Rate) : Statistic
{
    public static Monomial OfPower(Expr power) => new(power, 0, 0, Number.Zero);

    public static Monomial OfPower(int power) => OfPower(Make.Number(power));

    public static Monomial Log { get; } = new(Number.Zero, 1, 0, Number.Zero);

    public static Monomial LogComplement { get; } = new(Number.Zero, 0, 1, Number.Zero);

    public static Monomial Exponential(Expr rate) => new(Number.Zero, 0, 0, rate);

    /// <summary>The power where the statistic is x^k with a whole k ≥ 0 and nothing else.</summary>
    public int? WholePower => LogPower == 0 && LogComplementPower == 0 && HasNoRate ? WholePowerOfX : null;

    /// <summary>The power of x where it is a whole k ≥ 0, whatever the other factors.</summary>
    public int? WholePowerOfX => Power is Number { DecimalPlaces: 0 } number && number.Digits < 100 ? (int)number.Digits : null;

    public bool HasNoRate => Rate is Number { Digits.IsZero: true };
}

/// <summary>|x − <paramref name="Centre"/>|.</summary>
internal sealed record AbsoluteDeviation(Expr Centre) : Statistic;
