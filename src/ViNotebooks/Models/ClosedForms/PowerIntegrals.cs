using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Integrals of powers and of polynomials times exponentials from their antiderivatives, without the coefficient of the kernel.</summary>
internal static class PowerIntegrals
{
    public static Polynomial? Of(Kernel kernel, IntegralRange range, Reduction reduction)
    {
        if (!kernel.HasNoComplement || !kernel.Quadratic.IsZero || !kernel.Reciprocal.IsZero || range == IntegralRange.Line)
            return null;

        if (kernel.Linear.IsZero)
            return OfPower(kernel, range, reduction);

        return kernel is { WholePower: { } power, LogPower: 0 } ? OfExponential(power, kernel.Linear, range, reduction) : null;
    }

    // ∫ z^k e^{b z} dz = e^{b z} Σ_i (−1)^i k!/(k − i)! z^{k−i}/b^{i+1}, b ≠ 0; it vanishes at +∞ for b < 0, at −∞ for b > 0
    private static Polynomial? OfExponential(int power, Polynomial b, IntegralRange range, Reduction reduction)
    {
        var context = reduction.Context;
        if ((range.High is null && !reduction.Require(-b)) || (range.Low is null && !reduction.Require(b)))
            return null;

        if (range.IsBounded && !reduction.IsPositive(b) && !reduction.IsPositive(-b) && !b.IsConstant)
            return WithFlatCase(power, b, range, context);

        return Antiderivative(power, b, range.High, context) - Antiderivative(power, b, range.Low, context);
    }

    // at b = 0 the exponential is 1
    private static Polynomial WithFlatCase(int power, Polynomial b, IntegralRange range, RewritingContext context)
    {
        var curved = Antiderivative(power, b, range.High, context) - Antiderivative(power, b, range.Low, context);
        var flat = (PowerRules.Power(range.High!, power + 1, context) - PowerRules.Power(range.Low!, power + 1, context)).Times(new Rational(1, power + 1));
        var isFlat = new Comparison(Relation.Equal, Assembler.ToExpr(b), Number.Zero);
        return Polynomial.Of(new Atom(
            new Conditional(isFlat, Assembler.ToExpr(flat), Assembler.ToExpr(curved)), AtomKind.Plain, KnownSign.Unknown, isVector: false));
    }

    private static Polynomial Antiderivative(int power, Polynomial b, Polynomial? end, RewritingContext context)
    {
        if (end is null)
            return Polynomial.Zero;

        var sum = Polynomial.Zero;
        Rational factor = 1;
        for (var i = 0; i <= power; i++)
        {
            sum += Products.Multiply(PowerRules.Power(end, power - i, context), PowerRules.Power(b, -(i + 1), context), context).Times(factor);
            factor *= -(power - i);
        }

        return Products.Multiply(sum, ExpRules.Exp(Products.Multiply(b, end, context), context), context);
    }

    private static Polynomial? OfPower(Kernel kernel, IntegralRange range, Reduction reduction)
    {
        var context = reduction.Context;
        var s = kernel.Power + Polynomial.One;
        if (kernel.LogPower > 1)
            return null;

        if (range.High is null)
        {
            // ∫_l^∞ z^{s−1} dz = −l^s/s, with log z: −l^s (log l − 1/s)/s, for s < 0 and l > 0
            return range.Low is { } start && reduction.IsPositive(start) && reduction.Require(-s) ? -Antiderivative(s, start, kernel.LogPower, context) : null;
        }

        if (range.Low is null)
            return null;

        // ∫_l^u z^k dz = (u^{k+1} − l^{k+1})/(k + 1) for whole k ≥ 0, whatever the signs of the ends
        if (kernel is { WholePower: { } power, LogPower: 0 })
            return (PowerRules.Power(range.High, power + 1, context) - PowerRules.Power(range.Low, power + 1, context)).Times(new Rational(1, power + 1));

        // ∫_0^u z^{s−1} dz = u^s/s for s > 0
        if (range.Low.IsZero)
            return reduction.Require(s) && reduction.IsPositive(range.High) ? Antiderivative(s, range.High, kernel.LogPower, context) : null;

        if (!reduction.IsPositive(range.Low) || !(s.IsConstant || reduction.IsPositive(s) || reduction.IsPositive(-s)))
            return null;

        // ∫_l^u dz/z = log u − log l, and ∫ (log z)/z dz = ½ (log z)²
        if (s.IsZero)
        {
            var n = kernel.LogPower + 1;
            var difference = PowerRules.Power(LogRules.Log(range.High, context), n, context) - PowerRules.Power(LogRules.Log(range.Low, context), n, context);
            return difference.Times(new Rational(1, n));
        }

        return Antiderivative(s, range.High, kernel.LogPower, context) - Antiderivative(s, range.Low, kernel.LogPower, context);
    }

    // ∫ z^{s−1} dz = z^s/s, ∫ z^{s−1} log z dz = z^s (log z − 1/s)/s for z > 0, s ≠ 0
    private static Polynomial Antiderivative(Polynomial s, Polynomial end, int logPower, RewritingContext context)
    {
        var reciprocal = PowerRules.Power(s, -1, context);
        var value = Products.Multiply(PowerRules.Power(end, s, context), reciprocal, context);
        return logPower == 0 ? value : Products.Multiply(value, LogRules.Log(end, context) - reciprocal, context);
    }
}
