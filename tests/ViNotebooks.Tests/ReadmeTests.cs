using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace ViNotebooks.Tests;

/// <summary>The C# that documents show compiles and gives what they show.</summary>
public sealed partial class ReadmeTests
{
    public static TheoryData<string, string, string> Snippets
    {
        get
        {
            var snippets = new TheoryData<string, string, string>();
            string[] documents = [Path.Combine(Repository.Root, "README.md"), .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md")];
            foreach (var document in documents)
            {
                foreach (Match block in SnippetAndResult().Matches(File.ReadAllText(document)))
                {
                    snippets.Add(Path.GetFileName(document), block.Groups["code"].Value, block.Groups["result"].Value);
                }
            }

            return snippets;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public async Task Snippets_give_what_the_document_shows(string document, string code, string result)
    {
        // what a notebook imports by itself
        var options = ScriptOptions.Default
            .WithReferences(typeof(Verdict).Assembly)
            .WithImports("System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq");
        var value = await CSharpScript.EvaluateAsync<object>(code, options);
        Assert.True(value is not null, document);
        if (result.Length > 0)
        {
            Assert.Equal(result.TrimEnd(), value.ToString());
        }
    }

    [Fact]
    public void The_README_has_a_snippet() => Assert.NotEmpty(Snippets);

    // a block of C# and, if one follows, the block of text that it gives
    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$(?:\n+^```text\n(?<result>.*?)^```$)?", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex SnippetAndResult();
}
