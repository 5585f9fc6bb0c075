using System.Collections.Concurrent;

namespace ViNotebooks.Tests.Checking;

/// <summary>
/// Every answer of the tables, judged with one fixed seed, so that the test gives the same result every time. What that seed
/// could hide: a right answer is called wrong only where two enclosures of its values at 128 bits are disjoint, which
/// rounding cannot cause. A wrong one passes only where it agrees with what is asked at all of 24 or 64 random points; an
/// analytic difference has at most some hundred zeros among the 10⁵ or more values that a drawn symbol takes, so that this
/// has a probability below (10⁻³)²⁴ an answer, and below 10⁻⁶⁸ for the thousand wrong texts together.
/// </summary>
internal static class JudgedAnswers
{
    private const ulong Seed = 20260201;

    private static readonly ConcurrentDictionary<(string Id, Notation Notation), Lazy<IReadOnlyList<(LabelledAnswer Answer, string Text, Verdict Verdict)>>> Judged = [];

    public static IReadOnlyList<(LabelledAnswer Answer, string Text, Verdict Verdict)> Of(string id, Notation notation) =>
        Judged.GetOrAdd((id, notation), static key => new(() => Judge(key.Id, key.Notation))).Value;

    public static IEnumerable<string> Misjudged(string id, Notation notation)
    {
        var allowsMore = AnswerTable.Find(id).Exercise.Parts[0].Question is ViNotebooks.Checking.EqualityQuestion { Criterion: not ViNotebooks.Checking.ExactlyEqual };
        return Of(id, notation).Where(judged => !IsAsLabelled(judged.Answer.Label, judged.Verdict, allowsMore))
            .Select(judged => $"{judged.Answer.Label}: {judged.Text} → {judged.Verdict.Code}: {judged.Verdict.Says} ({judged.Answer.Mistake})");
    }

    /// <summary>The share of wrong answers whose mistake has a name.</summary>
    public static double ShareDiagnosed(Notation notation)
    {
        var wrong = AnswerTable.In(AnswerTable.Plain).SelectMany(entry => Of(entry.Exercise.Id, notation)).Where(judged => judged.Answer.Label == "wrong").ToList();
        return (double)wrong.Count(judged => judged.Verdict.Code is not ("different" or "wrong-distribution")) / wrong.Count;
    }

    private static bool IsAsLabelled(string label, Verdict verdict, bool allowsMore) => label switch
    {
        "right" => allowsMore ? verdict.IsRight : verdict.Outcome == Outcome.Correct,
        "right-up-to-constant" => verdict.IsRight,
        "wrong" => verdict.Outcome == Outcome.Incorrect,
        _ => false,
    };

    private static List<(LabelledAnswer Answer, string Text, Verdict Verdict)> Judge(string id, Notation notation)
    {
        var entry = AnswerTable.Find(id);
        var judged = new List<(LabelledAnswer, string, Verdict)>();
        foreach (var answer in entry.Answers)
        {
            var texts = notation == Notation.Infix ? answer.Infix : answer.Latex;
            var verdict = texts.TryGetValue("", out var text)
                ? entry.Exercise.Check(text, notation, Seed)
                : entry.Exercise.Check(texts, notation, Seed);
            judged.Add((answer, string.Join("; ", texts.Values), verdict));
        }

        return judged;
    }
}

public sealed class AnswersInInfixTests
{
    public static TheoryData<string> Ids => AnswerTable.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Right_answers_are_accepted_and_wrong_ones_rejected(string id) =>
        Assert.True(!JudgedAnswers.Misjudged(id, Notation.Infix).Any(), string.Join('\n', JudgedAnswers.Misjudged(id, Notation.Infix)));

    [Fact]
    public void Most_mistakes_are_named() => Assert.InRange(JudgedAnswers.ShareDiagnosed(Notation.Infix), 0.85, 1);
}

public sealed class AnswersInLatexTests
{
    public static TheoryData<string> Ids => AnswerTable.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Right_answers_are_accepted_and_wrong_ones_rejected(string id) =>
        Assert.True(!JudgedAnswers.Misjudged(id, Notation.Latex).Any(), string.Join('\n', JudgedAnswers.Misjudged(id, Notation.Latex)));

    [Fact]
    public void Most_mistakes_are_named() => Assert.InRange(JudgedAnswers.ShareDiagnosed(Notation.Latex), 0.85, 1);
}
