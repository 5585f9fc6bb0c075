using ViNotebooks.Checking.Diagnosis;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>Judges an answer against what is asked.</summary>
internal static class Judge
{
    /// <summary>The verdict on an answer that was read with the question's declared names.</summary>
    public static Verdict Check(Question question, Reading answer, ulong seed)
    {
        if (!answer.IsReadable)
        {
            return Unreadable(answer.Problem!, seed);
        }

        var written = answer.Expression!;
        answer = FamilyDensities.Expand(answer, question.Scope.Names);
        if (answer.Problem is { } problem)
        {
            return Unreadable(problem, seed);
        }

        var verdict = question switch
        {
            EqualityQuestion equality => CheckEquality(equality, answer, new RandomStream(seed)),
            DefinitionQuestion definition => DefinitionJudge.Check(definition, answer, new RandomStream(seed)),
            PushforwardQuestion pushforward => Pushforward.Check(pushforward, answer, new RandomStream(seed)),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
        if (!verdict.IsRight && OtherReading(question, answer, seed) is { } meant)
        {
            verdict = verdict with
            {
                Code = "ambiguous-reading",
                Says = $"As it was read, the answer is wrong. It would be right as ${meant}$: write parentheses to say so.",
            };
        }

        return verdict with
        {
            Seed = seed,
            ReadAs = written,
            ReadAsLatex = LatexPrinter.Print(written, question.Scope.Names),
            Remarks = [.. answer.Warnings.Select(warning => warning.Message), .. verdict.Remarks],
        };
    }

    /// <summary>The answer as LaTeX with its traps, such as 1/2x, read the other way, where that is right.</summary>
    private static string? OtherReading(Question question, Reading answer, ulong seed) =>
        answer.Otherwise?.Invoke() is { IsReadable: true } other && other.Expression != answer.Expression && Check(question, other, seed).IsRight
            ? LatexPrinter.Print(other.Expression!, question.Scope.Names)
            : null;

    private static Verdict Unreadable(ReadingProblem problem, ulong seed) => new()
    {
        Outcome = Outcome.Unreadable,
        Code = "unreadable",
        Says = $"{problem.Message} (line {problem.Line}, column {problem.Column}).",
        Position = (problem.Line, problem.Column),
        Seed = seed,
    };

    private static Verdict CheckEquality(EqualityQuestion question, Reading answer, RandomStream random)
    {
        var asked = Elaborator.TryElaborate(question.Reference, question.Scope.Names)?.Shape ?? Shape.Scalar;
        if (Aligned(answer, asked, out var remarks) is not { } aligned)
        {
            return WrongShape(asked, answer.Shape);
        }

        if (Disallowed(question.Criterion, answer) is { } disallowed)
        {
            return disallowed;
        }

        var verdict = Decide(question, aligned, random);
        return verdict with { Remarks = [.. remarks, .. verdict.Remarks] };
    }

    /// <summary>The answer in the shape that is asked for: a row stands for its column. Null where it has another shape.</summary>
    public static Expr? Aligned(Reading answer, Shape asked, out IReadOnlyList<string> remarks)
    {
        if (answer.Shape.Kind == ShapeKind.Row && asked.Kind == ShapeKind.Vector)
        {
            remarks = ["The answer is a row; it was taken as the column that is asked."];
            return Make.Call(Function.Transpose, answer.Expression!);
        }

        remarks = [];
        return answer.Shape.Fits(asked) ? answer.Expression : null;
    }

    public static Verdict WrongShape(Shape asked, Shape answered) =>
        Verdict.Incorrect("wrong-shape", $"What is asked is {asked}; the answer is {answered}.");

    /// <summary>The verdict on an answer that is right but for the rounding of its decimals.</summary>
    public static Verdict Rounded() => new()
    {
        Outcome = Outcome.Correct,
        Code = "correct-but-rounded",
        Says = "Correct, but for the rounding of its decimals.",
        Remarks = ["A decimal stands for the numbers that round to it; one of them makes the answer exact."],
    };

    /// <summary>"+ const" and "∝" are answers only where the exercise lets a constant or factor go.</summary>
    public static Verdict? Disallowed(Criterion criterion, Reading answer) => (criterion, answer) switch
    {
        (not UpToConstant, { HasFreeConstant: true }) => Verdict.Incorrect(
            "constant-not-allowed", "The answer leaves a constant open (\"+ const\"), and all constants are asked here."),
        (UpToFactor, { HasFreeFactor: true }) => null,
        (_, { HasFreeFactor: true }) => Verdict.Incorrect(
            "factor-not-allowed", "The answer leaves a factor open (such as C or 1/Z), and the whole expression is asked here."),
        (not UpToFactor, { IsProportional: true }) => Verdict.Incorrect(
            "factor-not-allowed", "The answer leaves a factor open (\"∝\"), and the whole expression is asked here."),
        _ => null,
    };

    private static Verdict Decide(EqualityQuestion question, Expr answer, RandomStream random)
    {
        var (scope, criterion, reference) = (question.Scope, question.Criterion, question.Reference);
        var finding = Equivalence.Compare(answer, reference, scope, criterion, random.Split("equal"));
        if (finding.Equality == Equality.Different && RoundedLiterals.Explain(answer, reference, scope, criterion, random.Split("rounded")))
        {
            return Right(question, answer, random, isRounded: true);
        }

        return finding.Equality switch
        {
            Equality.Equal => Right(question, answer, random, isRounded: false),
            Equality.Undecided => new Verdict
            {
                Outcome = Outcome.Undecided,
                Code = "undecided",
                Says = "Too few points were found at which both the answer and what is asked have a value; the answer was neither shown right nor wrong.",
            },
            _ => Wrong(question, answer, finding.Evidence!, random),
        };
    }

    private static Verdict Right(EqualityQuestion question, Expr answer, RandomStream random, bool isRounded)
    {
        var isExact = isRounded
            || question.Criterion is ExactlyEqual
            || Equivalence.Compare(answer, question.Reference, question.Scope, Criterion.Exactly, random.Split("exactly")).Equality == Equality.Equal;
        if (isExact)
        {
            return isRounded ? Rounded() : new Verdict { Outcome = Outcome.Correct, Code = "correct", Says = "Correct." };
        }

        var names = question.Scope.Names;
        var isConstant = question.Criterion is UpToConstant;
        var dropped = DroppedConstant.Of(question, answer, random);
        var latex = dropped is null ? "" : LatexPrinter.Print(dropped, names);
        var said = dropped is null ? "" : $": ${latex}$ was left out";
        return new Verdict
        {
            Outcome = isConstant ? Outcome.CorrectUpToConstant : Outcome.CorrectUpToFactor,
            Code = isConstant ? "correct-up-to-constant" : "correct-up-to-factor",
            Says = isConstant ? $"Correct up to a constant{said}." : $"Correct up to a factor{said}.",
            Constant = dropped,
            ConstantLatex = latex,
        };
    }

    private static Verdict Wrong(EqualityQuestion question, Expr answer, Evidence evidence, RandomStream random)
    {
        var likely = IsOffBySignOnly(question, answer, random)
            ? new LikelyMistake("factor-not-positive", "The answer differs from what is asked by a factor that is not positive everywhere.")
            : Diagnoser.Diagnose(question, answer, random.Split("diagnosis"));
        return Verdict.Incorrect(likely?.Code ?? (evidence.IsExceptional ? "different-at-special-values" : "different"), likely?.Says ?? WhereDifferent(evidence)) with { Counterexample = Shown(evidence, question.Scope) };
    }

    /// <summary>Up to a factor, whether the squares agree: then the factor left out changes its sign.</summary>
    private static bool IsOffBySignOnly(EqualityQuestion question, Expr answer, RandomStream random) =>
        question.Criterion is UpToFactor
        && answer is not Number { Digits.IsZero: true }
        && Equivalence.Compare(Make.Square(answer), Make.Square(question.Reference), question.Scope, question.Criterion, random.Split("squares")).Equality == Equality.Equal;

    private static string WhereDifferent(Evidence evidence) =>
        evidence.IsExceptional && Numerals.IsUndefined(evidence.Answer) ? "The answer has no value at special values of its symbols, where what is asked has one; elsewhere it seems right." :
        evidence.IsExceptional ? "The answer and what is asked differ at special values of the symbols; elsewhere they seem to agree." :
        Numerals.IsUndefined(evidence.Answer) ? "The answer has no value at a point where what is asked has one."
        : Numerals.IsUndefined(evidence.Reference) ? "The answer has a value at a point where what is asked has none."
        : "The answer and what is asked have different values.";

    private static Counterexample Shown(Evidence evidence, Scope scope) =>
        new(evidence.Point.Describe(scope.Names), Numerals.Show(evidence.Answer), Numerals.Show(evidence.Reference));
}
