using MathNet.Numerics.LinearAlgebra;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Checking.Diagnosis;

/// <summary>
/// Writes the answer as a combination c₁t₁ + c₂t₂ + … of the terms of what is asked, from its values alone. A coefficient 0
/// is a dropped term, −1 a wrong sign, 2 a factor too much. Works whatever form the answer itself has.
/// </summary>
internal static class TermAnalysis
{
    private const int MostTermsToFit = 18;
    private const int MostWrongTerms = 3;
    private const double Tolerance = 1e-8;

    /// <summary>Mistakes in one term, then constants, then mistakes in two or three terms at once.</summary>
    public static IEnumerable<Candidate> Candidates(Probe probe)
    {
        if (probe.Criterion is UpToFactor || probe.Usable.Count < 4)
        {
            yield break;
        }

        var written = Terms.AsWritten(probe.Reference);
        var distributed = Terms.Distributed(probe.Reference);
        var canonical = Simplifier.Terms(probe.Reference, probe.Names);
        foreach (var candidate in written.Concat(distributed).Concat(canonical).Distinct().SelectMany(term => InOneTerm(probe, term)))
        {
            yield return candidate;
        }

        if (ConstantDifference(probe) is { } constant)
        {
            yield return constant;
        }

        foreach (var terms in new[] { written, distributed, canonical })
        {
            if (InSeveralTerms(probe, terms) is { } several)
            {
                yield return several;
            }
        }
    }

    private static IEnumerable<Candidate> InOneTerm(Probe probe, Expr term)
    {
        if (Ratio(probe, Differences(probe, probe.ValuesOf(term))) is not { } ratio || Rationals.Recognise(ratio + 1) is not { } coefficient || coefficient == (1, 1))
        {
            yield break;
        }

        yield return new Candidate(
            Make.Add(probe.Reference, Make.Multiply(Rationals.ToExpr((coefficient.P - coefficient.Q, coefficient.Q)), term)),
            CodeOf(coefficient, IsConstant(term)),
            () => Sentence(probe, term, coefficient));
    }

    private static string CodeOf((int P, int Q) coefficient, bool isConstant) => coefficient switch
    {
        (0, _) => isConstant ? "dropped-constant" : "dropped-term",
        (-1, 1) => isConstant ? "wrong-constant" : "sign-of-term",
        _ => isConstant ? "wrong-constant" : "factor-of-term",
    };

    private static bool IsConstant(Expr term) => Traversal.Symbols(term).Count == 0;

    private static string Sentence(Probe probe, Expr term, (int P, int Q) coefficient)
    {
        var shown = $"${LatexPrinter.Print(term, probe.Names)}$";
        var noun = IsConstant(term) ? "constant" : "term";
        return coefficient switch
        {
            (0, _) => $"The {noun} {shown} is missing.",
            (-1, 1) => $"The {noun} {shown} has the opposite sign.",
            _ => $"The {noun} {shown} is multiplied by ${LatexPrinter.Print(Rationals.ToExpr(coefficient))}$, which does not belong there.",
        };
    }

    /// <summary>The answer differs from what is asked by a number that is the same everywhere.</summary>
    private static Candidate? ConstantDifference(Probe probe)
    {
        if (probe.Criterion is not ExactlyEqual)
        {
            return null;
        }

        var ones = probe.ReferenceValues.At.Select(elements => elements.Select(_ => 1.0).ToArray()).ToArray();
        if (Ratio(probe, Differences(probe, (ones, probe.ReferenceValues.AtBase))) is not { } number || number == 0)
        {
            return null;
        }

        var difference = Simplifier.Difference(probe.Answer, probe.Reference, probe.Names);
        if (Traversal.Symbols(difference).Count > 0)
        {
            return null;
        }

        return new Candidate(Make.Add(probe.Reference, difference), "wrong-constant", () => $"The answer is off by the constant ${LatexPrinter.Print(difference)}$.");
    }

    private static Candidate? InSeveralTerms(Probe probe, IReadOnlyList<Expr> terms)
    {
        // up to a constant, terms that do not change cannot be wrong
        if (probe.Criterion is UpToConstant)
        {
            terms = [.. terms.Where(term => Differences(probe, probe.ValuesOf(term)).Any(value => value.Term != 0))];
        }

        if (terms.Count is < 2 or > MostTermsToFit || Coefficients(probe, terms) is not { } coefficients)
        {
            return null;
        }

        var wrong = Enumerable.Range(0, terms.Count).Where(i => coefficients[i] != (1, 1)).ToList();
        if (wrong.Count is 0 or > MostWrongTerms)
        {
            return null;
        }

        var candidate = Make.Sum(terms.Select((term, i) => coefficients[i] == (1, 1) ? term : Make.Multiply(Rationals.ToExpr(coefficients[i]), term)));
        var codes = wrong.Select(i => CodeOf(coefficients[i], IsConstant(terms[i]))).Distinct().ToList();
        return new Candidate(
            candidate, codes.Count == 1 ? codes[0] : "several-terms", () => string.Join(" ", wrong.Select(i => Sentence(probe, terms[i], coefficients[i]))));
    }

    /// <summary>Least squares at the probe's points, accepted only when it fits everywhere with small fractions.</summary>
    private static List<(int P, int Q)>? Coefficients(Probe probe, IReadOnlyList<Expr> terms)
    {
        var columns = terms.Select(term => Differences(probe, probe.ValuesOf(term)).ToList()).ToList();
        var answer = columns[0].ConvertAll(value => value.Answer);
        if (answer.Count < terms.Count + 2 || columns.Exists(column => column.Count != answer.Count || column.Exists(value => !double.IsFinite(value.Term))))
        {
            return null;
        }

        // each row is scaled by its largest entry, so that extreme points do not drown the others
        var scale = Enumerable.Range(0, answer.Count).Select(row => 1 / Math.Max(columns.Max(column => Math.Abs(column[row].Term)), 1e-300)).ToArray();
        var matrix = Matrix<double>.Build.Dense(answer.Count, terms.Count, (row, column) => columns[column][row].Term * scale[row]);
        var right = Vector<double>.Build.Dense(answer.Count, row => answer[row] * scale[row]);
        var decomposition = matrix.Svd();
        if (decomposition.S[^1] < 1e-9 * decomposition.S[0])
        {
            return null;
        }

        var solution = decomposition.Solve(right);
        if ((matrix * solution - right).InfinityNorm() > Tolerance * Math.Max(1, right.InfinityNorm()))
        {
            return null;
        }

        var fractions = solution.Select(Recognised).ToList();
        return fractions.Exists(fraction => fraction is null) ? null : fractions.ConvertAll(fraction => fraction!.Value);
    }

    private static (int P, int Q)? Recognised(double coefficient) => Rationals.Recognise(Math.Round(coefficient, 7) is var rounded && Math.Abs(rounded - coefficient) < 1e-7 ? rounded : coefficient);

    /// <summary>The factor between answer − reference and the term, where it is one number at all points.</summary>
    private static double? Ratio(Probe probe, IEnumerable<(double Answer, double Reference, double Term)> values)
    {
        double? ratio = null;
        foreach (var (answer, reference, term) in values)
        {
            var difference = answer - reference;
            var rounding = 1e-12 * (Math.Abs(answer) + Math.Abs(reference));
            if (!double.IsFinite(term) || Math.Abs(term) < 1e6 * rounding)
            {
                // the term drowns in the others here: this point says nothing
                if (!double.IsFinite(term) || Math.Abs(difference) > 1e8 * rounding)
                {
                    return null;
                }

                continue;
            }

            var here = difference / term;
            if (ratio is { } known && Math.Abs(here - known) > (Tolerance * Math.Max(1, Math.Abs(known))) + (rounding / Math.Abs(term)))
            {
                return null;
            }

            ratio ??= here;
        }

        return ratio;
    }

    /// <summary>The values that matter under the criterion: those at the points, or their change from the base points.</summary>
    private static IEnumerable<(double Answer, double Reference, double Term)> Differences(Probe probe, (double[][] At, double[][] AtBase) term)
    {
        var isRelative = probe.Criterion is UpToConstant;
        foreach (var i in probe.Usable)
        {
            var (a, r, t) = (probe.AnswerValues.At[i], probe.ReferenceValues.At[i], term.At[i]);
            if (t.Length != a.Length)
            {
                yield return (0, 0, double.NaN);
                yield break;
            }

            for (var j = 0; j < a.Length; j++)
            {
                yield return isRelative
                    ? (a[j] - probe.AnswerValues.AtBase[i][j], r[j] - probe.ReferenceValues.AtBase[i][j], t[j] - term.AtBase[i][j])
                    : (a[j], r[j], t[j]);
            }
        }
    }
}
