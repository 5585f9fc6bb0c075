using FsCheck;
using FsCheck.Fluent;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Expressions.Rewriting;

/// <summary>Which symbols are free in probability notation, and what rewriting leaves alone.</summary>
public sealed class BindingTests
{
    private static readonly Declarations Declared = NamesText.Read("x y z w a b phi:positive law:p law:q");

    [Theory]
    [InlineData("E[z ~ Normal(a, 1)](z*x)", "a x")]
    [InlineData("E[z ~ Normal(z, 1)](z)", "z")]
    [InlineData("E[z ~ q(z | x)](z)", "x")]
    [InlineData("E[z ~ q, x ~ Normal(z, b)](x + y)", "b y")]
    [InlineData("E_q[z]", "z")]
    [InlineData("int(z, a, z, z*x)", "a x z")]
    [InlineData("argmax_phi(phi - a)", "a")]
    [InlineData("diff(phi*a, phi)", "a phi")]
    [InlineData("p(x | z)", "x z")]
    [InlineData("p(x = 2 | z)", "z")]
    [InlineData("KL(q(z) || p(z | x))", "x")]
    [InlineData("KL(Normal(a, b) || Normal(0, 1))", "a b")]
    [InlineData("Normal(x; a, b)", "a b x")]
    public void The_free_symbols_are_those_that_nothing_binds(string text, string free) =>
        Assert.Equal(free, string.Join(' ', Traversal.Symbols(Read(text))));

    [Theory]
    [InlineData("E[z ~ Normal(a, 1)](z*a)", "a", "z + 1", "E[z1 ~ Normal(z + 1, 1)](z1*(z + 1))")]
    [InlineData("E[z ~ Normal(z, 1)](z)", "z", "2", "E[z ~ Normal(2, 1)](z)")]
    [InlineData("E[z ~ q(z | x)](z*x)", "x", "z", "E[z1 ~ q(z = z1 | x = z)](z1*z)")]
    [InlineData("E[z ~ q](z*x)", "z", "2", "E[z ~ q](z*x)")]
    [InlineData("int(z, 0, z, z*a)", "z", "b", "int(z, 0, b, z*a)")]
    [InlineData("int(z, 0, 1, z*a)", "a", "z", "int(z1, 0, 1, z1*z)")]
    [InlineData("p(x | z)", "z", "2", "p(x | z = 2)")]
    [InlineData("KL(q(z) || p(z | x))", "z", "2", "KL(q(z) || p(z | x))")]
    [InlineData("KL(q(z) || p(z | x))", "x", "2", "KL(q(z) || p(z | x = 2))")]
    [InlineData("argmax_phi(phi*a)", "phi", "2", "argmax_{phi}(phi*a)")]
    [InlineData("diff(phi^2*a, phi)", "a", "b", "diff(phi^2*b, phi)")]
    [InlineData("diff(phi^2*a, phi)", "phi", "x", "diff(x^2*a, x)")]
    [InlineData("diff(phi^2*a, phi)", "phi", "3", "2*a*3")]
    public void Replacing_a_symbol_captures_nothing(string text, string symbol, string by, string expected)
    {
        var replaced = Substitution.Symbols(Read(text), new Dictionary<string, Expr> { [symbol] = Read(by) });
        Assert.Equal(expected, InfixPrinter.Print(replaced));
    }

    [Theory]
    [InlineData("E[z ~ Normal(a, 1)](z*a)")]
    [InlineData("int(z, 0, 1, z*a)")]
    [InlineData("KL(Normal(a, 1) || Normal(0, 1))")]
    [InlineData("Laplace(a; 0, 1)")]
    [InlineData("max_phi(phi*a)")]
    [InlineData("E_q[a]")]
    public void What_is_not_a_closed_form_is_left_alone(string text)
    {
        var expression = Read(text);
        var point = new Dictionary<string, Value<WideFloat>> { ["a"] = Value<WideFloat>.Scalar(WideFloat.FromDouble(1)) };

        Assert.Equal(expression, Simplifier.Simplify(expression, Declared));
        Assert.Equal(Make.Multiply(Number.Two, expression), Simplifier.Simplify(Make.Add(expression, expression), Declared));
        Assert.Null(Derivative.Of(expression, "a", Declared));
        Assert.Null(ScalarProgram.Compile(expression, ["a"]));
        Assert.Throws<InvalidOperationException>(() => { _ = Evaluator<WideFloat>.Evaluate(expression, point); });
    }

    [Fact]
    public void A_derivative_of_what_only_the_model_knows_is_not_zero() =>
        Assert.Null(Derivative.Of(Read("E_q[z]"), "phi", Declared));

    [Fact]
    public void The_children_put_back_make_the_same_node()
    {
        var trees = Gen.Choose(0, int.MaxValue).Select(seed => new RandomProbability(new RandomStream((ulong)seed)).Scalar(4)).ToArbitrary();
        Prop.ForAll(trees, tree => Traversal.All(tree).All(node =>
                Copy(node).Equals(node) && (Traversal.Children(node).Count == 0 || Binding.Parts(node).Count == Traversal.Children(node).Count)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20_26UL, 5UL));
    }

    /// <summary>The node over copies of its children, which are equal but not the same objects.</summary>
    private static Expr Copy(Expr node) => Traversal.WithChildren(node, [.. Traversal.Children(node).Select(child => child with { })]);

    private static Expr Read(string text)
    {
        var reading = ExpressionReader.Read(text, Declared, Notation.Infix, Vocabulary.Question);
        Assert.Null(reading.Problem);
        return reading.Expression!;
    }
}
