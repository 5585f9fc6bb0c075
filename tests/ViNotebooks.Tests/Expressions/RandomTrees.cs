using ViNotebooks.Expressions;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Expressions;

/// <summary>Random scalar expressions over <see cref="Names.Usual"/>, vectors and matrices inside them included.</summary>
internal sealed class RandomTrees(ulong seed)
{
    private static readonly string[] Scalars = ["x", "y", "theta", "phi", "a", "b", "p", "q", "sigma1", "D"];
    private static readonly string[] Matrices = ["S", "R", "A", "B", "Q"];

    private static readonly Function[] Functions =
    [
        Function.Exp, Function.Log, Function.Sqrt, Function.Abs, Function.Sign, Function.Log1p, Function.Expm1, Function.Sin, Function.Cosh,
        Function.Tanh, Function.Erf, Function.Erfc, Function.NormalCdf, Function.LogGamma, Function.Digamma, Function.Trigamma,
        Function.Sigmoid, Function.Softplus, Function.Logit, Function.NormalPdf, Function.Log2, Function.Gamma,
        Function.LogNormalCdf, Function.NormalQuantile, Function.ExpIntegral,
    ];

    private readonly RandomStream random = new(seed);

    public Expr Scalar(int depth)
    {
        if (depth == 0)
            return Leaf();

        switch (Below(14))
        {
            case 0 or 1:
                return Make.Add(Scalar(depth - 1), Scalar(depth - 1));
            case 2:
                return Make.Subtract(Scalar(depth - 1), Scalar(depth - 1));
            case 3 or 4:
                return Make.Multiply(Scalar(depth - 1), Scalar(depth - 1));
            case 5:
                return Make.Divide(Scalar(depth - 1), Scalar(depth - 1));
            case 6:
                return Make.Power(Scalar(depth - 1), Make.Number(Below(4) - 1));
            case 7:
                return Make.Power(Scalar(depth - 1), Below(2) == 0 ? Make.Rational(1, 2) : Leaf());
            case 8:
                return Make.Negate(Scalar(depth - 1));
            case 9 when Below(3) == 0:
                return OfSeveral(depth);
            case 9 or 10:
                return Make.Call(Functions[Below(Functions.Length)], Scalar(depth - 1));
            case 11:
                var index = Below(2) == 0 ? "i" : "k";
                var vector = Below(2) == 0 ? "u" : "s";
                return new Fold(
                    FoldKind.Sum, index, Number.One, Make.Symbol("D"), Make.Multiply(Make.Index(Make.Symbol(vector), Make.Symbol(index)), Scalar(depth - 1)));
            case 12:
                return Make.Multiply(Make.Call(Function.Transpose, Vector(depth - 1)), Vector(depth - 1));
            default:
                Function[] functions = [Function.Trace, Function.LogDeterminant, Function.Determinant];
                return Make.Call(functions[Below(3)], Matrix(depth - 1));
        }
    }

    // the parameters are leaves, so that some derivatives exist
    private Call OfSeveral(int depth) => Below(5) switch
    {
        0 => new Call(Function.GammaP, [Leaf(), Scalar(depth - 1)]),
        1 => new Call(Function.GammaQ, [Leaf(), Scalar(depth - 1)]),
        2 => new Call(Function.BetaI, [Make.Call(Function.Sigmoid, Scalar(depth - 1)), Leaf(), Leaf()]),
        3 => new Call(Function.BesselI, [Leaf(), Scalar(depth - 1)]),
        _ => new Call(Function.LogBesselI, [Leaf(), Scalar(depth - 1)]),
    };

    public Expr Vector(int depth)
    {
        if (depth == 0)
            return Make.Symbol(Below(2) == 0 ? "u" : Below(2) == 0 ? "v" : "s");

        return Below(6) switch
        {
            0 => Make.Add(Vector(depth - 1), Vector(depth - 1)),
            1 => Make.Subtract(Vector(depth - 1), Vector(depth - 1)),
            2 => Make.Multiply(Scalar(depth - 1), Vector(depth - 1)),
            3 => Make.Multiply(Matrix(depth - 1), Vector(depth - 1)),
            4 => Make.Multiply(Vector(depth - 1), Vector(depth - 1)),
            _ => Make.Negate(Vector(depth - 1)),
        };
    }

    public Expr Matrix(int depth)
    {
        if (depth == 0)
            return Make.Symbol(Matrices[Below(Matrices.Length)]);

        return Below(7) switch
        {
            0 => Make.Add(Matrix(depth - 1), Matrix(depth - 1)),
            1 => Make.Multiply(Matrix(depth - 1), Matrix(depth - 1)),
            2 => Make.Multiply(Scalar(0), Matrix(depth - 1)),
            3 => Make.Call(Function.Inverse, Matrix(depth - 1)),
            4 => Make.Call(Function.Transpose, Matrix(depth - 1)),
            5 => Make.Multiply(Vector(depth - 1), Make.Call(Function.Transpose, Vector(depth - 1))),
            _ => Make.Call(Function.Diagonal, Vector(depth - 1)),
        };
    }

    private Expr Leaf() => Below(4) switch
    {
        0 => Make.Number(Below(4)),
        1 when Below(3) == 0 => Constant.Pi,
        _ => Make.Symbol(Scalars[Below(Scalars.Length)]),
    };

    private int Below(int bound) => random.Next(bound);
}
