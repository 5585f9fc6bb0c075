using ViNotebooks.Expressions.Printing;

namespace ViNotebooks.Tests.Sheets;

public class ExerciseCheckTests
{
    private static readonly Exercise InParts = Sheet.Read(
        "---\nid: t\n---\n```exercise\nid: a\ngiven: {x: real}\nanswer:\n  m1: x\n  s1^2: 2*x\n```\n", "s.md").Sheet!["a"];

    public static TheoryData<string> Ids() => [.. Sheet.Open("mlgs-02").Exercises.Select(exercise => exercise.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_mistake_of_the_first_sheet_is_wrong_and_has_its_own_code(string id)
    {
        var exercise = Sheet.Open("mlgs-02")[id];
        foreach (var mistake in exercise.Parts[0].Question.Mistakes)
        {
            var verdict = exercise.Check(InfixPrinter.Print(mistake.Answer), Notation.Infix, seed: 3);
            Assert.Equal((Outcome.Incorrect, mistake.Code), (verdict.Outcome, verdict.Code));
            Assert.Equal(id, verdict.Exercise);
        }
    }

    [Theory]
    [InlineData("m1 = x; s1^2 = x + x", Outcome.Correct)]
    [InlineData("m1 = x; s1^2 = 3*x", Outcome.Incorrect)]
    [InlineData("m1 = x; s1^2 = +*", Outcome.Unreadable)]
    [InlineData("m1 = +*; s1^2 = 3*x", Outcome.Incorrect)]
    [InlineData("m1 = x", Outcome.Incorrect)]
    public void Parts_are_as_right_as_the_worst_of_them(string answer, Outcome outcome)
    {
        var verdict = InParts.Check(answer, seed: 3);
        Assert.Equal(outcome, verdict.Outcome);
        Assert.Equal(["m1", "s1^2"], verdict.Parts.Keys);
    }

    [Fact]
    public void Parts_may_be_given_by_name()
    {
        var verdict = InParts.Check(new Dictionary<string, string> { ["s_1^2"] = "2x", ["m_1"] = "x" }, seed: 3);
        Assert.Equal(Outcome.Correct, verdict.Outcome);
    }

    [Fact]
    public void A_fresh_seed_reproduces_its_verdict()
    {
        var exercise = Sheet.Open("mlgs-02")["1b"];
        var verdict = exercise.Check("log(theta) - phi");
        var again = exercise.Check("log(theta) - phi", seed: verdict.Seed);
        Assert.Equal(verdict.Counterexample!.Point, again.Counterexample!.Point);
        Assert.Equal(verdict.Counterexample.Answer, again.Counterexample.Answer);
    }

    [Fact]
    public void A_lambda_is_diagnosed_like_text()
    {
        var sheet = Sheet.Open("mlgs-02");
        Assert.Equal(Outcome.Correct, sheet["1b.Ez2"].Check(phi => 2 / (phi * phi), seed: 1).Outcome);
        Assert.Equal("sign-of-term", sheet["1c.phi"].Check((x, theta, phi) => (2 / Math.Pow(phi, 3)) - ((x - theta) / Math.Pow(phi, 2)) + (1 / phi), seed: 1).Code);
        Assert.Equal(Outcome.Correct, sheet["2b"].Check((u, phi) => -Math.Log(u) / phi, seed: 1).Outcome);
        Assert.Equal("code-parameters", sheet["2b"].Check((a, b) => a, seed: 1).Code);
    }
}
