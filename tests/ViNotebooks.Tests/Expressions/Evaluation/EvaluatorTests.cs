using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Numerics;
using static ViNotebooks.Expressions.Make;

namespace ViNotebooks.Tests.Expressions.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly Expr X = Symbol("x");
    private static readonly Expr V = Symbol("v");
    private static readonly Expr W = Symbol("w");
    private static readonly Expr A = Symbol("A");
    private static readonly Expr B = Symbol("B");
    private static readonly Expr J = Symbol("j");

    private static readonly (Expr Expression, double[] Expected)[] Cases =
    [
        (Subtract(Rational(-1, 2), Power(X, Number(2))), [-2.75]),
        (Power(X, Number(-2)), [1 / 2.25]),
        (Power(Number(0), Number(0)), [1]),
        (Power(Constant.E, X), [Math.Exp(1.5)]),
        (Power(X, Rational(1, 2)), [Math.Sqrt(1.5)]),
        (new Number(9189, 4), [0.9189]),
        (Add(V, W), [5, -3, 9]),
        (Multiply(V, W), [4, -10, 18]),
        (Divide(V, X), [2 / 3.0, 4 / 3.0, 2]),
        (Add(X, V), [2.5, 3.5, 4.5]),
        (Power(V, Number(2)), [1, 4, 9]),
        (Power(Number(2), V), [2, 4, 8]),
        (Power(Constant.E, Negate(V)), [Math.Exp(-1), Math.Exp(-2), Math.Exp(-3)]),
        (Call(Function.Log, V), [0, Math.Log(2), Math.Log(3)]),
        (Multiply(Call(Function.Transpose, V), W), [12]),
        (Multiply(V, Call(Function.Transpose, V)), [1, 2, 3, 2, 4, 6, 3, 6, 9]),
        (Multiply(A, Symbol("p")), [5, 11]),
        (Multiply(Call(Function.Transpose, Symbol("p")), A), [7, 10]),
        (Multiply(Multiply(Call(Function.Transpose, Symbol("p")), A), Symbol("p")), [27]),
        (Multiply(A, B), [2, 1, 4, 3]),
        (Multiply(X, A), [1.5, 3, 4.5, 6]),
        (Divide(A, Number(2)), [0.5, 1, 1.5, 2]),
        (Power(A, Number(2)), [7, 10, 15, 22]),
        (Power(A, Number(0)), [1, 0, 0, 1]),
        (Add(A, Call(Function.Identity)), [2, 2, 3, 5]),
        (Subtract(Multiply(Number(2), Call(Function.Identity)), A), [1, -2, -3, -2]),
        (Add(A, Call(Function.Identity, Number(2))), [2, 2, 3, 5]),
        (Call(Function.Inverse, A), [-2, 1, 1.5, -0.5]),
        (Call(Function.Transpose, A), [1, 3, 2, 4]),
        (Call(Function.Trace, A), [5]),
        (Call(Function.Determinant, A), [-2]),
        (Call(Function.Bars, A), [-2]),
        (Call(Function.Bars, Negate(X)), [1.5]),
        (Call(Function.Bars, Symbol("p")), [Math.Sqrt(5)]),
        (Call(Function.Norm, Symbol("p")), [Math.Sqrt(5)]),
        (Call(Function.LogDeterminant, A), [double.NaN]),
        (Call(Function.LogDeterminant, Multiply(A, A)), [Math.Log(4)]),
        (Call(Function.Log, Call(Function.Determinant, A)), [double.NaN]),
        (Call(Function.Log, Call(Function.Bars, Multiply(A, A))), [Math.Log(4)]),
        (Call(Function.Solve, A, Symbol("p")), [0, 0.5]),
        (Call(Function.Inverse, Multiply(V, Call(Function.Transpose, V))), [.. Enumerable.Repeat(double.NaN, 9)]),
        (Call(Function.Determinant, Multiply(V, Call(Function.Transpose, V))), [0]),
        (Call(Function.Diagonal, A), [1, 4]),
        (Call(Function.Diagonal, Symbol("p")), [1, 0, 0, 2]),
        (Call(Function.SumOf, V), [6]),
        (Call(Function.ProductOf, W), [-120]),
        (Call(Function.MinOf, W), [-5]),
        (Call(Function.MaxOf, W), [6]),
        (Call(Function.Length, W), [3]),
        (Call(Function.Dot, V, W), [12]),
        (Call(Function.LogSumExp, Add(V, Number(5000))), [5000 + Math.Log(Math.Exp(1) + Math.Exp(2) + Math.Exp(3))]),
        (Call(Function.LogSumExp, Number(1000), Number(1000)), [1000 + Math.Log(2)]),
        (Call(Function.Min, X, Number(1), Number(4)), [1]),
        (Call(Function.Max, X, Number(1), Divide(Number(1), Number(0))), [double.NaN]),
        (Make.Index(V, Number(3)), [3]),
        (Make.Index(V, Number(4)), [double.NaN]),
        (Make.Index(V, Number(0)), [double.NaN]),
        (Make.Index(V, X), [double.NaN]),
        (Make.Index(A, Number(2), Number(1)), [3]),
        (new Fold(FoldKind.Sum, "j", Number(1), Number(3), Multiply(J, Make.Index(V, J))), [14]),
        (new Fold(FoldKind.Product, "j", Number(2), Number(4), J), [24]),
        (new Fold(FoldKind.Sum, "j", Number(1), Number(0), J), [0]),
        (new Fold(FoldKind.Product, "j", Number(1), Number(0), J), [1]),
        (new Fold(FoldKind.Sum, "j", Number(1), X, J), [double.NaN]),
        (new Fold(FoldKind.Sum, "j", Number(1), Number(10_001), J), [double.NaN]),
        (new Fold(FoldKind.Sum, "j", Number(1), Number(10_000), J), [50_005_000]),
        (new Fold(FoldKind.Sum, "j", Number(1), Number(2), Multiply(J, A)), [3, 6, 9, 12]),
        (new Fold(FoldKind.Sum, "x", Number(1), Number(2), new Fold(FoldKind.Sum, "j", Number(1), X, J)), [4]),
        (new VectorLiteral([X, Number(2)]), [1.5, 2]),
        (Call(Function.Determinant, new MatrixLiteral([[X, Number(2)], [Number(1), Number(4)]])), [4]),
        (Divide(X, Number(0)), [double.NaN]),
        (Multiply(Number(0), Call(Function.Log, Number(0))), [double.NaN]),
        (Power(Call(Function.Log, Number(-1)), Number(0)), [double.NaN]),
        (Call(Function.Sign, Call(Function.Log, Number(-1))), [double.NaN]),
        (Call(Function.Undefined), [double.NaN]),
        (When(Relation.Greater, X, Number(0), X, Call(Function.Log, Number(0))), [1.5]),
        (When(Relation.Greater, Divide(X, Number(0)), Number(0), Number(1), Number(2)), [double.NaN]),
        (Call(Function.Indicator, new Comparison(Relation.LessOrEqual, X, Number(1))), [0]),
        (Call(Function.Indicator, Call(Function.Not, new Comparison(Relation.LessOrEqual, X, Number(1)))), [1]),
        (Call(Function.Indicator, Both(LogicalOperator.And, Number(-1), X)), [0]),
        (Call(Function.Indicator, Both(LogicalOperator.And, X, Divide(X, Number(0)))), [double.NaN]),
        (Call(Function.Indicator, Both(LogicalOperator.Or, X, Divide(X, Number(0)))), [1]),
        (Call(Function.Log, Call(Function.Gamma, Number(1000))), [5905.220423209181]),
        (Call(Function.Log, Call(Function.Gamma, Rational(-3, 2))), [0.8600470153764810]),
        (Call(Function.Log, Call(Function.Gamma, Rational(-1, 2))), [double.NaN]),
        (Call(Function.Log, Call(Function.Gamma, Number(-2))), [double.NaN]),
        (Call(Function.Log, Call(Function.Factorial, Number(999))), [5905.220423209181]),
        (Call(Function.Log, Call(Function.Beta, Number(2000), Number(2000))), [-2775.123598846065]),
        (Call(Function.Log, Call(Function.Exp, Number(5000))), [5000]),
        (Call(Function.NormalPdf, X, Number(1), Number(2)), [0.19333405840142465]),
        (Call(Function.NormalPdf, X, Number(1), Number(-2)), [double.NaN]),
        (Call(Function.NormalPdf, X), [0.12951759566589174]),
        (Call(Function.Polygamma, Number(1), Number(1)), [Math.PI * Math.PI / 6]),
        (Call(Function.Polygamma, X, Number(1)), [double.NaN]),
        (Call(Function.Binomial, Number(5), Number(2)), [10]),
    ];

    public static TheoryData<int, string> Table
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < Cases.Length; i++)
            {
                data.Add(i, InfixPrinter.Print(Cases[i].Expression));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void An_expression_has_its_value_in_double_and_in_wide_precision(int index, string text)
    {
        var (expression, expected) = Cases[index];
        AssertClose(expected, Evaluator<Binary64>.Evaluate(expression, Given<Binary64>()), text);
        AssertClose(expected, Evaluator<WideFloat>.Evaluate(expression, Given<WideFloat>()), text);
    }

    [Fact]
    public void A_decimal_literal_is_exact_in_wide_precision()
    {
        var tenths = Multiply(new Number(1, 1), Number(10));
        var difference = Evaluator<WideFloat>.Evaluate(Subtract(tenths, Number(1)), Given<WideFloat>()).AsScalar;
        Assert.InRange(Math.Abs(WideFloat.ToDouble(difference)), 0, 1e-37);
    }

    [Theory]
    [InlineData("x", 3 * 1.5 * 1.5)]
    [InlineData("n", 1.5 * 1.5 * 1.5 * 0.4054651081081644)]
    public void A_power_with_a_whole_exponent_has_both_derivatives(string variable, double expected)
    {
        var values = new[] { (Name: "x", Value: 1.5), (Name: "n", Value: 3.0) }.ToDictionary(
            pair => pair.Name,
            pair => Value<Dual<Binary64>>.Scalar(
                pair.Name == variable ? Dual<Binary64>.Variable(pair.Value) : Dual<Binary64>.Constant(pair.Value)));
        var symbolic = Evaluator<Dual<Binary64>>.Evaluate(Power(X, Symbol("n")), values).AsScalar;
        Assert.Equal((3.375, expected), (symbolic.Value.Value, symbolic.Derivative.Value), Close);
        if (variable == "x")
        {
            var literal = Evaluator<Dual<Binary64>>.Evaluate(Power(X, Number(3)), values).AsScalar;
            Assert.Equal((3.375, expected), (literal.Value.Value, literal.Derivative.Value), Close);
        }

        static bool Close((double, double) a, (double, double) b) =>
            Math.Abs(a.Item1 - b.Item1) < 1e-14 && Math.Abs(a.Item2 - b.Item2) < 1e-14;
    }

    [Fact]
    public void A_symbol_without_a_value_is_misuse()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Evaluator<Binary64>.Evaluate(Symbol("missing"), Given<Binary64>()));
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Misuse_deep_inside_a_tree_is_reported_too()
    {
        var chain = Enumerable.Range(0, 20_000).Aggregate(Symbol("missing"), (inner, _) => Call(Function.Max, Number(1), inner));
        Assert.Throws<InvalidOperationException>(() => Evaluator<WideFloat>.Evaluate(chain, Given<WideFloat>()));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_misuse()
    {
        Expr[] misfits = [Add(V, Symbol("p")), Add(X, A), Multiply(A, V), Divide(X, A), Call(Function.Log, A), Call(Function.Trace, V), Make.Index(A, X)];
        foreach (var misfit in misfits)
        {
            Assert.Throws<InvalidOperationException>(() => Evaluator<Binary64>.Evaluate(misfit, Given<Binary64>()));
        }
    }

    public static TheoryData<string> Nestings =>
        ["arithmetic", "power", "function", "log of a function", "several arguments", "cases", "condition", "sum", "vector", "matrix"];

    [Theory]
    [MemberData(nameof(Nestings))]
    public void A_tree_a_thousand_levels_deep_fits_a_stack_of_a_megabyte(string kind)
    {
        var chain = X;
        for (var i = 0; i < 1000; i++)
        {
            chain = kind switch
            {
                "arithmetic" => i % 2 == 0 ? Negate(chain) : Add(Number(1), chain),
                "power" => Power(chain, i % 2 == 0 ? Number(1) : Rational(1, 2)),
                "function" => Call(Function.Abs, chain),
                "log of a function" => i % 2 == 0 ? Call(Function.Exp, chain) : Call(Function.Log, chain),
                "several arguments" => Call(Function.Max, Number(1), chain),
                "cases" => When(Relation.Greater, X, Number(0), chain, X),
                "condition" => When(Relation.Greater, chain, Number(0), X, Number(1)),
                "sum" => new Fold(FoldKind.Sum, "j", Number(1), Number(1), chain),
                "vector" => i % 2 == 0 ? new VectorLiteral([chain]) : Call(Function.SumOf, chain),
                _ => i % 2 == 0 ? new MatrixLiteral([[chain]]) : Call(Function.Trace, chain),
            };
        }

        var wide = double.NaN;
        var doubles = double.NaN;
        var compiled = new double[1];
        var thread = new Thread(
            () =>
            {
                wide = WideFloat.ToDouble(Evaluator<WideFloat>.Evaluate(chain, Given<WideFloat>()).AsScalar);
                doubles = Binary64.ToDouble(Evaluator<Binary64>.Evaluate(chain, Given<Binary64>()).AsScalar);
                if (ScalarProgram.Compile(chain, ["x"]) is { } program)
                {
                    program.Run([[1.5]], 1, compiled);
                }
                else
                {
                    compiled[0] = doubles;
                }
            },
            maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();
        Assert.Equal(wide, doubles, 1e-12);
        Assert.Equal(doubles, compiled[0], 1e-12);
    }

    private static Expr When(Relation relation, Expr left, Expr right, Expr then, Expr @else) =>
        new Conditional(new Comparison(relation, left, right), then, @else);

    private static Expr Both(LogicalOperator logical, Expr first, Expr second) => new Logical(
        logical, new Comparison(Relation.Greater, first, Number(0)), new Comparison(Relation.Greater, second, Number(0)));

    private static Dictionary<string, Value<T>> Given<T>()
        where T : struct, IReal<T> => new(StringComparer.Ordinal)
        {
            ["x"] = Values.Scalar<T>(1.5),
            ["v"] = Values.Vector<T>(1, 2, 3),
            ["w"] = Values.Vector<T>(4, -5, 6),
            ["p"] = Values.Vector<T>(1, 2),
            ["A"] = Values.Matrix<T>(2, 2, 1, 2, 3, 4),
            ["B"] = Values.Matrix<T>(2, 2, 0, 1, 1, 0),
        };

    private static void AssertClose<T>(double[] expected, Value<T> actual, string text)
        where T : struct, IReal<T>
    {
        var values = Values.ToDoubles(actual);
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var tolerance = 1e-13 * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(
                double.IsNaN(expected[i]) ? double.IsNaN(values[i]) : Math.Abs(expected[i] - values[i]) <= tolerance,
                $"{text}: element {i} is {values[i]:R}, not {expected[i]:R}");
        }
    }
}
