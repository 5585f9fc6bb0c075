using System.Runtime.InteropServices;
using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>
/// The distinct numbers that an integrand is made of: columns of noise, numbers that are the same for every sample (invariant),
/// and instructions on others. A number is known by its slot; equal instructions have one slot.
/// </summary>
internal sealed class VectorGraph
{
    private readonly Dictionary<ScalarInstruction, int> known = [];
    private readonly Dictionary<(Expr Expression, string Indices, int Element), int> knownInvariants = [];
    private readonly List<VectorSlot> slots = [];
    private readonly List<VectorInvariant> invariants = [];

    public IReadOnlyList<VectorSlot> Slots => slots;

    public IReadOnlyList<VectorInvariant> Invariants => invariants;

    public int AddInput(int column, double low, double high)
    {
        slots.Add(new VectorSlot(Input: column, Low: low, High: high));
        return slots.Count - 1;
    }

    /// <summary>An element of a value that does not depend on the noise. Its <paramref name="range"/> is the number itself where parameters do not change it.</summary>
    public int AddInvariant(Expr expression, Indices indices, int element, double? range)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(knownInvariants, (expression, indices.Key, element), out var exists);
        if (!exists)
        {
            slot = AddInvariant(new VectorInvariant(expression, indices, element, default), range);
        }

        return slot;
    }

    public int Add(ScalarOperation operation, int detail, int first, int second = -1, int third = -1)
    {
        if (operation is ScalarOperation.Add or ScalarOperation.Multiply && first > second)
        {
            (first, second) = (second, first);
        }

        if (operation == ScalarOperation.Divide && IsInvariant(second) && !IsInvariant(first))
        {
            // one division in place of one a sample
            var reciprocal = Add(ScalarOperation.Divide, 0, Number(1), second);
            return Add(ScalarOperation.Multiply, 0, first, reciprocal);
        }

        if (operation == ScalarOperation.Multiply && (NegatedBy(first, second) ?? NegatedBy(second, first)) is var (negated, factor))
        {
            // (−x) c = x (−c), where −c is one number for all samples
            return Add(ScalarOperation.Multiply, 0, negated, Add(ScalarOperation.Negate, 0, factor));
        }

        var instruction = new ScalarInstruction(operation, detail, first, second, third);
        if (known.TryGetValue(instruction, out var slot))
        {
            return slot;
        }

        if (IsInvariant(first) && (second < 0 || IsInvariant(second)) && (third < 0 || IsInvariant(third)))
        {
            slot = AddInvariant(new VectorInvariant(null, Indices.None, 0, instruction), null);
        }
        else
        {
            var (low, high) = Range(instruction);
            slots.Add(new VectorSlot(Instruction: instruction, Low: low, High: high));
            slot = slots.Count - 1;
        }

        known.Add(instruction, slot);
        return slot;
    }

    public int Number(int value) => AddInvariant(Make.Number(value), Indices.None, 0, value);

    public int Undefined() => AddInvariant(Make.Call(Function.Undefined), Indices.None, 0, null);

    private bool IsInvariant(int slot) => slots[slot].Invariant >= 0;

    /// <summary>The operand of a negation, and the invariant that it is multiplied by.</summary>
    private (int Operand, int Factor)? NegatedBy(int slot, int factor) =>
        slots[slot].Instruction is { Operation: ScalarOperation.Negate } negation && IsInvariant(factor) ? (negation.First, factor) : null;

    private int AddInvariant(VectorInvariant invariant, double? range)
    {
        invariants.Add(invariant);
        slots.Add(new VectorSlot(
            Invariant: invariants.Count - 1, Low: range ?? double.NegativeInfinity, High: range ?? double.PositiveInfinity));
        return slots.Count - 1;
    }

    /// <summary>Bounds that the value keeps if it is defined. Rounding is monotone, so those of rounded operations are rounded bounds.</summary>
    private (double Low, double High) Range(ScalarInstruction instruction)
    {
        var (a, b) = (slots[instruction.First], slots[Math.Max(instruction.Second, 0)]);
        var (low, high) = instruction.Operation switch
        {
            ScalarOperation.Negate => (-a.High, -a.Low),
            ScalarOperation.Add => (a.Low + b.Low, a.High + b.High),
            ScalarOperation.Subtract => (a.Low - b.High, a.High - b.Low),
            ScalarOperation.Multiply when a.Low >= 0 && b.Low >= 0 => (a.Low * b.Low, a.High * b.High),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
        return double.IsNaN(low) || double.IsNaN(high) ? (double.NegativeInfinity, double.PositiveInfinity) : (low, high);
    }
}

/// <summary>A column of noise, an invariant number, or an instruction; the numbers of the others are −1. The value lies between the bounds, if it is defined.</summary>
internal readonly record struct VectorSlot(
    int Input = -1, int Invariant = -1, ScalarInstruction? Instruction = null, double Low = double.NegativeInfinity, double High = double.PositiveInfinity);

/// <summary>An element of the value of an expression, with the values that the indices of enclosing sums have, or an instruction on slots of invariants.</summary>
internal sealed record VectorInvariant(Expr? Expression, Indices Indices, int Element, ScalarInstruction Instruction);

/// <summary>The values of the indices of enclosing sums and products, innermost first.</summary>
internal sealed class Indices
{
    public static readonly Indices None = new(null, string.Empty, 0);

    private readonly Indices? outer;

    private Indices(Indices? outer, string name, long value)
    {
        this.outer = outer;
        Name = name;
        Value = value;
        Key = outer is null ? string.Empty : $"{name}={value};{outer.Key}";
    }

    public string Name { get; }

    public long Value { get; }

    /// <summary>Text that is the same for the same indices and values.</summary>
    public string Key { get; }

    public Indices With(string name, long value) => new(this, name, value);

    public long? Find(string name)
    {
        for (var at = this; at.outer is not null; at = at.outer)
        {
            if (at.Name == name)
            {
                return at.Value;
            }
        }

        return null;
    }

    /// <summary>The values with those of the indices, which hide symbols of the same name.</summary>
    public IReadOnlyDictionary<string, Value<Binary64>> Over(IReadOnlyDictionary<string, Value<Binary64>> values)
    {
        if (outer is null)
        {
            return values;
        }

        var result = new Dictionary<string, Value<Binary64>>(values, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = this; at.outer is not null; at = at.outer)
        {
            if (seen.Add(at.Name))
            {
                result[at.Name] = Value<Binary64>.Scalar(at.Value);
            }
        }

        return result;
    }
}
