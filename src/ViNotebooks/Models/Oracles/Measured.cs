using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <summary>A number with an unlimited range of magnitudes, how far off it may be, and the weakest way that it was found.</summary>
internal readonly record struct Measured(WideFloat Value, WideFloat Error, Oracle Oracle)
{
    /// <summary>What a sampled value rests on; null where nothing was sampled.</summary>
    public SamplingRecord? Sampling { get; init; }

    public double ToDouble() => WideFloat.ToDouble(Value);

    public static Measured Exactly(double value) => new(WideFloat.FromDouble(value), WideFloat.Zero, Oracle.ClosedForm);

    public static Oracle Weaker(Oracle a, Oracle b) => (Oracle)Math.Max((int)a, (int)b);

    public static SamplingRecord? Joined(SamplingRecord? a, SamplingRecord? b) =>
        a is null || b is null ? a ?? b : new SamplingRecord(Math.Min(a.Count, b.Count), a.ErrorProbability + b.ErrorProbability, a.Seed) { Reach = Math.Min(a.Reach, b.Reach) };
}

/// <summary>What a sampled value rests on.</summary>
/// <param name="Count">The number of draws.</param>
/// <param name="ErrorProbability">The probability that the value is further off than its error says.</param>
/// <param name="Seed">Reproduces the draws.</param>
internal sealed record SamplingRecord(long Count, double ErrorProbability, ulong Seed)
{
    /// <summary>How many standard errors an interval of the sequence reaches to a side, measured where it was made.</summary>
    public double Reach { get; init; } = 7;

    public double StandardErrors(double error) => error / Reach;
}
