using System.Numerics;

namespace ViNotebooks.Numerics;

/// <summary>
/// Real arithmetic of some precision: what the evaluator needs of a number. A value that does not exist (log of a negative
/// number, division by zero) is <see cref="Undefined"/>, one whose size cannot be represented is infinite; both travel
/// through every operation instead of being thrown.
/// </summary>
internal interface IReal<TSelf>
    where TSelf : struct, IReal<TSelf>
{
    static abstract TSelf Undefined { get; }

    static abstract TSelf Pi { get; }

    static abstract TSelf E { get; }

    /// <summary>Whether the value exists (it may still be infinite where it went out of the representable range).</summary>
    static abstract bool IsDefined(TSelf x);

    /// <summary>Whether the value exists and is in range.</summary>
    static abstract bool IsFinite(TSelf x);

    /// <summary>−1, 0 or 1; 0 for an undefined value.</summary>
    static abstract int Sign(TSelf x);

    static abstract TSelf FromDouble(double x);

    static abstract TSelf FromInteger(BigInteger x);

    static abstract double ToDouble(TSelf x);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    static abstract bool operator <(TSelf a, TSelf b);

    static abstract bool operator >(TSelf a, TSelf b);

    static abstract TSelf Floor(TSelf x);

    static abstract TSelf Sqrt(TSelf x);

    static abstract TSelf Exp(TSelf x);

    static abstract TSelf Expm1(TSelf x);

    static abstract TSelf Log(TSelf x);

    static abstract TSelf Log1p(TSelf x);

    /// <summary>x^y: x &gt; 0, or y a whole number (x ≠ 0 where y &lt; 0), or x = 0 and y ≥ 0 (0^0 = 1); undefined elsewhere.</summary>
    static abstract TSelf Pow(TSelf x, TSelf y);

    static abstract TSelf Sin(TSelf x);

    static abstract TSelf Cos(TSelf x);

    static abstract TSelf Atan(TSelf x);

    static abstract TSelf Erf(TSelf x);

    static abstract TSelf Erfc(TSelf x);

    /// <summary>log |Γ(x)|; undefined at 0, −1, −2, …</summary>
    static abstract TSelf LogGamma(TSelf x);

    /// <summary>Γ(x); undefined at 0, −1, −2, …</summary>
    static abstract TSelf Gamma(TSelf x);

    /// <summary>ψ⁽ⁿ⁾(x) for n ≥ 0, n = 0 being the digamma function; undefined at 0, −1, −2, …</summary>
    static abstract TSelf Polygamma(int n, TSelf x);
}
