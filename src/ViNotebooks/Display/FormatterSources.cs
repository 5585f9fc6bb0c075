namespace ViNotebooks.Display;

/// <summary>The MIME types that front ends understand.</summary>
internal static class MimeTypes
{
    public const string Html = "text/html";
    public const string Latex = "text/latex";
    public const string Text = "text/plain";
}

/// <summary>How an expression looks in a notebook.</summary>
internal sealed class ExprFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<Expr>(MimeTypes.Html, expression => expression.ToHtml()),
        new MimeFormatter<Expr>(MimeTypes.Text, expression => expression.ToString()),
        new MimeFormatter<Expr>(MimeTypes.Latex, expression => $@"$\displaystyle {expression.ToLatex()}$"),
    ];
}

/// <summary>How a verdict looks in a notebook.</summary>
internal sealed class VerdictFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<Verdict>(MimeTypes.Html, verdict => verdict.ToHtml()),
        new MimeFormatter<Verdict>(MimeTypes.Text, verdict => verdict.ToString()),
        new MimeFormatter<Verdict>(MimeTypes.Latex, verdict => verdict.ToLatex()),
    ];
}

/// <summary>How an exercise looks in a notebook.</summary>
internal sealed class ExerciseFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<Exercise>(MimeTypes.Html, exercise => exercise.ToHtml()),
        new MimeFormatter<Exercise>(MimeTypes.Text, exercise => exercise.ToString()),
    ];
}

/// <summary>How a sheet looks in a notebook.</summary>
internal sealed class SheetFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<Sheet>(MimeTypes.Html, sheet => sheet.ToHtml()),
        new MimeFormatter<Sheet>(MimeTypes.Text, sheet => sheet.ToString()),
    ];
}

/// <summary>How an estimate looks in a notebook.</summary>
internal sealed class EstimateFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<Estimate>(MimeTypes.Html, estimate => estimate.ToHtml()),
        new MimeFormatter<Estimate>(MimeTypes.Text, estimate => estimate.ToString()),
        new MimeFormatter<Estimate>(MimeTypes.Latex, estimate => estimate.ToLatex()),
    ];
}

/// <summary>How a vector of estimates looks in a notebook.</summary>
internal sealed class VectorEstimateFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<VectorEstimate>(MimeTypes.Html, vector => vector.ToHtml()),
        new MimeFormatter<VectorEstimate>(MimeTypes.Text, vector => vector.ToString()),
        new MimeFormatter<VectorEstimate>(MimeTypes.Latex, vector => vector.ToLatex()),
    ];
}
