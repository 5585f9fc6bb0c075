using ViNotebooks.Expressions.Evaluation;

namespace ViNotebooks.Estimation;

/// <summary>Draws the one output of a compiled integrand.</summary>
/// <param name="program">The integrand.</param>
/// <param name="seed">Determines the draws.</param>
/// <param name="threads">How many threads work; the draws are the same for any number.</param>
internal sealed class ProgramSampler(VectorProgram program, ulong seed, int threads = 1) : IBatchSampler
{
    private readonly double[] block = program.OutputCount == 1
        ? new double[program.BlockLength]
        : throw new ArgumentException($"One output is averaged, not {program.OutputCount}.", nameof(program));

    // of the draws in the block, the last so many are still to be given away
    private int left;
    private long next;

    public ulong Seed => seed;

    public int LargestBatch => program.IsInterpreted ? 1 << 13 : 1 << 20;

    public Moments Draw(long count, Span<double> kept)
    {
        var moments = Moments.None;
        while (count > 0)
        {
            var whole = count / block.Length * block.Length;
            if (left == 0 && kept.IsEmpty && whole > 0)
            {
                moments = Moments.Merge(moments, MonteCarlo.Run(program, seed, next, whole, threads));
                next += whole;
                count -= whole;
                continue;
            }

            if (left == 0)
            {
                MonteCarlo.Fill(program, seed, next, block);
                next += block.Length;
                left = block.Length;
            }

            var values = block.AsSpan(block.Length - left, (int)Math.Min(left, count));
            moments = Moments.Merge(moments, Moments.Of(values));
            var keeping = Math.Min(values.Length, kept.Length);
            values[..keeping].CopyTo(kept);
            kept = kept[keeping..];
            left -= values.Length;
            count -= values.Length;
        }

        return moments;
    }
}
