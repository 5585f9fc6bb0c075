using System.Numerics;
using ViNotebooks.Expressions;

namespace ViNotebooks.Checking.Diagnosis;

/// <summary>Recognises small fractions in computed numbers.</summary>
internal static class Rationals
{
    private const int LargestDenominator = 12;
    private const int LargestNumerator = 1000;
    private const double Tolerance = 1e-9;

    /// <summary>p/q with q ≤ 12 within 1e−9 of x, or null.</summary>
    public static (int P, int Q)? Recognise(double x)
    {
        for (var q = 1; q <= LargestDenominator; q++)
        {
            var p = Math.Round(x * q);
            if (Math.Abs(p) <= LargestNumerator && Math.Abs((x * q) - p) <= Tolerance * q * Math.Max(1, Math.Abs(x)))
            {
                return ((int)p, q);
            }
        }

        return null;
    }

    public static Expr ToExpr((int P, int Q) fraction) => Make.Rational(new BigInteger(fraction.P), new BigInteger(fraction.Q));
}
