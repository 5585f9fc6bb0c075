using System.Numerics;

namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Powers with a rational exponent, and with any exponent.</summary>
internal static class PowerRules
{
    private const int MostExpandedTerms = 200;

    public static Polynomial Power(Polynomial @base, Polynomial exponent, RewritingContext context)
    {
        if (exponent.IsConstant)
            return Power(@base, exponent.Value, context);

        // x^y = exp(y log x) for x > 0
        return Signs.IsPositive(@base, context)
            ? new ProductBuilder(context).TimesExp(Products.Multiply(exponent, LogRules.Log(@base, context), context)).ToPolynomial()
            : Opaque(@base, Assembler.ToExpr(exponent), @base.IsVector || exponent.IsVector);
    }

    /// <summary><paramref name="isNonnegative"/>: whether the base is known not to be negative although its terms do not show it.</summary>
    public static Polynomial Power(Polynomial @base, Rational exponent, RewritingContext context, bool isNonnegative = false)
    {
        context.Spend();
        if (exponent.IsZero)
            return Polynomial.One;

        if (exponent.IsOne)
            return @base;

        if (@base.IsZero && exponent.Sign > 0)
            return Polynomial.Zero;

        if (@base.IsZero || (@base.IsConstant && @base.Value.Sign < 0 && !exponent.IsInteger))
            throw new RewritingStoppedException("A power that is undefined everywhere.");

        if (BigInteger.Abs(exponent.Numerator) > 500 || exponent.Denominator > 500)
            return Opaque(@base, exponent);

        if (exponent.IsInteger)
            return @base.Terms is [var term] ? OfTerm(term, exponent, context) : OfSum(@base, (int)exponent.Numerator, context);

        return Root(@base, exponent, isNonnegative, context);
    }

    /// <summary>A sum that stands as a factor; it must have no content.</summary>
    public static Atom SumAtom(Polynomial primitive, RewritingContext context, bool isNonnegative = false)
    {
        var sign = Signs.Of(primitive, context);
        if (isNonnegative && sign == KnownSign.Unknown)
            sign = KnownSign.Nonnegative;

        return new Atom(Assembler.ToExpr(primitive), AtomKind.Sum, sign, primitive.IsVector) { Inner = primitive };
    }

    private static Polynomial Opaque(Polynomial @base, Rational exponent) =>
        exponent == Rational.Half
            ? Polynomial.Of(new Atom(Make.Call(Function.Sqrt, Assembler.ToExpr(@base)), AtomKind.Plain, KnownSign.Nonnegative, @base.IsVector))
            : Opaque(@base, Make.Rational(exponent.Numerator, exponent.Denominator), @base.IsVector);

    private static Polynomial Opaque(Polynomial @base, Expr exponent, bool isVector) =>
        Polynomial.Of(new Atom(Make.Power(Assembler.ToExpr(@base), exponent), AtomKind.Plain, KnownSign.Unknown, isVector));

    // (c x^a y^b)ⁿ = cⁿ x^(an) y^(bn) for whole n
    private static Polynomial OfTerm(Term term, Rational n, RewritingContext context)
    {
        var builder = new ProductBuilder(context).Times(Rational.Power(term.Coefficient, (int)n.Numerator));
        foreach (var factor in term.Factors)
            builder.Times(factor.Atom, factor.Exponent * n);

        return builder.ToPolynomial();
    }

    private static Polynomial OfSum(Polynomial sum, int n, RewritingContext context)
    {
        if (n > 1 && Math.Pow(sum.Terms.Count, n) <= 10 * MostExpandedTerms && n <= 12)
        {
            var power = sum;
            for (var i = 1; i < n && power.Terms.Count <= MostExpandedTerms; i++)
                power = Products.Multiply(power, sum, context);

            return power;
        }

        var (number, factors, primitive) = Products.Content(sum, _ => true, context);

        // (−s)ⁿ = (−1)ⁿ sⁿ: of s and −s, the one known to be positive, else the one whose first coefficient is
        var isFlipped = !Signs.IsPositive(primitive, context)
            && (Signs.IsPositive(-primitive, context) || primitive.Terms[0].Coefficient.Sign < 0);
        var builder = new ProductBuilder(context)
            .Times(Rational.Power(isFlipped ? -number : number, n))
            .Times(SumAtom(isFlipped ? -primitive : primitive, context), n);
        foreach (var factor in factors)
            builder.Times(factor.Atom, factor.Exponent * n);

        return builder.ToPolynomial();
    }

    private static Polynomial Root(Polynomial @base, Rational exponent, bool isNonnegative, RewritingContext context)
    {
        var (number, factors, primitive) = @base.Terms is [var only]
            ? (Rational.Abs(only.Coefficient), only.Factors, Polynomial.Constant(only.Coefficient.Sign))
            : Products.Content(@base, atom => atom.Sign == KnownSign.Positive, context);
        if (factors.All(factor => Signs.Of(factor) != KnownSign.Unknown) && (isNonnegative || Signs.IsNonnegative(primitive, context)))
        {
            // (a b)^q = a^q b^q for a, b ≥ 0; (x²)^q = |x|^(2q)
            var builder = OfNumber(number, exponent, context);
            foreach (var factor in factors)
                builder.Times(factor.Atom.Sign == KnownSign.Unknown ? FunctionRules.AbsOf(factor.Atom) : factor.Atom, factor.Exponent * exponent);

            if (!primitive.IsOne)
                builder.Times(SumAtom(primitive, context, isNonnegative), exponent);

            return builder.ToPolynomial();
        }

        // (a b)^q = a^q b^q for a > 0 and any b
        var outside = OfNumber(number, exponent, context);
        var inside = new ProductBuilder(context).Times(primitive);
        foreach (var factor in factors)
        {
            if (factor.Atom.Sign == KnownSign.Positive)
                outside.Times(factor.Atom, factor.Exponent * exponent);
            else
                inside.Times(factor.Atom, factor.Exponent);
        }

        return outside.Times(Opaque(inside.ToPolynomial(), exponent)).ToPolynomial();
    }

    private static ProductBuilder OfNumber(Rational number, Rational exponent, RewritingContext context)
    {
        var builder = new ProductBuilder(context);
        foreach (var (prime, count) in Primes.Of(number.Numerator))
            builder.Times(Primes.Atom(prime), exponent * count);

        foreach (var (prime, count) in Primes.Of(number.Denominator))
            builder.Times(Primes.Atom(prime), -exponent * count);

        return builder;
    }
}
