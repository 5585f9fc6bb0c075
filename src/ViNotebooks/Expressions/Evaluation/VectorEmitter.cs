using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics;
using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>Generates the loop of a segment: each value is a local variable of the widest register, functions are inlined by the just-in-time compiler.</summary>
internal sealed class VectorEmitter
{
    // more would only be kept in memory, where they are broadcast from as cheaply
    private const int MostHeldInvariants = 12;

    private static readonly Type Lanes =
        Vector512.IsHardwareAccelerated ? typeof(Lanes512) : Vector256.IsHardwareAccelerated ? typeof(Lanes256) : typeof(Lanes128);

    private static readonly Type Functions = typeof(VectorMath<>).MakeGenericType(Lanes);
    private static readonly MethodInfo Load = Method(Lanes, nameof(Lanes128.Load));
    private static readonly MethodInfo Store = Method(Lanes, nameof(Lanes128.Store));
    private static readonly MethodInfo All = Method(Lanes, nameof(Lanes128.All));

    private readonly VectorSegment segment;
    private readonly int length;
    private readonly ILGenerator code;
    private readonly LocalBuilder at;
    private readonly Dictionary<int, LocalBuilder> locals = [];
    private readonly Dictionary<int, ScalarInstruction> deferred = [];

    private VectorEmitter(VectorSegment segment, int length, ILGenerator code)
    {
        this.segment = segment;
        this.length = length;
        this.code = code;
        at = code.DeclareLocal(typeof(nint));
    }

    /// <summary>The code for columns that stand <paramref name="length"/> apart.</summary>
    public static VectorKernel Emit(VectorSegment segment, int length)
    {
        var method = new DynamicMethod(
            "segment", null, [typeof(double).MakeByRefType(), typeof(double).MakeByRefType(), typeof(nint)], typeof(VectorEmitter).Module, skipVisibility: true);
        new VectorEmitter(segment, length, method.GetILGenerator()).EmitLoop();
        return method.CreateDelegate<VectorKernel>();
    }

    private void EmitLoop()
    {
        Defer();
        if (segment.Invariants.Count <= MostHeldInvariants)
        {
            foreach (var slot in segment.Invariants.Keys)
            {
                Broadcast(slot);
                locals.Add(slot, code.DeclareLocal(Lanes));
                code.Emit(OpCodes.Stloc, locals[slot]);
            }
        }

        var top = code.DefineLabel();
        code.Emit(OpCodes.Ldc_I4_0);
        code.Emit(OpCodes.Conv_I);
        code.Emit(OpCodes.Stloc, at);
        code.MarkLabel(top);
        foreach (var slot in segment.Loads.Keys)
        {
            locals.Add(slot, code.DeclareLocal(Lanes));
            Address(segment.Loads[slot]);
            code.Emit(OpCodes.Call, Load);
            code.Emit(OpCodes.Stloc, locals[slot]);
        }

        foreach (var (slot, instruction) in segment.Instructions)
        {
            if (deferred.ContainsKey(slot))
            {
                continue;
            }

            locals.Add(slot, code.DeclareLocal(Lanes));
            EmitInstruction(instruction);
            code.Emit(OpCodes.Stloc, locals[slot]);
            if (segment.Stores.TryGetValue(slot, out var column))
            {
                code.Emit(OpCodes.Ldloc, locals[slot]);
                Address(column);
                code.Emit(OpCodes.Call, Store);
            }
        }

        code.Emit(OpCodes.Ldloc, at);
        code.Emit(OpCodes.Ldc_I4, (int)Lanes.GetProperty(nameof(Lanes128.Count))!.GetValue(null)! * sizeof(double));
        code.Emit(OpCodes.Conv_I);
        code.Emit(OpCodes.Add);
        code.Emit(OpCodes.Stloc, at);
        code.Emit(OpCodes.Ldloc, at);
        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Blt, top);
        code.Emit(OpCodes.Ret);
    }

    /// <summary>Finds products that are used once, by a sum or difference: they become part of a multiplication and addition that rounds once.</summary>
    private void Defer()
    {
        var uses = new Dictionary<int, int>();
        foreach (var (_, instruction) in segment.Instructions)
        {
            foreach (var operand in (ReadOnlySpan<int>)[instruction.First, instruction.Second, instruction.Third])
            {
                uses[operand] = uses.GetValueOrDefault(operand) + 1;
            }
        }

        var products = segment.Instructions
            .Where(pair => pair.Instruction.Operation == ScalarOperation.Multiply && uses.GetValueOrDefault(pair.Slot) == 1 && !segment.Stores.ContainsKey(pair.Slot))
            .ToDictionary(pair => pair.Slot, pair => pair.Instruction);
        foreach (var (_, instruction) in segment.Instructions)
        {
            if (instruction.Operation is ScalarOperation.Add or ScalarOperation.Subtract)
            {
                var product = products.ContainsKey(instruction.Second) ? instruction.Second : instruction.First;
                if (products.TryGetValue(product, out var factors))
                {
                    deferred.Add(product, factors);
                }
            }
        }
    }

    private void EmitInstruction(ScalarInstruction instruction)
    {
        var (first, second) = (instruction.First, instruction.Second);
        switch (instruction.Operation)
        {
            case ScalarOperation.Add when deferred.TryGetValue(second, out var product):
                Emit(nameof(VectorMath<>.MultiplyAdd), product.First, product.Second, first);
                break;
            case ScalarOperation.Add when deferred.TryGetValue(first, out var product):
                Emit(nameof(VectorMath<>.MultiplyAdd), product.First, product.Second, second);
                break;
            case ScalarOperation.Subtract when deferred.TryGetValue(second, out var product):
                Emit(nameof(VectorMath<>.NegatedMultiplyAdd), product.First, product.Second, first);
                break;
            case ScalarOperation.Subtract when deferred.TryGetValue(first, out var product):
                Emit(nameof(VectorMath<>.MultiplySubtract), product.First, product.Second, second);
                break;
            case ScalarOperation.UnaryFunction when (Function)instruction.Detail == Function.Log && segment.Normal.Contains(first):
                Emit(nameof(VectorMath<>.LogOfNormal), first);
                break;
            case ScalarOperation.Relation:
                EmitRelation((Relation)instruction.Detail, first, second);
                break;
            default:
                var count = instruction.Second < 0 ? 1 : instruction.Third < 0 ? 2 : 3;
                ReadOnlySpan<int> operands = [first, second, instruction.Third];
                Emit(VectorOperations.Of(instruction)!.Value.Method, operands[..count]);
                break;
        }
    }

    private void EmitRelation(Relation relation, int left, int right)
    {
        if (relation is Relation.Greater or Relation.LessOrEqual)
        {
            (left, right) = (right, left);
        }

        Emit(relation is Relation.Equal or Relation.NotEqual ? nameof(VectorMath<>.Equal) : nameof(VectorMath<>.Less), left, right);
        if (relation is Relation.LessOrEqual or Relation.GreaterOrEqual or Relation.NotEqual)
        {
            code.Emit(OpCodes.Call, Method(Functions, nameof(VectorMath<>.Not)));
        }
    }

    private void Emit(string method, params ReadOnlySpan<int> operands)
    {
        foreach (var operand in operands)
        {
            if (locals.TryGetValue(operand, out var local))
            {
                code.Emit(OpCodes.Ldloc, local);
            }
            else
            {
                Broadcast(operand);
            }
        }

        code.Emit(OpCodes.Call, Method(Functions, method));
    }

    private void Broadcast(int slot)
    {
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldc_I4, segment.Invariants[slot] * sizeof(double));
        code.Emit(OpCodes.Conv_I);
        code.Emit(OpCodes.Add);
        code.Emit(OpCodes.Ldind_R8);
        code.Emit(OpCodes.Call, All);
    }

    private void Address(int column)
    {
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldloc, at);
        code.Emit(OpCodes.Add);
        code.Emit(OpCodes.Ldc_I4, column * length * sizeof(double));
        code.Emit(OpCodes.Conv_I);
        code.Emit(OpCodes.Add);
    }

    // LogOfNormal has a private form of two arguments too
    private static MethodInfo Method(Type type, string name) =>
        type.GetMethod(name, BindingFlags.Public | BindingFlags.Static) ?? throw new MissingMethodException(type.Name, name);
}
