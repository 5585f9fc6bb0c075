using ViNotebooks.Checking;
using ViNotebooks.Checking.Diagnosis;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models;
using ViNotebooks.Numerics;
using ViNotebooks.Tests.Expressions;

namespace ViNotebooks.Tests.Checking;

/// <summary>
/// How often the judge is wrong, measured on random pairs. Rule of three: where n trials show no error, the error rate lies
/// below 3/n with 95 % confidence, since (1 − 3/n)ⁿ ≈ e⁻³ ≈ 0.05. For n = 600 right and 600 wrong answers that is half a
/// percent for each kind of error, over the expressions drawn here.
/// </summary>
public sealed class ErrorRateTests
{
    private const int Pairs = 600;

    private static readonly Scope Scope = new(NamesText.Read("x y theta:positive phi:positive sigma:positive"));

    [Fact]
    public void No_rearranged_expression_is_called_wrong()
    {
        var random = new RandomStream(11);
        var wrong = new List<string>();
        var undecided = 0;
        for (var i = 0; i < Pairs; i++)
        {
            var reference = Real(random, 4);
            var answer = Simplifier.Simplify(reference, Scope.Names);
            var verdict = Judged(reference, answer, (ulong)i);
            undecided += verdict == Outcome.Undecided ? 1 : 0;
            if (verdict is not (Outcome.Correct or Outcome.Undecided))
            {
                wrong.Add($"{InfixPrinter.Print(reference)} | {InfixPrinter.Print(answer)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(undecided, 0, Pairs / 100);
    }

    [Fact]
    public void No_expression_with_a_slip_is_called_right()
    {
        var random = new RandomStream(12);
        var wrong = new List<string>();
        var undecided = 0;
        for (var i = 0; i < Pairs; i++)
        {
            var (reference, answer) = Slip(random);
            var verdict = Judged(reference, answer, (ulong)i);
            undecided += verdict == Outcome.Undecided ? 1 : 0;
            if (verdict is not (Outcome.Incorrect or Outcome.Undecided))
            {
                wrong.Add($"{InfixPrinter.Print(reference)} | {InfixPrinter.Print(answer)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(undecided, 0, Pairs / 100);
    }

    private static Outcome Judged(Expr reference, Expr answer, ulong seed) =>
        new EqualityQuestion(Scope, Criterion.Exactly, reference, []).Judged(InfixPrinter.Print(answer), seed).Outcome;

    /// <summary>A random expression and one edit of it that changes its value by a thousandth at some point, as seen in doubles.</summary>
    private static (Expr Reference, Expr Answer) Slip(RandomStream random)
    {
        while (true)
        {
            var reference = Real(random, 4);
            var edits = LocalEdits.Of(reference, Scope.Names).ToList();
            var points = Scope.Draw(random, 20);
            for (var attempt = 0; attempt < 10; attempt++)
            {
                var answer = edits[random.Next(edits.Count)].Whole;
                if (points.Any(point => Differ(Value(reference, point), Value(answer, point))))
                {
                    return (reference, answer);
                }
            }
        }
    }

    private static bool Differ(double a, double b) => double.IsFinite(a) && double.IsFinite(b) && Math.Abs(a - b) > 1e-3 * (1 + Math.Abs(a) + Math.Abs(b));

    private static double Value(Expr expression, Point point) => DoubleValues.Evaluate(expression, point)[0];

    /// <summary>An expression that is defined wherever its symbols are, so that rearranging it loses no point.</summary>
    private static Expr Real(RandomStream random, int depth) => depth <= 0 ? Make.Symbol(random.Next(2) == 0 ? "x" : "y") : random.Next(9) switch
    {
        0 or 1 => Make.Add(Real(random, depth - 1), Real(random, depth - 1 - random.Next(2))),
        2 or 3 => Make.Subtract(Real(random, depth - 1), Real(random, depth - 1 - random.Next(2))),
        4 => Make.Multiply(Real(random, depth - 1), Real(random, depth - 2)),
        5 => Make.Divide(Real(random, depth - 1), Positive(random, depth - 1)),
        6 => Make.Call(Function.Log, Positive(random, depth - 1)),
        7 => Make.Negate(Real(random, depth - 1)),
        _ => Positive(random, depth - 1),
    };

    private static Expr Positive(RandomStream random, int depth)
    {
        string[] names = ["theta", "phi", "sigma"];
        if (depth <= 0)
        {
            return random.Next(4) == 0 ? Make.Number(1 + random.Next(5)) : Make.Symbol(names[random.Next(3)]);
        }

        return random.Next(8) switch
        {
            0 or 1 => Make.Add(Positive(random, depth - 1), Positive(random, depth - 1)),
            2 => Make.Multiply(Positive(random, depth - 1), Positive(random, depth - 1)),
            3 => Make.Divide(Positive(random, depth - 1), Positive(random, depth - 1)),
            4 => Make.Square(Positive(random, depth - 1)),
            5 => Make.Call(Function.Sqrt, Make.Add(Number.One, Positive(random, depth - 1))),
            6 => Make.Call(Function.Exp, Make.Negate(Make.Symbol(names[random.Next(3)]))),
            _ => Make.Add(Number.One, Make.Square(Real(random, depth - 2))),
        };
    }
}
