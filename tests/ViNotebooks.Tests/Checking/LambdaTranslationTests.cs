using System.Runtime.CompilerServices;
using ViNotebooks.Checking;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Models;
using ViNotebooks.Numerics;
using ViNotebooks.Sheets;

namespace ViNotebooks.Tests.Checking;

public class LambdaTranslationTests
{
    private static readonly Declarations Names = new(
        [new("x", SymbolKind.Real, Shape.Scalar, new Interval(-3, 3)), new("theta", SymbolKind.Positive, Shape.Scalar, new Interval(0.2, 4))]);

    [Theory]
    [InlineData("(x, theta) => x / theta", "x/theta")]
    [InlineData("(double x, double theta) => -(x - theta) * 2.0", "(-(x - theta))*2")]
    [InlineData("(x, theta) => 1 / 2 * x", "0*x")]
    [InlineData("(x, theta) => 7 / 2 * x", "3*x")]
    [InlineData("(x, theta) => -7 / 2 * x", "(-3)*x")]
    [InlineData("(x, theta) => 7 % 4 * x", "3*x")]
    [InlineData("(x, theta) => (double)1 / 2 * x", "1/2*x")]
    [InlineData("(x, theta) => 1.0 / 2 * x", "1/2*x")]
    [InlineData("(x, theta) => x * 1 / 2", "x*1/2")]
    [InlineData("(x, theta) => 1e-2 * x + 1_000 + .5d", "0.01*x + 1000 + 0.5")]
    [InlineData("(x, theta) => Math.Pow(x, 2) - System.Math.Log(2 * Math.PI)", "x^2 - log(2*pi)")]
    [InlineData("(x, theta) => double.LogP1(theta) + double.ExpM1(x) + double.Sqrt(theta)", "log1p(theta) + expm1(x) + sqrt(theta)")]
    [InlineData("(x, theta) => Math.Log(theta, 2)", "log(theta)/log(2)")]
    [InlineData("(x, theta) => x > 0 && theta <= 1 ? x : -x", "if(x > 0 and theta <= 1, x, -x)")]
    [InlineData("(x, theta) => { var a = 1 / theta; double b = 1; return a + b / 2; }", "1/theta + 1/2")]
    [InlineData("(x, theta) => { int n = 3; return n / 2 * x; }", "1*x")]
    [InlineData("(x, theta) /* mean */ => x // the mean", "x")]
    public void Arithmetic_is_translated_with_the_meaning_it_has_in_csharp(string code, string expected)
    {
        Assert.Equal(ExpressionReader.Read(expected, Names, Notation.Infix).Expression, Translate(code));
    }

    [Theory]
    [InlineData("f")]
    [InlineData("(x, theta) => f(x)")]
    [InlineData("(x, theta) => unknown * x")]
    [InlineData("(x, theta) => x > 0")]
    [InlineData("(x, theta) => 0.1f * x")]
    [InlineData("(x, theta) => 1m * x")]
    [InlineData("(x, theta) => 1 / 0 * x")]
    [InlineData("(x, theta) => 2000000000 + 2000000000 + x")]
    [InlineData("(x, theta) => Math.Max(1, 3) / 2 * x")]
    [InlineData("(x, theta) => x++")]
    [InlineData("(x, theta) => x[0]")]
    [InlineData("(x, theta) => { for (;;) { } }")]
    [InlineData("(x, theta) => x +")]
    [InlineData("(x, theta) => \"text\".Length")]
    public void What_is_more_than_arithmetic_is_not_translated(string code) => Assert.Null(Translate(code));

    [Fact]
    public void Deep_code_is_refused_without_overflow() =>
        Assert.Null(Translate("(x, theta) => " + new string('(', 9_000) + "x" + new string(')', 9_000)));

    [Theory]
    [InlineData(0.1, 1, 1)]
    [InlineData(0.25, 25, 2)]
    [InlineData(3, 3, 0)]
    [InlineData(1e22, 0, 0)]
    public void A_double_is_the_decimal_that_reads_back_as_it(double value, long digits, int places)
    {
        var number = Assert.IsType<Number>(LambdaTranslation.Literal(value));
        Assert.Equal(places, number.DecimalPlaces);
        Assert.Equal(value, double.Parse(number.Digits + "e-" + number.DecimalPlaces));
        Assert.True(digits == 0 || number.Digits == digits);
    }

    [Fact]
    public void A_captured_variable_becomes_its_value()
    {
        var half = 0.5;
        Assert.Equal("0.5*x", Shown((x, theta) => half * x));
    }

    [Fact]
    public void A_captured_whole_number_is_not_translated()
    {
        var one = 1;
        Assert.Null(Shown((x, theta) => one / 2 * x));
    }

    [Fact]
    public void Code_that_the_source_misrepresents_does_not_agree()
    {
        var scope = new Scope(Names);
        var answer = CodeAnswer.Bind((double x, double theta) => x * theta, Names, out _)!;
        Assert.True(answer.AgreesWith(Translate("(x, theta) => theta * x")!, scope, new RandomStream(1)));
        Assert.False(answer.AgreesWith(Translate("(x, theta) => theta * x + 1e-6")!, scope, new RandomStream(1)));
    }

    [Fact]
    public void Code_that_throws_does_not_agree_with_anything()
    {
        var answer = CodeAnswer.Bind((double x) => x > -99 ? throw new InvalidOperationException() : x, Names, out _)!;
        Assert.False(answer.AgreesWith(Make.Symbol("x"), new Scope(Names), new RandomStream(1)));
    }

    [Fact]
    public void Parameters_are_bound_by_name_and_type()
    {
        Assert.NotNull(CodeAnswer.Bind((double θ, double x) => x * θ, Names, out _));
        Assert.Null(CodeAnswer.Bind((double a) => a, Names, out var error));
        Assert.Equal("The parameter a is no symbol of this exercise; name the parameters like its symbols, (x, theta) => ….", error);
        Assert.Null(CodeAnswer.Bind((double[] x) => x[0], Names, out error));
        Assert.Equal("The parameter x is a scalar, so its type is double, not double[].", error);
    }

    [Fact]
    public void Lambdas_of_every_form_compile_as_answers()
    {
        var exercise = Sheet.Read("---\nid: t\n---\n```exercise\nid: a\nanswer: {p: 1, q: 2}\n```\n", "s.md").Sheet!["a"];
        Verdict[] verdicts =
        [
            exercise.Check(() => 1),
            exercise.Check(x => x),
            exercise.Check((x, theta) => x / theta),
            exercise.Check((x, theta) => { return x / theta; }),
            exercise.Check((double x, double theta) => { return x; }),
            exercise.Check((a, b, c, d, e, f, g, h) => a),
            exercise.Check((double[] x) => x[0]),
            exercise.Check(Math.Pow, 7),
        ];
        Assert.All(verdicts, verdict => Assert.Equal("code-for-parts", verdict.Code));
    }

    private static Expr? Translate(string code) =>
        LambdaTranslation.Translate(code, Names.All.ToDictionary(symbol => symbol.Name, symbol => Make.Symbol(symbol.Name)), _ => null);

    private static string? Shown(Func<double, double, double> answer, [CallerArgumentExpression(nameof(answer))] string code = "")
    {
        var translated = CodeAnswer.Bind(answer, Names, out _)!.Translate(code);
        return translated is null ? null : ViNotebooks.Expressions.Printing.InfixPrinter.Print(translated);
    }
}
