using System.Runtime.CompilerServices;

namespace ViNotebooks.Numerics;

/// <summary>Operators, comparisons and conditions. A condition is 1 or 0, or NaN where it has no value.</summary>
internal static partial class VectorMath<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Add(V a, V b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Subtract(V a, V b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Multiply(V a, V b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Negate(V a) => -a;

    /// <summary>a/b; NaN for b = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Divide(V a, V b) => V.Select(V.Same(b, V.All(0)), V.All(double.NaN), a / b);

    /// <summary>a b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MultiplyAdd(V a, V b, V c) => V.MultiplyAdd(a, b, c);

    /// <summary>a b − c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MultiplySubtract(V a, V b, V c) => V.MultiplySubtract(a, b, c);

    /// <summary>c − a b, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V NegatedMultiplyAdd(V a, V b, V c) => V.NegatedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sqrt(V a) => V.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Abs(V a) => V.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Floor(V a) => V.Floor(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Ceiling(V a) => -V.Floor(-a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sign(V a)
    {
        var sign = V.Select(V.Less(V.All(0), a), V.All(1), V.Select(V.Less(a, V.All(0)), V.All(-1), V.All(0)));
        return V.Select(V.Same(a, a), sign, a);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Min(V a, V b) => WhereDefined(a, b, V.Select(V.Less(b, a), b, a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Max(V a, V b) => WhereDefined(a, b, V.Select(V.Less(a, b), b, a));

    // log(eˣ + eʸ) = m + log1p(e^−|x − y|), m the greater
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LogSumExp(V a, V b)
    {
        var greater = Max(a, b);
        return greater + Log1p(Exp(Min(a, b) - greater));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Less(V a, V b) => AsCondition(a, b, V.Less(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Equal(V a, V b) => AsCondition(a, b, V.Same(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Not(V a) => V.All(1) - a;

    /// <summary>a and b, where b counts only if a holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V And(V a, V b) => V.Select(V.Same(a, V.All(1)), b, a);

    /// <summary>a or b, where b counts only if a does not hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Or(V a, V b) => V.Select(V.Same(a, V.All(0)), b, a);

    /// <summary>The second where the condition is 1, the third where it is 0, NaN where it has no value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Choose(V condition, V then, V otherwise) =>
        V.Select(V.Same(condition, V.All(0)), otherwise, V.Select(V.Same(condition, condition), then, condition));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AsCondition(V a, V b, V mask) => WhereDefined(a, b, mask & V.All(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V WhereDefined(V a, V b, V value) => V.Select(V.Same(a, a) & V.Same(b, b), value, V.All(double.NaN));
}
