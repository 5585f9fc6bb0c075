namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Logarithms of products, quotients, powers and numbers as sums.</summary>
internal static class LogRules
{
    public static Polynomial Log(Polynomial argument, RewritingContext context)
    {
        context.Spend();
        if (argument.IsConstant && argument.Value.Sign <= 0)
            throw new RewritingStoppedException("A logarithm that is undefined everywhere.");

        // a factor that is never negative may leave: x y > 0 and x ≥ 0 make x > 0 and y > 0
        var (number, factors, primitive) = argument.Terms is [var only]
            ? (Rational.Abs(only.Coefficient), only.Factors, Polynomial.Constant(only.Coefficient.Sign))
            : Products.Content(argument, atom => atom.Sign != KnownSign.Unknown, context);

        var sum = OfNumber(number);
        var kept = new List<Factor>();
        foreach (var factor in factors)
        {
            if (Signs.Of(factor) == KnownSign.Unknown)
                kept.Add(factor);
            else
                sum += OfFactor(factor, context);
        }

        return sum + OfRest(primitive, kept, context);
    }

    /// <summary>log 12 = 2 log 2 + log 3.</summary>
    public static Polynomial OfNumber(Rational positive)
    {
        var above = Primes.Of(positive.Numerator).Select(prime => new Term(prime.Count, [new Factor(OfPrime(prime.Prime), 1)]));
        var below = Primes.Of(positive.Denominator).Select(prime => new Term(-prime.Count, [new Factor(OfPrime(prime.Prime), 1)]));
        return Polynomial.Sum(above.Concat(below));
    }

    private static Atom OfPrime(System.Numerics.BigInteger prime)
    {
        var inner = Polynomial.Constant(prime);
        return new Atom(Make.Call(Function.Log, new Number(prime)), AtomKind.Log, KnownSign.Positive, isVector: false) { Inner = inner };
    }

    private static Polynomial OfFactor(Factor factor, RewritingContext context)
    {
        var (atom, exponent) = factor;

        // log exp u = u
        if (atom is { Kind: AtomKind.Exp, Inner: { } argument })
            return argument.Times(exponent);

        if (atom.Kind == AtomKind.Prime)
            return OfNumber(((Number)atom.Expression).Digits).Times(exponent);

        // log s^q = q log s for a sum s ≥ 0, which may have factors of its own once it stands alone
        if (atom is { Kind: AtomKind.Sum, Sign: not KnownSign.Unknown, Inner: { } sum })
            return Log(sum, context).Times(exponent);

        // log x² = 2 log |x|
        if (atom.Sign == KnownSign.Unknown)
            return Whole(Polynomial.Of(FunctionRules.AbsOf(atom))).Times(exponent);

        return (FunctionRules.LogOf(atom, context) ?? FoldRules.LogOf(atom, context) ?? Whole(Polynomial.Of(atom))).Times(exponent);
    }

    private static Polynomial OfRest(Polynomial primitive, List<Factor> kept, RewritingContext context)
    {
        if (kept.Count == 0)
            return primitive.IsOne ? Polynomial.Zero : Whole(primitive);

        // log xⁿ = n log x for odd n, where both are defined only for x > 0
        if (primitive.IsOne && kept is [{ Exponent.IsInteger: true } only])
            return Whole(Polynomial.Of(only.Atom)).Times(only.Exponent);

        return Whole(Products.Multiply(primitive, Polynomial.Of(new Term(1, kept)), context));
    }

    private static Polynomial Whole(Polynomial argument)
    {
        var expression = argument.AsAtom?.Expression switch
        {
            // log Γ(x) and log det A have names of their own; both are known to be positive here
            Call { Function: Function.Gamma } gamma when argument.AsAtom!.Sign == KnownSign.Positive =>
                Make.Call(Function.LogGamma, gamma.Arguments[0]),
            Call { Function: Function.Determinant } determinant when argument.AsAtom!.Sign == KnownSign.Positive =>
                Make.Call(Function.LogDeterminant, determinant.Arguments[0]),
            _ => Make.Call(Function.Log, Assembler.ToExpr(argument)),
        };
        return Polynomial.Of(new Atom(expression, AtomKind.Log, KnownSign.Unknown, argument.IsVector) { Inner = argument });
    }
}
