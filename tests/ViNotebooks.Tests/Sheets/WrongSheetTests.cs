namespace ViNotebooks.Tests.Sheets;

public class WrongSheetTests
{
    private const string Folder = "Cases/sheets";

    public static TheoryData<string> Names() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, Folder), "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wrong_sheet_lists_every_problem_with_its_place(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, Folder, name);
        var reading = Sheet.Read(File.ReadAllText(path + ".md"), "sheet.md");
        Assert.Null(reading.Sheet);
        Assert.Equal(File.ReadAllText(path + ".txt").TrimEnd(), string.Join('\n', reading.Problems));
    }

    [Fact]
    public void Opening_a_wrong_sheet_throws_with_every_problem_in_the_message()
    {
        var path = Path.Combine(AppContext.BaseDirectory, Folder, "duplicate-ids.md");
        var exception = Assert.Throws<SheetException>(() => Sheet.Open(path));
        var problem = Assert.Single(exception.Problems);
        Assert.Equal(exception.Message, problem.ToString());
        Assert.StartsWith(path + "(14,5): ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_refused_where_it_stops_being_text()
    {
        byte[] content = [.. "---\nid: "u8, 0xFF, 0xFE, .. "\n---\n"u8];
        var problem = Assert.Single(Sheet.Read(content, "s.md").Problems);
        Assert.Equal("s.md(2,5): the file is not UTF-8 text from here on; save it as UTF-8", problem.ToString());
    }

    [Fact]
    public void A_file_of_more_than_a_megabyte_is_refused()
    {
        var problem = Assert.Single(Sheet.Read(new byte[(1 << 20) + 1], "s.md").Problems);
        Assert.Equal("s.md(1,1): the file has 1048577 bytes; a sheet has at most 1048576", problem.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\n")]
    [InlineData("---\n---")]
    [InlineData("---\nid: a\n---\n```exercise")]
    [InlineData("---\nid: a\n---\n```exercise\n```")]
    [InlineData("---\nid: a\n---\n```exercise\n\u0000\uE000,(,)\n```")]
    [InlineData("---\nid: &a [*a]\n---\n```exercise\nid: &b {x: *b}\ngiven: &c {y: *c}\nanswer: *d\n```")]
    [InlineData("---\r\nid: a\r\n---\r\n```exercise\r\nid: b\r\nanswer: 1 +\r\n```\r\n")]
    public void Broken_text_gives_problems_and_no_exception(string text)
    {
        var reading = Sheet.Read(text, "s.md");
        Assert.Null(reading.Sheet);
        Assert.NotEmpty(reading.Problems);
    }

    [Fact]
    public void Cutting_a_good_sheet_anywhere_gives_a_reading()
    {
        var text = File.ReadAllText(Sheet.Open("mlgs-02").File);
        for (var length = 0; length < text.Length; length += 97)
        {
            var reading = Sheet.Read(text[..length], "s.md");
            Assert.Equal(reading.Sheet is null, reading.Problems.Count > 0);
        }
    }
}
