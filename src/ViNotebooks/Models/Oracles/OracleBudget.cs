namespace ViNotebooks.Models.Oracles;

/// <summary>What an evaluation may cost before it gives up or turns to sampling.</summary>
/// <param name="MostEvaluations">Evaluations of an integrand by quadrature or enumeration, all together.</param>
/// <param name="MostSamples">Random draws for one expectation.</param>
internal sealed record OracleBudget(long MostEvaluations = 6_000_000, long MostSamples = 4_000_000)
{
    public static OracleBudget Default { get; } = new();

    /// <summary>The greatest number of continuous variables that quadrature takes on.</summary>
    public int MostDimensions { get; init; } = 3;

    /// <summary>Whether sampling may be used where nothing else can.</summary>
    public bool AllowsSampling { get; init; } = true;
}
