using ViNotebooks.Distributions;
using ViNotebooks.Expressions.Printing;

namespace ViNotebooks.Divergences;

/// <summary>A statistic as it is named in a reason.</summary>
internal static class Words
{
    public static string Of(Statistic statistic) => statistic switch
    {
        AbsoluteDeviation => "|x − c|",
        SquaredDeviation { Axis: Axis.Itself } => "(x − c)²",
        SquaredDeviation { Axis: Axis.Log } => "(log x − c)²",
        SquaredDeviation => "(logit x − c)²",
        LogOnePlusSquare => "log(1 + ((x − c)/s)²)",
        LogComplementOfPower => "log(1 − xᵃ)",
        LogOnePlusDecay => "log(1 + e^(−(x − c)/s))",
        Decay => "e^(−(x − c)/s)",
        ScaledPower => "(x/s)ᵏ",
        Cosine => "cos(x − c)",
        Monomial { LogPower: > 0 } => "log x",
        Monomial { LogComplementPower: > 0 } => "log(1 − x)",
        Monomial monomial => $"x^{InfixPrinter.Print(monomial.Power)}",
        _ => "statistic",
    };
}
