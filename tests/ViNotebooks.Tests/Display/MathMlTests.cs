using System.Xml.Linq;
using ViNotebooks.Display;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Display;

public sealed class MathMlTests
{
    [Theory]
    [InlineData("x", "<mi>x</mi>")]
    [InlineData(@"\frac{1}{2}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData("x^2", "<msup><mi>x</mi><mn>2</mn></msup>")]
    [InlineData("x_1^2", "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>")]
    [InlineData(@"\sqrt{\pi}", "<msqrt><mrow><mi>π</mi></mrow></msqrt>")]
    [InlineData(@"\log \theta", "<mi>log</mi><mi>θ</mi>")]
    [InlineData(@"\sum_{j=1}^{D} j", "<munderover><mo>∑</mo><mrow><mi>j</mi><mo>=</mo><mn>1</mn></mrow><mrow><mi>D</mi></mrow></munderover><mi>j</mi>")]
    [InlineData(@"\bar{x}", "<mover accent=\"true\"><mrow><mi>x</mi></mrow><mo>¯</mo></mover>")]
    [InlineData(@"\left( a \right)", "<mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow>")]
    [InlineData(@"\text{if } a", "<mtext>if </mtext><mi>a</mi>")]
    [InlineData(@"\begin{bmatrix}a&b\\c&d\end{bmatrix}", "<mrow><mo>[</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable><mo>]</mo></mrow>")]
    [InlineData(@"\mathbb{E}", "<mi>𝔼</mi>")]
    [InlineData("a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>")]
    [InlineData(@"\unheardof", @"<mtext>\unheardof</mtext>")]
    [InlineData("a'", "<msup><mi>a</mi><mo>′</mo></msup>")]
    public void LaTeX_becomes_MathML(string latex, string body) =>
        Assert.Equal($"<math><mrow>{body}</mrow></math>", MathMl.FromLatex(latex));

    [Fact]
    public void Any_text_becomes_well_formed_MathML()
    {
        string[] pieces =
        [
            "{", "}", "^", "_", "&", @"\\", @"\frac", @"\sqrt[", "]", @"\left", @"\right", "(", ")", @"\begin{cases}", @"\end{cases}", "x", "1",
            "<", ">", "\"", "'", @"\text{", @"\bar", "\\", " ", "$", "é", "𝔼", @"\sum", @"\begin", @"\end", @"\mathcal", "~", @"\limits",
        ];
        var random = new RandomStream(20260101);
        for (var round = 0; round < 3000; round++)
        {
            var latex = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                XDocument.Parse(MathMl.FromLatex(latex));
            }
            catch (Exception exception)
            {
                Assert.Fail($"{latex}: {exception.Message}");
            }
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData(@"\bar")]
    [InlineData(@"\left(")]
    [InlineData(@"\begin{cases}")]
    [InlineData("x^")]
    [InlineData(@"\frac")]
    public void Deep_nesting_ends(string piece) =>
        Assert.StartsWith("<math>", MathMl.FromLatex(string.Concat(Enumerable.Repeat(piece, 20_000))));
}
