using ViNotebooks.Sheets;

namespace ViNotebooks.Tests.Sheets;

public class PartNamesTests
{
    private static readonly Exercise Exercise = Sheet.Read(
        "---\nid: t\n---\n```exercise\nid: a\ngiven: {x: real}\nanswer:\n  m1: x\n  s1^2: {answer: 2*x, also: ['\\sigma_1^2']}\n```\n", "s.md").Sheet!["a"];

    [Theory]
    [InlineData("m1 = x; s1^2 = 2*x", "x", "2*x")]
    [InlineData("s_1^2 = 2*x\nm_1 = x", "x", "2*x")]
    [InlineData(@"m_{1} = x; s_{1}^{2} = 2x;", "x", "2x")]
    [InlineData("m₁ = x; s₁² = 2x", "x", "2x")]
    [InlineData(@"m_1^* &= x; \sigma_1^2 = 2x", "x", "2x")]
    [InlineData("m1 = x; σ₁² = 2x", "x", "2x")]
    [InlineData("m1 = x\n + 0; s1^2 = y = 2x", "x\n+ 0", "y = 2x")]
    [InlineData("m1 = f[1; 2]; s1^2 = 2", "f[1; 2]", "2")]
    public void An_answer_in_parts_is_cut_at_the_names(string text, string first, string second)
    {
        var answers = PartNames.Split(text, Exercise.Parts, out _)!;
        Assert.Equal(first, answers["m1"]);
        Assert.Equal(second, answers["s1^2"]);
    }

    [Theory]
    [InlineData("m3 = x", "'m3' names no part of this exercise; write m1 = …; s1^2 = ….")]
    [InlineData("m1 = x; s2 = x", "'s2' names no part of this exercise; write m1 = …; s1^2 = ….")]
    [InlineData("x + 1", "'x + 1' names no part of this exercise; write m1 = …; s1^2 = ….")]
    public void An_unknown_part_is_unreadable_and_names_the_parts(string text, string says)
    {
        var verdict = Exercise.Check(text, seed: 5);
        Assert.Equal((Outcome.Unreadable, "unknown-part", 5UL, "a"), (verdict.Outcome, verdict.Code, verdict.Seed, verdict.Exercise));
        Assert.Equal(says, verdict.Says);
    }

    [Fact]
    public void Missing_parts_make_the_answer_incorrect()
    {
        var verdict = Exercise.Check("", seed: 5);
        Assert.Equal((Outcome.Incorrect, "missing-part"), (verdict.Outcome, verdict.Code));
        Assert.Equal("m1: The part m1 is missing. s1^2: The part s1^2 is missing.", verdict.Says);
        Assert.Equal(["m1", "s1^2"], verdict.Parts.Keys);
    }

    [Fact]
    public void A_part_of_an_exercise_without_parts_is_unknown()
    {
        var verdict = Sheet.Open("mlgs-02")["1b"].Check(new Dictionary<string, string> { ["m1"] = "1" });
        Assert.Equal("unknown-part", verdict.Code);
    }
}
