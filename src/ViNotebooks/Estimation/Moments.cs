using ViNotebooks.Numerics;

namespace ViNotebooks.Estimation;

/// <summary>
/// What is kept of a sample: its size, mean and central sums. Numbers that are not finite are counted, and are not in the sums:
/// <see cref="Mean"/> and <see cref="Variance"/> are what the whole sample has, NaN or infinite where such numbers were drawn.
/// </summary>
/// <param name="Finite">How many numbers are finite.</param>
/// <param name="FiniteMean">The mean of the finite numbers.</param>
/// <param name="Second">The sum of (x − mean)² over the finite numbers.</param>
/// <param name="Third">The sum of (x − mean)³.</param>
/// <param name="Fourth">The sum of (x − mean)⁴.</param>
/// <param name="Least">The least finite number; +∞ if there is none.</param>
/// <param name="Greatest">The greatest finite number; −∞ if there is none.</param>
/// <param name="Undefined">How many are NaN.</param>
/// <param name="PositiveInfinite">How many are +∞.</param>
/// <param name="NegativeInfinite">How many are −∞.</param>
internal readonly record struct Moments(
    long Finite, double FiniteMean, double Second, double Third, double Fourth, double Least, double Greatest, long Undefined, long PositiveInfinite, long NegativeInfinite)
{
    public static readonly Moments None = new(0, 0, 0, 0, 0, double.PositiveInfinity, double.NegativeInfinity, 0, 0, 0);

    /// <summary>The size of the sample.</summary>
    public long Count => Finite + Undefined + PositiveInfinite + NegativeInfinite;

    /// <summary>Whether every number is finite, and so are the sums.</summary>
    public bool IsFinite => Finite == Count && double.IsFinite(Second);

    public double Mean => this switch
    {
        { Count: 0 } or { Undefined: > 0 } or { PositiveInfinite: > 0, NegativeInfinite: > 0 } => double.NaN,
        { PositiveInfinite: > 0 } => double.PositiveInfinity,
        { NegativeInfinite: > 0 } => double.NegativeInfinity,
        _ => FiniteMean,
    };

    /// <summary>The unbiased estimate of the variance, for at least two numbers.</summary>
    public double Variance => Finite == Count && Count > 1 ? Second / (Count - 1) : double.NaN;

    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The estimated standard deviation of the mean.</summary>
    public double StandardError => Math.Sqrt(Variance / Count);

    /// <summary>The third central moment over the third power of the standard deviation.</summary>
    public double Skewness => Finite == Count ? Math.Sqrt(Count) * Third / Math.Pow(Second, 1.5) : double.NaN;

    /// <summary>The fourth central moment over the square of the variance, less 3, which a normal distribution has.</summary>
    public double ExcessKurtosis => Finite == Count ? (Count * Fourth / (Second * Second)) - 3 : double.NaN;

    public static Moments Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return None;
        }

        // one NaN or infinity makes the sum NaN or infinite
        var (sum, least, greatest) = VectorSums.Of(values);
        if (!double.IsFinite(sum))
        {
            return OneByOne(values);
        }

        var mean = sum / values.Length;
        var (second, third, fourth) = VectorSums.Powers(values, mean);
        return new Moments(values.Length, mean, second, third, fourth, least, greatest, 0, 0, 0);
    }

    /// <summary>The moments of both samples together (Pébay, "Formulas for robust, one-pass parallel computation of covariances and arbitrary-order statistical moments", 2008).</summary>
    public static Moments Merge(in Moments a, in Moments b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return a.Count == 0 ? b : a;
        }

        var merged = a.Finite == 0 ? b : b.Finite == 0 ? a : MergeFinite(a, b);
        return merged with
        {
            Undefined = a.Undefined + b.Undefined,
            PositiveInfinite = a.PositiveInfinite + b.PositiveInfinite,
            NegativeInfinite = a.NegativeInfinite + b.NegativeInfinite,
        };
    }

    private static Moments MergeFinite(in Moments a, in Moments b)
    {
        double n = a.Finite + b.Finite;
        double na = a.Finite;
        double nb = b.Finite;
        var difference = b.FiniteMean - a.FiniteMean;
        var share = difference / n;
        var cross = difference * share * na * nb;
        var second = a.Second + b.Second + cross;
        var third = a.Third + b.Third + (cross * share * (na - nb)) + (3 * share * ((na * b.Second) - (nb * a.Second)));
        var fourth = a.Fourth + b.Fourth
            + (cross * share * share * ((na * na) - (na * nb) + (nb * nb)))
            + (6 * share * share * ((na * na * b.Second) + (nb * nb * a.Second)))
            + (4 * share * ((na * b.Third) - (nb * a.Third)));
        return new Moments(
            a.Finite + b.Finite, a.FiniteMean + (share * nb), second, third, fourth, Math.Min(a.Least, b.Least), Math.Max(a.Greatest, b.Greatest), 0, 0, 0);
    }

    private static Moments OneByOne(ReadOnlySpan<double> values)
    {
        var result = None;
        foreach (var value in values)
        {
            result = Merge(result, value switch
            {
                double.NaN => None with { Undefined = 1 },
                double.PositiveInfinity => None with { PositiveInfinite = 1 },
                double.NegativeInfinity => None with { NegativeInfinite = 1 },
                _ => new Moments(1, value, 0, 0, 0, value, value, 0, 0, 0),
            });
        }

        return result;
    }
}
