namespace ViNotebooks.Cli.Tests;

public sealed class VinbTests
{
    private static readonly string[] Commands = ["check", "judge", "eval", "derive", "latex", "infix"];

    public static TheoryData<string> CommandNames => [.. Commands];

    [Fact]
    public void Help_names_every_command()
    {
        var run = Run.Vinb("--help");
        Assert.Equal(0, run.Code);
        Assert.All(Commands, command => Assert.Contains($"\n  {command} ", run.Out));
    }

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void The_help_of_a_command_has_examples(string command)
    {
        var run = Run.Vinb(command, "--help");
        Assert.Equal(0, run.Code);
        Assert.Contains("Examples:\n", run.Out);
        Assert.Contains($"vinb {command} ", run.Out[run.Out.IndexOf("Examples:", StringComparison.Ordinal)..]);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void The_version_is_a_line()
    {
        var run = Run.Vinb("--version");
        Assert.Equal(0, run.Code);
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", run.Out);
    }

    [Theory]
    [InlineData("unheard-of", "'unheard-of'")]
    [InlineData("eval x --unheard-of", "'--unheard-of'")]
    [InlineData("derive x", "--by")]
    [InlineData("judge", "SHEET")]
    [InlineData("check", "PATH")]
    [InlineData("check no/such/path", "no/such/path")]
    [InlineData("judge no/such/sheet", "no/such/sheet")]
    [InlineData("eval log(", "column 5")]
    [InlineData("eval x --given x", "NAME=VALUE")]
    [InlineData("eval x+y --given x=1", "y has no value")]
    [InlineData("check . --seed no", "no")]
    [InlineData("", "command")]
    public void Misuse_is_one_line_on_standard_error_and_exit_code_2(string args, string what)
    {
        var run = Run.Vinb(args.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Out);
        Assert.StartsWith("vinb: ", run.Error);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n'));
        Assert.Contains(what, run.Error);
    }

    [Fact]
    public void A_fault_of_vinb_says_that_it_is_one_and_shows_no_trace()
    {
        using var broken = new BrokenReader();
        var run = Run.WithInput(broken, "judge", Path.Combine(Run.Cases, "trial"));
        Assert.Equal(2, run.Code);
        Assert.Contains("this is a fault of vinb", run.Error);
        Assert.Contains("VINB_TRACE=1", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    private sealed class BrokenReader : TextReader
    {
        public override int Read(char[] buffer, int index, int count) => throw new InvalidOperationException("broken");
    }
}
