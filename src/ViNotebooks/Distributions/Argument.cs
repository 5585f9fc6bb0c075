using System.Globalization;
using System.Runtime.CompilerServices;
using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>Parameters given as numbers: checked, and made exact expressions.</summary>
internal static class Argument
{
    public static Expr Real(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? Numeral.Of(value) : throw Outside(name, value, "a finite number");

    public static Expr Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? Numeral.Of(value) : throw Outside(name, value, "positive and finite");

    public static Expr Probability(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and <= 1 ? Numeral.Of(value) : throw Outside(name, value, "from 0 to 1");

    /// <summary>A number in (0, 1].</summary>
    public static Expr PositiveProbability(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is > 0 and <= 1 ? Numeral.Of(value) : throw Outside(name, value, "greater than 0 and at most 1");

    public static Expr Nonnegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? Numeral.Of(value) : throw Outside(name, value, "finite and not negative");

    /// <summary>0, 1, …</summary>
    public static Expr Count(int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 ? Make.Number(value) : throw Outside(name, value, "0 or more");

    /// <summary>A number in (0, 1).</summary>
    public static Expr OpenProbability(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is > 0 and < 1 ? Numeral.Of(value) : throw Outside(name, value, "between 0 and 1, both excluded");

    /// <summary>A finite number above <paramref name="low"/>.</summary>
    public static Expr Above(double low, string lowName, double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > low && double.IsFinite(value)
            ? Numeral.Of(value)
            : throw Outside(name, value, $"finite and greater than {lowName} = {low.ToString("R", CultureInfo.InvariantCulture)}");

    /// <summary>The square of a positive number, as one number where that is exact.</summary>
    public static Expr Squared(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        var root = Positive(value, name);
        var square = value * value;
        return double.IsNormal(square) && Math.FusedMultiplyAdd(value, value, -square) == 0 ? Numeral.Of(square) : Make.Square(root);
    }

    /// <summary>One over a positive number, as one number where that is exact.</summary>
    public static Expr Reciprocal(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        var denominator = Positive(value, name);
        var reciprocal = 1 / value;
        return double.IsNormal(reciprocal) && Math.FusedMultiplyAdd(reciprocal, value, -1) == 0 ? Numeral.Of(reciprocal) : Make.Divide(Number.One, denominator);
    }

    public static ArgumentOutOfRangeException Outside(string name, double value, string domain) =>
        new(name, value, $"{name} is {value.ToString("R", CultureInfo.InvariantCulture)}; it must be {domain}.");
}
