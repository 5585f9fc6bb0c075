using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>The normal distribution function in a form that keeps its digits in the lower tail whatever rewrites it.</summary>
internal static class Tails
{
    /// <summary>Φ(x), as ½ erfc(−x/√2) where the rewriting would make 1 − Φ(−x) of it.</summary>
    public static Polynomial Phi(Polynomial x, RewritingContext context)
    {
        if (!IsTurned(x))
            return FunctionRules.Of(Function.NormalCdf, [x], context);

        var root = PowerRules.Power(Polynomial.Constant(2), -Rational.Half, context);
        return FunctionRules.Of(Function.Erfc, [Products.Multiply(-x, root, context)], context).Times(Rational.Half);
    }

    /// <summary>The expression with every such Φ written as erfc.</summary>
    public static Expr Kept(Expr expression, RewritingContext context)
    {
        if (!Traversal.All(expression).Any(node => node is Call { Function: Function.NormalCdf }))
            return expression;

        return Substitution.Replace(expression, node => node is Call { Function: Function.NormalCdf, Arguments: [var argument] }
            && context.KindOf(argument) == ShapeKind.Scalar && IsTurned(Canonical.Of(argument, context))
            ? Make.Divide(Make.Call(Function.Erfc, Make.Negate(Make.Divide(argument, Make.Call(Function.Sqrt, Number.Two)))), Number.Two)
            : null);
    }

    private static bool IsTurned(Polynomial x) => x.Terms.Count > 0 && x.Terms[0].Coefficient.Sign < 0;
}
