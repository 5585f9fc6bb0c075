using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions;

/// <summary>
/// x log p where p may be 0: 0 log 0 = 0 and x log 0 = −∞ for x &gt; 0. The case is written out only where the probability is
/// written as 0 or 1, so that with symbols a formula stays the polynomial in x that it is.
/// </summary>
internal static class ZeroLogs
{
    /// <summary>1 − p.</summary>
    public static Expr Complement(Expr probability) => 1 - probability;

    /// <summary>log(1 − p).</summary>
    public static Expr LogComplement(Expr probability) => Log1p(-probability);

    /// <summary>x log p.</summary>
    public static Expr TimesLog(Expr factor, Expr probability) => IsZero(probability) ? TimesLogZero(factor) : factor * Log(probability);

    /// <summary>x log(1 − p).</summary>
    public static Expr TimesLogComplement(Expr factor, Expr probability) =>
        IsOne(probability) ? TimesLogZero(factor) : factor * LogComplement(probability);

    public static bool HasZero(Expr vector) => vector is VectorLiteral literal && literal.Items.Any(IsZero);

    /// <summary>The logarithms of the elements of a vector, −∞ for an element that is written as 0.</summary>
    public static Expr Logs(Expr vector) => vector is VectorLiteral literal && HasZero(literal)
        ? new VectorLiteral(literal.Items.Select(item => IsZero(item) ? -Infinity : Log(item)).ToSequence())
        : Call(Function.Log, vector);

    /// <summary>Σ pᵢ log pᵢ.</summary>
    public static Expr SumOfTimesLog(Expr vector) => vector is VectorLiteral literal && HasZero(literal)
        ? Sum(literal.Items.Where(item => !IsZero(item)).Select(item => TimesLog(item, item)))
        : Call(Function.Dot, vector, Log(vector));

    /// <summary>The weights replaced, except those that are written as 0, which stay.</summary>
    public static Expr Map(Expr weights, Func<Expr, Expr> replace)
    {
        var replaced = replace(weights);
        return HasZero(weights) && replaced is VectorLiteral vector
            ? new VectorLiteral(vector.Items.Zip(((VectorLiteral)weights).Items, (item, old) => IsZero(old) ? old : item).ToSequence())
            : replaced;
    }

    /// <summary>The parameter itself, after whoever replaces parameters has seen it.</summary>
    public static Expr Kept(Expr parameter, Func<Expr, Expr> replace)
    {
        replace(parameter);
        return parameter;
    }

    private static Expr TimesLogZero(Expr factor) => IsZero(factor) ? Zero : When(AreEqual(factor, Zero), Zero, -Infinity);
}
