using System.Numerics.Tensors;

namespace ViNotebooks.Estimation;

/// <summary>How heavy the heavier tail of draws is.</summary>
/// <param name="Shape">
/// k̂ of the generalised Pareto distribution: moments of order 1/k and above are infinite. NaN where too few draws differ to say.
/// </param>
/// <param name="StandardError">Of k̂, (1 + k̂)/√(number of excesses), as of the maximum likelihood estimate.</param>
/// <param name="Excesses">The number of draws in the tail.</param>
internal readonly record struct TailIndex(double Shape, double StandardError, int Excesses)
{
    // fewer say next to nothing: the standard error of k̂ is above 0.2
    private const int FewestExcesses = 30;

    public static TailIndex Unknown { get; } = new(double.NaN, double.NaN, 0);

    /// <summary>k̂ ≥ 1/2, the rule by which a variance counts as infinite.</summary>
    public bool IsOfInfiniteVariance => Shape >= 0.5;

    /// <summary>k̂ ≥ 1, the rule by which a mean counts as infinite.</summary>
    public bool IsOfInfiniteMean => Shape >= 1;

    /// <summary>Of finite draws: the heavier of the upper and the lower tail.</summary>
    public static TailIndex Of(ReadOnlySpan<double> draws)
    {
        var upper = OfUpper(draws);
        var mirrored = new double[draws.Length];
        TensorPrimitives.Negate(draws, mirrored);
        var lower = OfUpper(mirrored);
        return lower.Shape > upper.Shape || double.IsNaN(upper.Shape) ? lower : upper;
    }

    private static TailIndex OfUpper(ReadOnlySpan<double> values)
    {
        // the size of the tail in Pareto smoothed importance sampling
        var size = (int)Math.Min(0.2 * values.Length, 3 * Math.Sqrt(values.Length));
        if (size < FewestExcesses)
        {
            return Unknown;
        }

        Span<double> tail = Selection.Largest(values, size + 1);

        // draws that equal the threshold are no excesses
        var threshold = tail[0];
        var first = tail.LastIndexOf(threshold) + 1;
        var excesses = tail[first..];
        if (excesses.Length < FewestExcesses)
        {
            return Unknown;
        }

        for (var i = 0; i < excesses.Length; i++)
        {
            excesses[i] -= threshold;
        }

        var shape = ParetoFit.Shape(excesses);
        return new TailIndex(shape, (1 + Math.Max(shape, 0)) / Math.Sqrt(excesses.Length), excesses.Length);
    }
}
