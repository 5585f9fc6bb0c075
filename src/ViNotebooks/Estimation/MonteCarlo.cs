using ViNotebooks.Expressions.Evaluation;

namespace ViNotebooks.Estimation;

/// <summary>
/// Runs a program on samples. The samples are numbered; seed and number determine a sample, so that a procedure may ask for more
/// of them and stop when it knows enough. Blocks are merged as a balanced tree over their numbers, so that
/// results are the same bits whatever the number of threads.
/// </summary>
internal static class MonteCarlo
{
    /// <summary>The moments of the first output of samples <paramref name="from"/>, …, <paramref name="from"/> + <paramref name="count"/> − 1.</summary>
    /// <param name="program">What is sampled.</param>
    /// <param name="seed">Determines the samples.</param>
    /// <param name="from">The first, a multiple of <see cref="VectorProgram.BlockLength"/>.</param>
    /// <param name="count">How many; the last block need not be whole.</param>
    /// <param name="threads">How many threads work, at least one.</param>
    /// <param name="cancellation">Looked at before each block.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Moments Run(VectorProgram program, ulong seed, long from, long count, int threads = 1, CancellationToken cancellation = default)
    {
        var results = new Moments[Blocks(program, from, count)];
        Share(program, seed, from, results.Length, threads, cancellation, (workspace, block) =>
        {
            var moments = Moments.None;
            var left = (int)Math.Min(program.BlockLength, count - (block * program.BlockLength));
            for (; left > 0; left -= program.ChunkLength)
            {
                var length = Math.Min(left, program.ChunkLength);
                workspace.Run(length);
                moments = Moments.Merge(moments, Moments.Of(workspace.Output(0, length)));
            }

            results[block] = moments;
        });
        return MergeTree(results, Moments.None, static (a, b) => Moments.Merge(a, b));
    }

    /// <summary>The joint moments of all outputs; see <see cref="Run"/>.</summary>
    public static JointMoments RunJoint(VectorProgram program, ulong seed, long from, long count, int threads = 1, CancellationToken cancellation = default)
    {
        var results = new JointMoments[Blocks(program, from, count)];
        Share(program, seed, from, results.Length, threads, cancellation, (workspace, block) =>
        {
            var moments = JointMoments.None(program.OutputCount);
            var chunk = JointMoments.None(program.OutputCount);
            var columns = new double[program.OutputCount * program.ChunkLength];
            var left = (int)Math.Min(program.BlockLength, count - (block * program.BlockLength));
            for (; left > 0; left -= program.ChunkLength)
            {
                var length = Math.Min(left, program.ChunkLength);
                workspace.Run(length);
                for (var i = 0; i < program.OutputCount; i++)
                {
                    workspace.Output(i, length).CopyTo(columns.AsSpan(i * program.ChunkLength));
                }

                chunk.Set(columns, length, program.ChunkLength);
                moments.Add(chunk);
            }

            results[block] = moments;
        });
        return MergeTree(results, JointMoments.None(program.OutputCount), JointMoments.Merge);
    }

    /// <summary>
    /// The samples themselves, from number <paramref name="from"/> on, which is a multiple of <see cref="VectorProgram.BlockLength"/>: output i of
    /// sample j goes to <paramref name="values"/>[i · n + j], where n is the length over the number of outputs.
    /// </summary>
    public static void Fill(VectorProgram program, ulong seed, long from, Span<double> values)
    {
        var count = values.Length / program.OutputCount;
        var blocks = Blocks(program, from, count);
        var workspace = new VectorWorkspace(program, seed);
        var at = 0;
        for (var block = 0; block < blocks; block++)
        {
            workspace.StartBlock((from / program.BlockLength) + block);
            var end = Math.Min(count, at + program.BlockLength);
            while (at < end)
            {
                var length = Math.Min(end - at, program.ChunkLength);
                workspace.Run(length);
                for (var i = 0; i < program.OutputCount; i++)
                {
                    workspace.Output(i, length).CopyTo(values.Slice((i * count) + at, length));
                }

                at += length;
            }
        }
    }

    private static int Blocks(VectorProgram program, long from, long count)
    {
        if (from < 0 || from % program.BlockLength != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(from), from, $"The first sample has to be a multiple of {program.BlockLength}.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return checked((int)((count + program.BlockLength - 1) / program.BlockLength));
    }

    /// <summary>Does the work of each block once, in any order, on several threads.</summary>
    private static void Share(
        VectorProgram program, ulong seed, long from, int blocks, int threads, CancellationToken cancellation, Action<VectorWorkspace, long> work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        cancellation.ThrowIfCancellationRequested();
        var next = -1;
        var first = from / program.BlockLength;
        void Work()
        {
            var workspace = new VectorWorkspace(program, seed);
            for (var block = Interlocked.Increment(ref next); block < blocks && !cancellation.IsCancellationRequested; block = Interlocked.Increment(ref next))
            {
                workspace.StartBlock(first + block);
                work(workspace, block);
            }
        }

        var helpers = new Task[Math.Max(0, Math.Min(threads, blocks) - 1)];
        for (var i = 0; i < helpers.Length; i++)
        {
            helpers[i] = Task.Run(Work, CancellationToken.None);
        }

        try
        {
            Work();
        }
        finally
        {
            // after a failure the others end with the block they are at
            Volatile.Write(ref next, blocks);
            Task.WhenAll(helpers).GetAwaiter().GetResult();
        }

        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Merges neighbours, then neighbours of these, and so on.</summary>
    private static T MergeTree<T>(T[] parts, T none, Func<T, T, T> merge)
    {
        for (var step = 1; step < parts.Length; step *= 2)
        {
            for (var i = 0; i + step < parts.Length; i += 2 * step)
            {
                parts[i] = merge(parts[i], parts[i + step]);
            }
        }

        return parts.Length == 0 ? none : parts[0];
    }
}
