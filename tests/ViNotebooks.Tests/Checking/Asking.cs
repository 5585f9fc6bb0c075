using ViNotebooks.Checking;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Models;
using ViNotebooks.Tests.Expressions;

namespace ViNotebooks.Tests.Checking;

/// <summary>Questions and verdicts for tests, from texts.</summary>
internal static class Asking
{
    public static EqualityQuestion Question(string names, string reference, Criterion? criterion = null, string? where = null)
    {
        var declared = NamesText.Read(names);
        Sequence<Expr> conditions = where is null ? [] : [Read(where, declared).Expression!];
        return new EqualityQuestion(new Scope(declared, conditions), criterion ?? ViNotebooks.Checking.Criterion.Exactly, Read(reference, declared).Expression!, []);
    }

    /// <summary>The criterion written as constant:theta,phi or factor:z; empty for exactly.</summary>
    public static Criterion Criterion(string text)
    {
        var parts = text.Split(':');
        return parts switch
        {
            [""] => ViNotebooks.Checking.Criterion.Exactly,
            ["constant", var variables] => new UpToConstant([.. variables.Split(',')]),
            ["factor", var variables] => new UpToFactor([.. variables.Split(',')]),
            _ => throw new InvalidDataException($"'{text}' is no criterion."),
        };
    }

    public static Verdict Judged(this Question question, string answer, ulong seed = 1) =>
        Judge.Check(question, ExpressionReader.Read(answer, question.Scope.Names), seed);

    private static Reading Read(string text, Declarations names)
    {
        var reading = ExpressionReader.Read(text, names);
        return reading.IsReadable ? reading : throw new InvalidDataException($"{text}: {reading.Problem!.Message}");
    }
}
