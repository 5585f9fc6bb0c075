using ViNotebooks.Checking;
using ViNotebooks.Expressions;

namespace ViNotebooks;

/// <summary>One exercise of a sheet: a question's text and what is asked, to judge answers with.</summary>
public sealed partial class Exercise
{
    internal Exercise(string id, decimal points, string text, IReadOnlyList<ExercisePart> parts, string file, int line)
    {
        Id = id;
        Points = points;
        Text = text;
        Parts = parts;
        File = file;
        Line = line;
    }

    /// <summary>The exercise's id within its sheet, such as 1b.</summary>
    public string Id { get; }

    /// <summary>How many points a right answer earns.</summary>
    public decimal Points { get; }

    /// <summary>The question's text: Markdown with mathematics between dollar signs.</summary>
    public string Text { get; }

    /// <summary>The parts of the answer; one part with an empty name where the answer is a single expression.</summary>
    internal IReadOnlyList<ExercisePart> Parts { get; }

    internal bool HasNamedParts => Parts is not [{ Name: "" }];

    internal string File { get; }

    /// <summary>The 1-based line in <see cref="File"/> where the exercise block begins.</summary>
    internal int Line { get; }

    /// <summary>The YAML of keys that are kept as they are: solution.</summary>
    internal IReadOnlyDictionary<string, string> Kept { get; init; } = new Dictionary<string, string>();
}

/// <summary>A named part of an exercise's answer and what is asked of it.</summary>
internal sealed record ExercisePart(string Name, Question Question, Sequence<string> Also = default)
{
    /// <summary>The shape of the reference.</summary>
    public Shape Shape { get; init; } = Shape.Scalar;

    /// <summary>The parts share the exercise's points in proportion to their weights.</summary>
    public decimal Weight { get; init; } = 1;
}
