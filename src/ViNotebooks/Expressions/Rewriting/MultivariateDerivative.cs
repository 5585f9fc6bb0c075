namespace ViNotebooks.Expressions.Rewriting;

/// <summary>The derivatives of functions of several numbers, vectors or matrices, from those of the arguments.</summary>
internal static class MultivariateDerivative
{
    public static Expr? Of(Call call, IReadOnlyList<Expr> derivatives)
    {
        var arguments = call.Arguments;
        switch (call.Function)
        {
            // N(x; m, s)′ = N · (−u u′ − s′/s), u = (x − m)/s
            case Function.NormalPdf when arguments is [var x, var mean, var deviation]:
                var u = Make.Divide(Make.Subtract(x, mean), deviation);
                var slope = Make.Divide(
                    Make.Subtract(Make.Subtract(derivatives[0], derivatives[1]), Make.Multiply(u, derivatives[2])), deviation);
                return Make.Multiply(call, Make.Subtract(
                    Make.Negate(Make.Multiply(u, slope)), Make.Divide(derivatives[2], deviation)));
            case Function.Polygamma when arguments is [Number { DecimalPlaces: 0 } order, var x]:
                return Make.Multiply(Make.Call(Function.Polygamma, Make.Number(order.Digits + 1), x), derivatives[1]);
            case Function.LogBeta:
                return LogBeta(arguments, derivatives);
            case Function.Beta:
                return Make.Multiply(call, LogBeta(arguments, derivatives));

            case Function.GammaP or Function.GammaQ or Function.BetaI or Function.BesselI or Function.LogBesselI:
                return SpecialDerivative.Of(call, derivatives);

            // log Σ e^x has the derivative Σ e^(x − value) x′
            case Function.LogSumExp when arguments.Count > 1:
                return Make.Sum(arguments.Select((x, i) => Make.Multiply(Make.Call(Function.Exp, Make.Subtract(x, call)), derivatives[i])));
            case Function.LogSumExp:
                return Make.Call(Function.SumOf, Make.Multiply(Make.Call(Function.Exp, Make.Subtract(arguments[0], call)), derivatives[0]));
            case Function.Min or Function.Max:
                return Extreme(call, derivatives);
            case Function.SumOf or Function.Trace or Function.Transpose or Function.Diagonal:
                return derivatives[0] == Number.Zero ? Number.Zero : Make.Call(call.Function, derivatives[0]);
            case Function.Dot:
                return Make.Add(Dot(derivatives[0], arguments[1]), Dot(arguments[0], derivatives[1]));

            // (A⁻¹)′ = −A⁻¹ A′ A⁻¹
            case Function.Inverse:
                return Make.Negate(Make.Multiply(Make.Multiply(call, derivatives[0]), call));

            // (log |A|)′ = tr(A⁻¹ A′)
            case Function.LogDeterminant:
                return TraceOfRatio(arguments[0], derivatives[0]);
            case Function.Determinant:
                return Make.Multiply(call, TraceOfRatio(arguments[0], derivatives[0]));
            default:
                return null;
        }
    }

    private static Expr TraceOfRatio(Expr matrix, Expr derivative) =>
        Make.Call(Function.Trace, Make.Multiply(Make.Call(Function.Inverse, matrix), derivative));

    private static Expr Dot(Expr left, Expr right) =>
        left == Number.Zero || right == Number.Zero ? Number.Zero : Make.Call(Function.Dot, left, right);

    // (log B(a, b))′ = ψ(a) a′ + ψ(b) b′ − ψ(a + b) (a′ + b′)
    private static Expr LogBeta(Sequence<Expr> arguments, IReadOnlyList<Expr> derivatives)
    {
        var each = Make.Add(
            Make.Multiply(Make.Call(Function.Digamma, arguments[0]), derivatives[0]),
            Make.Multiply(Make.Call(Function.Digamma, arguments[1]), derivatives[1]));
        var joint = Make.Call(Function.Digamma, Make.Add(arguments[0], arguments[1]));
        return Make.Subtract(each, Make.Multiply(joint, Make.Add(derivatives[0], derivatives[1])));
    }

    // the derivative of the argument that is the least (greatest), found from left to right
    private static Expr Extreme(Call call, IReadOnlyList<Expr> derivatives)
    {
        var relation = call.Function == Function.Min ? Relation.LessOrEqual : Relation.GreaterOrEqual;
        var result = derivatives[^1];
        for (var i = derivatives.Count - 2; i >= 0; i--)
        {
            var rest = call.Arguments.Skip(i + 1).ToSequence();
            var others = rest is [var only] ? only : new Call(call.Function, rest);
            result = new Conditional(new Comparison(relation, call.Arguments[i], others), derivatives[i], result);
        }

        return result;
    }
}
