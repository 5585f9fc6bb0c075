using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using ViNotebooks.Expressions;

namespace ViNotebooks.Sheets;

/// <summary>Reads a sheet: Markdown with YAML front matter and fenced exercise blocks.</summary>
internal static class SheetReader
{
    private const string BlockName = "exercise";

    private static readonly string[] FrontMatterKeys = ["id", "title", "source", "given", "model", "guide"];
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    public static SheetReading Read(string text, string file)
    {
        var problems = new Problems(file);
        text = text.TrimStart('\uFEFF');
        if (text.Length > SheetFiles.MostBytes)
        {
            problems.Add(new Place(1, 1), $"the text has {text.Length} characters; a sheet has at most {SheetFiles.MostBytes}");
            return new SheetReading(null, problems.InOrder());
        }

        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException exception)
        {
            // Markdig refuses Markdown that is nested too deeply
            problems.Add(new Place(1, 1), $"the Markdown cannot be read: {exception.Message}");
            return new SheetReading(null, problems.InOrder());
        }

        var front = ReadFrontMatter(document, text, problems);
        var exercises = ReadExercises(document, text, front, file, problems);
        return problems.Count > 0
            ? new SheetReading(null, problems.InOrder())
            : new SheetReading(new Sheet(front.Id, front.Title, front.Source, file, exercises), []);
    }

    private static FrontMatter ReadFrontMatter(MarkdownDocument document, string text, Problems problems)
    {
        const string whatToWrite = "id: and title: between two lines of ---";
        if (document.FirstOrDefault() is not YamlFrontMatterBlock block)
        {
            problems.Add(new Place(1, 1), $"a sheet starts with front matter: {whatToWrite}");
            return new FrontMatter("", "", "", null, SheetModels.None);
        }

        var yaml = new YamlText(LinesOf(block, text), new Place(block.Line + 1, 1), problems);
        if (yaml.ReadMapping(whatToWrite) is not { } mapping)
        {
            return new FrontMatter("", "", "", null, SheetModels.None);
        }

        var values = Keys.Read(mapping, FrontMatterKeys, yaml, problems);
        var id = TextOf("id");
        if (id.Length == 0)
        {
            problems.Add(new Place(block.Line + 1, 1), "the front matter lacks the sheet's id, such as id: mlgs-02");
        }

        var given = values.TryGetValue("given", out var node) ? SymbolReader.Read(node, [], yaml, problems) : null;
        var models = ModelTexts.Read(values, given is null ? new Declarations([]) : new Declarations(given.Declarations), SheetModels.None, Notation.Auto, yaml, problems);
        return new FrontMatter(id, TextOf("title") is { Length: > 0 } title ? title : id, TextOf("source"), given, models);

        string TextOf(string key) =>
            values.TryGetValue(key, out var value) && yaml.Scalar(value, $"the {key}") is { } scalar ? scalar.Text.Trim() : "";
    }

    private static List<Exercise> ReadExercises(
        MarkdownDocument document, string text, FrontMatter front, string file, Problems problems)
    {
        var reader = new ExerciseReader(front.Given, front.Models, file, problems);
        var textStart = 0;
        foreach (var block in document)
        {
            switch (block)
            {
                case YamlFrontMatterBlock or HeadingBlock { Level: <= 2 }:
                    textStart = block.Span.End + 1;
                    break;
                case FencedCodeBlock { Info: BlockName } fenced:
                    var question = text[Math.Min(textStart, LineStart(text, fenced.Span.Start))..LineStart(text, fenced.Span.Start)];
                    var place = new Place(fenced.Line + 1, fenced.Column + 1);
                    textStart = fenced.Span.End + 1;
                    if (fenced.ClosingFencedCharCount == 0)
                    {
                        problems.Add(place, "the exercise block is not closed; end it with a line of the same fence");
                    }

                    reader.Read(new YamlText(LinesOf(fenced, text), place, problems), place, question.Trim());
                    break;
                case ContainerBlock container:
                    foreach (var nested in container.Descendants<FencedCodeBlock>().Where(nested => nested.Info == BlockName))
                    {
                        problems.Add(
                            new Place(nested.Line + 1, nested.Column + 1),
                            "an exercise block stands on its own, not inside a list or quotation");
                    }

                    break;
            }
        }

        return reader.Exercises;
    }

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static List<YamlLine> LinesOf(LeafBlock block, string text)
    {
        var lines = new List<YamlLine>();
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines.Lines[i];
            var start = line.Slice.Start;
            lines.Add(new YamlLine(line.Slice.ToString(), new Place(line.Line + 1, start - LineStart(text, start) + 1)));
        }

        return lines;
    }

    private sealed record FrontMatter(string Id, string Title, string Source, Symbols? Given, SheetModels Models);
}
