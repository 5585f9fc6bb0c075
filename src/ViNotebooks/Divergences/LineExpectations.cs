using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Conditions;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>Expectations under light-tailed laws on the whole line.</summary>
internal static class LineExpectations
{
    private const string Diverges = "E e^(−x/β) diverges";

    public static Expected OfNormal(Expr mean, Expr variance, Statistic statistic)
    {
        switch (statistic)
        {
            case Monomial { WholePower: 1 }:
                return Expected.Of(mean);
            case SquaredDeviation { Axis: Axis.Itself, Centre: var c }:
                return Expected.Of(variance + SquaredDistance(mean, c));

            // E|x − c| = d erf(d/(σ√2)) + σ√(2/π) e^(−d²/(2σ²)), d = μ − c
            case AbsoluteDeviation { Centre: var c }:
                var d = mean - c;
                return Expected.Of(
                    (d * Erf(d / Sqrt(2 * variance))) + (Sqrt(2 * variance / Pi) * Exp(-(Square(d) / (2 * variance)))));

            // E e^(−(x − c)/s) = exp((c − μ)/s + σ²/(2s²))
            case Decay { Centre: var c, Scale: var s }:
                return Expected.Of(Exp(((c - mean) / s) + (variance / (2 * Square(s)))));
            default:
                return Expected.Unknown;
        }
    }

    public static Expected OfLaplace(Expr location, Expr scale, Statistic statistic)
    {
        switch (statistic)
        {
            case Monomial { WholePower: 1 }:
                return Expected.Of(location);
            case SquaredDeviation { Axis: Axis.Itself, Centre: var c }:
                return Expected.Of((2 * Square(scale)) + SquaredDistance(location, c));

            // E|x − c| = |d| + b e^(−|d|/b), d = m − c
            case AbsoluteDeviation { Centre: var c }:
                var d = Abs(location - c);
                return location == c ? Expected.Of(scale) : Expected.Of(d + (scale * Exp(-(d / scale))));

            // E e^(−(x − c)/s) = e^((c − m)/s)/(1 − b²/s²), b < s
            case Decay { Centre: var c, Scale: var s }:
                return Expected.Of(Exp((c - location) / s) / (1 - Square(scale / s))).FiniteIf(IsLess(scale, s), Diverges);
            default:
                return Expected.Unknown;
        }
    }

    public static Expected OfLogistic(Expr location, Expr scale, Statistic statistic)
    {
        switch (statistic)
        {
            case Monomial { WholePower: 1 }:
                return Expected.Of(location);
            case SquaredDeviation { Axis: Axis.Itself, Centre: var c }:
                return Expected.Of((Square(Pi * scale) / 3) + SquaredDistance(location, c));

            // E|x − c| = d + 2s log(1 + e^(−d/s)), d = |m − c|
            case AbsoluteDeviation { Centre: var c }:
                var d = Abs(location - c);
                return Expected.Of(d + (2 * scale * Log1p(Exp(-(d / scale)))));

            // E e^(−(x − c)/s′) = e^((c − m)/s′) · πr/sin(πr), r = s/s′ < 1
            case Decay { Centre: var c, Scale: var s }:
                var r = Pi * scale / s;
                return Expected.Of(Exp((c - location) / s) * r / Make.Call(Function.Sin, r)).FiniteIf(IsLess(scale, s), Diverges);

            // E log(1 + k e^−z) = k log k/(k − 1) for a standard logistic z, k = e^δ, 1 at k = 1
            case LogOnePlusDecay { Centre: var c, Scale: var s }:
                var delta = (c - location) / s;
                var value = If(IsEqual(delta, Zero), One, delta / -Expm1(-delta));
                return Expected.Of(value).KnownIf(IsEqual(scale, s), "two logistic distributions of different scales have none");
            default:
                return Expected.Unknown;
        }
    }

    public static Expected OfGumbel(Expr location, Expr scale, Statistic statistic)
    {
        var mean = location + (EulerGamma * scale);
        return statistic switch
        {
            Monomial { WholePower: 1 } => Expected.Of(mean),
            SquaredDeviation { Axis: Axis.Itself, Centre: var c } => Expected.Of((Square(Pi * scale) / 6) + SquaredDistance(mean, c)),

            // E|x − c| = c − E x + 2b (γ + log t + E₁(t)), t = e^(−(c − m)/b), E₁(t) = −Ei(−t)
            AbsoluteDeviation { Centre: var c } => Expected.Of(c - mean
                + (2 * scale * (EulerGamma - ((c - location) / scale) - Call(Function.ExpIntegral, -Exp((location - c) / scale))))),

            // E e^(−(x − c)/s) = e^((c − m)/s) Γ(1 + b/s)
            Decay { Centre: var c, Scale: var s } =>
                Expected.Of(location == c && scale == s ? One : Exp(((c - location) / s) + LogGamma(1 + (scale / s)))),
            _ => Expected.Unknown,
        };
    }
}
