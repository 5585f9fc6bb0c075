using System.Numerics;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using Index = ViNotebooks.Expressions.Index;

namespace ViNotebooks.Tests.Expressions;

/// <summary>Random scalar expressions over <see cref="Names.Usual"/> whose shapes fit.</summary>
internal sealed class RandomTree(RandomStream random)
{
    private static readonly string[] Scalars = ["x", "y", "mu1", "mu2", "theta", "phi", "a", "b", "a1", "b2", "sigma1", "sigma2", "p", "q"];
    private static readonly string[] Vectors = ["u", "v", "s", "t"];
    private static readonly string[] Matrices = ["S", "R", "A", "B"];
    private static readonly Function[] Elementwise = [.. FunctionTable.All.Where(entry => entry.IsElementwise).Select(entry => entry.Function)];

    private readonly List<string> indices = [];

    public Expr Scalar(int depth) => depth <= 0 ? Leaf() : random.Next(14) switch
    {
        0 or 1 => Binary(BinaryOperator.Add, depth),
        2 or 3 => Binary(BinaryOperator.Subtract, depth),
        4 or 5 => Binary(BinaryOperator.Multiply, depth),
        6 => Binary(BinaryOperator.Divide, depth),
        7 => Binary(BinaryOperator.Power, depth),
        8 => new Negate(Scalar(depth - 1)),
        9 => new Call(Pick(Elementwise), [Scalar(depth - 1)]),
        10 => OfSeveral(depth - 1),
        11 => Fold(depth - 1),
        12 => OfVectors(depth - 1),
        _ => new Conditional(Condition(depth - 1), Scalar(depth - 1), Scalar(depth - 1)),
    };

    private Binary Binary(BinaryOperator sign, int depth) => new(sign, Scalar(depth - 1), Scalar(depth - 1 - random.Next(2)));

    private Expr Leaf() => random.Next(8) switch
    {
        0 or 1 => new Number(random.Next(12)),
        2 => new Number(new BigInteger(random.Next(1000)), 1 + random.Next(3)),
        3 when random.Next(3) == 0 => random.Next(2) == 0 ? Constant.Pi : Constant.E,
        4 when indices.Count > 0 => new Index(new Symbol(Pick(Vectors)), [new Symbol(indices[^1])]),
        5 when indices.Count > 0 => new Symbol(indices[random.Next(indices.Count)]),
        6 => new Index(new Symbol("w"), [new Number(1 + random.Next(2))]),
        _ => new Symbol(Pick(Scalars)),
    };

    private Expr OfSeveral(int depth) => random.Next(9) switch
    {
        0 => new Call(Function.Min, [Scalar(depth), Scalar(depth)]),
        1 => new Call(Function.Max, [Scalar(depth), Scalar(depth), Scalar(depth - 1)]),
        2 => new Call(Function.LogBeta, [Scalar(depth), Scalar(depth)]),
        3 => new Call(Function.NormalPdf, [Scalar(depth), Scalar(depth), Scalar(depth)]),
        4 => new Call(Function.Indicator, [Condition(depth)]),
        5 => new Call(random.Next(2) == 0 ? Function.GammaP : Function.GammaQ, [Scalar(depth), Scalar(depth)]),
        6 => new Call(Function.BetaI, [Scalar(depth), Scalar(depth), Scalar(depth)]),
        7 => new Call(random.Next(2) == 0 ? Function.BesselI : Function.LogBesselI, [Scalar(depth), Scalar(depth)]),
        _ => new Call(Function.LogSumExp, [Scalar(depth), Scalar(depth)]),
    };

    private Fold Fold(int depth)
    {
        string[] letters = ["i", "j", "k", "n"];
        var variable = letters[indices.Count % letters.Length];
        var to = random.Next(2) == 0 ? (Expr)new Symbol("D") : new Number(1 + random.Next(3));
        indices.Add(variable);
        var body = Scalar(depth);
        indices.RemoveAt(indices.Count - 1);
        return new Fold(random.Next(4) == 0 ? FoldKind.Product : FoldKind.Sum, variable, Number.One, to, body);
    }

    private Expr OfVectors(int depth) => random.Next(6) switch
    {
        0 => new Call(Function.Norm, [Vector(depth)]),
        1 => Make.Multiply(Transposed(Vector(depth)), Vector(depth)),
        2 => Make.Multiply(Make.Multiply(Transposed(Vector(depth)), Matrix(depth)), Vector(depth)),
        3 => new Call(Function.Trace, [Matrix(depth)]),
        4 => new Call(Function.LogDeterminant, [Matrix(depth)]),
        _ => new Call(Function.Determinant, [Matrix(depth)]),
    };

    private Expr Vector(int depth) => depth <= 0 ? new Symbol(Pick(Vectors)) : random.Next(5) switch
    {
        0 => Make.Add(Vector(depth - 1), Vector(depth - 1)),
        1 => Make.Subtract(Vector(depth - 1), Vector(depth - 1)),
        2 => Make.Multiply(Scalar(depth - 1), Vector(depth - 1)),
        3 => Make.Multiply(Matrix(depth - 1), Vector(depth - 1)),
        _ => new Symbol(Pick(Vectors)),
    };

    private Expr Matrix(int depth) => depth <= 0 ? new Symbol(Pick(Matrices)) : random.Next(6) switch
    {
        0 => Make.Add(Matrix(depth - 1), Matrix(depth - 1)),
        1 => Make.Multiply(Matrix(depth - 1), Matrix(depth - 1)),
        2 => new Call(Function.Inverse, [Matrix(depth - 1)]),
        3 => Transposed(Matrix(depth - 1)),
        4 => Make.Multiply(Scalar(depth - 1), Matrix(depth - 1)),
        _ => new Symbol(Pick(Matrices)),
    };

    private Expr Condition(int depth) => random.Next(4) switch
    {
        0 when depth > 0 => new Logical(random.Next(2) == 0 ? LogicalOperator.And : LogicalOperator.Or, Condition(0), Condition(0)),
        1 when depth > 0 => new Call(Function.Not, [Condition(depth - 1)]),
        _ => new Comparison((Relation)random.Next(6), Scalar(depth - 1), Scalar(depth - 1)),
    };

    private static Call Transposed(Expr of) => new(Function.Transpose, [of]);

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
