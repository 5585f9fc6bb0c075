using System.Buffers;
using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>
/// An expression of scalars compiled to a list of instructions over columns of doubles, one column a distinct subexpression.
/// NaN stands for undefined, with the meaning that <see cref="Evaluator{T}"/> has over <see cref="Binary64"/>.
/// </summary>
internal sealed class ScalarProgram
{
    // columns of a chunk stay in the first-level cache for expressions of ordinary size
    private const int ChunkSize = 256;

    private readonly ScalarInstruction[] instructions;
    private readonly double[] constants;
    private readonly int symbolCount;
    private readonly int result;

    internal ScalarProgram(ScalarInstruction[] instructions, double[] constants, int symbolCount, int result)
    {
        this.instructions = instructions;
        this.constants = constants;
        this.symbolCount = symbolCount;
        this.result = result;
    }

    /// <summary>The number of instructions, each distinct subexpression being computed once.</summary>
    public int InstructionCount => instructions.Length;

    /// <summary>
    /// Compiles an expression over the symbols, which are scalars, or gives null where it has a symbol that is not among them, or needs
    /// vectors, matrices, an index or a sum over one.
    /// </summary>
    public static ScalarProgram? Compile(Expr expression, IReadOnlyList<string> symbols) =>
        new ScalarCompiler(symbols).Compile(expression);

    /// <summary>Evaluates <paramref name="count"/> points; <paramref name="columns"/> holds an array of values for each symbol.</summary>
    /// <remarks>
    /// Results that are not finite are undefined or went out of range on the way: a caller who has to know which looks closer
    /// with a wider precision.
    /// </remarks>
    public void Run(ReadOnlySpan<double[]> columns, int count, Span<double> results)
    {
        if (columns.Length < symbolCount)
        {
            throw new ArgumentException($"{symbolCount} columns are needed, one a symbol, not {columns.Length}.", nameof(columns));
        }

        var width = Math.Min(count, ChunkSize);
        var slots = constants.Length + instructions.Length;
        var buffer = ArrayPool<double>.Shared.Rent(Math.Max(1, slots * width));
        try
        {
            for (var i = 0; i < constants.Length; i++)
            {
                buffer.AsSpan(i * width, width).Fill(constants[i]);
            }

            for (var start = 0; start < count; start += width)
            {
                var length = Math.Min(width, count - start);
                var operands = new Operands(columns, buffer, symbolCount, start, width, length);
                for (var i = 0; i < instructions.Length; i++)
                {
                    ref readonly var instruction = ref instructions[i];
                    ScalarKernels.Run(
                        instruction,
                        operands[instruction.First],
                        operands[instruction.Second],
                        operands[instruction.Third],
                        buffer.AsSpan((constants.Length + i) * width, length));
                }

                operands[result].CopyTo(results.Slice(start, length));
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(buffer);
        }
    }

    /// <summary>Columns by slot: first the symbols, then the constants, then the instructions' results.</summary>
    private readonly ref struct Operands(
        ReadOnlySpan<double[]> columns, double[] buffer, int symbolCount, int start, int width, int length)
    {
        private readonly ReadOnlySpan<double[]> columns = columns;

        public ReadOnlySpan<double> this[int slot] =>
            slot < symbolCount
                ? slot < 0 ? default : columns[slot].AsSpan(start, length)
                : buffer.AsSpan((slot - symbolCount) * width, length);
    }
}

internal enum ScalarOperation
{
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    WholePower,
    UnaryFunction,
    BinaryFunction,
    NormalPdf,
    BetaI,
    LogOfGamma,
    Relation,
    Logical,
    Select,
}

/// <summary>
/// One operation on up to three slots (−1 where there is none). <paramref name="Detail"/> is the function, relation, logical
/// operator or whole exponent.
/// </summary>
internal readonly record struct ScalarInstruction(ScalarOperation Operation, int Detail, int First, int Second = -1, int Third = -1);
