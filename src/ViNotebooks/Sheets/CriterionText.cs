using System.Text.RegularExpressions;
using ViNotebooks.Checking;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;

namespace ViNotebooks.Sheets;

/// <summary>Reads <c>equal:</c>, what counts as equal to the reference.</summary>
internal static partial class CriterionText
{
    private const string Forms = "exactly, up to a constant in a, b, or up to a factor in z";

    /// <summary>The criterion, or null with what is wrong and the 1-based column of it in the text.</summary>
    public static Criterion? Read(string text, Declarations names, out string error, out int column)
    {
        (error, column) = ("", 1);
        if (text.Trim() == "exactly")
        {
            return Criterion.Exactly;
        }

        var match = CriterionPattern().Match(text);
        if (!match.Success)
        {
            error = $"'{text.Trim()}' does not say what counts as equal; write {Forms}";
            return null;
        }

        var list = match.Groups["names"];
        if (!list.Success)
        {
            error = $"name the variables that the {match.Groups["what"].Value} does not depend on, as in 'up to a {match.Groups["what"].Value} in a, b'";
            return null;
        }

        var variables = new List<string>();
        var start = list.Index;
        foreach (var item in list.Value.Split(','))
        {
            var written = item.Trim();
            if (Resolve(written, names) is not { } name)
            {
                var meant = Nearest.To(written, names.All.Select(declaration => declaration.Name));
                error = $"'{written}' is not declared{(meant is null ? "" : $"; did you mean '{meant}'?")}";
                column = start + 1 + item.Length - item.TrimStart().Length;
                return null;
            }

            variables.Add(name);
            start += item.Length + 1;
        }

        return match.Groups["what"].Value == "constant"
            ? new UpToConstant(variables.ToSequence())
            : new UpToFactor(variables.ToSequence());
    }

    /// <summary>The declared name that a text such as <c>\theta</c> stands for, or null.</summary>
    public static string? Resolve(string text, Declarations names) =>
        names.Find(text) is { } declaration ? declaration.Name
        : text.Length is 0 or > 100 ? null
        : (ExpressionReader.Read(text, names).Expression as Symbol)?.Name is { } name && names.Find(name) is not null ? name
        : null;

    [GeneratedRegex(
        @"^\s*up\s+to\s+a\s+(?<what>constant|factor)(?:\s+in\s+(?<names>\S.*?))?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex CriterionPattern();
}
