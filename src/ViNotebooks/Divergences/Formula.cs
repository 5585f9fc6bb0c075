using System.Numerics;
using ViNotebooks.Expressions;

namespace ViNotebooks.Divergences;

/// <summary>Operators that write a formula as an expression; sums with 0 and products with 0 and 1 fold away, since tables of terms are full of them.</summary>
internal static class Formula
{
    public static readonly Expr Zero = Number.Zero;
    public static readonly Expr One = Number.One;
    public static readonly Expr Two = Number.Two;
    public static readonly Expr OneHalf = Make.Rational(1, 2);
    public static readonly Expr Pi = Constant.Pi;

    /// <summary>γ = −ψ(1), Euler's constant.</summary>
    public static readonly Expr EulerGamma = Make.Negate(Make.Call(Function.Digamma, Number.One));

    extension(Expr)
    {
        public static Expr operator +(Expr left, Expr right) => (left, right) switch
        {
            (Number { Digits.IsZero: true }, _) => right,
            (_, Number { Digits.IsZero: true }) => left,
            (_, Negate negated) => left - negated.Operand,
            _ when WholeOf(left) is { } a && WholeOf(right) is { } b => Make.Number(a + b),
            _ => Make.Add(left, right),
        };

        public static Expr operator -(Expr left, Expr right) => (left, right) switch
        {
            (_, Number { Digits.IsZero: true }) => left,
            (Number { Digits.IsZero: true }, _) => -right,
            (_, Negate negated) => left + negated.Operand,
            _ when left == right => Zero,
            _ when WholeOf(left) is { } a && WholeOf(right) is { } b => Make.Number(a - b),
            _ => Make.Subtract(left, right),
        };

        public static Expr operator *(Expr left, Expr right) => (left, right) switch
        {
            (Number { Digits.IsZero: true }, _) => left,
            (_, Number { Digits.IsZero: true }) => right,
            (Number { Digits.IsOne: true, DecimalPlaces: 0 }, _) => right,
            (_, Number { Digits.IsOne: true, DecimalPlaces: 0 }) => left,
            (Negate a, Negate b) => a.Operand * b.Operand,
            (Negate a, _) => -(a.Operand * right),
            (_, Negate b) => -(left * b.Operand),
            _ when WholeOf(left) is { } a && WholeOf(right) is { } b => Make.Number(a * b),
            _ => Make.Multiply(left, right),
        };

        public static Expr operator /(Expr left, Expr right) => (left, right) switch
        {
            (Number { Digits.IsZero: true }, _) => left,
            (_, Number { Digits.IsOne: true, DecimalPlaces: 0 }) => left,
            (Negate a, Negate b) => a.Operand / b.Operand,
            (Negate a, _) => -(a.Operand / right),
            (_, Negate b) => -(left / b.Operand),
            _ when WholeOf(left) is { } a && WholeOf(right) is { } b && !b.IsZero => Make.Rational(a / BigInteger.GreatestCommonDivisor(a, b), b / BigInteger.GreatestCommonDivisor(a, b)),
            _ => Make.Divide(left, right),
        };

        public static Expr operator -(Expr operand) => operand switch
        {
            Number { Digits.IsZero: true } => operand,
            Negate negated => negated.Operand,
            Binary { Operator: BinaryOperator.Subtract } difference => Make.Subtract(difference.Right, difference.Left),
            _ => Make.Negate(operand),
        };

        public static Expr operator +(Expr left, int right) => left + Make.Number(right);

        public static Expr operator +(int left, Expr right) => Make.Number(left) + right;

        public static Expr operator -(Expr left, int right) => left - Make.Number(right);

        public static Expr operator -(int left, Expr right) => Make.Number(left) - right;

        public static Expr operator *(int left, Expr right) => Make.Number(left) * right;

        public static Expr operator /(Expr left, int right) => left / Make.Number(right);

        public static Expr operator /(int left, Expr right) => Make.Number(left) / right;
    }

    public static Expr Square(Expr x) => x switch
    {
        Number { DecimalPlaces: 0 } number => Make.Number(number.Digits * number.Digits),
        Negate negated => Square(negated.Operand),
        _ => Make.Square(x),
    };

    public static Expr Pow(Expr x, Expr exponent) => exponent switch
    {
        Number { Digits.IsZero: true } => One,
        Number { Digits.IsOne: true, DecimalPlaces: 0 } => x,
        _ => Make.Power(x, exponent),
    };

    public static Expr Log(Expr x) => x == One ? Zero : Make.Call(Function.Log, x);

    public static Expr Exp(Expr x) => x == Zero ? One : Make.Call(Function.Exp, x);

    public static Expr Sqrt(Expr x) => Make.Call(Function.Sqrt, x);

    public static Expr Abs(Expr x) => Make.Call(Function.Abs, x);

    public static Expr Erf(Expr x) => Make.Call(Function.Erf, x);

    public static Expr LogGamma(Expr x) => x == One || x == Two ? Zero : Make.Call(Function.LogGamma, x);

    public static Expr LogBeta(Expr a, Expr b) => Make.Call(Function.LogBeta, a, b);

    public static Expr Digamma(Expr x) => Make.Call(Function.Digamma, x);

    public static Expr Trigamma(Expr x) => Make.Call(Function.Trigamma, x);

    public static Expr Arctan(Expr x) => Make.Call(Function.Arctan, x);

    public static Expr SumOf(Expr vector) => Make.Call(Function.SumOf, vector);

    public static Expr Length(Expr vector) => Make.Call(Function.Length, vector);

    public static Expr When(Expr condition, Expr then, Expr otherwise) => Conditions.Decide(condition) switch
    {
        true => then,
        false => otherwise,
        null => new Conditional(condition, then, otherwise),
    };

    /// <summary>x log x, 0 at 0.</summary>
    public static Expr TimesLog(Expr x) => When(Conditions.IsEqual(x, Zero), Zero, x * Log(x));

    /// <summary>x log y, 0 where x is, whatever y.</summary>
    public static Expr TimesLog(Expr x, Expr y) => When(Conditions.IsEqual(x, Zero), Zero, x * Log(y));

    /// <summary>The whole number that a literal is, or null.</summary>
    public static BigInteger? WholeOf(Expr expression) => expression switch
    {
        Number { DecimalPlaces: 0 } number => number.Digits,
        Negate { Operand: Number { DecimalPlaces: 0 } number } => -number.Digits,
        _ => null,
    };
}
