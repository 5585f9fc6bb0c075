using ViNotebooks.Numerics;

namespace ViNotebooks.Checking.Diagnosis;

/// <summary>
/// Finds the likely mistake behind a wrong answer: makes mistakes in what is asked, and mends in the answer, until one of
/// them explains the answer's values. What is said was confirmed as strictly as a right answer.
/// </summary>
internal static class Diagnoser
{
    private const int MostEdits = 3000;
    private const int MostFailedConfirmations = 3;

    public static LikelyMistake? Diagnose(EqualityQuestion question, Expr answer, RandomStream random)
    {
        var probe = new Probe(answer, question.Reference, question.Scope, question.Criterion, random);
        if (probe.Usable.Count == 0)
        {
            return null;
        }

        var names = probe.Names;
        return FirstFitting(probe, KnownMistakes(question))
            ?? FirstFitting(probe, WholeAnswer.Candidates(probe.Reference, names))
            ?? FirstFitting(probe, SymbolMixUps.Reversed(probe.Reference, names))
            ?? FirstFitting(probe, TermAnalysis.Candidates(probe))
            ?? FirstFitting(probe, WholeAnswer.OtherDerivatives(question))
            ?? FirstFitting(probe, LocalEdits.Of(probe.Reference, names).Where(edit => edit.Kind is EditKind.ChooseBranch or EditKind.ExchangeFactors or EditKind.Complement).Select(edit => EditSentences.InReference(edit, names)))
            ?? FirstFitting(probe, SymbolMixUps.Candidates(probe.Reference, names))
            ?? FirstFitting(probe, LocalEdits.Of(probe.Reference, names).Take(MostEdits).Select(edit => EditSentences.InReference(edit, names)))
            ?? FirstFitting(probe, WholeAnswer.FurtherDerivatives(question))
            ?? FirstFitting(probe, RepeatedEdits.Candidates(probe.Reference, names))
            ?? FirstMending(probe, LocalEdits.Of(answer, names).Take(MostEdits).Select(edit => EditSentences.InAnswer(edit, names)))
            ?? WholeAnswer.OtherPartialDerivative(probe)
            ?? FirstFitting(probe, RepeatedEdits.PartialSwaps(probe.Reference, names))
            ?? FirstFitting(probe, SymbolMixUps.PartialReplacements(probe.Reference, names))
            ?? WholeAnswer.RightForSomeValues(probe);
    }

    private static IEnumerable<Candidate> KnownMistakes(Question question) =>
        question.Mistakes.Select(mistake => new Candidate(mistake.Answer, mistake.Code, () => mistake.Says));

    private static LikelyMistake? FirstFitting(Probe probe, IEnumerable<Candidate> candidates) =>
        First(candidates, candidate => probe.FitsAnswer(candidate) && !probe.FitsReference(candidate), candidate => probe.Confirm(probe.Answer, candidate));

    private static LikelyMistake? FirstMending(Probe probe, IEnumerable<Candidate> candidates) =>
        First(candidates, probe.FitsReference, candidate => probe.Confirm(candidate, probe.Reference));

    private static LikelyMistake? First(IEnumerable<Candidate> candidates, Func<Expr, bool> fits, Func<Expr, bool> confirm)
    {
        var failed = 0;
        foreach (var candidate in candidates)
        {
            if (!fits(candidate.Expression))
            {
                continue;
            }

            if (confirm(candidate.Expression))
            {
                return new LikelyMistake(candidate.Code, candidate.Says());
            }

            if (++failed == MostFailedConfirmations)
            {
                return null;
            }
        }

        return null;
    }
}
