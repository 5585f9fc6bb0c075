using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>Which instructions there is register code for: the method of <see cref="VectorMath{V}"/>, and roughly how many machine instructions it takes.</summary>
internal static class VectorOperations
{
    public static (string Method, int Weight)? Of(ScalarInstruction instruction) => instruction.Operation switch
    {
        ScalarOperation.Negate => (nameof(VectorMath<>.Negate), 1),
        ScalarOperation.Add => (nameof(VectorMath<>.Add), 1),
        ScalarOperation.Subtract => (nameof(VectorMath<>.Subtract), 1),
        ScalarOperation.Multiply => (nameof(VectorMath<>.Multiply), 1),
        ScalarOperation.Divide => (nameof(VectorMath<>.Divide), 3),
        ScalarOperation.Select => (nameof(VectorMath<>.Choose), 4),
        ScalarOperation.Relation => (Relation)instruction.Detail switch
        {
            Relation.Equal or Relation.NotEqual => (nameof(VectorMath<>.Equal), 6),
            _ => (nameof(VectorMath<>.Less), 6),
        },
        ScalarOperation.Logical => (LogicalOperator)instruction.Detail == LogicalOperator.And
            ? (nameof(VectorMath<>.And), 2)
            : (nameof(VectorMath<>.Or), 2),
        ScalarOperation.UnaryFunction => OfOne((Function)instruction.Detail),
        ScalarOperation.BinaryFunction => (Function)instruction.Detail switch
        {
            Function.Min => (nameof(VectorMath<>.Min), 6),
            Function.Max => (nameof(VectorMath<>.Max), 6),
            Function.LogSumExp => (nameof(VectorMath<>.LogSumExp), 90),
            _ => null,
        },
        _ => null,
    };

    private static (string Method, int Weight)? OfOne(Function function) => function switch
    {
        Function.Exp => (nameof(VectorMath<>.Exp), 25),
        Function.Log => (nameof(VectorMath<>.Log), 30),
        Function.Log1p => (nameof(VectorMath<>.Log1p), 40),
        Function.Expm1 => (nameof(VectorMath<>.Expm1), 65),
        Function.Sqrt => (nameof(VectorMath<>.Sqrt), 1),
        Function.Abs => (nameof(VectorMath<>.Abs), 1),
        Function.Sign => (nameof(VectorMath<>.Sign), 8),
        Function.Floor => (nameof(VectorMath<>.Floor), 1),
        Function.Ceiling => (nameof(VectorMath<>.Ceiling), 3),
        Function.Sin => (nameof(VectorMath<>.Sin), 50),
        Function.Cos => (nameof(VectorMath<>.Cos), 50),
        Function.Sinh => (nameof(VectorMath<>.Sinh), 75),
        Function.Cosh => (nameof(VectorMath<>.Cosh), 30),
        Function.Tanh => (nameof(VectorMath<>.Tanh), 75),
        Function.Sigmoid => (nameof(VectorMath<>.Sigmoid), 35),
        Function.Softplus => (nameof(VectorMath<>.Softplus), 70),
        Function.Logit => (nameof(VectorMath<>.Logit), 120),
        Function.NormalPdf => (nameof(VectorMath<>.NormalPdf), 30),
        Function.Not => (nameof(VectorMath<>.Not), 1),
        _ => null,
    };
}
