using System.Numerics;

namespace ViNotebooks.Expressions;

/// <summary>Short constructors of expressions that keep the invariants of the tree. They simplify nothing.</summary>
internal static class Make
{
    public static Expr Number(long value) => Number(new BigInteger(value));

    public static Expr Number(BigInteger value) =>
        value.Sign < 0 ? new Negate(new Number(-value)) : new Number(value);

    /// <summary>p/q as Divide of two integers, under a Negate where negative; just p where q is one.</summary>
    public static Expr Rational(BigInteger p, BigInteger q)
    {
        if (q.Sign < 0)
            return Rational(-p, -q);

        if (q.IsOne)
            return Number(p);

        var quotient = Divide(new Number(BigInteger.Abs(p)), new Number(q));
        return p.Sign < 0 ? new Negate(quotient) : quotient;
    }

    public static Expr Symbol(string name) => new Symbol(name);

    public static Expr Negate(Expr operand) => new Negate(operand);

    public static Expr Add(Expr left, Expr right) => new Binary(BinaryOperator.Add, left, right);

    public static Expr Subtract(Expr left, Expr right) => new Binary(BinaryOperator.Subtract, left, right);

    public static Expr Multiply(Expr left, Expr right) => new Binary(BinaryOperator.Multiply, left, right);

    public static Expr Divide(Expr left, Expr right) => new Binary(BinaryOperator.Divide, left, right);

    public static Expr Power(Expr @base, Expr exponent) => new Binary(BinaryOperator.Power, @base, exponent);

    public static Expr Square(Expr @base) => Power(@base, Expressions.Number.Two);

    public static Expr Call(Function function, params ReadOnlySpan<Expr> arguments) =>
        new Call(function, Sequence.Create(arguments));

    public static Expr Index(Expr target, params ReadOnlySpan<Expr> indices) =>
        new Index(target, Sequence.Create(indices));

    /// <summary>The sum from left to right, a negated summand being subtracted; 0 for none.</summary>
    public static Expr Sum(IEnumerable<Expr> summands)
    {
        Expr? sum = null;
        foreach (var summand in summands)
        {
            sum = (sum, summand) switch
            {
                (null, _) => summand,
                (_, Negate negated) => Subtract(sum, negated.Operand),
                _ => Add(sum, summand),
            };
        }

        return sum ?? Expressions.Number.Zero;
    }

    /// <summary>The product from left to right; 1 for no factors.</summary>
    public static Expr Product(IEnumerable<Expr> factors)
    {
        Expr? product = null;
        foreach (var factor in factors)
            product = product is null ? factor : Multiply(product, factor);

        return product ?? Expressions.Number.One;
    }
}
