using ViNotebooks.Display;

namespace ViNotebooks;

/// <content>How a sheet looks.</content>
[TypeFormatterSource(typeof(SheetFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed partial class Sheet
{
    /// <summary>The sheet's questions as HTML, their mathematics between MathJax delimiters.</summary>
    public string ToHtml() => ExerciseHtml.Write(this);

    /// <summary>The sheet's title and its exercises, a line each.</summary>
    public override string ToString() =>
        string.Join('\n', [$"{Id}: {Title}", .. Exercises.Select(exercise => $"  {exercise.Id} ({ExerciseHtml.PointsWords(exercise.Points)})")]);
}
