using ViNotebooks.Checking;
using ViNotebooks.Expressions.Printing;

namespace ViNotebooks.Tests.Checking;

public sealed class VerdictTests
{
    private const string Names = "x theta:positive phi:positive";
    private const string Elbo = "-1/phi^2 + (x - theta)/phi + log(theta) - log(phi) + 1 - log(2*pi)/2 - x^2/2";

    private static readonly EqualityQuestion Density = Asking.Question(Names, "theta*exp(-theta*x)");
    private static readonly EqualityQuestion UpToConstant = Asking.Question(Names, Elbo, Asking.Criterion("constant:theta,phi"));
    private static readonly EqualityQuestion UpToFactor = Asking.Question(Names, "theta*exp(-theta*x)", Asking.Criterion("factor:x"));

    [Theory]
    [InlineData(Elbo, Outcome.Correct, null)]
    [InlineData("-1/phi^2 + (x - theta)/phi + log(theta/phi)", Outcome.CorrectUpToConstant, "1 - x^2/2 - log(2*pi)/2")]
    [InlineData("-1/phi^2 + (x - theta)/phi + log(theta/phi) + x^3", Outcome.CorrectUpToConstant, "1 - x^2/2 - x^3 - log(2*pi)/2")]
    [InlineData("-1/phi^2 + (x - theta)/phi + log(theta/phi) + const", Outcome.CorrectUpToConstant, "1 - x^2/2 - log(2*pi)/2")]
    [InlineData("-1/phi^2 + (x - theta)/phi + log(theta/phi) + C", Outcome.CorrectUpToConstant, "1 - x^2/2 - log(2*pi)/2")]
    [InlineData("-1/phi^2 + (x - theta)/phi + log(theta)", Outcome.Incorrect, null)]
    [InlineData("2*(-1/phi^2 + (x - theta)/phi + log(theta/phi))", Outcome.Incorrect, null)]
    public void Up_to_a_constant_the_dropped_constant_is_told(string answer, Outcome outcome, string? constant)
    {
        var verdict = UpToConstant.Judged(answer);

        Assert.Equal(outcome, verdict.Outcome);
        Assert.Equal(constant, verdict.Constant is null ? null : InfixPrinter.Print(verdict.Constant));
        Assert.Equal(constant is null, verdict.ConstantLatex.Length == 0);
        Assert.Contains(verdict.ConstantLatex, verdict.Says);
    }

    [Theory]
    [InlineData("theta*exp(-theta*x)", Outcome.Correct, null)]
    [InlineData("exp(-theta*x)", Outcome.CorrectUpToFactor, "theta")]
    [InlineData("p(x) \\propto e^{-\\theta x}", Outcome.CorrectUpToFactor, "theta")]
    [InlineData("3*exp(-theta*x)/theta", Outcome.CorrectUpToFactor, "theta^2/3")]
    [InlineData("-exp(-theta*x)", Outcome.Incorrect, null)]
    [InlineData("exp(-phi*x)", Outcome.Incorrect, null)]
    [InlineData("exp(-theta*x) + 1", Outcome.Incorrect, null)]
    [InlineData("0*x", Outcome.Incorrect, null)]
    public void Up_to_a_factor_the_dropped_factor_is_told(string answer, Outcome outcome, string? factor)
    {
        var verdict = UpToFactor.Judged(answer);

        Assert.Equal(outcome, verdict.Outcome);
        Assert.Equal(factor, verdict.Constant is null ? null : InfixPrinter.Print(verdict.Constant));
    }

    [Theory]
    [InlineData("", "theta*exp(-theta*x) + const", "constant-not-allowed")]
    [InlineData("", "theta*exp(-theta*x) + C", "constant-not-allowed")]
    [InlineData("", "p \\propto \\theta e^{-\\theta x}", "factor-not-allowed")]
    [InlineData("factor:x", "theta*exp(-theta*x) + const", "constant-not-allowed")]
    [InlineData("constant:x", "p \\propto \\theta e^{-\\theta x}", "factor-not-allowed")]
    public void A_constant_or_factor_may_stay_open_only_where_that_is_allowed(string criterion, string answer, string code)
    {
        var verdict = Asking.Question(Names, "theta*exp(-theta*x)", Asking.Criterion(criterion)).Judged(answer);
        Assert.Equal((Outcome.Incorrect, code), (verdict.Outcome, verdict.Code));
    }

    [Theory]
    [InlineData("0.9189", Outcome.Correct, "correct-but-rounded")]
    [InlineData("0.919", Outcome.Correct, "correct-but-rounded")]
    [InlineData("0.918939", Outcome.Correct, "correct-but-rounded")]
    [InlineData("0.91893853320467274178", Outcome.Correct, "correct-but-rounded")]
    [InlineData("0.9190", Outcome.Incorrect, null)]
    [InlineData("0.918938", Outcome.Incorrect, null)]
    [InlineData("0.92", Outcome.Incorrect, null)]
    [InlineData("1", Outcome.Incorrect, null)]
    public void A_decimal_of_three_digits_stands_for_what_rounds_to_it(string constant, Outcome outcome, string? code)
    {
        var question = Asking.Question(Names, "log(2*pi)/2 + x^2/2");
        var verdict = question.Judged($"{constant} + x^2/2");

        Assert.Equal(outcome, verdict.Outcome);
        Assert.Equal(code, outcome == Outcome.Correct ? verdict.Code : null);
        Assert.Equal(code is not null, verdict.Remarks.Any(remark => remark.Contains("round")));
    }

    [Theory]
    [InlineData("x + 0.500*x^2", "correct")]
    [InlineData("x + 0.5*x^2", "correct")]
    public void An_exact_decimal_needs_no_rounding(string answer, string code) =>
        Assert.Equal(code, Asking.Question(Names, "x + x^2/2").Judged(answer).Code);

    [Theory]
    [InlineData("exp(-theta*x)*theta^1.0000001")]
    [InlineData("theta*exp(-theta*x)*(1 + 10^-6)")]
    [InlineData("theta*exp(-theta*x) + 10^-12")]
    [InlineData("theta*exp(-theta*x) + 10^-30*x")]
    public void The_smallest_difference_is_a_difference(string answer) =>
        Assert.Equal(Outcome.Incorrect, Density.Judged(answer).Outcome);

    [Theory]
    [InlineData("if(theta = 1, 0, theta*exp(-theta*x))")]
    [InlineData("if(theta = phi, 0, theta*exp(-theta*x))")]
    [InlineData("if(x = 0, 0, theta*exp(-theta*x))")]
    [InlineData("if(x = 2, 0, theta*exp(-theta*x))")]
    [InlineData("if(abs(x - 1.37) < 10^-3, 0, theta*exp(-theta*x))")]
    [InlineData("theta*exp(-theta*x) + max(0, 10^-2 - theta)")]
    [InlineData("theta*exp(-theta*x)*(1 + indicator(x > 1000))")]
    [InlineData("theta*exp(-theta*min(x, 500))")]
    [InlineData("theta*exp(-theta*abs(x))")]
    public void Wrong_at_special_values_or_in_a_small_region_is_wrong(string answer)
    {
        var verdict = Density.Judged(answer);

        Assert.Equal(Outcome.Incorrect, verdict.Outcome);
        Assert.NotNull(verdict.Counterexample);
        Assert.NotEqual(verdict.Counterexample.Answer, verdict.Counterexample.Expected);
        Assert.Equal(["phi", "theta", "x"], verdict.Counterexample.Point.Keys.Order());
    }

    [Theory]
    [InlineData("log(x)", "log(x^2)/2", "The answer has a value at a point where what is asked has none.")]
    [InlineData("log(x^2)", "2*log(x)", "The answer has no value at a point where what is asked has one.")]
    [InlineData("x", "sqrt(x)^2", null)]
    [InlineData("x + sqrt(1 - theta)", "x + sqrt(1 - theta) + 0*log(2 - theta)", "correct")]
    [InlineData("log(x)", "log(abs(x))", null)]
    public void Undefined_points_must_coincide(string reference, string answer, string? says)
    {
        var verdict = Asking.Question(Names, reference).Judged(answer);
        Assert.Equal(says == "correct" ? Outcome.Correct : Outcome.Incorrect, verdict.Outcome);
        if (says is not (null or "correct"))
        {
            Assert.Contains("undefined", new[] { verdict.Counterexample!.Answer, verdict.Counterexample.Expected });
        }
    }

    [Theory]
    [InlineData("log(theta/phi)", "log(theta) - log(phi)")]
    [InlineData("log(1 + theta)", "log1p(theta)")]
    [InlineData("exp(theta) - 1", "expm1(theta)")]
    [InlineData("theta", "sqrt(theta^2)")]
    [InlineData("abs(x)", "sqrt(x^2)")]
    [InlineData("theta^2 - phi^2", "(theta - phi)*(theta + phi)")]
    [InlineData("lgamma(theta + 1)", "log(theta) + lgamma(theta)")]
    [InlineData("digamma(theta + 1)", "digamma(theta) + 1/theta")]
    [InlineData("sigmoid(x)", "(1 + tanh(x/2))/2")]
    [InlineData("softplus(x)", "max(0, x) + log1p(exp(-abs(x)))")]
    [InlineData("Phi(x)", "erfc(-x/sqrt(2))/2")]
    [InlineData("normpdf(x, 1, theta)", "exp(-(x - 1)^2/(2*theta^2))/sqrt(2*pi*theta^2)")]
    [InlineData("max(theta, phi)", "(theta + phi + abs(theta - phi))/2")]
    [InlineData("0*x", "x - x")]
    public void A_well_written_equivalent_is_right(string reference, string answer) =>
        Assert.Equal((Outcome.Correct, "correct"), (Asking.Question(Names, reference).Judged(answer).Outcome, Asking.Question(Names, reference).Judged(answer).Code));

    [Fact]
    public void A_condition_holds_at_every_point()
    {
        Assert.Equal(Outcome.Correct, Asking.Question(Names, "theta - phi", where: "theta > phi").Judged("abs(theta - phi)").Outcome);
        Assert.Equal(Outcome.Incorrect, Asking.Question(Names, "theta - phi").Judged("abs(theta - phi)").Outcome);
    }

    [Fact]
    public void Another_shape_is_named_with_the_one_that_is_asked()
    {
        var question = Asking.Question("D:integer[1,4] u:vector(D) v:vector(D)", "u - v");
        var verdict = question.Judged("u^T v");

        Assert.Equal((Outcome.Incorrect, "wrong-shape"), (verdict.Outcome, verdict.Code));
        Assert.Equal("What is asked is a vector(D); the answer is a scalar.", verdict.Says);
    }

    [Fact]
    public void A_row_is_taken_for_a_column_with_a_remark()
    {
        var question = Asking.Question("D:integer[1,4] u:vector(D) v:vector(D)", "u - v");
        var verdict = question.Judged("u^T - v'");

        Assert.Equal(Outcome.Correct, verdict.Outcome);
        Assert.Contains(verdict.Remarks, remark => remark.Contains("row"));
        Assert.Equal(Outcome.Incorrect, question.Judged("v^T - u'").Outcome);
    }

    [Fact]
    public void A_dimension_that_is_special_hides_nothing()
    {
        var question = Asking.Question("d:integer[1,4] S:spd(d)", "det(2*S)");
        Assert.Equal(Outcome.Incorrect, question.Judged("2*det(S)").Outcome);
        Assert.Equal(Outcome.Incorrect, question.Judged("4*det(S)").Outcome);
        Assert.Equal(Outcome.Correct, question.Judged("2^d*det(S)").Outcome);
    }

    [Fact]
    public void An_unreadable_answer_has_its_place()
    {
        var verdict = Density.Judged("theta +\n* x");

        Assert.Equal((Outcome.Unreadable, "unreadable", (2, 1)), (verdict.Outcome, verdict.Code, verdict.Position!.Value));
        Assert.Contains("line 2, column 1", verdict.Says);
        Assert.Null(verdict.ReadAs);
    }

    [Fact]
    public void The_reading_is_echoed_with_its_traps()
    {
        var verdict = Asking.Question(Names, "x/(2*phi)").Judged("x/2φ");

        Assert.Equal(@"\frac{x}{2} \phi", verdict.ReadAsLatex);
        Assert.Contains(verdict.Remarks, remark => remark.Contains("(x/2)·φ"));
        Assert.Equal(Outcome.Incorrect, verdict.Outcome);
    }

    [Fact]
    public void A_verdict_is_reproduced_by_its_seed()
    {
        var (one, again, other) = (Density.Judged("theta*exp(-phi*x)", 5), Density.Judged("theta*exp(-phi*x)", 5), Density.Judged("theta*exp(-phi*x)", 6));

        Assert.Equal(5UL, one.Seed);
        Assert.Equal(one.Counterexample!.Point, again.Counterexample!.Point);
        Assert.Equal((one.Counterexample.Answer, one.Says), (again.Counterexample.Answer, again.Says));
        Assert.NotEqual(one.Counterexample.Point, other.Counterexample!.Point);
    }

    [Theory]
    [InlineData("theta*x^2", "not-differentiated")]
    [InlineData("x^2", "other-derivative")]
    public void Mistakes_with_a_derivative_have_codes(string answer, string code)
    {
        var question = Asking.Question(Names, "2*theta*x") with { Derivative = (Of("theta*x^2"), "x") };
        Assert.Equal(code, question.Judged(answer).Code);
    }

    [Fact]
    public void A_known_mistake_comes_before_those_that_are_found()
    {
        var question = Density with { Mistakes = [new KnownMistake(Of("exp(-theta*x)"), "no-rate", "The rate is missing.")] };
        Assert.Equal(("no-rate", "The rate is missing."), (question.Judged("e^(-x*theta)").Code, question.Judged("e^(-x*theta)").Says));
    }

    private static Expr Of(string text) => Asking.Question(Names, text).Reference;
}
