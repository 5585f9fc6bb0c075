using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Numerics;
using static ViNotebooks.Expressions.Make;

namespace ViNotebooks.Tests.Expressions.Evaluation;

public sealed class ScalarProgramTests
{
    private const int Points = 300;

    private static readonly string[] Symbols = ["a", "b", "c"];

    private static readonly Function[] Unary =
        [.. FunctionTable.All.Where(entry => entry.IsElementwise).Select(entry => entry.Function)];

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    [InlineData(4UL)]
    public void A_program_gives_what_the_interpreter_gives(ulong seed)
    {
        var random = new RandomStream(seed);
        double[][] columns = [.. Symbols.Select(_ => Enumerable.Range(0, Points).Select(_ => Nice(random)).ToArray())];
        var results = new double[Points];
        var defined = 0;
        var excused = 0;
        for (var tree = 0; tree < 150; tree++)
        {
            var expression = Tree(random, depth: 4);
            var program = ScalarProgram.Compile(expression, Symbols);
            Assert.NotNull(program);
            program.Run(columns, Points, results);
            for (var i = 0; i < Points; i += 7)
            {
                var values = Enumerable.Range(0, Symbols.Length).ToDictionary(s => Symbols[s], s => Values.Scalar<Binary64>(columns[s][i]));
                var expected = Binary64.ToDouble(Evaluator<Binary64>.Evaluate(expression, values).AsScalar);
                defined += double.IsFinite(expected) ? 1 : 0;

                if (!Agree(expected, results[i]))
                {
                    // where the vectorised exp or log differs in the last place, a badly conditioned tree may differ in more
                    excused++;
                    Assert.True(
                        IsBadlyConditioned(expression, values),
                        $"{InfixPrinter.Print(expression)} at {string.Join(", ", columns.Select(column => column[i]))}: {results[i]:R}, not {expected:R}");
                }
            }
        }

        Assert.True(defined > 1000, $"only {defined} values exist, which tests little");
        Assert.True(excused <= defined / 200, $"{excused} of {defined} values are badly conditioned");
    }

    [Fact]
    public void A_repeated_subexpression_is_computed_once()
    {
        var square = Square(Subtract(Symbol("a"), Symbol("b")));
        var expression = Add(Call(Function.Exp, square), Multiply(square, Add(Call(Function.Exp, square), square)));
        Assert.Equal(6, ScalarProgram.Compile(expression, Symbols)!.InstructionCount);
    }

    [Fact]
    public void Constants_are_computed_when_compiling()
    {
        var expression = Multiply(Symbol("a"), Call(Function.Log, Multiply(Number(2), Constant.Pi)));
        Assert.Equal(1, ScalarProgram.Compile(expression, Symbols)!.InstructionCount);
    }

    [Fact]
    public void Division_by_zero_and_the_logarithm_of_zero_are_undefined()
    {
        var results = new double[3];
        ScalarProgram.Compile(Divide(Number(1), Symbol("a")), ["a"])!.Run([[0.0, 2, -0.0]], 3, results);
        Assert.Equal([double.NaN, 0.5, double.NaN], results);
        ScalarProgram.Compile(Call(Function.Log, Symbol("a")), ["a"])!.Run([[0.0, 1, -1]], 3, results);
        Assert.Equal([double.NaN, 0, double.NaN], results);
    }

    [Fact]
    public void A_branch_that_is_not_chosen_does_not_matter()
    {
        var expression = new Conditional(
            new Comparison(Relation.Greater, Symbol("a"), Number(0)), Call(Function.Log, Symbol("a")), Number(-1));
        var results = new double[3];
        ScalarProgram.Compile(expression, ["a"])!.Run([[1.0, -1, double.NaN]], 3, results);
        Assert.Equal([0, -1, double.NaN], results);
    }

    [Fact]
    public void What_is_not_made_of_scalars_is_not_compiled()
    {
        Expr[] expressions =
        [
            Symbol("d"),
            Add(Symbol("a"), Symbol("d")),
            new VectorLiteral([Symbol("a")]),
            Make.Index(Symbol("a"), Number(1)),
            Call(Function.Trace, Symbol("a")),
            new Fold(FoldKind.Sum, "j", Number(1), Number(3), Symbol("j")),
        ];
        Assert.All(expressions, expression => Assert.Null(ScalarProgram.Compile(expression, Symbols)));
    }

    private static double Nice(RandomStream random) => random.Next(6) switch
    {
        0 => random.Next(5) - 2,
        1 => random.NextDouble(),
        _ => Math.Round(random.NextNormal() * 1000) / 500,
    };

    private static Expr Tree(RandomStream random, int depth)
    {
        if (depth == 0 || random.Next(8) == 0)
        {
            return random.Next(6) switch
            {
                0 => Number(random.Next(4)),
                1 => Rational(random.Next(5) + 1, random.Next(4) + 1),
                2 => Constant.Pi,
                _ => Symbol(Symbols[random.Next(Symbols.Length)]),
            };
        }

        Expr Next() => Tree(random, depth - 1);
        return random.Next(14) switch
        {
            0 or 1 => Add(Next(), Next()),
            2 or 3 => Subtract(Next(), Next()),
            4 or 5 => Multiply(Next(), Next()),
            6 => Divide(Next(), Next()),
            7 => Power(Next(), Number(random.Next(7) - 3)),
            8 => Power(Next(), Next()),
            9 => Negate(Next()),
            10 => Call(random.Next(2) == 0 ? Function.Min : Function.Max, Next(), Next()),
            11 => new Conditional(Condition(random, depth - 1), Next(), Next()),
            12 => Call(Function.Log, Next()),
            _ => Call(Unary[random.Next(Unary.Length)], Next()),
        };
    }

    private static Expr Condition(RandomStream random, int depth) => random.Next(4) switch
    {
        0 when depth > 0 => new Logical((LogicalOperator)random.Next(2), Condition(random, depth - 1), Condition(random, depth - 1)),
        1 => Call(Function.Not, Condition(random, 0)),
        _ => new Comparison((Relation)random.Next(6), Tree(random, depth), Tree(random, depth)),
    };

    private static bool Agree(double expected, double actual) =>
        expected.Equals(actual)
        || Math.Abs(expected - actual) <= 1e-12 * Math.Abs(expected)
        || (!double.IsFinite(expected) && !double.IsFinite(actual));

    /// <summary>Whether changes of the symbols in the last places change the value by more than the tolerance.</summary>
    private static bool IsBadlyConditioned(Expr expression, Dictionary<string, Value<Binary64>> values)
    {
        var at = Binary64.ToDouble(Evaluator<Binary64>.Evaluate(expression, values).AsScalar);
        return Symbols.Any(symbol => new[] { 1 - 4e-15, 1 + 4e-15 }.Any(factor =>
        {
            var moved = new Dictionary<string, Value<Binary64>>(values, StringComparer.Ordinal)
            {
                [symbol] = Values.Scalar<Binary64>(Binary64.ToDouble(values[symbol].AsScalar) * factor),
            };
            return !Agree(at, Binary64.ToDouble(Evaluator<Binary64>.Evaluate(expression, moved).AsScalar));
        }));
    }
}
