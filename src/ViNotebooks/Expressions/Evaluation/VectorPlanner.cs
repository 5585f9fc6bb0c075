using System.Runtime.CompilerServices;
using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>
/// Orders the instructions of a graph into stages and gives columns to what passes between them. Fused stages are kept short enough for the
/// just-in-time compiler, whose effort grows faster than they do.
/// </summary>
internal sealed class VectorPlanner
{
    private const int HeaviestSegment = 400;
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>With more instructions than this, compiling takes longer than it saves.</summary>
    private const int MostFused = 10_000;

    private readonly VectorGraph graph;
    private readonly IReadOnlyList<int> outputs;
    private readonly bool fuse;
    private readonly List<List<int>> groups = [];
    private readonly Dictionary<int, int> columns = [];
    private readonly List<(int Column, int Invariant)> constants = [];
    private int columnCount;

    private VectorPlanner(VectorGraph graph, IReadOnlyList<int> outputs, int inputColumns, bool fuse)
    {
        this.graph = graph;
        this.outputs = outputs;
        this.fuse = fuse && RuntimeFeature.IsDynamicCodeCompiled && graph.Slots.Count <= MostFused;
        columnCount = inputColumns;
    }

    public static VectorPlan Plan(VectorGraph graph, IReadOnlyList<int> outputs, IReadOnlyList<NoiseInput> inputs, bool fuse) =>
        new VectorPlanner(graph, outputs, inputs.Sum(input => input.Columns), fuse).Plan();

    public static VectorPlan Interpreting(IReadOnlyList<Expr> outputs, IReadOnlyList<NoiseInput> inputs, IReadOnlyDictionary<string, Value<Binary64>> parameters)
    {
        var noise = inputs.Sum(input => input.Columns);
        var stage = new InterpretedStage(outputs, inputs, parameters);

        // shapes that do not fit are found here rather than when samples are drawn
        var trial = new double[noise + outputs.Count];
        Array.Fill(trial, 0.5);
        stage.Run(trial, 1, 1, []);
        return new VectorPlan([stage], noise + outputs.Count, [.. Enumerable.Range(noise, outputs.Count)], [], []);
    }

    /// <summary>The value of an instruction whose operands are invariants.</summary>
    public static double Apply(ScalarInstruction instruction, int[] invariantOfSlot, double[] invariants)
    {
        Span<double> value = stackalloc double[4];
        for (var i = 0; i < 3; i++)
        {
            var slot = i == 0 ? instruction.First : i == 1 ? instruction.Second : instruction.Third;
            value[i] = slot < 0 ? 0 : invariants[invariantOfSlot[slot]];
        }

        ScalarKernels.Run(
            instruction,
            value[..1],
            instruction.Second < 0 ? default : value.Slice(1, 1),
            instruction.Third < 0 ? default : value.Slice(2, 1),
            value[3..]);
        return value[3];
    }

    private VectorPlan Plan()
    {
        Group();
        var last = LastUses();
        var ending = last.ToLookup(pair => pair.Value, pair => pair.Key);
        var free = new Stack<int>();
        var stages = new List<VectorStage>();
        for (var i = 0; i < graph.Slots.Count; i++)
        {
            if (graph.Slots[i].Input >= 0)
            {
                columns[i] = graph.Slots[i].Input;
            }
        }

        for (var g = 0; g < groups.Count; g++)
        {
            var group = groups[g];
            foreach (var slot in group)
            {
                if (last.TryGetValue(slot, out var end) && (end > g || !IsFusable(slot)))
                {
                    columns[slot] = free.Count > 0 ? free.Pop() : columnCount++;
                }
            }

            stages.Add(IsFusable(group[0]) ? new FusedStage(Segment(group)) : Column(group[0]));
            foreach (var slot in ending[g])
            {
                if (columns.TryGetValue(slot, out var column) && graph.Slots[slot].Instruction is not null)
                {
                    free.Push(column);
                }
            }
        }

        var results = outputs.Select(slot => graph.Slots[slot].Invariant >= 0 ? ConstantColumn(slot) : columns[slot]).ToArray();
        return new VectorPlan([.. stages], columnCount, results, constants, [.. graph.Slots.Select(slot => slot.Invariant)]);
    }

    /// <summary>Instructions that are needed, in stages: as long as possible only fusable ones, then those that need a column, and so on.</summary>
    private void Group()
    {
        var needed = new bool[graph.Slots.Count];
        foreach (var output in outputs)
        {
            needed[output] = true;
        }

        var phases = new int[graph.Slots.Count];
        for (var i = needed.Length - 1; i >= 0; i--)
        {
            if (needed[i])
            {
                foreach (var operand in Operands(i))
                {
                    needed[operand] = true;
                }
            }
        }

        var order = new List<int>();
        for (var i = 0; i < needed.Length; i++)
        {
            if (!needed[i] || graph.Slots[i].Instruction is null)
            {
                continue;
            }

            // fusable instructions have even phases, the others odd ones
            var phase = Operands(i).Select(operand => phases[operand]).DefaultIfEmpty(0).Max();
            var isOdd = (phase & 1) == 1;
            phases[i] = isOdd == !IsFusable(i) ? phase : phase + 1;
            order.Add(i);
        }

        var weight = 0;
        foreach (var slot in order.OrderBy(slot => phases[slot]).ThenBy(slot => slot))
        {
            var own = IsFusable(slot) ? VectorOperations.Of(graph.Slots[slot].Instruction!.Value)!.Value.Weight : HeaviestSegment;
            if (groups.Count == 0 || weight + own > HeaviestSegment || phases[slot] != phases[groups[^1][0]])
            {
                groups.Add([]);
                weight = 0;
            }

            groups[^1].Add(slot);
            weight += own;
        }
    }

    /// <summary>The last group that uses the slot of each instruction; the number of groups for an output.</summary>
    private Dictionary<int, int> LastUses()
    {
        var last = new Dictionary<int, int>();
        for (var g = 0; g < groups.Count; g++)
        {
            foreach (var operand in groups[g].SelectMany(Operands))
            {
                last[operand] = g;
            }
        }

        foreach (var output in outputs)
        {
            last[output] = groups.Count;
        }

        return last;
    }

    private VectorSegment Segment(List<int> group)
    {
        var inside = group.ToHashSet();
        var operands = group.SelectMany(Operands).Distinct().ToList();
        return new VectorSegment(
            [.. group.Select(slot => (slot, graph.Slots[slot].Instruction!.Value))],
            operands.Where(slot => !inside.Contains(slot) && graph.Slots[slot].Invariant < 0).ToDictionary(slot => slot, slot => columns[slot]),
            group.Where(columns.ContainsKey).ToDictionary(slot => slot, slot => columns[slot]),
            operands.Where(slot => graph.Slots[slot].Invariant >= 0).ToDictionary(slot => slot, slot => graph.Slots[slot].Invariant),
            operands.Where(slot => graph.Slots[slot] is { Low: >= SmallestNormal, High: <= double.MaxValue }).ToHashSet());
    }

    private ColumnStage Column(int slot)
    {
        var instruction = graph.Slots[slot].Instruction!.Value;
        return new ColumnStage(
            instruction with { First = ColumnOf(instruction.First), Second = ColumnOf(instruction.Second), Third = ColumnOf(instruction.Third) },
            columns[slot]);
    }

    private int ColumnOf(int slot) => slot < 0 ? -1 : graph.Slots[slot].Invariant >= 0 ? ConstantColumn(slot) : columns[slot];

    private int ConstantColumn(int slot)
    {
        if (!columns.TryGetValue(slot, out var column))
        {
            column = columnCount++;
            columns.Add(slot, column);
            constants.Add((column, graph.Slots[slot].Invariant));
        }

        return column;
    }

    private bool IsFusable(int slot) => fuse && VectorOperations.Of(graph.Slots[slot].Instruction!.Value) is not null;

    private IEnumerable<int> Operands(int slot)
    {
        if (graph.Slots[slot].Instruction is { } instruction)
        {
            yield return instruction.First;
            if (instruction.Second >= 0)
            {
                yield return instruction.Second;
            }

            if (instruction.Third >= 0)
            {
                yield return instruction.Third;
            }
        }
    }
}
