using System.Diagnostics;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;

namespace ViNotebooks.Tests.Expressions.Parsing;

public sealed class ExpressionReaderTests
{
    private static readonly IReadOnlyList<string[]> Readable = CaseTable.Read("reading.tsv");
    private static readonly IReadOnlyList<string[]> Unreadable = CaseTable.Read("unreadable.tsv");

    public static TheoryData<int, string> ReadableRows => Rows(Readable);

    public static TheoryData<int, string> UnreadableRows => Rows(Unreadable);

    /// <summary>
    /// The expected cell ends in "+C" for a free constant and in "∝" for a free factor. An empty warning cell says that there
    /// is no warning, "any" that it does not matter.
    /// </summary>
    [Theory]
    [MemberData(nameof(ReadableRows))]
    public void A_text_is_read_as_the_table_says(int row, string text)
    {
        var (expected, warning) = (Readable[row][3], Readable[row][4]);
        var reading = Read(Readable[row], text);

        Assert.Null(reading.Problem);
        Assert.Equal(expected, InfixPrinter.Print(reading.Expression!) + (reading.HasFreeConstant ? " +C" : "") + (reading.IsProportional ? " ∝" : ""));
        if (warning.Length == 0)
        {
            Assert.Empty(reading.Warnings);
        }
        else if (warning != "any")
        {
            Assert.Contains(reading.Warnings, found => found.Message.Contains(warning));
        }
    }

    [Theory]
    [MemberData(nameof(ReadableRows))]
    public void What_the_table_expects_reads_as_itself(int row, string text)
    {
        var expected = Readable[row][3].Split(" +C")[0].Split(" ∝")[0];
        var reading = Read(Readable[row], text);
        var again = ExpressionReader.Read(expected, NamesText.Read(Readable[row][1]), Notation.Infix);

        Assert.Null(again.Problem);
        Assert.Equal(reading.Expression, again.Expression);
        Assert.Equal(reading.Shape, again.Shape);
    }

    [Theory]
    [MemberData(nameof(UnreadableRows))]
    public void A_text_that_cannot_be_read_says_where_and_why(int row, string text)
    {
        var reading = Read(Unreadable[row], text);

        Assert.Null(reading.Expression);
        Assert.NotNull(reading.Problem);
        Assert.StartsWith(Unreadable[row][5], reading.Problem.Message, StringComparison.Ordinal);
        Assert.Equal((Unreadable[row][3], Unreadable[row][4]), ($"{reading.Problem.Line}", $"{reading.Problem.Column}"));
    }

    public static TheoryData<string, string> Nestings => new()
    {
        { "(", ")" }, { "[", "]" }, { "-", "" }, { "log(", ")" }, { "log ", "" }, { "√", "" }, { "2^", "" }, { "|", "|" }, { "x+(", ")" },
        { @"\frac{1}{", "}" }, { @"\sqrt{", "}" }, { @"\left(", @"\right)" }, { "x^{", "}" }, { "{", "}" }, { @"\|", @"\|" }, { @"\underbrace{", "}" },
        { "sum(j,1,2,", ")" }, { "if(x>0,x,", ")" }, { @"\begin{bmatrix}", @"\end{bmatrix}" }, { @"\bar{", "}" },
    };

    [Theory]
    [MemberData(nameof(Nestings))]
    public void Nesting_too_deep_is_said_and_quickly(string open, string close)
    {
        var names = NamesText.Read("x");
        foreach (var depth in new[] { 700, 100_000 })
        {
            var text = string.Concat(Enumerable.Repeat(open, depth)) + "x" + string.Concat(Enumerable.Repeat(close, depth));
            var started = Stopwatch.GetTimestamp();
            var reading = ExpressionReader.Read(text, names);

            Assert.False(reading.IsReadable);
            Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 5);
        }
    }

    [Theory]
    [InlineData("x+")]
    [InlineData("x")]
    [InlineData(" ")]
    [InlineData("1")]
    [InlineData("\\")]
    [InlineData("\\frac")]
    [InlineData("log ")]
    [InlineData("'")]
    public void A_megabyte_is_refused_with_its_length(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var started = Stopwatch.GetTimestamp();
        var reading = ExpressionReader.Read(text, NamesText.Read("x"));

        Assert.Contains("characters long", reading.Problem!.Message);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 1);
    }

    [Fact]
    public void A_long_chain_of_operations_is_refused_and_a_shorter_one_is_read()
    {
        var names = NamesText.Read("x");
        Assert.True(ExpressionReader.Read(string.Join('+', Enumerable.Repeat("x", 300)), names).IsReadable);
        Assert.Contains("in one chain", ExpressionReader.Read(string.Join('+', Enumerable.Repeat("x", 3000)), names).Problem!.Message);
    }

    [Theory]
    [InlineData(@"\theta", Notation.Latex)]
    [InlineData("$x$", Notation.Latex)]
    [InlineData("theta", Notation.Infix)]
    [InlineData("θ₁²", Notation.Infix)]
    public void The_notation_is_detected(string text, Notation expected) =>
        Assert.Equal(expected, ExpressionReader.Read(text, Declarations.Open).Notation);

    [Fact]
    public void The_notation_can_be_forced()
    {
        var names = NamesText.Read("x y xy");
        Assert.Equal("xy^2*3", InfixPrinter.Print(ExpressionReader.Read("xy^23", names, Notation.Latex).Expression!));
        Assert.Equal("xy^23", InfixPrinter.Print(ExpressionReader.Read("xy^23", names, Notation.Infix).Expression!));
    }

    private static Reading Read(string[] row, string text) =>
        ExpressionReader.Read(text, NamesText.Read(row[1]), Enum.Parse<Notation>(row[0], ignoreCase: true));

    private static TheoryData<int, string> Rows(IReadOnlyList<string[]> table)
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < table.Count; i++)
        {
            data.Add(i, table[i][2]);
        }

        return data;
    }
}
