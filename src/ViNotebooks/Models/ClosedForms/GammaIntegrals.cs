using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Integrals that make gamma and beta functions, without the coefficient of the kernel.</summary>
internal static class GammaIntegrals
{
    /// <summary>∫₀^∞ z^p e^{−b z} (log z)^m dz and, with w = 1/z, ∫₀^∞ z^p e^{−c/z} (log z)^m dz.</summary>
    public static Polynomial? OnHalfLine(Kernel kernel, Reduction reduction)
    {
        if (!kernel.HasNoComplement)
            return null;

        if (kernel.Reciprocal.IsZero)
            return OfRate(kernel.Power + Polynomial.One, -kernel.Linear, kernel.LogPower, reduction);

        return kernel.Linear.IsZero
            ? OfRate(-kernel.Power - Polynomial.One, -kernel.Reciprocal, kernel.LogPower, reduction)?.Times(kernel.LogPower % 2 == 0 ? 1 : -1)
            : null;
    }

    /// <summary>∫₀^∞ z^{s−1} e^{−b z} (log z)^m dz = Γ(s) b^{−s} E[(log Z)^m], Z ~ Gamma(s, b), for s, b &gt; 0 and m ≤ 2.</summary>
    public static Polynomial? OfRate(Polynomial s, Polynomial b, int logPower, Reduction reduction)
    {
        if (logPower > 2 || !reduction.Require(s) || !reduction.Require(b))
            return null;

        var context = reduction.Context;
        var power = PowerRules.Power(b, -s, context);
        var total = Products.Multiply(GammaOf(s, reduction), power, context);
        if (logPower == 0)
            return total;

        // E log Z = ψ(s) − log b, Var log Z = ψ′(s)
        var mean = FunctionRules.Of(Function.Digamma, [s], context) - LogRules.Log(b, context);
        var factor = logPower == 1
            ? mean
            : PowerRules.Power(mean, 2, context) + FunctionRules.Of(Function.Trigamma, [s], context);
        return Products.Multiply(total, factor, context);
    }

    /// <summary>∫₀¹ z^{α−1} (1 − z)^{β−1} (log z)^m (log(1 − z))^n dz for α, β &gt; 0 and m + n ≤ 2.</summary>
    public static Polynomial? OnUnitInterval(Kernel kernel, Reduction reduction)
    {
        var alpha = kernel.Power + Polynomial.One;
        var beta = kernel.ComplementPower + Polynomial.One;
        if (!kernel.HasNoExponential || kernel.LogPower + kernel.LogComplementPower > 2 || !reduction.Require(alpha) || !reduction.Require(beta))
            return null;

        // E log Z = ψ(α) − ψ(α + β), Var log Z = ψ′(α) − ψ′(α + β), Cov(log Z, log(1 − Z)) = −ψ′(α + β)
        var context = reduction.Context;
        var sum = alpha + beta;
        var total = Products.Multiply(
            Products.Multiply(GammaOf(alpha, reduction), GammaOf(beta, reduction), context),
            PowerRules.Power(GammaOf(sum, reduction), -1, context),
            context);
        var log = Digamma(alpha, context) - Digamma(sum, context);
        var logComplement = Digamma(beta, context) - Digamma(sum, context);
        var factor = (kernel.LogPower, kernel.LogComplementPower) switch
        {
            (0, 0) => Polynomial.One,
            (1, 0) => log,
            (0, 1) => logComplement,
            (2, 0) => PowerRules.Power(log, 2, context) + Trigamma(alpha, context) - Trigamma(sum, context),
            (0, 2) => PowerRules.Power(logComplement, 2, context) + Trigamma(beta, context) - Trigamma(sum, context),
            _ => Products.Multiply(log, logComplement, context) - Trigamma(sum, context),
        };
        return Products.Multiply(total, factor, context);
    }

    // exp(log Γ(s)), which joins with the powers of a density; s > 0 may be a condition that the declarations do not show
    private static Polynomial GammaOf(Polynomial s, Reduction reduction)
    {
        var context = reduction.Context;
        return Signs.IsPositive(s, context)
            ? FunctionRules.Of(Function.Gamma, [s], context)
            : ExpRules.Exp(FunctionRules.Of(Function.LogGamma, [s], context), context);
    }

    private static Polynomial Digamma(Polynomial x, RewritingContext context) => FunctionRules.Of(Function.Digamma, [x], context);

    private static Polynomial Trigamma(Polynomial x, RewritingContext context) => FunctionRules.Of(Function.Trigamma, [x], context);
}
