using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Sums as polynomials of a scalar.</summary>
internal static class LinearIn
{
    /// <summary>p = Constant + Slope · z, the slope not being zero; null where it is not of this form.</summary>
    public static (Polynomial Constant, Polynomial Slope)? Of(Polynomial sum, string z) =>
        Coefficients(sum, z, 1) is [var constant, { IsZero: false } slope] ? (constant, slope) : null;

    /// <summary>The coefficients of z⁰, z¹, … up to <paramref name="degree"/>, or null where it is no such polynomial.</summary>
    public static Polynomial[]? Coefficients(Polynomial sum, string z, int degree)
    {
        var coefficients = new Polynomial[degree + 1];
        Array.Fill(coefficients, Polynomial.Zero);
        foreach (var term in sum.Terms)
        {
            var (outside, inside) = Kernel.Split(term, z);
            var power = inside.Factors switch
            {
                [] => 0,
                [{ Atom.Expression: Symbol, Exponent: { IsInteger: true, Sign: > 0 } exponent }] when exponent.Numerator <= degree => (int)exponent.Numerator,
                _ => -1,
            };
            if (power < 0)
                return null;

            coefficients[power] += outside;
        }

        return coefficients;
    }
}
