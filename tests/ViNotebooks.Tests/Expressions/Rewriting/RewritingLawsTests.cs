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

    // every fourth point is of extreme size, where slopes and differences lose all their digits
    private static readonly IReadOnlyList<Point> Points =
        [.. new Scope(Names.Usual).Draw(new RandomStream(7), 8).Where((_, i) => i % 4 != 3)];

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
    public void A_derivative_is_the_slope() => ForAllTrees(tree =>
    {
        if (Derivative.Of(tree, "theta", Names.Usual) is { } derivative)
        {
            var step = new WideFloatStep(1e-9);
            foreach (var point in Points)
            {
                var slope = step.Slope(tree, "theta", point);
                var rough = new WideFloatStep(1e-8).Slope(tree, "theta", point);
                var value = Value(derivative, point);
                if (value is { } expected && slope is { } near && rough is { } far && Math.Abs(near - far) <= 1e-6 * (1e-3 + Math.Abs(near)))
                    Assert.True(Math.Abs(near - expected) <= 1e-4 * (1e-2 + Math.Abs(expected)), $"{expected} for a slope of {near}: {InfixPrinter.Print(derivative)}");
            }
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
        {
            if (Value(expected, point) is not { } value)
                continue;

            if (Value(actual, point) is not { } other)
            {
                Assert.True(IsUncertain(actual, point), $"undefined or out of range instead of {value}: {InfixPrinter.Print(actual)}");
                continue;
            }

            Assert.True(
                Math.Abs(value - other) <= 1e-9 * (1e-9 + Math.Abs(value)),
                $"{other} instead of {value}: {InfixPrinter.Print(actual)}");
        }
    }

    // null where it is undefined, out of range, or lost in rounding
    private static double? Value(Expr expression, Point point)
    {
        try
        {
            var wide = Evaluator<WideFloat>.Evaluate(expression, point.Wide).AsScalar;
            var coarse = Evaluator<CoarseFloat>.Evaluate(expression, point.Coarse).AsScalar;
            if (!WideFloat.IsFinite(wide) || !CoarseFloat.IsFinite(coarse))
                return null;

            var (value, rough) = (WideFloat.ToDouble(wide), CoarseFloat.ToDouble(coarse));
            return double.IsFinite(value) && Math.Abs(value - rough) <= 1e-10 * Math.Abs(value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // terms that are larger than any number, or that cancel all digits
    private static bool IsUncertain(Expr expression, Point point)
    {
        var wide = Evaluator<WideFloat>.Evaluate(expression, point.Wide).AsScalar;
        var coarse = Evaluator<CoarseFloat>.Evaluate(expression, point.Coarse).AsScalar;
        return WideFloat.IsDefined(wide) && CoarseFloat.IsDefined(coarse);
    }

    private sealed class WideFloatStep(double step)
    {
        public double? Slope(Expr tree, string name, Point point)
        {
            var x = WideFloat.ToDouble(point.Wide[name].AsScalar);
            var h = step * Math.Abs(x);
            var above = At(tree, name, point, x + h);
            var below = At(tree, name, point, x - h);
            var slope = WideFloat.ToDouble((above - below) / WideFloat.FromDouble((x + h) - (x - h)));
            return WideFloat.IsFinite(above) && WideFloat.IsFinite(below) && double.IsFinite(slope) ? slope : null;
        }

        private static WideFloat At(Expr tree, string name, Point point, double x) =>
            Evaluator<WideFloat>.Evaluate(tree, point.With(name, Value<WideFloat>.Scalar(WideFloat.FromDouble(x))).Wide).AsScalar;
    }
}
