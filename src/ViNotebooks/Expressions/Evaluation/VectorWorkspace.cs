using System.Runtime.InteropServices;
using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>The columns that one thread runs a program in. A chunk allocates nothing.</summary>
internal sealed class VectorWorkspace
{
    private const int Alignment = 64;

    private readonly VectorProgram program;
    private readonly ulong seed;
    private readonly double[] invariants;
    private readonly double[] buffer;
    private readonly int offset;
    private readonly ulong[] states;
    private readonly RandomStream?[] streams;

    public VectorWorkspace(VectorProgram program, ulong seed)
    {
        this.program = program;
        this.seed = seed;
        invariants = [.. program.EvaluateInvariants(), 0];
        var length = program.Plan.ColumnCount * program.ChunkLength;
        buffer = GC.AllocateArray<double>(length + (Alignment / sizeof(double)), pinned: true);
        var misalignment = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(buffer, 0) % Alignment);
        offset = misalignment == 0 ? 0 : (Alignment - misalignment) / sizeof(double);
        states = new ulong[program.Inputs.Sum(input => input.Source is null ? input.Columns : 0) * VectorRandom.StateLength];
        streams = new RandomStream?[program.Inputs.Count];
        foreach (var (column, invariant) in program.Plan.Constants)
        {
            Column(column, program.ChunkLength).Fill(invariants[invariant]);
        }
    }

    /// <summary>Begins a block of samples; its noise does not depend on what was run before.</summary>
    public void StartBlock(long block)
    {
        var column = 0;
        var state = 0;
        for (var i = 0; i < program.Inputs.Count; i++)
        {
            var input = program.Inputs[i];
            if (input.Source is not null)
            {
                streams[i] = new RandomStream(VectorRandom.SeedOf(seed, block, column));
                column += input.Columns;
                continue;
            }

            for (var j = 0; j < input.Columns; j++)
            {
                VectorRandom.Start(states.AsSpan(state, VectorRandom.StateLength), VectorRandom.SeedOf(seed, block, column++));
                state += VectorRandom.StateLength;
            }
        }
    }

    /// <summary>Draws the next samples of the block and computes the outputs; at most <see cref="VectorProgram.ChunkLength"/>, and fewer only at its end.</summary>
    public void Run(int count)
    {
        var length = program.ChunkLength;
        var rounded = (count + VectorRandom.Multiple - 1) / VectorRandom.Multiple * VectorRandom.Multiple;
        var column = 0;
        var state = 0;
        for (var i = 0; i < program.Inputs.Count; i++)
        {
            var input = program.Inputs[i];
            if (input.Source is { } source)
            {
                source.Fill(streams[i]!, buffer.AsSpan(offset + (column * length), input.Columns * length), count, length);
                column += input.Columns;
                continue;
            }

            for (var j = 0; j < input.Columns; j++)
            {
                VectorRandom.Fill(input.Kind, states.AsSpan(state, VectorRandom.StateLength), Column(column++, rounded));
                state += VectorRandom.StateLength;
            }
        }

        var columns = buffer.AsSpan(offset, program.Plan.ColumnCount * length);
        foreach (var stage in program.Plan.Stages)
        {
            stage.Run(columns, length, stage is FusedStage ? rounded : count, invariants);
        }
    }

    /// <summary>The values of an output that the last run computed.</summary>
    public ReadOnlySpan<double> Output(int output, int count) => Column(program.Plan.Outputs[output], count);

    private Span<double> Column(int column, int count) => buffer.AsSpan(offset + (column * program.ChunkLength), count);
}
