using System.Runtime.InteropServices;
using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>What is done for a chunk, in order, and in which columns. The first columns are the noise.</summary>
/// <param name="Stages">The work.</param>
/// <param name="ColumnCount">The number of columns of the chunk's length.</param>
/// <param name="Outputs">The column of each output.</param>
/// <param name="Constants">Columns that hold one invariant number all the time.</param>
/// <param name="InvariantOfSlot">For each slot its invariant number, or −1.</param>
internal sealed record VectorPlan(
    Sequence<VectorStage> Stages, int ColumnCount, IReadOnlyList<int> Outputs, IReadOnlyList<(int Column, int Invariant)> Constants, int[] InvariantOfSlot)
{
    public VectorPlan With(IReadOnlyDictionary<string, Value<Binary64>> parameters) =>
        Stages is [InterpretedStage interpreted] ? this with { Stages = [interpreted with { Parameters = parameters }] } : this;
}

/// <summary>A piece of work on the columns of a chunk, which stand one after the other, <c>length</c> apart.</summary>
internal abstract record VectorStage
{
    public abstract void Run(Span<double> columns, int length, int count, double[] invariants);
}

/// <summary>Generated code: a loop over registers. It gets the first column, the first invariant and the end of the loop, in bytes.</summary>
internal delegate void VectorKernel(ref double columns, ref double invariants, nint end);

/// <summary>Instructions fused to one loop; compiled for the chunk's length when first run.</summary>
internal sealed record FusedStage(VectorSegment Segment) : VectorStage
{
    private volatile VectorKernel? kernel;

    public override void Run(Span<double> columns, int length, int count, double[] invariants)
    {
        kernel ??= VectorEmitter.Emit(Segment, length);
        kernel(ref columns[0], ref MemoryMarshal.GetArrayDataReference(invariants), (nint)count * sizeof(double));
    }
}

/// <summary>One instruction, whose slots are columns.</summary>
internal sealed record ColumnStage(ScalarInstruction Instruction, int Result) : VectorStage
{
    public override void Run(Span<double> columns, int length, int count, double[] invariants) => ScalarKernels.Run(
        Instruction,
        Column(columns, Instruction.First, length, count),
        Column(columns, Instruction.Second, length, count),
        Column(columns, Instruction.Third, length, count),
        Column(columns, Result, length, count));

    private static Span<double> Column(Span<double> columns, int column, int length, int count) =>
        column < 0 ? default : columns.Slice(column * length, count);
}

/// <summary>Evaluates the expressions sample by sample.</summary>
internal sealed record InterpretedStage(
    IReadOnlyList<Expr> Expressions, IReadOnlyList<NoiseInput> Inputs, IReadOnlyDictionary<string, Value<Binary64>> Parameters) : VectorStage
{
    public override void Run(Span<double> columns, int length, int count, double[] invariants)
    {
        var values = new Dictionary<string, Value<Binary64>>(Parameters, StringComparer.Ordinal);
        var outputs = Inputs.Sum(input => input.Columns);
        for (var j = 0; j < count; j++)
        {
            var column = 0;
            foreach (var input in Inputs)
            {
                var elements = new Binary64[input.Columns];
                for (var i = 0; i < elements.Length; i++)
                {
                    elements[i] = columns[(column++ * length) + j];
                }

                values[input.Name] = input.Length is null ? Value<Binary64>.Scalar(elements[0]) : Value<Binary64>.Vector(elements);
            }

            for (var i = 0; i < Expressions.Count; i++)
            {
                var value = Evaluator<Binary64>.Evaluate(Expressions[i], values);
                columns[((outputs + i) * length) + j] = value is { Rows: 1, Columns: 1 } && value.Kind != ShapeKind.Condition
                    ? Binary64.ToDouble(value.Elements[0])
                    : throw new InvalidOperationException("What is sampled has to be a scalar.");
            }
        }
    }
}

/// <summary>Instructions in order, by their slots, and which slots are read from and written to columns.</summary>
/// <param name="Instructions">The slot and instruction of each.</param>
/// <param name="Loads">The column of each slot that comes from one.</param>
/// <param name="Stores">The column of each slot that is needed afterwards.</param>
/// <param name="Invariants">The invariant number of each slot that is one.</param>
/// <param name="Normal">Slots that are known to be positive, and neither subnormal nor infinite.</param>
internal sealed record VectorSegment(
    IReadOnlyList<(int Slot, ScalarInstruction Instruction)> Instructions,
    IReadOnlyDictionary<int, int> Loads,
    IReadOnlyDictionary<int, int> Stores,
    IReadOnlyDictionary<int, int> Invariants,
    IReadOnlySet<int> Normal);
