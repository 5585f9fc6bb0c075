using FsCheck;
using FsCheck.Fluent;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Expressions.Rewriting;

public sealed class RewritingLawsTests
{
    private const int Trees = 2000;

    private static readonly IReadOnlyList<Point> Points = new Scope(Names.Usual).Draw(new RandomStream(7), 8);

    [Fact]
    public void A_simplified_expression_has_the_same_values() => ForAllTrees(tree =>
        AssertSameValues(tree, Simplifier.Simplify(tree, Names.Usual)));

    [Fact]
    public void The_terms_add_up_to_the_expression() => ForAllTrees(tree =>
        AssertSameValues(tree, Make.Sum(Simplifier.Terms(tree, Names.Usual))));

    [Fact]
    public void Simplifying_again_changes_nothing() => ForAllTrees(tree =>
    {
        var once = Simplifier.Simplify(tree, Names.Usual);
        Assert.Equal(InfixPrinter.Print(once), InfixPrinter.Print(Simplifier.Simplify(once, Names.Usual)));
    });

    [Fact]
    public void A_derivative_has_the_value_that_dual_numbers_give() => ForAllTrees(tree =>
    {
        // 0^theta has a derivative that the general formula, with the log of 0, does not have
        if (Traversal.All(tree).Contains(Number.Zero) || Derivative.Of(tree, "theta", Names.Usual) is not { } derivative)
            return;

        foreach (var point in Points)
        {
            var dual = Evaluator<Dual<BoundedFloat>>.Evaluate(tree, point.Convert((name, x) => name == "theta"
                ? Dual<BoundedFloat>.Variable(BoundedFloat.FromWide(x))
                : Dual<BoundedFloat>.Constant(BoundedFloat.FromWide(x)))).AsScalar;
            if (BoundedFloat.IsFinite(dual.Value))
                AssertSameValue(dual.Derivative, derivative, point);
        }
    });

    private static void ForAllTrees(Action<Expr> law)
    {
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue).Select(seed => new RandomTrees((ulong)seed).Scalar(1 + (seed % 4))).ToArbitrary(),
                tree =>
                {
                    try
                    {
                        law(tree);
                    }
                    catch (Exception exception)
                    {
                        throw new InvalidOperationException($"{InfixPrinter.Print(tree)}: {exception.Message}", exception);
                    }
                })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Trees).WithReplay(20_24UL, 77UL));
    }

    private static void AssertSameValues(Expr expected, Expr actual)
    {
        foreach (var point in Points)
            AssertSameValue(Evaluator<BoundedFloat>.Evaluate(expected, point.Bounded).AsScalar, actual, point);
    }

    // where the first is defined, the second is too, and they differ by no more than rounding explains
    private static void AssertSameValue(BoundedFloat expected, Expr actual, Point point)
    {
        if (!BoundedFloat.IsFinite(expected))
            return;

        var value = Evaluator<BoundedFloat>.Evaluate(actual, point.Bounded).AsScalar;
        Assert.True(BoundedFloat.IsDefined(value), $"undefined instead of {BoundedFloat.ToDouble(expected)}: {InfixPrinter.Print(actual)}");
        if (!BoundedFloat.IsFinite(value))
            return;

        var margin = WideFloat.FromDouble(16) * (expected.Error + value.Error);
        Assert.True(
            WideFloat.Abs(expected.Value - value.Value) <= margin,
            $"{BoundedFloat.ToDouble(value)} instead of {BoundedFloat.ToDouble(expected)}: {InfixPrinter.Print(actual)}");
    }
}
