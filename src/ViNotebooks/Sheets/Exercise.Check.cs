using System.Security.Cryptography;
using ViNotebooks.Checking;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Models;
using ViNotebooks.Sheets;

namespace ViNotebooks;

/// <content>Judging of answers given as text.</content>
public sealed partial class Exercise
{
    /// <summary>Judges an answer. Bad text is a verdict, not an exception.</summary>
    /// <param name="answer">The answer in infix or LaTeX; for an exercise in parts <c>m1 = …; s1^2 = …</c>, or a part a line.</param>
    /// <param name="notation">How the answer is written.</param>
    /// <param name="seed">Reproduces a verdict; null draws a fresh seed, which the verdict states.</param>
    public Verdict Check(string answer, Notation notation = Notation.Auto, ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var drawn = seed ?? FreshSeed();
        if (!HasNamedParts)
        {
            return CheckPart(Parts[0], answer, notation, drawn);
        }

        return PartNames.Split(answer, Parts, out var unknown) is { } answers
            ? CheckParts(answers, notation, drawn)
            : UnknownPart(unknown, drawn);
    }

    /// <summary>Judges an answer given part by part. Bad text is a verdict, not an exception.</summary>
    /// <param name="parts">The answers by the names of the parts.</param>
    /// <param name="notation">How the answers are written.</param>
    /// <param name="seed">Reproduces a verdict; null draws a fresh seed, which the verdict states.</param>
    public Verdict Check(IReadOnlyDictionary<string, string> parts, Notation notation = Notation.Auto, ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var drawn = seed ?? FreshSeed();
        var answers = new Dictionary<string, string>();
        foreach (var (name, answer) in parts)
        {
            if ((HasNamedParts || name.Length == 0 ? PartNames.Find(Parts, name) : null) is not { } part)
            {
                return UnknownPart(name, drawn);
            }

            answers[part.Name] = answer;
        }

        return CheckParts(answers, notation, drawn);
    }

    /// <summary>A seed that nobody can foresee.</summary>
    internal static ulong FreshSeed()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);

        // 53 bits survive a JSON reader that knows doubles only
        return BitConverter.ToUInt64(bytes) >> 11;
    }

    private Verdict CheckParts(Dictionary<string, string> answers, Notation notation, ulong seed)
    {
        var verdicts = new Dictionary<string, Verdict>();
        foreach (var part in Parts)
        {
            verdicts[part.Name] = answers.TryGetValue(part.Name, out var answer) && !string.IsNullOrWhiteSpace(answer)
                ? CheckPart(part, answer, notation, seed)
                : new Verdict
                {
                    Exercise = Id,
                    Outcome = Outcome.Incorrect,
                    Code = "missing-part",
                    Says = part.Name.Length == 0 ? "There is no answer." : $"The part {part.Name} is missing.",
                    Seed = seed,
                };
        }

        if (!HasNamedParts)
        {
            return verdicts[""];
        }

        var worst = verdicts.Values.MaxBy(verdict => Rank(verdict.Outcome))!;
        var blemished = verdicts.Where(pair => pair.Value.Outcome != Outcome.Correct).Select(pair => $"{pair.Key}: {pair.Value.Says}").ToList();
        return new Verdict
        {
            Exercise = Id,
            Outcome = worst.Outcome,
            Code = worst.Code,
            Says = blemished.Count == 0 ? worst.Says : string.Join(' ', blemished),
            Parts = verdicts,
            Seed = seed,
        };
    }

    private Verdict CheckPart(ExercisePart part, string answer, Notation notation, ulong seed) =>
        Judged(part, ExpressionReader.Read(answer, part.Question.Scope.Names, notation), seed);

    private Verdict Judged(ExercisePart part, Reading reading, ulong seed)
    {
        try
        {
            return Judge.Check(part.Question, reading, seed) with { Exercise = Id };
        }
        catch (ScopeException exception)
        {
            return new Verdict
            {
                Exercise = Id,
                Outcome = Outcome.Undecided,
                Code = "no-points",
                Says = $"The sheet's declarations leave no point to compare at: {exception.Message}",
                Seed = seed,
            };
        }
    }

    private Verdict UnknownPart(string name, ulong seed)
    {
        var shown = name.Length > 40 ? name[..40] + "…" : name;
        return new Verdict
        {
            Exercise = Id,
            Outcome = Outcome.Unreadable,
            Code = "unknown-part",
            Says = HasNamedParts
                ? $"'{shown}' names no part of this exercise; write {string.Join("; ", Parts.Select(part => $"{part.Name} = …"))}."
                : $"This exercise has no part '{shown}'; its answer is a single expression.",
            Position = (1, 1),
            Seed = seed,
        };
    }

    private static int Rank(Outcome outcome) => outcome switch
    {
        Outcome.Correct => 0,
        Outcome.CorrectUpToConstant or Outcome.CorrectUpToFactor => 1,
        Outcome.Undecided => 2,
        Outcome.Unreadable => 3,
        _ => 4,
    };
}
