using ViNotebooks.Display;

namespace ViNotebooks;

/// <content>How an exercise looks.</content>
[TypeFormatterSource(typeof(ExerciseFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed partial class Exercise
{
    /// <summary>The question as HTML, its mathematics between MathJax delimiters.</summary>
    public string ToHtml() => ExerciseHtml.Write(this);

    /// <summary>The question as plain text: the Markdown of the sheet.</summary>
    public override string ToString() => $"{Id} ({ExerciseHtml.PointsWords(Points)})\n{Text}";
}
