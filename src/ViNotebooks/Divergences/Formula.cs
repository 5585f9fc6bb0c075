using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Divergences;

/// <summary>Pieces of formulas that the distributions do not need.</summary>
internal static class Formula
{
    public static Expr Erf(Expr x) => Make.Call(Function.Erf, x);

    public static Expr Erfc(Expr x) => Make.Call(Function.Erfc, x);

    public static Expr Arctan(Expr x) => Make.Call(Function.Arctan, x);

    public static Expr SumOf(Expr vector) => Make.Call(Function.SumOf, vector);

    public static Expr Length(Expr vector) => Make.Call(Function.Length, vector);

    /// <summary>A choice, decided here where the condition has no symbols.</summary>
    public static Expr If(Expr condition, Expr then, Expr otherwise) => Conditions.Decide(condition) switch
    {
        true => then,
        false => otherwise,
        null => new Conditional(condition, then, otherwise),
    };

    /// <summary>(a − b)².</summary>
    public static Expr SquaredDistance(Expr a, Expr b) => a == b ? Zero : Square(a - b);

    /// <summary>The product, where a/x times x is a.</summary>
    public static Expr Times(Expr factor, Expr x) => factor switch
    {
        Negate negated => -Times(negated.Operand, x),
        Binary { Operator: BinaryOperator.Divide, Left: var a, Right: var b } when b == x => a,
        Binary { Operator: BinaryOperator.Divide, Left: var a, Right: Binary { Operator: BinaryOperator.Multiply } b } when b.Right == x => a / b.Left,
        Binary { Operator: BinaryOperator.Divide, Left: Number { Digits.IsOne: true }, Right: var b } => x / b,
        _ => factor * x,
    };

    /// <summary>x log x, 0 at 0.</summary>
    public static Expr TimesLog(Expr x) => TimesLog(x, x);

    /// <summary>x log y, 0 where x is, whatever y.</summary>
    public static Expr TimesLog(Expr x, Expr y) => If(Conditions.IsEqual(x, Zero), Zero, x * Log(y));
}
