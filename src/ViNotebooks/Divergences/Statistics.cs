using ViNotebooks.Distributions;

namespace ViNotebooks.Divergences;

/// <summary>What a deviation is measured on: x itself, log x, or log(x/(1 − x)).</summary>
internal enum Axis
{
    Itself,
    Log,
    Logit,
}

/// <summary>(t − <paramref name="Centre"/>)² with t the value on the axis.</summary>
internal sealed record SquaredDeviation(Expr Centre, Axis Axis = Axis.Itself) : Statistic;

/// <summary>log(1 + ((x − <paramref name="Centre"/>)/<paramref name="Scale"/>)²).</summary>
internal sealed record LogOnePlusSquare(Expr Centre, Expr Scale) : Statistic;

/// <summary>log(1 − x^<paramref name="Power"/>).</summary>
internal sealed record LogComplementOfPower(Expr Power) : Statistic;

/// <summary>log(1 + e^(−(x − <paramref name="Centre"/>)/<paramref name="Scale"/>)).</summary>
internal sealed record LogOnePlusDecay(Expr Centre, Expr Scale) : Statistic;

/// <summary>e^(−(x − <paramref name="Centre"/>)/<paramref name="Scale"/>).</summary>
internal sealed record Decay(Expr Centre, Expr Scale) : Statistic;

/// <summary>(x/<paramref name="Scale"/>)^<paramref name="Power"/>.</summary>
internal sealed record ScaledPower(Expr Scale, Expr Power) : Statistic;

/// <summary>cos(x − <paramref name="Centre"/>).</summary>
internal sealed record Cosine(Expr Centre) : Statistic;
