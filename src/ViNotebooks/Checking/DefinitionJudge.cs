using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>Judges an answer against a definition without a closed form, by values of oracles.</summary>
internal static class DefinitionJudge
{
    public static Verdict Check(DefinitionQuestion question, Reading answer, RandomStream random)
    {
        var expression = answer.Expression!;
        if (!answer.Shape.Fits(question.Shape))
        {
            return Verdict.Incorrect("wrong-shape", $"What is asked is {question.Shape}; the answer is {answer.Shape}.");
        }

        return Judge.Disallowed(question.Criterion, answer)
            ?? Judged(question, point => Evaluator<BoundedFloat>.Evaluate(expression, point.Bounded), expression, random);
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
