using ViNotebooks.Checking;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Sheets;

/// <summary>What became of checking one exercise of a sheet.</summary>
internal enum CheckStatus
{
    Right,
    Wrong,
    Undecided,
}

/// <summary>What was checked about an exercise, and what is wrong with it.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Status">Right where nothing was found; undecided where the only findings are questions that could not be decided.</param>
/// <param name="Checks">What was checked, in a few words each.</param>
/// <param name="Findings">What is wrong or could not be decided, a sentence each.</param>
internal sealed record ExerciseCheck(Exercise Exercise, CheckStatus Status, IReadOnlyList<string> Checks, IReadOnlyList<string> Findings);

/// <summary>A sheet file and what became of checking it.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Sheet">The sheet, or null where it cannot be read.</param>
/// <param name="Problems">What is wrong with the file.</param>
/// <param name="Exercises">The exercises in the order of the sheet.</param>
internal sealed record SheetCheckResult(
    string File, Sheet? Sheet, IReadOnlyList<SheetProblem> Problems, IReadOnlyList<ExerciseCheck> Exercises);

/// <summary>Checks that a sheet is right: its references against what it asks, and its mistakes against being mistakes.</summary>
internal sealed class SheetCheck
{
    private const int DrawnPoints = 200;
    private const int EvaluatedPoints = 6;

    private readonly RandomStream random;
    private readonly List<string> checks = [];
    private readonly List<string> findings = [];
    private bool isWrong;

    private SheetCheck(RandomStream random) => this.random = random;

    /// <summary>The same for the same seed.</summary>
    public static ExerciseCheck Check(Exercise exercise, ulong seed)
    {
        var check = new SheetCheck(new RandomStream(seed).Split(exercise.Id));
        foreach (var part in exercise.Parts)
        {
            check.Part(part);
        }

        var status = check.isWrong ? CheckStatus.Wrong : check.findings.Count > 0 ? CheckStatus.Undecided : CheckStatus.Right;
        return new ExerciseCheck(exercise, status, [.. check.checks.Distinct()], check.findings);
    }

    private void Part(ExercisePart part)
    {
        var name = part.Name.Length > 0 ? $"{part.Name}: " : "";
        var stream = random.Split(part.Name);
        var question = part.Question;
        var reference = question switch
        {
            EqualityQuestion equality => equality.Reference,
            PushforwardQuestion pushforward => pushforward.Reference,
            DefinitionQuestion => null,
            _ => throw new InvalidOperationException($"{question.GetType().Name} has no reference."),
        };

        try
        {
            if (reference is null)
            {
                Definition(name, (DefinitionQuestion)question, stream.Split("definition"));
            }
            else
            {
                Domain(name, question.Scope, reference, stream.Split("domain"));
                Reference(name, question, reference, stream.Split("reference").NextBits());
            }

            if (question is EqualityQuestion { Asked: { } asked } answered)
            {
                Asks(name, answered, asked, stream.Split("asks"));
            }

            Mistakes(name, question, stream.Split("mistakes"));
            if (question is EqualityQuestion { Derivative: { } derivative } gradient)
            {
                Gradient(name, gradient, derivative.Of, derivative.By, stream.Split("derivative").NextBits());
            }
        }
        catch (ScopeException exception)
        {
            Wrong(name, exception.Message);
        }
    }

    private void Domain(string name, Scope scope, Expr reference, RandomStream stream)
    {
        var points = scope.Draw(stream, DrawnPoints);
        var undefined = points.Where(point => Numerals.IsUndefined(Evaluator<WideFloat>.Evaluate(reference, point.Wide))).ToList();
        checks.Add("defined");
        if (undefined.Count == points.Count)
        {
            Wrong(name, "the reference answer has no value anywhere on its domain");
        }
        else if (undefined.Count > 0)
        {
            var point = string.Join(", ", undefined[0].Describe(scope.Names).Select(symbol => $"{symbol.Key} = {symbol.Value}"));
            Wrong(name, $"the reference answer has no value at {point}: declare its symbols more narrowly, or add a condition to \"where\"");
        }
    }

    private void Reference(string name, Question question, Expr reference, ulong seed)
    {
        checks.Add(question is PushforwardQuestion ? "has the distribution asked" : question.Asked is null ? "readable" : "right");
        if (Verdict(name, "the reference answer", question, reference, seed) is not { IsRight: false } verdict)
        {
            return;
        }

        if (verdict.Outcome == Outcome.Undecided)
        {
            findings.Add($"{name}whether the reference answer is right could not be decided: {verdict.Says}");
        }
        else
        {
            Wrong(name, $"the reference answer is judged wrong: {verdict.Says}");
        }
    }

    /// <summary>Proves that the reference is what is asked, by the definition.</summary>
    private void Asks(string name, EqualityQuestion question, Asked asked, RandomStream stream)
    {
        var proof = AskedProof.Of(question.Reference, asked, question.Scope, question.Criterion, stream);
        checks.Add($"= asks ({OracleText.Name(proof.Oracle)})");
        switch (proof.Finding)
        {
            case { Equality: Equality.Different, Evidence: { } evidence }:
                var point = string.Join(", ", evidence.Point.Describe(question.Scope.Names).Select(symbol => $"{symbol.Key} = {symbol.Value}"));
                Wrong(name, $"the reference answer is not what is asked: at {point} it is {Numerals.Show(evidence.Answer)}, and what is asked is {Numerals.Show(evidence.Reference)} ({OracleText.Name(proof.Oracle)})");
                break;
            case { Equality: Equality.Undecided }:
                findings.Add($"{name}whether the reference answer is what is asked could not be decided{(proof.Problem is { } problem ? $": {problem}" : $" ({OracleText.Name(proof.Oracle)})")}");
                break;
        }
    }

    /// <summary>A definition without a reference has values at its points.</summary>
    private void Definition(string name, DefinitionQuestion question, RandomStream stream)
    {
        var oracle = Oracle.ClosedForm;
        foreach (var point in question.Scope.Draw(stream, EvaluatedPoints))
        {
            try
            {
                oracle = Models.Oracles.Measured.Weaker(oracle, question.Definition.At(point, stream.NextBits()).Oracle);
            }
            catch (AskedException exception)
            {
                Wrong(name, $"what is asked has no value at {string.Join(", ", point.Describe(question.Scope.Names).Select(symbol => $"{symbol.Key} = {symbol.Value}"))}: {exception.Message}");
                break;
            }
        }

        checks.Add($"asks ({OracleText.Name(oracle)})");
    }

    private void Mistakes(string name, Question question, RandomStream stream)
    {
        if (question.Mistakes.Count == 0)
        {
            return;
        }

        checks.Add($"{question.Mistakes.Count} {(question.Mistakes.Count == 1 ? "mistake" : "mistakes")} wrong");

        // judged by the question alone: known mistakes would make each of them wrong by definition
        var bare = question with { Mistakes = [] };
        foreach (var mistake in question.Mistakes)
        {
            var verdict = Verdict(name, $"the mistake '{mistake.Code}'", bare, mistake.Answer, stream.NextBits());
            if (verdict is { IsRight: true })
            {
                Wrong(name, $"the mistake '{mistake.Code}' is no mistake: {InfixPrinter.Print(mistake.Answer)} is a right answer");
            }
            else if (verdict is { Outcome: Outcome.Undecided })
            {
                findings.Add($"{name}whether the mistake '{mistake.Code}' is wrong could not be decided: {verdict.Says}");
            }
        }
    }

    private void Gradient(string name, EqualityQuestion question, Expr of, string by, ulong seed)
    {
        checks.Add($"the derivative by {by}");
        if (Derivative.Of(of, by, question.Scope.Names) is not { } unsimplified)
        {
            ByDualNumbers(name, question, of, by, seed);
            return;
        }

        var derivative = Simplifier.Simplify(unsimplified, question.Scope.Names);
        var verdict = Verdict(name, $"the derivative by {by}", question with { Mistakes = [] }, derivative, seed);
        if (verdict is { Outcome: Outcome.Undecided })
        {
            findings.Add($"{name}whether the reference answer is the derivative by {by} could not be decided: {verdict.Says}");
        }
        else if (verdict is { IsRight: false })
        {
            Wrong(name, $"the reference answer is not the derivative by {by}, which is {InfixPrinter.Print(derivative)}");
        }
    }

    /// <summary>Where the derivative has no symbolic rule.</summary>
    private void ByDualNumbers(string name, EqualityQuestion question, Expr of, string by, ulong seed)
    {
        switch (NumericDerivative.Compare(question.Reference, of, by, question.Scope, new RandomStream(seed)))
        {
            case Equality.Different:
                Wrong(name, $"the reference answer is not the derivative by {by} of {InfixPrinter.Print(of)}");
                break;
            case Equality.Undecided:
                findings.Add($"{name}whether the reference answer is the derivative by {by} could not be decided: {InfixPrinter.Print(of)} has no derivative at the points tried");
                break;
        }
    }

    /// <summary>The verdict on an expression, read back from print as a student would type it.</summary>
    private Verdict? Verdict(string name, string what, Question question, Expr answer, ulong seed)
    {
        var reading = ExpressionReader.Read(InfixPrinter.Print(answer), question.Scope.Names, Notation.Infix);
        if (reading.Problem is { } problem)
        {
            Wrong(name, $"{what} cannot be read back: {problem.Message}");
            return null;
        }

        return Judge.Check(question, reading, seed);
    }

    private void Wrong(string name, string finding)
    {
        isWrong = true;
        findings.Add(name + finding);
    }
}
