using System.Globalization;
using System.Runtime.CompilerServices;
using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>Vectors of parameters given as numbers: checked, and made exact expressions.</summary>
internal static class VectorArgument
{
    private const double LargestExcess = 1e-9;

    /// <summary>Finite numbers, as many as <paramref name="length"/> where it is given.</summary>
    public static VectorLiteral Reals(IReadOnlyList<double> values, int? length = null, [CallerArgumentExpression(nameof(values))] string name = "") =>
        Checked(values, length, double.IsFinite, "a finite number", name);

    /// <summary>Positive finite numbers, as many as <paramref name="length"/> where it is given.</summary>
    public static VectorLiteral Positives(IReadOnlyList<double> values, int? length = null, [CallerArgumentExpression(nameof(values))] string name = "") =>
        Checked(values, length, static x => x > 0 && double.IsFinite(x), "positive and finite", name);

    /// <summary>Nonnegative numbers that sum to 1 within 10⁻⁹.</summary>
    public static VectorLiteral Probabilities(IReadOnlyList<double> values, int? length = null, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        var vector = Checked(values, length, static x => x is >= 0 and <= 1 + LargestExcess, "from 0 to 1", name);
        var sum = values.Sum();
        return Math.Abs(sum - 1) <= LargestExcess
            ? vector
            : throw new ArgumentException($"{name} sum to {sum.ToString("R", CultureInfo.InvariantCulture)}; they must sum to 1.", name);
    }

    /// <summary>e^a/Σ e^a element by element.</summary>
    public static VectorLiteral Softmax(IReadOnlyList<double> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        var logits = Reals(values, null, name);
        return new VectorLiteral(logits.Items.Select(
            logit => Make.Call(Function.Exp, Make.Subtract(logit, Make.Call(Function.LogSumExp, logits)))).ToSequence());
    }

    private static VectorLiteral Checked(IReadOnlyList<double> values, int? length, Func<double, bool> isInside, string domain, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.Count == 0 || (length is { } wanted && values.Count != wanted))
        {
            throw new ArgumentException($"{name} has {values.Count} elements; it must have {(length is { } count ? count : "at least one")}.", name);
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (!isInside(values[i]))
            {
                throw new ArgumentOutOfRangeException(
                    name, values[i], $"Element {i + 1} of {name} is {values[i].ToString("R", CultureInfo.InvariantCulture)}; it must be {domain}.");
            }
        }

        return new VectorLiteral(values.Select(Numeral.Of).ToSequence());
    }
}
