using System.Text.Json;

namespace ViNotebooks.Cli.Tests.Commands;

public sealed class JudgeCommandTests
{
    private const string Right = """{"exercise":"1c","answer":"2/phi^3 - (x - theta)/phi^2 - 1/phi"}""";
    private const string WithoutConstant = """{"exercise":"1b","answer":"-1/phi^2 + (x - theta)/phi + log(theta/phi)"}""";
    private const string Wrong = """{"exercise":"1c","answer":"2/phi^3 + (x - theta)/phi^2 - 1/phi"}""";
    private const string Unreadable = """{"exercise":"1c","answer":"2/phi^3 - )"}""";
    private const string Parts = """{"exercise":"3","answer":{"mean":"m*a","variance":"a*s^2"}}""";

    private static readonly string Sheet = Path.Combine(Run.Cases, "trial");

    [Fact]
    public void Verdicts_come_in_the_order_of_the_requests()
    {
        var run = Judge([Right, WithoutConstant, Wrong, Unreadable, Parts], "--seed", "7");
        var verdicts = Verdicts(run);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Code);
        Assert.Equal(["1c", "1b", "1c", "1c", "3"], verdicts.Select(verdict => Text(verdict, "exercise")));
        Assert.Equal(
            ["correct", "correct-up-to-constant", "incorrect", "unreadable", "incorrect"], verdicts.Select(verdict => Text(verdict, "outcome")));
    }

    [Fact]
    public void A_right_answer_is_shown_as_it_was_read()
    {
        var verdict = Assert.Single(Verdicts(Judge([Right])));
        Assert.Equal(@"\frac{2}{\phi^3} - \frac{x - \theta}{\phi^2} - \frac{1}{\phi}", Text(verdict, "read_as"));
        Assert.False(verdict.TryGetProperty("constant", out _));
        Assert.False(verdict.TryGetProperty("counterexample", out _));
        Assert.NotEqual("", Text(verdict, "says"));
    }

    [Fact]
    public void A_dropped_constant_is_shown_as_mathematics()
    {
        var verdict = Assert.Single(Verdicts(Judge([WithoutConstant])));
        var constant = Run.Vinb("eval", Text(verdict, "constant"), "--given", "x=2");
        Assert.Equal("-1.9189385332046727", constant.Out.TrimEnd());
        Assert.NotEqual("", Text(verdict, "constant_latex"));
    }

    [Fact]
    public void A_wrong_answer_comes_with_a_point_that_shows_it()
    {
        var verdict = Assert.Single(Verdicts(Judge([Wrong])));
        var counterexample = verdict.GetProperty("counterexample");
        var given = string.Join(", ", counterexample.GetProperty("point").EnumerateObject().Select(symbol => $"{symbol.Name}={symbol.Value}"));

        AssertNear(counterexample.GetProperty("answer"), Run.Vinb("eval", "2/phi^3 + (x - theta)/phi^2 - 1/phi", "--given", given).Out);
        AssertNear(counterexample.GetProperty("expected"), Run.Vinb("eval", "2/phi^3 - (x - theta)/phi^2 - 1/phi", "--given", given).Out);
    }

    [Fact]
    public void An_unreadable_answer_says_where()
    {
        var position = Assert.Single(Verdicts(Judge([Unreadable]))).GetProperty("position");
        Assert.Equal((1, 11), (position.GetProperty("line").GetInt32(), position.GetProperty("column").GetInt32()));
    }

    [Fact]
    public void Each_part_has_a_verdict()
    {
        var parts = Assert.Single(Verdicts(Judge([Parts]))).GetProperty("parts");
        Assert.Equal("correct", Text(parts.GetProperty("mean"), "outcome"));
        Assert.Equal("incorrect", Text(parts.GetProperty("variance"), "outcome"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_verdicts()
    {
        Assert.Equal(Judge([Wrong, Wrong], "--seed", "7").Out, Judge([Wrong, Wrong], "--seed", "7").Out);
        Assert.NotEqual(Judge([Wrong, Wrong], "--seed", "7").Out, Judge([Wrong, Wrong], "--seed", "8").Out);
        Assert.NotEqual(Judge([Wrong]).Out, Judge([Wrong]).Out);
    }

    [Fact]
    public void A_printed_seed_in_a_request_gives_its_verdict_again()
    {
        var lines = Judge([Right, Wrong], "--seed", "7").Out.TrimEnd().Split('\n');
        var seed = JsonDocument.Parse(lines[1]).RootElement.GetProperty("seed").GetUInt64();
        var again = Judge([Wrong.Replace("}", $",\"seed\":{seed}}}")]);
        Assert.Equal(lines[1], again.Out.TrimEnd());
    }

    [Fact]
    public void A_bad_line_is_answered_and_the_run_goes_on()
    {
        var run = Judge(["nonsense", "", """{"exercise":"9z","answer":"x"}""", """{"exercise":"3","answer":{"mean":"m"}}""", Right]);
        var verdicts = Verdicts(run);

        Assert.Equal(1, run.Code);
        Assert.Equal(4, verdicts.Count);
        Assert.Equal(("unreadable", "bad-request"), (Text(verdicts[0], "outcome"), Text(verdicts[0], "code")));
        Assert.StartsWith("line 1: ", Text(verdicts[0], "says"));
        Assert.StartsWith("line 3: ", Text(verdicts[1], "says"));
        Assert.Equal("9z", Text(verdicts[1], "exercise"));
        Assert.Equal("correct", Text(verdicts[3], "outcome"));
    }

    [Fact]
    public void A_line_that_is_too_long_is_answered_and_the_run_goes_on()
    {
        var run = Judge([new string('x', (2 << 20) + 1), Right]);
        var verdicts = Verdicts(run);
        Assert.Equal(1, run.Code);
        Assert.Contains("longer than", Text(verdicts[0], "says"));
        Assert.Equal("correct", Text(verdicts[1], "outcome"));
    }

    [Fact]
    public void A_notation_can_be_forced_for_an_answer()
    {
        var run = Judge(["""{"exercise":"1c","answer":"\\frac{2}{\\phi^3} - \\frac{x-\\theta}{\\phi^2} - \\frac1\\phi","notation":"latex"}"""]);
        Assert.Equal("correct", Text(Assert.Single(Verdicts(run)), "outcome"));
    }

    [Fact]
    public void People_read_the_pretty_form()
    {
        var run = Judge([Right, Wrong], "--pretty");
        Assert.StartsWith("✓ 1c: Correct\n", run.Out);
        Assert.Contains("\n✗ 1c: Incorrect\n", run.Out);
        Assert.DoesNotContain('\u001b', run.Out);
        Assert.DoesNotContain('$', run.Out);
    }

    [Fact]
    public void Requests_may_come_from_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "\uFEFF" + Right + "\r\n");
            var run = Run.Vinb("judge", Sheet, "--from", file);
            Assert.Equal("correct", Text(Assert.Single(Verdicts(run)), "outcome"));
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Equal(2, Run.Vinb("judge", Sheet, "--from", "no/such/file").Code);
    }

    [Fact]
    public void A_sheet_with_problems_is_misuse_and_says_where()
    {
        var run = Run.Vinb("judge", Path.Combine(Run.Cases, "unreadable"));
        Assert.Equal(2, run.Code);
        Assert.Matches(@"^vinb: .*sheet\.md\(\d+,\d+\): ", run.Error);
    }

    private static Run Judge(string[] requests, params string[] options) =>
        Run.WithInput(string.Join('\n', requests) + "\n", ["judge", Sheet, .. options]);

    private static List<JsonElement> Verdicts(Run run) =>
        [.. run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Text(JsonElement verdict, string key) => verdict.GetProperty(key).GetString()!;

    private static void AssertNear(JsonElement shown, string exact)
    {
        var expected = double.Parse(exact);
        Assert.InRange(double.Parse(shown.GetString()!), expected - (1e-4 * Math.Abs(expected)), expected + (1e-4 * Math.Abs(expected)));
    }
}
