using System.Reflection;
using ViNotebooks.Checking;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Models;
using ViNotebooks.Numerics;
using ViNotebooks.Sheets;

namespace ViNotebooks;

/// <content>What the overloads for C# code share.</content>
public sealed partial class Exercise
{
    private Verdict CheckCode(Delegate answer, string code, ulong? seed)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var drawn = seed ?? FreshSeed();
        if (HasNamedParts)
        {
            var names = string.Join(", ", Parts.Select(part => part.Name));
            return Refused("code-for-parts", Outcome.Unreadable, $"This exercise has the parts {names}; answer it with text, part by part.", drawn);
        }

        var part = Parts[0];
        if (CodeAnswer.Bind(answer, part.Question.Scope.Names, out var error) is not { } bound)
        {
            return Refused("code-parameters", Outcome.Unreadable, error, drawn);
        }

        if (bound.Translate(code) is { } expression && bound.AgreesWith(expression, part.Question.Scope, new RandomStream(drawn).Split("code")))
        {
            return Judged(part, new Reading(Notation.Infix, expression, Shape.Scalar, [], Problem: null), drawn);
        }

        try
        {
            return CodeJudge.Check(part.Question, bound.ValuesAt, drawn) with { Exercise = Id };
        }
        catch (TargetInvocationException exception)
        {
            var thrown = exception.InnerException ?? exception;
            return Refused("code-threw", Outcome.Incorrect, $"The code threw an exception, {thrown.GetType().Name}: {thrown.Message}", drawn);
        }
        catch (ScopeException exception)
        {
            return Refused("no-points", Outcome.Undecided, exception.Message, drawn);
        }
    }

    private Verdict Refused(string code, Outcome outcome, string says, ulong seed) =>
        new() { Exercise = Id, Outcome = outcome, Code = code, Says = says, Position = outcome == Outcome.Unreadable ? (1, 1) : null, Seed = seed };
}
