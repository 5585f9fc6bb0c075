namespace ViNotebooks.Cli.Tests;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\n", "1:a")]
    [InlineData("a\nb", "1:a 2:b")]
    [InlineData("\n\nb\n", "1: 2: 3:b")]
    [InlineData("abcdef\nb", "1:too long 2:b")]
    [InlineData("a\nabcdef", "1:a 2:too long")]
    [InlineData("abcde", "1:abcde")]
    public void Lines_come_with_their_numbers(string text, string expected)
    {
        using var reader = new StringReader(text);
        Assert.Equal(expected, string.Join(' ', LineReader.Read(reader, longest: 5).Select(line => $"{line.Number}:{line.Text ?? "too long"}")));
    }

    [Fact]
    public void A_line_of_a_gigabyte_is_passed_over_without_being_kept()
    {
        using var reader = new EndlessLine(1L << 30);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (number, text) = Assert.Single(LineReader.Read(reader, longest: 2 << 20));

        Assert.Equal(1, number);
        Assert.Null(text);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L << 20);
    }

    [Fact]
    public void A_line_is_given_out_before_the_next_is_read()
    {
        using var reader = new OneLineThenFailure();
        Assert.Equal("first", LineReader.Read(reader, longest: 100).First().Text);
    }

    [Fact]
    public void The_seed_of_a_line_depends_on_its_number_only()
    {
        var seeds = Enumerable.Range(1, 1000).Select(line => Seeds.OfLine(7, line)).ToList();
        Assert.Equal(seeds.Count, seeds.Distinct().Count());
        Assert.All(seeds, seed => Assert.InRange(seed, 0UL, (1UL << 53) - 1));
        Assert.Equal(seeds[4], Seeds.OfLine(7, 5));
        Assert.NotEqual(seeds[4], Seeds.OfLine(8, 5));
    }

    private sealed class EndlessLine(long length) : TextReader
    {
        private long left = length;

        public override int Read(char[] buffer, int index, int count)
        {
            var read = (int)Math.Min(left, count);
            Array.Fill(buffer, 'x', index, read);
            left -= read;
            return read;
        }
    }

    private sealed class OneLineThenFailure : TextReader
    {
        private bool isRead;

        public override int Read(char[] buffer, int index, int count)
        {
            Assert.False(isRead, "read on although a line was there");
            isRead = true;
            "first\n".CopyTo(0, buffer, index, 6);
            return 6;
        }
    }
}
