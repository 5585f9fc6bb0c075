using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>
/// The continuous Bernoulli distribution as the density ∝ e^(ηx) on (0, 1), η = log(λ/(1 − λ)). Each formula has the value
/// of its limit at λ = ½ (Loaiza-Ganem and Cunningham, "The continuous Bernoulli", 2019).
/// </summary>
internal static class Tilt
{
    public static Expr Rate(Expr probability) => probability == OneHalf ? Zero : Make.Call(Function.Logit, probability);

    /// <summary>log C with C = 2 artanh(1 − 2λ)/(1 − 2λ), which is η/(2λ − 1); 2 at ½.</summary>
    public static Expr LogNormaliser(Expr probability) => If(
        Conditions.IsEqual(probability, OneHalf),
        Log(Two),
        Log(Rate(probability) / ((2 * probability) - 1)));

    /// <summary>E[x] = λ/(2λ − 1) − 1/η.</summary>
    public static Expr Mean(Expr probability) => If(
        Conditions.IsEqual(probability, OneHalf),
        OneHalf,
        (probability / ((2 * probability) - 1)) - (1 / Rate(probability)));

    /// <summary>E[x²] = λ/(2λ − 1) − 2 E[x]/η.</summary>
    public static Expr MeanSquare(Expr probability) => If(
        Conditions.IsEqual(probability, OneHalf),
        Make.Rational(1, 3),
        (probability / ((2 * probability) - 1)) - (2 * Mean(probability) / Rate(probability)));

    /// <summary>E[e^(rx)] = η (e^(η + r) − 1)/((η + r)(e^η − 1)).</summary>
    public static Expr ExponentialMoment(Expr probability, Expr rate)
    {
        var eta = Rate(probability);
        return IntegralOfExp(eta + rate) / IntegralOfExp(eta);
    }

    /// <summary>E[log x] = −(Ei(η) − γ − log|η|)/(e^η − 1), −1 at η = 0; E[log(1 − x)] with −η for η.</summary>
    public static Expr MeanLog(Expr probability, Expr rate) => If(
        Conditions.IsEqual(probability, OneHalf),
        -One,
        -((Call(Function.ExpIntegral, rate) - EulerGamma - Log(Abs(rate))) / Expm1(rate)));

    /// <summary>E[cos(x − c)] = (e^η (η cos(1 − c) + sin(1 − c)) − η cos c + sin c)/((η² + 1) ∫₀¹ e^(ηx) dx).</summary>
    public static Expr MeanCosine(Expr probability, Expr centre)
    {
        var eta = Rate(probability);
        Expr Cos(Expr x) => Call(Function.Cos, x);
        Expr Sin(Expr x) => Call(Function.Sin, x);
        var high = Exp(eta) * ((eta * Cos(1 - centre)) + Sin(1 - centre));
        return (high - (eta * Cos(centre)) + Sin(centre)) / ((Square(eta) + 1) * IntegralOfExp(eta));
    }

    /// <summary>∫₀¹ e^(rx) dx = (e^r − 1)/r, 1 at 0.</summary>
    public static Expr IntegralOfExp(Expr rate) =>
        If(Conditions.IsEqual(rate, Zero), One, Expm1(rate) / rate);

    /// <summary>E|x − c| with the distribution function F: E[x] − c + 2 ∫₀ᶜ F for 0 ≤ c ≤ 1.</summary>
    public static Expr AbsoluteDeviation(Expr probability, Expr centre)
    {
        var eta = Rate(probability);

        // ∫₀ᶜ F(x) dx = (e^(ηc) − 1 − ηc)/(η (e^η − 1)), c²/2 at η = 0
        var area = If(
            Conditions.IsEqual(probability, OneHalf),
            Square(centre) / 2,
            (Expm1(eta * centre) - (eta * centre)) / (eta * Expm1(eta)));
        var difference = Mean(probability) - centre;
        return If(
            Conditions.IsAtMost(centre, Zero),
            difference,
            If(Conditions.IsAtMost(One, centre), -difference, difference + (2 * area)));
    }
}
