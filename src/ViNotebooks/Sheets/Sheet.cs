using ViNotebooks.Sheets;

namespace ViNotebooks;

/// <summary>A sheet of exercises, read from Markdown.</summary>
public sealed partial class Sheet
{
    private readonly Dictionary<string, Exercise> byId;

    internal Sheet(string id, string title, string source, string file, IReadOnlyList<Exercise> exercises)
    {
        Id = id;
        Title = title;
        Source = source;
        File = file;
        Exercises = exercises;
        byId = exercises.ToDictionary(exercise => exercise.Id);
    }

    /// <summary>The sheet's id, such as mlgs-02.</summary>
    public string Id { get; }

    /// <summary>The sheet's title; the id where the sheet names none.</summary>
    public string Title { get; }

    /// <summary>Where the exercises come from; empty where the sheet does not say.</summary>
    public string Source { get; }

    /// <summary>The file it was read from, as it was named.</summary>
    public string File { get; }

    /// <summary>The exercises in the order of the sheet.</summary>
    public IReadOnlyList<Exercise> Exercises { get; }

    /// <summary>The exercise with the given id.</summary>
    /// <exception cref="KeyNotFoundException">The sheet has no such exercise; the message lists those it has.</exception>
    public Exercise this[string id] =>
        byId.TryGetValue(id, out var exercise)
            ? exercise
            : throw new KeyNotFoundException($"Sheet {Id} has no exercise '{id}'; it has {string.Join(", ", byId.Keys)}.");

    /// <summary>
    /// Opens a sheet: one of the built-in ones by its id, or a Markdown file, or a folder with a file sheet.md, by its path.
    /// </summary>
    /// <exception cref="SheetException">There is no such sheet, or something in it is wrong; the message says what and where.</exception>
    public static Sheet Open(string idOrPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idOrPath);
        var (bytes, file) = SheetFiles.Find(idOrPath);
        var reading = Read(bytes, file);
        return reading.Sheet ?? throw new SheetException(reading.Problems);
    }

    /// <summary>Reads a sheet's text; a wrong sheet is a reading with problems.</summary>
    /// <param name="text">Markdown with exercise blocks.</param>
    /// <param name="path">What to call the file in problems.</param>
    public static SheetReading Read(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        return SheetReader.Read(text, path);
    }

    /// <summary>Reads a sheet's file content: UTF-8 with or without byte order mark.</summary>
    internal static SheetReading Read(byte[] content, string path) =>
        SheetFiles.Decode(content, path, out var text) is { } problem ? new SheetReading(null, [problem]) : Read(text, path);
}
