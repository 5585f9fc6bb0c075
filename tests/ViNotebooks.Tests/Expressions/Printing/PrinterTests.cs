using FsCheck;
using FsCheck.Fluent;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Numerics;
using static ViNotebooks.Tests.Expressions.Tree;

namespace ViNotebooks.Tests.Expressions.Printing;

public sealed class PrinterTests
{
    private static readonly Tree X = "x", Y = "y", Theta = "theta", MA = "A", MB = "B", U = "u";

    public static TheoryData<string, string, string, string> Printed
    {
        get
        {
            var cases = new (Tree Tree, string Infix, string Latex)[]
            {
                (X * (-Y), "x*(-y)", @"x \left(-y\right)"),
                (-X * Y, "(-x)*y", @"\left(-x\right) y"),
                (-(X * Y), "-x*y", "-x y"),
                (-X + Y, "-x + y", "-x + y"),
                (X - (Y - X), "x - (y - x)", @"x - \left(y - x\right)"),
                (X - (-Y), "x - (-y)", @"x - \left(-y\right)"),
                (-(X ^ 2), "-x^2", "-x^2"),
                ((-X) ^ 2, "(-x)^2", @"\left(-x\right)^2"),
                ((Tree)2 ^ -(Tree)3, "2^-3", "2^{-3}"),
                (X ^ (Y ^ 2), "x^y^2", "x^{y^2}"),
                ((X ^ Y) ^ 2, "(x^y)^2", @"\left(x^{y}\right)^2"),
                (X / (Y * 2), "x/(y*2)", @"\frac{x}{y \cdot 2}"),
                (X * (Y / 2), "x*(y/2)", @"x \frac{y}{2}"),
                (2 * (Tree)3, "2*3", @"2 \cdot 3"),
                (Log(Theta) * X, "log(theta)*x", @"\log\left(\theta\right) x"),
                (X * Log(Theta), "x*log(theta)", @"x \log\theta"),
                (Log(X + 1), "log(x + 1)", @"\log\left(x + 1\right)"),
                (Log(X), "log(x)", @"\log x"),
                (Exp(X), "exp(x)", @"\exp\left(x\right)"),
                (new Tree(Constant.E) ^ X, "e^x", "e^{x}"),
                (Of(Function.LogGamma, X), "lgamma(x)", @"\operatorname{lgamma}\left(x\right)"),
                (T(MA * MB), "(A*B)^T", @"\left(A B\right)^\top"),
                (T(MA) * Inv(MB), "A^T*inv(B)", @"A^\top B^{-1}"),
                (U[(Tree)"j"] ^ 2, "u[j]^2", "u_j^2"),
                (((Tree)"mu1")[(Tree)"j"], "mu1[j]", @"\mu_{1,j}"),
                (Sum("j", 1, "D", X + Y) * 2, "sum(j, 1, D, x + y)*2", @"\left(\sum_{j=1}^{D} \left(x + y\right)\right) \cdot 2"),
                (new Tree(new Number(50, 2)) * X, "0.50*x", "0.50 x"),
                (Of(Function.Abs, X), "abs(x)", @"\lvert x\rvert"),
                (Of(Function.Indicator, new Tree(new Comparison(Relation.Greater, X, (Tree)0))), "indicator(x > 0)", @"\mathbf{1}\left(x > 0\right)"),
                (Sqrt(X), "sqrt(x)", @"\sqrt{x}"),
                (Det(MA), "det(A)", @"\left|A\right|"),
            };
            var data = new TheoryData<string, string, string, string>();
            foreach (var (tree, infix, latex) in cases)
                data.Add(infix, InfixPrinter.Print(tree), latex, LatexPrinter.Print(tree));

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Printed))]
    public void Prints_with_no_more_parentheses_than_needed(string infix, string printedInfix, string latex, string printedLatex)
    {
        Assert.Equal(infix, printedInfix);
        Assert.Equal(latex, printedLatex);
    }

    [Theory]
    [InlineData("theta", @"\theta")]
    [InlineData("Sigma0", @"\Sigma_0")]
    [InlineData("sigma12", @"\sigma_{12}")]
    [InlineData("mu_x", @"\mu_x")]
    [InlineData("xbar", @"\mathit{xbar}")]
    [InlineData("x", "x")]
    public void Names_are_written_by_how_they_are_spelled(string name, string latex) => Assert.Equal(latex, LatexNames.Of(name));

    [Fact]
    public void Infix_reads_back_as_the_same_tree() => ReadsBack(Notation.Infix, InfixPrinter.Print);

    [Fact]
    public void Latex_reads_back_as_the_same_tree() => ReadsBack(Notation.Latex, tree => LatexPrinter.Print(tree, Names.Usual));

    [Theory]
    [InlineData(Notation.Infix)]
    [InlineData(Notation.Latex)]
    public void Probability_notation_reads_back_as_the_same_tree(Notation notation)
    {
        var names = RandomProbability.Declared;
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue).Select(seed => new RandomProbability(new RandomStream((ulong)seed)).Scalar(1 + (seed % 4))).ToArbitrary(),
                tree =>
                {
                    var text = notation == Notation.Infix ? InfixPrinter.Print(tree) : LatexPrinter.Print(tree, names);
                    var reading = ExpressionReader.Read(text, names, notation, Vocabulary.Question);
                    if (reading.Expression != tree)
                        throw new InvalidOperationException($"{text} is read as {(reading.Expression is { } read ? InfixPrinter.Print(read) : reading.Problem?.Message)}");
                })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(20_26UL, 77UL));
    }

    private static void ReadsBack(Notation notation, Func<Expr, string> print) =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue).Select(seed => new RandomTrees((ulong)seed).Scalar(1 + (seed % 4))).ToArbitrary(),
                tree =>
                {
                    var text = print(tree);
                    var reading = ExpressionReader.Read(text, Names.Usual, notation);
                    if (!reading.IsReadable || reading.Expression != tree)
                        throw new InvalidOperationException($"{text} is read as {(reading.Expression is { } read ? print(read) : reading.Problem?.Message)}");
                })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20_24UL, 77UL));
}
