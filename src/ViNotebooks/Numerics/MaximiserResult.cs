namespace ViNotebooks.Numerics;

/// <summary>What became of the search for a maximum.</summary>
internal enum MaximiserStatus
{
    /// <summary>The maximum is taken at the point.</summary>
    Attained,

    /// <summary>The function grows without bound towards the point, an end of the range.</summary>
    Unbounded,

    /// <summary>The function grows towards the point, an end that is not part of the range or at infinity, to a bound that it does not take.</summary>
    NotAttained,

    /// <summary>The function has no value anywhere that it was evaluated.</summary>
    Undefined,

    /// <summary>The budget ended before the point was found.</summary>
    NotConverged,
}

/// <summary>Where a function is greatest, as far as a search can tell.</summary>
/// <param name="Point">Where.</param>
/// <param name="Value">The greatest value found.</param>
/// <param name="Error">An estimate of how far off each coordinate may be.</param>
/// <param name="Evaluations">How often the function was evaluated.</param>
/// <param name="Status">Whether the point is a maximum.</param>
internal sealed record MaximiserResult(
    IReadOnlyList<double> Point, double Value, IReadOnlyList<double> Error, long Evaluations, MaximiserStatus Status);
