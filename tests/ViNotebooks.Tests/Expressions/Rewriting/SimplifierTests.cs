using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using static ViNotebooks.Tests.Expressions.Tree;

namespace ViNotebooks.Tests.Expressions.Rewriting;

public sealed class SimplifierTests
{
    private static readonly Tree X = "x", Y = "y", Theta = "theta", Phi = "phi", A1 = "a1", A2 = "a2", B1 = "b1", B2 = "b2";
    private static readonly Tree M1 = "mu1", M2 = "mu2", S1 = "sigma1", S2 = "sigma2", P = "p", Qp = "q", Dim = "D";
    private static readonly Tree U = "u", V = "v", S = "s", Tv = "t", MS = "S", MR = "R", MA = "A", MB = "B", MW = "W", MQ = "Q", Weights = "w";

    private static readonly Dictionary<string, (Tree Left, Tree Right)> EqualPairs = new()
    {
        ["elbo"] = (
            1 - (((X - (1 / Phi)) ^ 2) / 2) - (1 / (2 * (Phi ^ 2))) - (Theta / Phi) + Log(Theta / Phi) - ((Tree)1 / 2 * Log(2 * Pi)),
            -Log(2 * Pi) / 2 - ((X ^ 2) / 2) - (1 / (Phi ^ 2)) + ((X - Theta) / Phi) + Log(Theta) - Log(Phi) + 1),
        ["elbo with a root"] = (
            -Log(Sqrt(2 * Pi)) - (((X ^ 2) - (2 * X / Phi) + (2 / (Phi ^ 2))) / 2) - (Theta / Phi) + Log(Theta) - Log(Phi) + 1,
            -Log(2 * Pi) / 2 - ((X ^ 2) / 2) - (1 / (Phi ^ 2)) + ((X - Theta) / Phi) + Log(Theta) - Log(Phi) + 1),
        ["gradient"] = (
            (2 * (Phi ^ -(Tree)3)) - ((X - Theta) * (Phi ^ -(Tree)2)) - (Phi ^ -(Tree)1),
            (2 - ((X - Theta) * Phi) - (Phi ^ 2)) / (Phi ^ 3)),
        ["normal kl"] = (
            Log(S2 / S1) + (((S1 ^ 2) + ((M1 - M2) ^ 2)) / (2 * (S2 ^ 2))) - ((Tree)1 / 2),
            (Tree)1 / 2 * (Log((S2 ^ 2) / (S1 ^ 2)) + ((S1 ^ 2) / (S2 ^ 2)) + (((M1 - M2) ^ 2) / (S2 ^ 2)) - 1)),
        ["normal kl with half"] = (
            new Tree(new Number(5, 1)) * (((S1 / S2) ^ 2) + (((M2 - M1) / S2) ^ 2) - 1 - Log((S1 / S2) ^ 2)),
            Log(S2) - Log(S1) + (((S1 ^ 2) + ((M1 - M2) ^ 2)) / (2 * (S2 ^ 2))) - ((Tree)1 / 2)),
        ["gamma kl"] = (
            ((A1 - A2) * Of(Function.Digamma, A1)) - Of(Function.LogGamma, A1) + Of(Function.LogGamma, A2) + (A2 * (Log(B1) - Log(B2))) + (A1 * (B2 - B1) / B1),
            Log(Of(Function.Gamma, A2) / Of(Function.Gamma, A1)) + (A2 * Log(B1 / B2)) + (A1 * Of(Function.Digamma, A1)) - (A2 * Of(Function.Digamma, A1)) + (A1 * B2 / B1) - A1),
        ["gamma shifted"] = (Of(Function.LogGamma, A1 + 1), Log(A1) + Of(Function.LogGamma, A1)),
        ["digamma shifted"] = (Of(Function.Digamma, A1 + 1), (1 / A1) + Of(Function.Digamma, A1)),
        ["beta"] = (Of(Function.LogBeta, A1, A2), Log(Of(Function.Beta, A1, A2))),
        ["bernoulli kl"] = (
            (P * Log(P / Qp)) + ((1 - P) * Log((1 - P) / (1 - Qp))),
            (P * (Log(P) - Log(Qp))) - ((P - 1) * (Log(1 - P) - Log(1 - Qp)))),
        ["logit"] = (Of(Function.Logit, P), Log(P / (1 - P))),
        ["common denominator"] = (((S1 ^ 2) / ((S1 ^ 2) + (S2 ^ 2))) + ((S2 ^ 2) / ((S1 ^ 2) + (S2 ^ 2))), 1),
        ["partial fractions"] = ((1 / Theta) - (1 / (Theta + 1)), 1 / (Theta * (Theta + 1))),
        ["precision"] = (1 / ((1 / (S1 ^ 2)) + (1 / (S2 ^ 2))), (S1 ^ 2) * (S2 ^ 2) / ((S1 ^ 2) + (S2 ^ 2))),
        ["numbers"] = (Log(8) - (3 * Log(2)), 0),
        ["roots"] = (Sqrt(8) - (2 * Sqrt(2)), 0),
        ["root of a square"] = (Sqrt(X ^ 2), Of(Function.Abs, X)),
        ["root of the square of a difference"] = (Sqrt((X - Y) ^ 2), Of(Function.Abs, Y - X)),
        ["exponentials"] = (Exp(X) * Exp(-X) * Exp(Log(Theta)), Theta),
        ["powers"] = ((Theta ^ X) * (Theta ^ Y), Theta ^ (X + Y)),
        ["density"] = (
            Of(Function.NormalPdf, X, M1, S1),
            Exp(-((X - M1) ^ 2) / (2 * (S1 ^ 2))) / (Sqrt(2 * Pi) * S1)),
        ["softplus"] = (Of(Function.Softplus, X) - Of(Function.Softplus, -X), X),
        ["binary logarithm"] = (Of(Function.Log2, Theta), Log(Theta) / Log(2)),
        ["folds"] = (
            Sum("i", 1, "D", (S[(Tree)"i"] ^ 2) - 1 - (2 * Log(S[(Tree)"i"]))),
            Sum("k", 1, "D", S[(Tree)"k"] ^ 2) - Dim - Sum("j", 1, "D", Log(S[(Tree)"j"] ^ 2))),
        ["log of a product"] = (Log(Prod("i", 1, "D", S[(Tree)"i"])), Sum("n", 1, "D", Log(S[(Tree)"n"]))),
        ["nested folds"] = (
            Sum("i", 1, "D", Sum("k", 1, "D", S[(Tree)"i"] * Tv[(Tree)"k"])),
            Sum("k", 1, "D", Tv[(Tree)"k"]) * Sum("k", 1, "D", S[(Tree)"k"])),
        ["simplex"] = (Sum("k", 1, "K", 3 * Weights[(Tree)"k"]), 3),
        ["inner product"] = (T(U) * V, Sum("i", 1, "D", V[(Tree)"i"] * U[(Tree)"i"])),
        ["sum of a vector"] = (Of(Function.SumOf, (U - V) ^ 2), Of(Function.Norm, V - U) ^ 2),
        ["quadratic form"] = (
            T(U - V) * Inv(MS) * (U - V),
            (T(U) * Inv(MS) * U) - (2 * T(V) * Inv(MS) * U) + (T(V) * Inv(MS) * V)),
        ["trace of an outer product"] = (Tr(MA * U * T(V)), T(V) * MA * U),
        ["trace turns"] = (Tr(MA * MB * Inv(MS)), Tr(Inv(MS) * MA * MB)),
        ["trace transposed"] = (Tr(T(MA) * MB), Tr(T(MB) * MA)),
        ["trace of identity"] = (Tr(Inv(MS) * MS), Dim),
        ["log determinants"] = (Log(Det(MS) / Det(MR)), LogDet(MS) - LogDet(MR)),
        ["log determinant of an inverse"] = (LogDet(Inv(MS) * MR), LogDet(MR) - Log(Det(MS))),
        ["log determinant of a multiple"] = (LogDet(Theta * MS), (Dim * Log(Theta)) + LogDet(MS)),
        ["orthogonal"] = (T(U) * T(MQ) * MQ * U, T(U) * U),
        ["diagonal"] = (LogDet(Of(Function.Diagonal, S ^ 2)), 2 * Sum("j", 1, "D", Log(S[(Tree)"j"]))),
        ["solve"] = (T(U) * Of(Function.Solve, MS, U), T(U) * Inv(MS) * U),
        ["multivariate normal kl"] = (
            (Tree)1 / 2 * (Tr(Inv(MR) * MS) + (T(V - U) * Inv(MR) * (V - U)) - Dim + Log(Det(MR) / Det(MS))),
            (LogDet(MR) - LogDet(MS) - Dim + Tr(MS * Inv(MR)) + (T(U - V) * Inv(MR) * (U - V))) / 2),
        ["two digits"] = (new Tree(new Number(25, 2)) * X, X / 4),
    };

    public static TheoryData<string> Pairs => [.. EqualPairs.Keys];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_difference_of_two_forms_of_the_same_is_zero(string pair)
    {
        var (left, right) = EqualPairs[pair];

        Assert.Equal("0", InfixPrinter.Print(Simplifier.Difference(left, right, Names.Usual)));
    }

    public static TheoryData<string, string> Simplified
    {
        get
        {
            var cases = new (Tree Tree, string Text)[]
            {
                (-(X ^ 2) / 2, "-x^2/2"),
                (Log(2 * Pi) / 2, "log(2*pi)/2"),
                ((Log(2) / 2) + (Log(Pi) / 2) + X, "x + log(2*pi)/2"),
                (Log(8), "log(8)"),
                (Log(Theta / Phi), "log(theta) - log(phi)"),
                ((X - Theta) / Phi, "x/phi - theta/phi"),
                (X / X, "1"),
                (Log(X * Y), "log(x*y)"),
                (Log(X ^ 2), "2*log(abs(x))"),
                (Sqrt(X) * Sqrt(X), "sqrt(x)^2"),
                (1 - X, "1 - x"),
                (-X - 1, "-x - 1"),
                (Exp(X * Log(Theta)), "theta^x"),
                (Inv(Inv(MA)) + MA, "2*A"),
                (T(MA * MB), "B^T*A^T"),
                (Inv(MW * T(MW)), "inv(W*W^T)"),
                (Sum("i", 1, 3, U[(Tree)"i"]), "u[1] + u[2] + u[3]"),
                (U + U - (V * 2), "2*u - 2*v"),
                (T(U) + T(U), "(2*u)^T"),
                (0 / (X - X), "0/(x - x)"),
            };
            var data = new TheoryData<string, string>();
            foreach (var (tree, text) in cases)
                data.Add(text, InfixPrinter.Print(Simplifier.Simplify(tree, Names.Usual)));

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Simplified))]
    public void Reads_well(string expected, string actual) => Assert.Equal(expected, actual);

    [Fact]
    public void What_only_one_form_has_is_what_the_difference_shows()
    {
        var full = Log(Theta) - Log(Phi) + ((X - Theta) / Phi) - (Log(2 * Pi) / 2);
        var dropped = Log(Theta / Phi) + (X / Phi) - (Theta / Phi);

        Assert.Equal("-log(2*pi)/2", InfixPrinter.Print(Simplifier.Difference(full, dropped, Names.Usual)));
    }

    [Fact]
    public void Too_much_work_leaves_the_input_as_it_is()
    {
        Tree sum = X;
        for (var i = 0; i < 40; i++)
            sum *= Exp((Tree)$"z{i}") - (1 / ((Tree)$"y{i}" + X));

        Assert.Same(sum.Expr, Simplifier.Simplify(sum, Names.Usual));
    }
}
