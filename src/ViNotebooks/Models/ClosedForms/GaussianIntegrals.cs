using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Integrals of z^k exp(B z − A z²), A &gt; 0, without the coefficient of the kernel.</summary>
internal static class GaussianIntegrals
{
    public static Polynomial? Of(Kernel kernel, IntegralRange range, Reduction reduction)
    {
        if (!kernel.Reciprocal.IsZero || !kernel.HasNoComplement)
            return null;

        var a = -kernel.Quadratic;
        if (kernel.WholePower is { } power && kernel.LogPower == 0)
            return reduction.Require(a) ? Moment(power, a, kernel.Linear, range, reduction) : null;

        return kernel.Linear.IsZero && range.IsPositiveHalfLine ? OfPower(kernel, a, reduction) : null;
    }

    /// <summary>∫ exp(B z − A z²) Φ(c + d z) z^k dz over the line for k = 0 and 1, A &gt; 0.</summary>
    public static Polynomial? WithPhi(Kernel kernel, Polynomial c, Polynomial d, Reduction reduction)
    {
        var a = -kernel.Quadratic;
        if (kernel is not { WholePower: 0 or 1, LogPower: 0, HasNoComplement: true, Reciprocal.IsZero: true } || !reduction.Require(a))
            return null;

        // ∫ N(z; μ, v) Φ(c + d z) dz = Φ((c + d μ)/s), s = √(1 + d² v)
        // ∫ N(z; μ, v) z Φ(c + d z) dz = μ Φ((c + d μ)/s) + (d v/s) φ((c + d μ)/s)
        var context = reduction.Context;
        var (mean, variance) = MeanAndVariance(a, kernel.Linear, context);
        var square = Polynomial.One + Products.Multiply(PowerRules.Power(d, 2, context), variance, context);
        var deviation = PowerRules.Power(square, Rational.Half, context, isNonnegative: true);
        var argument = Products.Multiply(c + Products.Multiply(d, mean, context), PowerRules.Power(deviation, -1, context), context);
        var total = Total(a, kernel.Linear, context);
        var zeroth = Products.Multiply(total, Tails.Phi(argument, context), context);
        if (kernel.WholePower == 0)
            return zeroth;

        var slope = Products.Multiply(Products.Multiply(d, variance, context), PowerRules.Power(deviation, -1, context), context);
        var density = FunctionRules.Of(Function.NormalPdf, [argument], context);
        return Products.Multiply(mean, zeroth, context) + Products.Multiply(Products.Multiply(slope, density, context), total, context);
    }

    // μ = B/(2A), v = 1/(2A)
    public static (Polynomial Mean, Polynomial Variance) MeanAndVariance(Polynomial a, Polynomial b, RewritingContext context)
    {
        var variance = PowerRules.Power(a.Times(2), -1, context);
        return (Products.Multiply(b, variance, context), variance);
    }

    // the integral over the line: √(π/A) exp(B²/(4A))
    private static Polynomial Total(Polynomial a, Polynomial b, RewritingContext context)
    {
        var exponent = Products.Multiply(PowerRules.Power(b, 2, context), PowerRules.Power(a.Times(4), -1, context), context);
        var root = Products.Multiply(
            PowerRules.Power(Canonical.Of(Constant.Pi, context), Rational.Half, context), PowerRules.Power(a, -Rational.Half, context), context);
        return Products.Multiply(root, ExpRules.Exp(exponent, context), context);
    }

    // with e(z) = exp(B z − A z²): 2A J_k = B J_{k−1} + (k − 1) J_{k−2} − [z^{k−1} e(z)], from the derivative of z^{k−1} e(z)
    private static Polynomial Moment(int power, Polynomial a, Polynomial b, IntegralRange range, Reduction reduction)
    {
        var context = reduction.Context;
        var (mean, variance) = MeanAndVariance(a, b, context);
        var previous = Polynomial.Zero;
        var current = Products.Multiply(Total(a, b, context), Share(mean, a, range, context), context);
        for (var k = 1; k <= power; k++)
        {
            var next = Products.Multiply(mean, current, context)
                + Products.Multiply(variance, previous.Times(k - 1) - Boundary(k - 1, a, b, range, context), context);
            (previous, current) = (current, next);
        }

        return current;
    }

    // the share of N(μ, 1/(2A)) that lies in the range: Φ(u) − Φ(l) of the standardised ends
    private static Polynomial Share(Polynomial mean, Polynomial a, IntegralRange range, RewritingContext context)
    {
        var precisionRoot = PowerRules.Power(a.Times(2), Rational.Half, context);
        return (range.Low, range.High) switch
        {
            (null, null) => Polynomial.One,
            ({ } low, null) => Tails.Phi(Products.Multiply(mean - low, precisionRoot, context), context),
            (null, { } high) => Tails.Phi(Products.Multiply(high - mean, precisionRoot, context), context),
            ({ } low, { } high) => Tails.Phi(Products.Multiply(high - mean, precisionRoot, context), context)
                - Tails.Phi(Products.Multiply(low - mean, precisionRoot, context), context),
        };
    }

    private static Polynomial Boundary(int power, Polynomial a, Polynomial b, IntegralRange range, RewritingContext context) =>
        At(range.High, power, a, b, context) - At(range.Low, power, a, b, context);

    private static Polynomial At(Polynomial? end, int power, Polynomial a, Polynomial b, RewritingContext context)
    {
        if (end is null)
            return Polynomial.Zero;

        var exponent = Products.Multiply(b, end, context) - Products.Multiply(a, PowerRules.Power(end, 2, context), context);
        return Products.Multiply(PowerRules.Power(end, power, context), ExpRules.Exp(exponent, context), context);
    }

    // ∫₀^∞ z^p exp(−A z²) dz = ½ Γ(s) A^{−s}, s = (p + 1)/2 > 0; with log z: times ½ (ψ(s) − log A)
    private static Polynomial? OfPower(Kernel kernel, Polynomial a, Reduction reduction)
    {
        var s = (kernel.Power + Polynomial.One).Times(Rational.Half);
        return GammaIntegrals.OfRate(s, a, kernel.LogPower, reduction)?.Times(Rational.Power(Rational.Half, kernel.LogPower + 1));
    }
}
