using System.Numerics;

namespace ViNotebooks.Expressions.Rewriting;

/// <summary>The gamma function and its kin, on positive arguments.</summary>
internal static class GammaRules
{
    private const int MostShifted = 6;

    /// <summary>What the function becomes, or null where it stays as it is.</summary>
    public static Polynomial? Of(Function function, IReadOnlyList<Polynomial> arguments, RewritingContext context)
    {
        var x = arguments[0];
        var arePositive = arguments.All(argument => Signs.IsPositive(argument, context));
        switch (function)
        {
            case Function.LogGamma when arePositive:
                return LogGamma(x, context);

            // Γ(x) = exp(log Γ(x)) for x > 0
            case Function.Gamma when arePositive:
                return ExpRules.Exp(LogGamma(x, context), context);

            // x! = Γ(x + 1)
            case Function.Factorial when arePositive:
                return ExpRules.Exp(LogGamma(x + Polynomial.One, context), context);

            // B(a, b) = Γ(a) Γ(b) / Γ(a + b) for a, b > 0
            case Function.LogBeta when arePositive:
                return LogBeta(arguments, context);
            case Function.Beta when arePositive:
                return ExpRules.Exp(LogBeta(arguments, context), context);
            case Function.Digamma when arePositive:
                return Shifted(Function.Digamma, x, (rest, _) => PowerRules.Power(rest, -1, context), context);
            case Function.Trigamma when arePositive:
                return Shifted(Function.Trigamma, x, (rest, _) => -PowerRules.Power(rest, -2, context), context);
            case Function.Polygamma when arguments is [{ IsConstant: true, Value.IsZero: true }, var y]:
                return Of(Function.Digamma, [y], context) ?? FunctionRules.AsAtom(Function.Digamma, [y]);
            case Function.Polygamma when arguments is [{ IsConstant: true, Value.IsOne: true }, var y]:
                return Of(Function.Trigamma, [y], context) ?? FunctionRules.AsAtom(Function.Trigamma, [y]);
            default:
                return null;
        }
    }

    private static Polynomial LogBeta(IReadOnlyList<Polynomial> arguments, RewritingContext context) =>
        LogGamma(arguments[0], context) + LogGamma(arguments[1], context) - LogGamma(arguments[0] + arguments[1], context);

    private static Polynomial LogGamma(Polynomial x, RewritingContext context)
    {
        if (x.IsConstant && x.Value.IsInteger && x.Value.Numerator <= 25)
            return LogRules.OfNumber(Factorial((int)x.Value.Numerator - 1));

        // Γ(½) = √π
        if (x.IsConstant && x.Value == Rational.Half)
            return LogRules.Log(Canonical.Of(Constant.Pi, context), context).Times(Rational.Half);

        // log Γ(x + 1) = log Γ(x) + log x
        return Shifted(Function.LogGamma, x, (rest, _) => LogRules.Log(rest, context), context);
    }

    /// <summary>f(x + 1) = f(x) + step(x), as long as x stays positive; all the way or not at all.</summary>
    private static Polynomial Shifted(
        Function function, Polynomial x, Func<Polynomial, RewritingContext, Polynomial> step, RewritingContext context)
    {
        var shifts = 0;
        while (shifts <= MostShifted && Signs.IsPositive(x - Polynomial.Constant(shifts + 1), context))
            shifts++;

        var sum = Polynomial.Zero;
        var rest = x;
        for (var i = 0; i < shifts && shifts <= MostShifted; i++)
        {
            rest -= Polynomial.One;
            sum += step(rest, context);
        }

        // log Γ(½) has a closed form
        if (function == Function.LogGamma && rest.IsConstant && rest.Value == Rational.Half && !sum.IsZero)
            return sum + LogGamma(rest, context);

        return sum + Base(function, rest);
    }

    private static Polynomial Base(Function function, Polynomial x)
    {
        if (function != Function.LogGamma)
        {
            var sign = function == Function.Trigamma ? KnownSign.Positive : KnownSign.Unknown;
            return Polynomial.Of(new Atom(Make.Call(function, Assembler.ToExpr(x)), AtomKind.Plain, sign, x.IsVector));
        }

        var gamma = new Atom(Make.Call(Function.Gamma, Assembler.ToExpr(x)), AtomKind.Plain, KnownSign.Positive, x.IsVector);
        return Polynomial.Of(new Atom(Make.Call(Function.LogGamma, Assembler.ToExpr(x)), AtomKind.Log, KnownSign.Unknown, x.IsVector)
        {
            Inner = Polynomial.Of(gamma),
        });
    }

    private static BigInteger Factorial(int n)
    {
        var product = BigInteger.One;
        for (var i = 2; i <= n; i++)
            product *= i;

        return product;
    }
}
