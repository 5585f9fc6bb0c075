using ViNotebooks.Display;

namespace ViNotebooks.Tests.Display;

public sealed class MathTextTests
{
    [Theory]
    [InlineData("a $x$ b", @"a \( x \) b")]
    [InlineData("$x < y$", @"\( x &lt; y \)")]
    [InlineData("$$x$$", @"\( x \)")]
    [InlineData(@"a \$5 note", "a $5 note")]
    [InlineData("only one $ here", "only one $ here")]
    [InlineData("<b>", "&lt;b&gt;")]
    [InlineData(@"$\$$", @"\( \$ \)")]
    [InlineData("$$", "$$")]
    [InlineData("\\", "\\")]
    public void Dollar_signs_become_MathJax_delimiters(string text, string html) => Assert.Equal(html, Html.Sentence(text));
}
