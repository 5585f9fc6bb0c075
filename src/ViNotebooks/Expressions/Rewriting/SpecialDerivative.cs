namespace ViNotebooks.Expressions.Rewriting;

/// <summary>The derivatives of the incomplete gamma and beta functions and of Bessel functions by x; by a parameter there is none here.</summary>
internal static class SpecialDerivative
{
    public static Expr? Of(Call call, IReadOnlyList<Expr> derivatives)
    {
        var arguments = call.Arguments;
        switch (call.Function)
        {
            // P(a, x)′ = x^(a − 1) e^(−x)/Γ(a) = exp((a − 1) log x − x − log Γ(a)), and Q = 1 − P
            case Function.GammaP when derivatives[0] == Number.Zero:
                return Make.Multiply(GammaDensity(arguments[0], arguments[1]), derivatives[1]);
            case Function.GammaQ when derivatives[0] == Number.Zero:
                return Make.Negate(Make.Multiply(GammaDensity(arguments[0], arguments[1]), derivatives[1]));

            // I_x(a, b)′ = exp((a − 1) log x + (b − 1) log(1 − x) − log B(a, b))
            case Function.BetaI when derivatives[1] == Number.Zero && derivatives[2] == Number.Zero:
                var (x, a, b) = (arguments[0], arguments[1], arguments[2]);
                var power = Make.Add(LogPower(a, x), LogPower(b, Make.Subtract(Number.One, x)));
                return Make.Multiply(Make.Call(Function.Exp, Make.Subtract(power, Make.Call(Function.LogBeta, a, b))), derivatives[0]);

            // I_ν′ = I_(ν+1) + (ν/x) I_ν
            case Function.BesselI when derivatives[0] == Number.Zero:
                var quotient = Make.Divide(Make.Multiply(arguments[0], call), arguments[1]);
                var first = Make.Call(Function.BesselI, Make.Add(arguments[0], Number.One), arguments[1]);
                return Make.Multiply(Make.Add(first, quotient), derivatives[1]);
            case Function.LogBesselI when derivatives[0] == Number.Zero:
                var next = Make.Call(Function.LogBesselI, Make.Add(arguments[0], Number.One), arguments[1]);
                var ratio = Make.Call(Function.Exp, Make.Subtract(next, call));
                return Make.Multiply(Make.Add(ratio, Make.Divide(arguments[0], arguments[1])), derivatives[1]);
            default:
                return null;
        }
    }

    private static Expr GammaDensity(Expr a, Expr x) =>
        Make.Call(Function.Exp, Make.Subtract(Make.Subtract(LogPower(a, x), x), Make.Call(Function.LogGamma, a)));

    // (a − 1) log x
    private static Expr LogPower(Expr a, Expr x) => Make.Multiply(Make.Subtract(a, Number.One), Make.Call(Function.Log, x));
}
