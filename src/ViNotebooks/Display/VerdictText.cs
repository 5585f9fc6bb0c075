using System.Text;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;

namespace ViNotebooks.Display;

/// <summary>A verdict as plain text.</summary>
internal static class VerdictText
{
    public static string Write(Verdict verdict)
    {
        var text = new StringBuilder();
        Append(text, verdict, verdict.Exercise, indent: "");
        return text.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder text, Verdict verdict, string heading, string indent)
    {
        var look = OutcomeLook.Of(verdict.Outcome);
        text.Append(indent).Append(look.Sign).Append(' ');
        if (heading.Length > 0)
        {
            text.Append(heading).Append(": ");
        }

        text.Append(look.Words).Append('\n');
        Line(text, indent, verdict.Says);
        if (verdict.Position is var (line, column))
        {
            Line(text, indent, $"at line {line}, column {column}");
        }

        if (verdict.Constant is { } constant)
        {
            Line(text, indent, $"{VerdictHtml.ConstantWords(verdict)}: {constant}");
        }

        if (verdict.ReadAs is { } readAs)
        {
            Line(text, indent, $"Read as: {readAs}");
        }

        foreach (var remark in verdict.Remarks)
        {
            Line(text, indent, $"Note: {remark}");
        }

        if (verdict.Counterexample is { } counterexample)
        {
            var point = string.Join(", ", counterexample.Point.Select(symbol => $"{symbol.Key} = {symbol.Value}"));
            Line(text, indent, $"At {point}: your answer is {counterexample.Answer}, what is asked is {counterexample.Expected}");
        }

        foreach (var (name, part) in verdict.Parts)
        {
            Append(text, part, name, indent + "  ");
        }
    }

    private static void Line(StringBuilder text, string indent, string content)
    {
        if (content.Length > 0)
        {
            text.Append(indent).Append("  ").Append(Sentence(content).ReplaceLineEndings(" ")).Append('\n');
        }
    }

    /// <summary>A sentence with its mathematics in infix notation where it is an expression, and as written where it is not.</summary>
    private static string Sentence(string content) => string.Concat(
        MathText.Split(content).Select(piece => piece.IsMathematics ? Mathematics(piece.Text) : piece.Text));

    private static string Mathematics(string latex)
    {
        var reading = ExpressionReader.Read(latex, Declarations.Open, Notation.Latex);
        return reading is { Expression: { } expression, Warnings.Count: 0, HasFreeConstant: false, IsProportional: false }
            ? InfixPrinter.Print(expression)
            : latex;
    }
}
