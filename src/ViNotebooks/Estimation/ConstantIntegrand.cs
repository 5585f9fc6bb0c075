namespace ViNotebooks.Estimation;

/// <summary>
/// A test without chance: an integrand that has the same value at every draw is a constant, such as log p(x, z) − log q(z) where q is the
/// posterior. It holds for integrands that are analytic on their support, since one of these that is not constant takes
/// the same value twice with probability 0; a condition, a minimum or an indicator may well be constant at every draw and not be constant.
/// </summary>
internal static class ConstantIntegrand
{
    private const int FewestDraws = 8;

    // sixteen units in the last place: what a dozen operations without cancellation leave
    private const double RelativeRounding = 16.0 / (1L << 52);

    /// <summary>The constant, or null where the values differ by more than their rounding, or are too few to say.</summary>
    /// <param name="values">The integrand at draws that differ.</param>
    /// <param name="largestTerm">The magnitude of the largest number on the way to a value, such as log p where log p − log q is small.</param>
    public static Exact? Find(ReadOnlySpan<double> values, double largestTerm = 0)
    {
        Span<double> errors = values.Length <= 256 ? stackalloc double[values.Length] : new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            // zeros alone are more likely to be what is left after underflow
            errors[i] = RelativeRounding * Math.Max(Math.Abs(values[i]), largestTerm);
        }

        return errors.IndexOfAnyExcept(0) < 0 ? null : Find(values, errors);
    }

    /// <summary>The constant, where one number is within the error of every value.</summary>
    /// <param name="values">The integrand at draws that differ.</param>
    /// <param name="errors">A bound on the rounding of each value.</param>
    public static Exact? Find(ReadOnlySpan<double> values, ReadOnlySpan<double> errors)
    {
        if (values.Length < FewestDraws)
        {
            return null;
        }

        var (low, high) = (double.NegativeInfinity, double.PositiveInfinity);
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]) || !double.IsFinite(errors[i]))
            {
                return null;
            }

            low = Math.Max(low, values[i] - errors[i]);
            high = Math.Min(high, values[i] + errors[i]);
        }

        return low <= high ? new Exact((low + high) / 2, Oracle.ConstantIntegrand) : null;
    }
}
