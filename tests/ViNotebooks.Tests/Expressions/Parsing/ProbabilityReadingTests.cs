using System.Diagnostics;
using ViNotebooks.Distributions;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;

namespace ViNotebooks.Tests.Expressions.Parsing;

public sealed class ProbabilityReadingTests
{
    private static readonly IReadOnlyList<string[]> Readable = CaseTable.Read("probability-reading.tsv");
    private static readonly IReadOnlyList<string[]> Unreadable = CaseTable.Read("probability-unreadable.tsv");

    public static TheoryData<int, string> ReadableRows => Rows(Readable, 1);

    public static TheoryData<int, string> UnreadableRows => Rows(Unreadable, 2);

    public static TheoryData<string> FamilyWords => [.. Families.Words.Where(word => word != "t")];

    [Theory]
    [MemberData(nameof(ReadableRows))]
    public void A_question_is_read_as_the_table_says(int row, string text)
    {
        var reading = ExpressionReader.Read(text, NamesText.Read(Readable[row][0]), vocabulary: Vocabulary.Question);

        Assert.Null(reading.Problem);
        Assert.Equal(Readable[row][2], InfixPrinter.Print(reading.Expression!));
        Assert.Equal(Readable[row][3], reading.Shape.ToString());
    }

    [Theory]
    [MemberData(nameof(ReadableRows))]
    public void What_is_printed_reads_as_the_same(int row, string text)
    {
        var names = NamesText.Read(Readable[row][0]);
        var expression = ExpressionReader.Read(text, names, vocabulary: Vocabulary.Question).Expression;

        Assert.Equal(expression, ExpressionReader.Read(InfixPrinter.Print(expression!), names, Notation.Infix, Vocabulary.Question).Expression);
        Assert.Equal(expression, ExpressionReader.Read(LatexPrinter.Print(expression!, names), names, Notation.Latex, Vocabulary.Question).Expression);
    }

    [Theory]
    [MemberData(nameof(ReadableRows))]
    public void A_text_that_ends_early_is_read_or_refused_without_an_exception(int row, string text)
    {
        var names = NamesText.Read(Readable[row][0]);
        for (var length = 0; length < text.Length; length++)
        {
            foreach (var vocabulary in Enum.GetValues<Vocabulary>())
            {
                Assert.NotNull(ExpressionReader.Read(text[..length], names, vocabulary: vocabulary));
                Assert.NotNull(ExpressionReader.Read(text[length..], names, Notation.Latex, vocabulary));
            }
        }
    }

    [Theory]
    [MemberData(nameof(UnreadableRows))]
    public void What_cannot_be_read_says_where_and_why(int row, string text)
    {
        var reading = ExpressionReader.Read(text, NamesText.Read(Unreadable[row][1]), vocabulary: Enum.Parse<Vocabulary>(Unreadable[row][0], ignoreCase: true));

        Assert.Null(reading.Expression);
        Assert.StartsWith(Unreadable[row][5], reading.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal((Unreadable[row][3], Unreadable[row][4]), ($"{reading.Problem.Line}", $"{reading.Problem.Column}"));
    }

    [Theory]
    [MemberData(nameof(FamilyWords))]
    public void Every_name_of_a_family_is_read(string word)
    {
        Assert.True(FamilyNames.TryFind(word, out var family));
        Assert.Equal(Families.Find(word)!.Name, family);
    }

    public static TheoryData<string, string> Nestings => new()
    {
        { "E_q[", "]" }, { "E[z ~ Normal(0,1)](", ")" }, { "int(z, 0, 1, ", ")" }, { "d/dz (", ")" }, { "argmax_{z}(", ")" }, { "Normal(", "; 0, 1)" },
        { "KL(Mixture(", ") || q)" }, { @"\int \mathbb{E}_{q}[", "] dz" }, { @"\nabla_z ", "" }, { @"\int ", " dz" }, { "E_{", "}" }, { @"\langle ", @"\rangle_q" },
    };

    [Theory]
    [MemberData(nameof(Nestings))]
    public void Nesting_too_deep_is_said_and_quickly(string open, string close)
    {
        var names = NamesText.Read("z law:q");
        foreach (var depth in new[] { 200, 700 })
        {
            var text = string.Concat(Enumerable.Repeat(open, depth)) + "z" + string.Concat(Enumerable.Repeat(close, depth));
            var started = Stopwatch.GetTimestamp();
            Assert.False(ExpressionReader.Read(text, names, vocabulary: Vocabulary.Question).IsReadable);
            Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 5);
        }
    }

    private static TheoryData<int, string> Rows(IReadOnlyList<string[]> table, int column)
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < table.Count; i++)
        {
            data.Add(i, table[i][column]);
        }

        return data;
    }
}
