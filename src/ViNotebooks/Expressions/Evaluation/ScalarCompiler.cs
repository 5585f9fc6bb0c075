using System.Runtime.InteropServices;
using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>
/// Compiles an expression of scalars. Equal subexpressions become one instruction and operations on constants are done once;
/// both are found on the instructions rather than the trees, so that compiling is linear in the size of the tree.
/// </summary>
internal sealed class ScalarCompiler
{
    private const int None = -1;

    private readonly Dictionary<string, int> symbols = [];
    private readonly Dictionary<ScalarInstruction, int> known = [];
    private readonly Dictionary<long, int> knownConstants = [];
    private readonly List<Entry> entries = [];
    private readonly int symbolCount;

    public ScalarCompiler(IReadOnlyList<string> symbols)
    {
        symbolCount = symbols.Count;
        for (var i = 0; i < symbols.Count; i++)
        {
            this.symbols[symbols[i]] = i;
            entries.Add(default);
        }
    }

    public ScalarProgram? Compile(Expr expression)
    {
        var result = Visit(expression);
        return result == None ? null : Lay(result);
    }

    /// <summary>Numbers the entries that the result needs: symbols, then constants, then instructions.</summary>
    private ScalarProgram Lay(int result)
    {
        var needed = new bool[entries.Count];
        needed[result] = true;
        for (var i = entries.Count - 1; i >= symbolCount; i--)
        {
            if (needed[i] && entries[i].Instruction is { } instruction)
            {
                foreach (var operand in (ReadOnlySpan<int>)[instruction.First, instruction.Second, instruction.Third])
                {
                    if (operand != None)
                    {
                        needed[operand] = true;
                    }
                }
            }
        }

        var slots = new int[entries.Count];
        var constants = new List<double>();
        for (var i = 0; i < entries.Count; i++)
        {
            slots[i] = i < symbolCount ? i : None;
            if (i >= symbolCount && needed[i] && entries[i].Instruction is null)
            {
                slots[i] = symbolCount + constants.Count;
                constants.Add(entries[i].Constant);
            }
        }

        var instructions = new List<ScalarInstruction>();
        for (var i = symbolCount; i < entries.Count; i++)
        {
            if (needed[i] && entries[i].Instruction is { } instruction)
            {
                slots[i] = symbolCount + constants.Count + instructions.Count;
                instructions.Add(instruction with
                {
                    First = slots[instruction.First],
                    Second = instruction.Second == None ? None : slots[instruction.Second],
                    Third = instruction.Third == None ? None : slots[instruction.Third],
                });
            }
        }

        return new ScalarProgram([.. instructions], [.. constants], symbolCount, slots[result]);
    }

    private int Visit(Expr expression) => expression switch
    {
        Number number => AddConstant(Binary64.ToDouble(Literal<Binary64>.Of(number))),
        Constant constant => AddConstant(Binary64.ToDouble(Literal<Binary64>.Of(constant))),
        Symbol symbol => symbols.GetValueOrDefault(symbol.Name, None),
        Negate negate => Emit(ScalarOperation.Negate, 0, Visit(negate.Operand)),
        Binary binary => VisitBinary(binary),
        Call call => VisitCall(call),
        Conditional conditional => Emit(
            ScalarOperation.Select, 0, VisitCondition(conditional.Condition), Visit(conditional.Then), Visit(conditional.Else)),
        _ => None,
    };

    private int VisitCondition(Expr condition) => condition switch
    {
        Comparison comparison => Emit(
            ScalarOperation.Relation, (int)comparison.Relation, Visit(comparison.Left), Visit(comparison.Right)),
        Logical logical => Emit(
            ScalarOperation.Logical, (int)logical.Operator, VisitCondition(logical.Left), VisitCondition(logical.Right)),
        Call { Function: Function.Not } not => Emit(
            ScalarOperation.UnaryFunction, (int)Function.Not, VisitCondition(not.Arguments[0])),
        _ => None,
    };

    private int VisitBinary(Binary binary)
    {
        if (binary.Operator != BinaryOperator.Power)
        {
            var operation = binary.Operator switch
            {
                BinaryOperator.Add => ScalarOperation.Add,
                BinaryOperator.Subtract => ScalarOperation.Subtract,
                BinaryOperator.Multiply => ScalarOperation.Multiply,
                _ => ScalarOperation.Divide,
            };
            return Emit(operation, 0, Visit(binary.Left), Visit(binary.Right));
        }

        if (binary.Left is Constant { Name: ConstantName.E })
        {
            return Emit(ScalarOperation.UnaryFunction, (int)Function.Exp, Visit(binary.Right));
        }

        if (WholePower.ExponentIn(binary.Right) is { } exponent)
        {
            return Emit(ScalarOperation.WholePower, exponent, Visit(binary.Left));
        }

        return WholePower.IsHalf(binary.Right)
            ? Emit(ScalarOperation.UnaryFunction, (int)Function.Sqrt, Visit(binary.Left))
            : Emit(ScalarOperation.Power, 0, Visit(binary.Left), Visit(binary.Right));
    }

    private int VisitCall(Call call)
    {
        var arguments = call.Arguments;
        switch (call.Function)
        {
            case Function.Log when arguments[0] is Call inner:
                return VisitLogOf(inner);
            case Function.Undefined:
                return AddConstant(double.NaN);
            case Function.Indicator:
                return VisitCondition(arguments[0]);
            case Function.Bars or Function.Norm:
                return Emit(ScalarOperation.UnaryFunction, (int)Function.Abs, Visit(arguments[0]));
            case Function.NormalPdf when arguments.Count == 3:
                return Emit(ScalarOperation.NormalPdf, 0, Visit(arguments[0]), Visit(arguments[1]), Visit(arguments[2]));
            case Function.NormalPdf when arguments.Count == 1:
                return Emit(ScalarOperation.UnaryFunction, (int)Function.NormalPdf, Visit(arguments[0]));
            case Function.BetaI:
                return Emit(ScalarOperation.BetaI, 0, Visit(arguments[0]), Visit(arguments[1]), Visit(arguments[2]));
            case Function.Polygamma or Function.Beta or Function.LogBeta or Function.Binomial or Function.GammaP or Function.GammaQ
                or Function.BesselI or Function.LogBesselI:
                return Emit(ScalarOperation.BinaryFunction, (int)call.Function, Visit(arguments[0]), Visit(arguments[1]));
            case Function.Min or Function.Max or Function.LogSumExp:
                var result = Visit(arguments[0]);
                for (var i = 1; i < arguments.Count; i++)
                {
                    result = Emit(ScalarOperation.BinaryFunction, (int)call.Function, result, Visit(arguments[i]));
                }

                return result;
            default:
                return FunctionTable.Of(call.Function).IsElementwise
                    ? Emit(ScalarOperation.UnaryFunction, (int)call.Function, Visit(arguments[0]))
                    : None;
        }
    }

    private int VisitLogOf(Call inner) => inner.Function switch
    {
        Function.Exp => Visit(inner.Arguments[0]),
        Function.Gamma => Emit(ScalarOperation.LogOfGamma, 0, Visit(inner.Arguments[0])),
        Function.Factorial => Emit(
            ScalarOperation.LogOfGamma, 0, Emit(ScalarOperation.Add, 0, Visit(inner.Arguments[0]), AddConstant(1))),
        Function.NormalCdf => Emit(ScalarOperation.UnaryFunction, (int)Function.LogNormalCdf, Visit(inner.Arguments[0])),
        Function.BesselI => Emit(ScalarOperation.BinaryFunction, (int)Function.LogBesselI, Visit(inner.Arguments[0]), Visit(inner.Arguments[1])),
        Function.Beta => Emit(ScalarOperation.BinaryFunction, (int)Function.LogBeta, Visit(inner.Arguments[0]), Visit(inner.Arguments[1])),
        _ => Emit(ScalarOperation.UnaryFunction, (int)Function.Log, VisitCall(inner)),
    };

    private int Emit(ScalarOperation operation, int detail, int first) =>
        first == None ? None : Emit(new ScalarInstruction(operation, detail, first));

    private int Emit(ScalarOperation operation, int detail, int first, int second)
    {
        if (first == None || second == None)
        {
            return None;
        }

        // x + y and y + x are the same number
        return operation is ScalarOperation.Add or ScalarOperation.Multiply && first > second
            ? Emit(new ScalarInstruction(operation, detail, second, first))
            : Emit(new ScalarInstruction(operation, detail, first, second));
    }

    private int Emit(ScalarOperation operation, int detail, int first, int second, int third) =>
        first == None || second == None || third == None
            ? None
            : Emit(new ScalarInstruction(operation, detail, first, second, third));

    private int Emit(ScalarInstruction instruction)
    {
        if (known.TryGetValue(instruction, out var slot))
        {
            return slot;
        }

        if (TryConstant(instruction.First, out var x) && TryConstant(instruction.Second, out var y) && TryConstant(instruction.Third, out var z))
        {
            Span<double> value = stackalloc double[1];
            ScalarKernels.Run(instruction, [x], instruction.Second == None ? [] : [y], instruction.Third == None ? [] : [z], value);
            slot = AddConstant(value[0]);
        }
        else
        {
            slot = entries.Count;
            entries.Add(new Entry(instruction, 0));
        }

        known.Add(instruction, slot);
        return slot;
    }

    /// <summary>Whether the operand is a constant, as one that does not exist is.</summary>
    private bool TryConstant(int slot, out double value)
    {
        value = slot == None ? 0 : entries[slot].Constant;
        return slot == None || (slot >= symbolCount && entries[slot].Instruction is null);
    }

    private int AddConstant(double value)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(knownConstants, BitConverter.DoubleToInt64Bits(value), out var exists);
        if (!exists)
        {
            slot = entries.Count;
            entries.Add(new Entry(null, value));
        }

        return slot;
    }

    private readonly record struct Entry(ScalarInstruction? Instruction, double Constant);
}
