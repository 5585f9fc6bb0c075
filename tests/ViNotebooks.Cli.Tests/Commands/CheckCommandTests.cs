using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ViNotebooks.Cli.Tests.Commands;

public sealed class CheckCommandTests
{
    [Fact]
    public void A_right_sheet_exits_with_0()
    {
        var run = Run.Vinb("check", Path.Combine(Run.Cases, "trial", "sheet.md"));
        Assert.Equal("", run.Error);
        Assert.EndsWith("\n4 exercises in 1 sheet: 4 right, 0 wrong\n", run.Out);
        Assert.Contains("1 mistake wrong", run.Out);
        Assert.Contains("the derivative by phi", run.Out);
        Assert.Contains("has the distribution asked", run.Out);
        Assert.Equal(0, run.Code);
    }

    [Theory]
    [InlineData("domain", "no value at x = -")]
    [InlineData("mistake", "'expanded' is no mistake")]
    [InlineData("gradient", "not the derivative by x, which is 2*x")]
    [InlineData("pushes", "judged wrong")]
    public void What_is_wrong_in_a_sheet_is_found(string exercise, string what)
    {
        var run = Run.Vinb("check", Path.Combine(Run.Cases, "wrong"));
        Assert.Equal(1, run.Code);
        Assert.EndsWith("\n5 exercises in 1 sheet: 1 right, 4 wrong\n", run.Out);
        Assert.Matches($@"(?m)^.*wrong/sheet\.md\(\d+,1\): exercise {exercise}: .*{Regex.Escape(what)}", run.Out);
    }

    [Fact]
    public void A_sheet_that_cannot_be_read_says_where_and_the_others_are_checked()
    {
        var run = Run.Vinb("check", Path.Combine(Run.Cases, "unreadable"), Path.Combine(Run.Cases, "trial"));
        Assert.Equal(1, run.Code);
        Assert.Matches(@"(?m)^.*unreadable/sheet\.md\(10,\d+\): .*yy", run.Out);
        Assert.EndsWith("\n4 exercises in 1 sheet: 4 right, 0 wrong; 1 sheet could not be read\n", run.Out);
    }

    [Fact]
    public void A_folder_is_searched_and_what_is_built_in_it_is_not()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var inner in (string[])["b/deep", "a", "bin", "obj", ".git"])
            {
                var sheet = Path.Combine(folder.CreateSubdirectory(inner).FullName, "sheet.md");
                File.WriteAllText(sheet, $"---\nid: s-{inner.Replace('/', '-').TrimStart('.')}\n---\n\n```exercise\nid: 1\npoints: 1\ngiven: {{x: real}}\nanswer: x\n```\n");
            }

            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "a", "loop"), folder.FullName);
            var run = Run.Vinb("check", folder.FullName);
            Assert.EndsWith("\n2 exercises in 2 sheets: 2 right, 0 wrong\n", run.Out);
            Assert.True(run.Out.IndexOf("s-a", StringComparison.Ordinal) < run.Out.IndexOf("s-b-deep", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_folder_without_sheets_is_misuse()
    {
        var folder = Directory.CreateTempSubdirectory();
        var run = Run.Vinb("check", folder.FullName);
        folder.Delete();
        Assert.Equal(2, run.Code);
        Assert.Contains("no sheet.md in this folder", run.Error);
    }

    [Fact]
    public void The_same_seed_gives_the_same_output() =>
        Assert.Equal(Run.Vinb("check", Run.Cases, "--seed", "3"), Run.Vinb("check", Run.Cases, "--seed", "3"));

    [Fact]
    public void The_report_is_one_well_formed_page_that_loads_nothing()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "report.html");
            File.WriteAllText(file, "old");
            Run.Vinb("check", Run.Cases, "--report", file);
            var page = File.ReadAllText(file);

            Assert.Equal([file], Directory.GetFiles(folder.FullName));
            Assert.DoesNotMatch("(?i)<script|src=|href=\"[^#]|url\\(|@import", page);
            Assert.Contains("<math>", page);
            Assert.DoesNotContain(@"\(", page);
            Assert.Contains("prefers-color-scheme: dark", page);

            // HTML that is also XML, but for the elements that HTML leaves open
            var body = page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("</html>", StringComparison.Ordinal)];
            XDocument.Parse(body.Replace("<br>", "<br/>"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_misuse()
    {
        var run = Run.Vinb("check", Path.Combine(Run.Cases, "trial"), "--report", Path.Combine("no", "such", "folder", "report.html"));
        Assert.Equal(2, run.Code);
        Assert.Contains("cannot write", run.Error);
    }
}
