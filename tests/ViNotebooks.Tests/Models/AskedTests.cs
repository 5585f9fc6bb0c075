using ViNotebooks.Models.Oracles;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Models;

public sealed class AskedTests
{
    // values are in the table to 20 digits; what is integrated in double precision is as exact as its inputs
    private const double Rounding = 1e-14;

    private static IReadOnlyList<string[]> Table { get; } = CaseTable.Read("asked.tsv");

    /// <summary>The rows that are answered; a note that begins with "pending" says why one is not yet.</summary>
    public static TheoryData<string> Answered => [.. Table.Where(row => !row[6].StartsWith("pending", StringComparison.Ordinal)).Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Answered))]
    public void A_question_has_its_independent_value_within_an_honest_error(string id)
    {
        var row = Table.Single(row => row[0] == id);
        using var clock = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var (value, complaint) = AskedRows.Evaluate(row[1], row[2], row[3], row[4], clock.Token);
        Assert.True(value is not null, complaint);
        var expected = AskedRows.Numbers(row[5]);
        Assert.Equal(expected.Count, value.Value.Count);
        Assert.Equal(row[6].StartsWith("sampled", StringComparison.Ordinal), value.Sampling is not null);
        for (var i = 0; i < expected.Count; i++)
        {
            var element = value.Value.Elements[i];
            var (off, error) = (WideFloat.ToDouble(WideFloat.Abs(element.Value - expected[i])), WideFloat.ToDouble(element.Error));
            var size = Math.Max(1, Math.Abs(WideFloat.ToDouble(expected[i])));
            Assert.True(off <= error + (Rounding * size), $"{Shown(value)} is {off:E2} from {row[5]}");
            Assert.True(error <= (value.Sampling is null ? 1e-6 : 1e-2) * size, $"{Shown(value)} says too little");
        }
    }

    [Fact]
    public void The_table_is_large_and_each_question_has_its_own_name()
    {
        Assert.Equal(Table.Count, Table.Select(row => row[0]).Distinct().Count());
        Assert.InRange(Table.Count, 130, 1000);
        Assert.InRange(Answered.Count, Table.Count * 3 / 4, Table.Count);
    }

    public static TheoryData<string, string, string, string, string> Unanswerable
    {
        get
        {
            var data = new TheoryData<string, string, string, string, string>();
            foreach (var row in CaseTable.Read("asked-unanswerable.tsv").Where(row => !row[4].StartsWith("pending", StringComparison.Ordinal)))
            {
                data.Add(row[0], row[1], row[2], row[3], row[4]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Unanswerable))]
    public void What_has_no_answer_is_told_in_a_sentence(string model, string guide, string given, string asks, string message)
    {
        using var clock = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var (value, complaint) = AskedRows.Evaluate(model, guide, given, asks, clock.Token);
        Assert.Equal(message, value is null ? complaint : Shown(value));
    }

    private static string Shown(OracleValue value) => string.Join(", ", Estimates.Of(value));
}
