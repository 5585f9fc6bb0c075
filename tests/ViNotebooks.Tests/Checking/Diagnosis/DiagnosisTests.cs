using System.Text.RegularExpressions;

namespace ViNotebooks.Tests.Checking.Diagnosis;

public sealed partial class DiagnosisTests
{
    private static readonly IReadOnlyList<string[]> Table = CaseTable.Read("diagnoses.tsv");

    public static TheoryData<int, string, string> Rows
    {
        get
        {
            var data = new TheoryData<int, string, string>();
            for (var i = 0; i < Table.Count; i++)
            {
                data.Add(i, Table[i][3], Table[i][4]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_mistake_has_its_code_and_a_sentence_that_names_the_place(int row, string answer, string code)
    {
        var question = Asking.Question(Table[row][0], Table[row][1], Asking.Criterion(Table[row][2]));
        var verdict = question.Judged(answer);

        Assert.Equal((Outcome.Incorrect, code), (verdict.Outcome, verdict.Code));
        Assert.Contains(Table[row][5], verdict.Says);
        Assert.EndsWith(".", verdict.Says.TrimEnd(')'), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_is_asked_is_itself_right(int row, string answer, string code) =>
        Assert.Equal(Outcome.Correct, Asking.Question(Table[row][0], Table[row][1], Asking.Criterion(Table[row][2])).Judged(Table[row][1]).Outcome);

    /// <summary>Every third row, with ten seeds each.</summary>
    [Fact]
    public void The_code_does_not_depend_on_the_seed()
    {
        for (var row = 0; row < Table.Count; row += 3)
        {
            var question = Asking.Question(Table[row][0], Table[row][1], Asking.Criterion(Table[row][2]));
            var codes = Enumerable.Range(100, 10).Select(seed => question.Judged(Table[row][3], (ulong)seed).Code).Distinct();
            Assert.Equal([Table[row][4]], codes);
        }
    }

    /// <summary>The codes are the quoted words of the sources that make them; a new one needs a row in the table.</summary>
    [Fact]
    public void Every_code_of_a_diagnosis_is_in_the_table()
    {
        var folder = Path.Combine(Repository.Root, "src", "ViNotebooks", "Checking", "Diagnosis");
        var codes = Directory.GetFiles(folder, "*.cs").SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value)).ToHashSet();
        Assert.True(codes.Count > 20);
        Assert.Empty(codes.Except(Table.Select(row => row[4])).Except(Exempt));
    }

    // these need more than a reference and an answer: a derivative that is asked; VerdictTests has them
    private static readonly string[] Exempt = ["not-differentiated", "other-derivative"];

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z]+)+|transposed|reciprocal|complement|differentiated)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
