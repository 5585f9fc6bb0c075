using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>
/// Expressions over noise and parameters, compiled to work on chunks of samples that stay in the first-level cache. Where code
/// can be generated at run time, runs of elementary operations are fused to one loop over registers; other functions work column by column,
/// and what is more than a matter of numbers is interpreted sample by sample.
/// </summary>
/// <remarks>A program may be run by several threads, each with a <see cref="VectorWorkspace"/> of its own.</remarks>
internal sealed class VectorProgram
{
    private const int CachedBytes = 24 * 1024;
    private const int LargestChunk = 1024;
    private const int LeastChunk = 128;

    private readonly IReadOnlyDictionary<string, Value<Binary64>> parameters;

    internal VectorProgram(
        IReadOnlyList<NoiseInput> inputs, VectorPlan plan, IReadOnlyList<VectorInvariant> invariants, IReadOnlyDictionary<string, Value<Binary64>> parameters)
    {
        Inputs = inputs;
        Plan = plan;
        Invariants = invariants;
        this.parameters = parameters;
        IsInterpreted = plan.Stages.Any(stage => stage is InterpretedStage);
        var columns = Math.Max(1, plan.ColumnCount);
        ChunkLength = Math.Clamp(CachedBytes / (sizeof(double) * columns) / LeastChunk * LeastChunk, LeastChunk, LargestChunk);
    }

    public IReadOnlyList<NoiseInput> Inputs { get; }

    public int OutputCount => Plan.Outputs.Count;

    /// <summary>Samples come in blocks of this many, each with noise of its own, which the seed and the number of the block determine.</summary>
    public int BlockLength => IsInterpreted ? 1024 : 16_384;

    /// <summary>Whether samples are interpreted one by one, which is some hundred times slower.</summary>
    public bool IsInterpreted { get; }

    internal VectorPlan Plan { get; }

    internal IReadOnlyList<VectorInvariant> Invariants { get; }

    internal int ChunkLength { get; }

    /// <summary>
    /// Compiles scalar expressions, each an output. Every symbol is an input or has a value in <paramref name="parameters"/>, or is an index.
    /// </summary>
    /// <exception cref="InvalidOperationException">A symbol has no value, shapes do not fit, or an expression is not a scalar.</exception>
    public static VectorProgram Compile(
        IReadOnlyList<Expr> outputs, IReadOnlyList<NoiseInput> inputs, IReadOnlyDictionary<string, Value<Binary64>> parameters, bool fuse = true)
    {
        var compiler = new VectorCompiler(inputs, parameters);
        var slots = new List<int>();
        foreach (var output in outputs)
        {
            if (compiler.Compile(output) is not { } slot)
            {
                return new VectorProgram(inputs, VectorPlanner.Interpreting(outputs, inputs, parameters), [], parameters);
            }

            slots.Add(slot);
        }

        return new VectorProgram(inputs, VectorPlanner.Plan(compiler.Graph, slots, inputs, fuse), compiler.Graph.Invariants, parameters);
    }

    public static VectorProgram Compile(Expr output, IReadOnlyList<NoiseInput> inputs, IReadOnlyDictionary<string, Value<Binary64>> parameters) =>
        Compile([output], inputs, parameters);

    /// <summary>The program with other values of the parameters, of the same shapes; nothing is compiled again.</summary>
    public VectorProgram With(IReadOnlyDictionary<string, Value<Binary64>> values)
    {
        foreach (var (name, value) in parameters)
        {
            if (!values.TryGetValue(name, out var other) || other.Kind != value.Kind || other.Rows != value.Rows || other.Columns != value.Columns)
            {
                throw new InvalidOperationException($"The parameter {name} needs a value of the shape that the program was compiled for.");
            }
        }

        return new VectorProgram(Inputs, Plan.With(values), Invariants, values);
    }

    /// <summary>The numbers that do not depend on the noise.</summary>
    internal double[] EvaluateInvariants()
    {
        var values = new double[Invariants.Count];
        var evaluated = new Dictionary<(Expr, string), Value<Binary64>>();
        for (var i = 0; i < values.Length; i++)
        {
            var invariant = Invariants[i];
            if (invariant.Expression is not { } expression)
            {
                values[i] = VectorPlanner.Apply(invariant.Instruction, Plan.InvariantOfSlot, values);
                continue;
            }

            var key = (expression, invariant.Indices.Key);
            if (!evaluated.TryGetValue(key, out var value))
            {
                value = Evaluator<Binary64>.Evaluate(expression, invariant.Indices.Over(parameters));
                evaluated.Add(key, value);
            }

            // a vector or matrix that is undefined is the number undefined
            values[i] = invariant.Element < value.Count ? Binary64.ToDouble(value.Elements[invariant.Element]) : double.NaN;
        }

        return values;
    }
}
