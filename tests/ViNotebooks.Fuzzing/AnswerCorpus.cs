using System.Text.Json;
using ViNotebooks.Expressions;
using ViNotebooks.Sheets;

namespace ViNotebooks.Fuzzing;

/// <summary>The texts that people write, with the symbols that are declared where they are written.</summary>
internal sealed class AnswerCorpus
{
    private AnswerCorpus(Declarations[] names, (int Exercise, string Text)[] texts)
    {
        Names = names;
        Texts = texts;
    }

    public IReadOnlyList<Declarations> Names { get; }

    public IReadOnlyList<(int Exercise, string Text)> Texts { get; }

    /// <summary>Reads the tables of answers beside the program.</summary>
    public static AnswerCorpus Load()
    {
        var names = new List<Declarations>();
        var texts = new List<(int, string)>();
        foreach (var file in (string[])["answers.json", "answers-hard.json"])
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Cases", file)));
            foreach (var entry in document.RootElement.EnumerateArray())
            {
                foreach (var answer in entry.GetProperty("answers").EnumerateArray())
                {
                    texts.AddRange(Leaves(answer.GetProperty("infix")).Concat(Leaves(answer.GetProperty("latex"))).Select(text => (names.Count, text)));
                }

                names.Add(new Declarations(Declared(entry.GetProperty("exercise").GetProperty("given"))));
            }
        }

        return new AnswerCorpus([.. names], [.. texts]);
    }

    private static IEnumerable<Declaration> Declared(JsonElement given)
    {
        foreach (var symbol in given.EnumerateObject())
        {
            var kind = KindText.Read(symbol.Value.GetProperty("kind").GetString()!, out var error)
                ?? throw new InvalidDataException($"{symbol.Name}: {error}");
            yield return new Declaration(symbol.Name, kind.Values, kind.Shape, Latex: symbol.Value.GetProperty("latex").GetString());
        }
    }

    private static IEnumerable<string> Leaves(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(part => Leaves(part.Value))
        : [element.GetString()!];
}
