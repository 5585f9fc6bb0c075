using System.Text;
using System.Text.Json;

namespace ViNotebooks.Tests.Checking;

/// <summary>An answer of the table; one text under an empty name, or one for each named part.</summary>
internal sealed record LabelledAnswer(string Label, string Mistake, IReadOnlyDictionary<string, string> Infix, IReadOnlyDictionary<string, string> Latex);

/// <summary>An exercise of the table, read from a sheet, with its right and wrong answers.</summary>
internal sealed record AnswerTableEntry(string File, Exercise Exercise, IReadOnlyList<LabelledAnswer> Answers);

/// <summary>Cases/answers.json and Cases/answers-hard.json, whose labels answers.py verified without the checker.</summary>
internal static class AnswerTable
{
    public const string Plain = "answers.json";
    public const string Hard = "answers-hard.json";

    private static readonly Lazy<IReadOnlyDictionary<string, AnswerTableEntry>> Entries =
        new(() => Load(Plain).Concat(Load(Hard)).ToDictionary(entry => entry.Exercise.Id));

    public static TheoryData<string> Ids => [.. Entries.Value.Keys];

    public static IEnumerable<AnswerTableEntry> In(string file) => Entries.Value.Values.Where(entry => entry.File == file);

    public static AnswerTableEntry Find(string id) => Entries.Value[id];

    private static IEnumerable<AnswerTableEntry> Load(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Cases", file)));
        var reading = Sheet.Read(SheetOf(document.RootElement), file);
        Assert.Empty(reading.Problems);
        return [.. document.RootElement.EnumerateArray().Select(entry => new AnswerTableEntry(
            file,
            reading.Sheet![entry.GetProperty("exercise").GetProperty("id").GetString()!],
            [.. entry.GetProperty("answers").EnumerateArray().Select(Answer)]))];
    }

    /// <summary>JSON is YAML, so that each key of the table is a line of an exercise block.</summary>
    private static string SheetOf(JsonElement table)
    {
        var sheet = new StringBuilder("---\nid: answers\n---\n");
        foreach (var entry in table.EnumerateArray())
        {
            sheet.Append("\n```exercise\n");
            foreach (var key in entry.GetProperty("exercise").EnumerateObject())
            {
                sheet.Append(key.Name).Append(": ").Append(JsonSerializer.Serialize(key.Value)).Append('\n');
            }

            sheet.Append("```\n");
        }

        return sheet.ToString();
    }

    private static LabelledAnswer Answer(JsonElement answer) => new(
        answer.GetProperty("label").GetString()!,
        answer.TryGetProperty("mistake", out var mistake) ? mistake.GetString()! : "",
        Texts(answer.GetProperty("infix")),
        Texts(answer.GetProperty("latex")));

    private static Dictionary<string, string> Texts(JsonElement texts) => texts.ValueKind == JsonValueKind.Object
        ? texts.EnumerateObject().ToDictionary(part => part.Name, part => part.Value.GetString()!)
        : new() { [""] = texts.GetString()! };
}
