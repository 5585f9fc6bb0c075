using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>Judges an answer against a definition without a closed form, by values of oracles.</summary>
internal static class DefinitionJudge
{
    public static Verdict Check(DefinitionQuestion question, Reading answer, RandomStream random)
    {
        if (Judge.Aligned(answer, question.Shape, out var remarks) is not { } expression)
        {
            return Judge.WrongShape(question.Shape, answer.Shape);
        }

        if (Judge.Disallowed(question.Criterion, answer) is { } disallowed)
        {
            return disallowed;
        }

        var verdict = Judged(question, point => Evaluator<BoundedFloat>.Evaluate(expression, point.Bounded), expression, random);
        return verdict with { Remarks = [.. remarks, .. verdict.Remarks] };
    }

    /// <summary>The verdict on values, which may come from code.</summary>
    public static Verdict Judged(DefinitionQuestion question, Func<Point, Value<BoundedFloat>> answer, Expr? expression, RandomStream random)
    {
        var compared = AskedComparison.Compare(answer, question.Definition, question.Scope, question.Criterion, random.Split("equal"));
        var remark = OracleText.Remark(compared);
        switch (compared.Finding)
        {
            case { Equality: Equality.Equal }:
                return Right(question, answer, random) with { Remarks = [remark] };
            case { Equality: Equality.Undecided }:
                return new Verdict
                {
                    Outcome = Outcome.Undecided,
                    Code = "undecided",
                    Says = compared.Problem is { } problem
                        ? $"What is asked could not be evaluated: {problem}"
                        : "The answer was not contradicted, but what is asked is not known closely enough to say that it is right.",
                    Remarks = [remark],
                };
            default:
                if (expression is not null && IsRounded(question, expression, random))
                {
                    var rounded = Judge.Rounded();
                    return rounded with { Remarks = [.. rounded.Remarks, remark] };
                }

                var known = expression is null ? null : question.Mistakes.ToArray().FirstOrDefault(mistake =>
                    Equivalence.Compare(expression, mistake.Answer, question.Scope, question.Criterion, random.Split(mistake.Code)).Equality == Equality.Equal);
                var evidence = compared.Finding.Evidence!;
                return Verdict.Incorrect(known?.Code ?? "different", known?.Says ?? "The answer and what is asked have different values.") with
                {
                    Counterexample = new Counterexample(evidence.Point.Describe(question.Scope.Names), Numerals.Show(evidence.Answer), Numerals.Show(evidence.Reference)),
                    Remarks = [remark],
                };
        }
    }

    /// <summary>Whether a number is asked for, and the answer is one but for the rounding of its decimals.</summary>
    private static bool IsRounded(DefinitionQuestion question, Expr answer, RandomStream random) =>
        question.Criterion is ExactlyEqual
        && question.Definition.FreeSymbols.Count == 0
        && RoundedLiterals.Widened(answer) is { } widened
        && AskedComparison.CouldEqual(widened, question.Definition, random.Split("rounded").NextBits());

    private static Verdict Right(DefinitionQuestion question, Func<Point, Value<BoundedFloat>> answer, RandomStream random)
    {
        var isExact = question.Criterion is ExactlyEqual
            || AskedComparison.Compare(answer, question.Definition, question.Scope, Criterion.Exactly, random.Split("exactly")).Finding.Equality == Equality.Equal;
        return (question.Criterion, isExact) switch
        {
            (_, true) => new Verdict { Outcome = Outcome.Correct, Code = "correct", Says = "Correct." },
            (UpToConstant, _) => new Verdict { Outcome = Outcome.CorrectUpToConstant, Code = "correct-up-to-constant", Says = "Correct up to a constant." },
            _ => new Verdict { Outcome = Outcome.CorrectUpToFactor, Code = "correct-up-to-factor", Says = "Correct up to a factor." },
        };
    }
}
