using System.Numerics.Tensors;
using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>Runs one instruction over columns of doubles, with vector instructions where they give the same values.</summary>
internal static class ScalarKernels
{
    public static void Run(
        in ScalarInstruction instruction, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, Span<double> result)
    {
        switch (instruction.Operation)
        {
            case ScalarOperation.Negate:
                TensorPrimitives.Negate(x, result);
                break;
            case ScalarOperation.Add:
                TensorPrimitives.Add(x, y, result);
                break;
            case ScalarOperation.Subtract:
                TensorPrimitives.Subtract(x, y, result);
                break;
            case ScalarOperation.Multiply:
                TensorPrimitives.Multiply(x, y, result);
                break;
            case ScalarOperation.Divide:
                TensorPrimitives.Divide(x, y, result);
                UndefineWhereZero(y, result);
                break;
            case ScalarOperation.WholePower when instruction.Detail == 2:
                TensorPrimitives.Multiply(x, x, result);
                break;
            case ScalarOperation.UnaryFunction:
                Apply((Function)instruction.Detail, x, result);
                break;
            case ScalarOperation.Select:
                for (var i = 0; i < result.Length; i++)
                {
                    result[i] = double.IsNaN(x[i]) ? double.NaN : x[i] != 0 ? y[i] : z[i];
                }

                break;
            default:
                ApplyOneByOne(instruction, x, y, z, result);
                break;
        }
    }

    private static void Apply(Function function, ReadOnlySpan<double> x, Span<double> result)
    {
        switch (function)
        {
            case Function.Exp:
                TensorPrimitives.Exp(x, result);
                break;
            case Function.Log:
                TensorPrimitives.Log(x, result);
                UndefineWhereZero(x, result);
                break;
            case Function.Sqrt:
                TensorPrimitives.Sqrt(x, result);
                break;
            case Function.Abs:
                TensorPrimitives.Abs(x, result);
                break;
            default:
                for (var i = 0; i < result.Length; i++)
                {
                    result[i] = Binary64.ToDouble(ScalarFunctions<Binary64>.Apply(function, Binary64.FromDouble(x[i])));
                }

                break;
        }
    }

    private static void ApplyOneByOne(
        in ScalarInstruction instruction, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, Span<double> result)
    {
        for (var i = 0; i < result.Length; i++)
        {
            var first = Binary64.FromDouble(x[i]);
            var second = y.IsEmpty ? first : Binary64.FromDouble(y[i]);
            var value = instruction.Operation switch
            {
                ScalarOperation.Power => Binary64.Pow(first, second),
                ScalarOperation.WholePower => WholePower.Of(first, instruction.Detail),
                ScalarOperation.BinaryFunction => ScalarFunctions<Binary64>.Apply((Function)instruction.Detail, first, second),
                ScalarOperation.NormalPdf => RealFunctions<Binary64>.NormalPdf(first, second, Binary64.FromDouble(z[i])),
                ScalarOperation.BetaI => IncompleteBeta<Binary64>.Of(first, second, Binary64.FromDouble(z[i])),
                ScalarOperation.LogOfGamma => ScalarFunctions<Binary64>.LogOfGamma(first),
                ScalarOperation.Relation => ScalarFunctions<Binary64>.Relate((Relation)instruction.Detail, first, second),
                ScalarOperation.Logical => ScalarFunctions<Binary64>.Combine((LogicalOperator)instruction.Detail, first, second),
                _ => throw new InvalidOperationException($"{instruction.Operation} is not computed one by one."),
            };
            result[i] = Binary64.ToDouble(value);
        }
    }

    // x/0 and log 0 have no value, where the hardware gives an infinity
    private static void UndefineWhereZero(ReadOnlySpan<double> argument, Span<double> result)
    {
        for (var i = 0; i < result.Length; i++)
        {
            if (argument[i] == 0)
            {
                result[i] = double.NaN;
            }
        }
    }
}
