using System.Text;
using ViNotebooks.Distributions;
using ViNotebooks.Divergences;

namespace ViNotebooks.Tests.Divergences;

/// <summary>The table of docs/divergences.md is what the registry says of symbols.</summary>
public class DocumentTests
{
    private const string Begin = "<!-- pairs -->";
    private const string End = "<!-- end of pairs -->";

    [Fact]
    public void The_table_of_pairs_is_that_of_the_registry()
    {
        var path = Path.Combine(Repository.Root, "docs", "divergences.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var expected = Table();
        if (Environment.GetEnvironmentVariable("VINB_WRITE_DOCS") == "1")
            File.WriteAllText(path, text[..begin] + "\n" + expected + text[end..]);
        else
            Assert.Equal(expected, text[(begin + 1)..end]);
    }

    private static string Table()
    {
        var text = new StringBuilder("| p | closed for all parameters | closed or +∞ under conditions | no closed form |\n| --- | --- | --- | --- |\n");
        foreach (var p in Families.All)
        {
            var columns = new List<string>[] { [], [], [] };
            foreach (var q in Families.All)
            {
                var column = KlRegistry.Find(RandomLaws.Symbolic(p, "_p"), RandomLaws.Symbolic(q, "_q")) switch
                {
                    ClosedForm { FiniteWhere.Count: 0, KnownWhere.Count: 0 } => 0,
                    ClosedForm => 1,
                    NoClosedForm => 2,
                    _ => -1,
                };
                if (column >= 0)
                    columns[column].Add(q.Name);
            }

            text.Append($"| {p.Name} | {string.Join(", ", columns[0])} | {string.Join(", ", columns[1])} | {string.Join(", ", columns[2])} |\n");
        }

        return text.ToString();
    }
}
