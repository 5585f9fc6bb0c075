using ViNotebooks.Estimation;
using ViNotebooks.Expressions.Evaluation;

namespace ViNotebooks.Models.Oracles;

/// <summary>Draws of a compiled integrand, batch after batch.</summary>
internal sealed class ProgramSampler(VectorProgram program, ulong seed) : IBatchSampler
{
    private long drawn;

    public ulong Seed => seed;

    public BatchSummary Draw(long count, Span<double> kept)
    {
        MonteCarlo.Fill(program, seed, drawn, kept);
        var moments = MonteCarlo.Run(program, seed, drawn, count, Environment.ProcessorCount);
        drawn += count;
        return new BatchSummary(
            moments.Count,
            moments.IsFinite ? moments.Mean : double.NaN,
            moments.IsFinite ? moments.Second : double.NaN,
            moments.Least,
            moments.Greatest);
    }
}
