namespace ViNotebooks.Numerics;

/// <summary>
/// A register of doubles, so that vector code is written once for all widths. Comparisons give masks of all bits or none, and
/// every operation rounds as the scalar one does: results do not depend on the width.
/// </summary>
internal interface IVectorLanes<TSelf>
    where TSelf : struct, IVectorLanes<TSelf>
{
    /// <summary>Doubles in a register; divides 8.</summary>
    static abstract int Count { get; }

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    static abstract TSelf operator &(TSelf a, TSelf b);

    static abstract TSelf operator |(TSelf a, TSelf b);

    static abstract TSelf operator ^(TSelf a, TSelf b);

    static abstract TSelf Load(ref readonly double source);

    static abstract void Store(TSelf a, ref double target);

    static abstract TSelf All(double x);

    static abstract TSelf AllBits(ulong bits);

    /// <summary>a b + c, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>a b − c, rounded once.</summary>
    static abstract TSelf MultiplySubtract(TSelf a, TSelf b, TSelf c);

    /// <summary>c − a b, rounded once.</summary>
    static abstract TSelf NegatedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    static abstract TSelf Sqrt(TSelf a);

    static abstract TSelf Abs(TSelf a);

    static abstract TSelf Floor(TSelf a);

    /// <summary>The smaller; either where one is NaN, and either zero.</summary>
    static abstract TSelf MinOfFinite(TSelf a, TSelf b);

    /// <summary>The greater; either where one is NaN, and either zero.</summary>
    static abstract TSelf MaxOfFinite(TSelf a, TSelf b);

    static abstract TSelf Less(TSelf a, TSelf b);

    static abstract TSelf Same(TSelf a, TSelf b);

    static abstract TSelf Select(TSelf mask, TSelf then, TSelf otherwise);

    /// <summary>Whether a mask holds anywhere.</summary>
    static abstract bool IsAny(TSelf mask);

    /// <summary>The sum of the bits as whole numbers, modulo 2⁶⁴.</summary>
    static abstract TSelf AddBits(TSelf a, TSelf b);

    static abstract TSelf ShiftLeft(TSelf a, int count);

    static abstract TSelf ShiftRight(TSelf a, int count);

    static abstract TSelf RotateLeft(TSelf a, int count);

    /// <summary>The entries of a table of 16 at the last four bits of each index.</summary>
    static abstract TSelf Lookup<T>(TSelf index)
        where T : struct, IVectorTable;

    /// <summary>a · 2ⁿ for a whole exponent n, |n| ≤ 2000, and 0.5 ≤ a ≤ 2.</summary>
    static abstract TSelf Scale(TSelf a, TSelf exponent);
}
