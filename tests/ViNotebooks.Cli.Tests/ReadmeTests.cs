using System.Text.RegularExpressions;

namespace ViNotebooks.Cli.Tests;

/// <summary>What the README shows is what happens.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string ReadmePath = Path.Combine(Run.Repository, "README.md");
    private static readonly string Readme = File.ReadAllText(ReadmePath);

    public static TheoryData<string, string> Commands
    {
        get
        {
            var commands = new TheoryData<string, string>();
            foreach (Match block in ConsoleBlock().Matches(Readme))
            {
                foreach (Match run in CommandAndOutput().Matches(block.Groups["text"].Value))
                {
                    commands.Add(run.Groups["command"].Value, run.Groups["output"].Value);
                }
            }

            return commands;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Commands_print_what_the_README_shows(string command, string output)
    {
        if (command == "dotnet test")
        {
            // this is such a run; the same command stands in what every change has to pass
            Assert.Contains("\n  dotnet test ", File.ReadAllText(Path.Combine(Run.Repository, ".ci", "run")));
            return;
        }

        var words = Words(command);
        var input = "";
        if (words.IndexOf("|") is > 0 and var pipe)
        {
            Assert.Equal("echo", words[0]);
            input = words[1] + "\n";
            words = words[(pipe + 1)..];
        }

        Assert.Equal("./vinb", words[0]);
        var run = Run.WithInput(input, [.. words[1..].Select(Rooted)]);
        var printed = run.Out.TrimEnd().Replace(Run.Repository + "/", "") + "\n";
        if (Environment.GetEnvironmentVariable("VINB_ACCEPT") == "1")
        {
            File.WriteAllText(ReadmePath, File.ReadAllText(ReadmePath).Replace($"$ {command}\n{output.TrimEnd()}\n", $"$ {command}\n{printed}"));
            return;
        }

        Assert.Equal("", run.Error);
        Assert.Equal(output.TrimEnd() + "\n", printed);
        Assert.Equal(0, run.Code);
    }

    [Fact]
    public void The_README_shows_the_two_commands_and_their_output()
    {
        var commands = Commands.Select(row => (string)row[0]).ToList();
        Assert.Contains("./vinb check notebooks", commands);
        Assert.Contains("dotnet test", commands);
    }

    [Fact]
    public void Links_lead_to_files_that_are_there()
    {
        foreach (Match link in Link().Matches(Readme))
        {
            var target = link.Groups["target"].Value;
            if (!target.Contains("://"))
            {
                Assert.True(Path.Exists(Path.Combine(Run.Repository, target)), target);
            }
        }
    }

    /// <summary>The words of a command line as a shell splits them, quotes taken off.</summary>
    private static List<string> Words(string command) =>
        [.. Word().Matches(command).Select(word => word.Value is ['\'' or '"', .. var inside, '\'' or '"'] ? inside : word.Value)];

    // the tests run in a folder of their own
    private static string Rooted(string word) => word.StartsWith("notebooks", StringComparison.Ordinal) ? Path.Combine(Run.Repository, word) : word;

    [GeneratedRegex(@"^```console\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex(@"^\$ (?<command>[^\n]*)\n(?<output>(?:(?!\$ )[^\n]*\n)*)", RegexOptions.Multiline, 1000)]
    private static partial Regex CommandAndOutput();

    [GeneratedRegex(@"\]\((?<target>[^()#^]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("""'[^']*'|"[^"]*"|\S+""", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
