using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Conditions;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>Divergences between discrete laws: sums where p has finitely many values, closed forms where q is of the same family.</summary>
internal static class DiscretePairs
{
    private const string Outside = "p has probability where q has none";
    private const string NoSum = "E log k! or E log C(n, k) has no closed form";

    private static readonly string[] Scalar = ["Bernoulli", "Categorical", "Binomial", "Geometric", "NegativeBinomial", "Poisson", "Delta"];

    public static IEnumerable<KlPair> All =>
    [
        .. Scalar.Select(name => new KlPair("Bernoulli", name, static (p, q) => OfValues(Values(p), q))),
        .. Scalar.Select(name => new KlPair("Categorical", name, OfCategorical)),
        .. Scalar.Select(name => new KlPair("Delta", name, OfPoint)),
        new("OneHotCategorical", "OneHotCategorical", OfVectors),
        new("Delta", "OneHotCategorical", static (p, q) => OfLogMass(Log(Make.Call(Function.Dot, p.Parameters[0], q.Parameters[0])), IsLess(Zero, Make.Call(Function.Dot, p.Parameters[0], q.Parameters[0])))),
        new("Binomial", "Binomial", OfBinomials),
        new("Geometric", "Geometric", static (p, q) => OfFailures(One, p.Parameters[0], q.Parameters[0])),
        new("NegativeBinomial", "NegativeBinomial", static (p, q) => OfFailures(p.Parameters[0], p.Parameters[1], q.Parameters[1])
            .KnownIf(IsEqual(p.Parameters[0], q.Parameters[0]), NoSum)),
        new("Geometric", "NegativeBinomial", static (p, q) => OfFailures(One, p.Parameters[0], q.Parameters[1])
            .KnownIf(IsEqual(q.Parameters[0], One), NoSum)),
        new("NegativeBinomial", "Geometric", static (p, q) => OfFailures(p.Parameters[0], p.Parameters[1], q.Parameters[0])
            .KnownIf(IsEqual(p.Parameters[0], One), NoSum)),

        // KL = λ log(λ/μ) − λ + μ
        new("Poisson", "Poisson", static (p, q) =>
            new ClosedForm((p.Parameters[0] * Log(p.Parameters[0] / q.Parameters[0])) - p.Parameters[0] + q.Parameters[0])),
    ];

    /// <summary>The pairs without a form of their own: one trial is a Bernoulli variable, sure success in the first trial is the point 0.</summary>
    public static KlResult Otherwise(FamilyLaw p, FamilyLaw q)
    {
        switch (p.Family.Name)
        {
            case "Binomial":
                var (n, success) = (p.Parameters[0], p.Parameters[1]);
                return Least(q) is null ? new NoClosedForm(NoSum) : Bounded(n, success, q, OfValues(Values(success), q));
            case "Geometric" or "NegativeBinomial":
                var probability = p.Parameters[^1];
                var atZero = Masses.At(q, Zero);
                if (atZero is null)
                    return new NoClosedForm(NoSum);

                var isSure = IsEqual(probability, One);
                return q.Family.Name is "Poisson"
                    ? new NoClosedForm(NoSum)
                    : new ClosedForm(-atZero.Log).FiniteIf(isSure, Outside).FiniteIf(atZero.IsPossible, Outside);
            case "Poisson" when q.Family.Name is "Geometric" or "NegativeBinomial":
                return new NoClosedForm(NoSum) { FiniteWhere = [new Requirement(IsLess(q.Parameters[^1], One), Outside)] };
            case "Poisson" when q.Support is IntegerSupport { High: not null } or PointSupport:
                return new Infinite(Outside);
            default:
                return new NoClosedForm(NoSum);
        }
    }

    private static Expr? Least(FamilyLaw q) => Masses.At(q, Zero)?.Log;

    /// <summary>A binomial law against another family: the Bernoulli form for one trial, +∞ where the trials pass what q reaches.</summary>
    private static KlResult Bounded(Expr n, Expr success, FamilyLaw q, ClosedForm ofOneTrial)
    {
        var form = ofOneTrial.KnownIf(IsEqual(n, One), NoSum);
        return q.Support switch
        {
            IntegerSupport { High: { } high } => form.FiniteIf(Either(IsAtMost(n, high), IsEqual(success, Zero)), Outside),
            PointSupport => form.FiniteIf(Either(IsAtMost(n, One), Either(IsEqual(success, Zero), IsEqual(success, One))), Outside),
            _ => form,
        };
    }

    private static IReadOnlyList<(Expr Value, Expr Probability)> Values(FamilyLaw bernoulli) => Values(bernoulli.Parameters[0]);

    private static IReadOnlyList<(Expr Value, Expr Probability)> Values(Expr probability) => [(Zero, 1 - probability), (One, probability)];

    /// <summary>Σ p(k) (log p(k) − log q(k)) over the values that p can take.</summary>
    private static ClosedForm OfValues(IReadOnlyList<(Expr Value, Expr Probability)> values, FamilyLaw q)
    {
        var form = ClosedForm.Zero;
        foreach (var (value, probability) in values)
        {
            var mass = Masses.At(q, value)!;
            var isNever = IsEqual(probability, Zero);
            form = form with { Value = form.Value + Term(probability, mass.Log) };
            if (Decide(mass.IsPossible) is not true)
                form = form.FiniteIf(Either(isNever, mass.IsPossible), Outside);
        }

        return form;
    }

    private static Expr Term(Expr probability, Expr logMass) =>
        If(IsEqual(probability, Zero), Zero, probability * (Log(probability) - logMass));

    private static ClosedForm OfCategorical(FamilyLaw p, FamilyLaw q)
    {
        if (p.Parameters[0] is VectorLiteral literal)
            return OfValues([.. literal.Items.Select((probability, i) => (Make.Number(i + 1), probability))], q);

        return OfFold(p.Parameters[0], k => Masses.At(q, k)!);
    }

    private static KlResult OfVectors(FamilyLaw p, FamilyLaw q)
    {
        var other = q.Parameters[0];
        Mass At(Expr k) => new(Log(Masses.Element(other, k)), IsLess(Zero, Masses.Element(other, k)));
        if (p.Parameters[0] is not VectorLiteral literal)
            return OfFold(p.Parameters[0], At);

        var form = ClosedForm.Zero;
        for (var i = 0; i < literal.Items.Count; i++)
        {
            var mass = At(Make.Number(i + 1));
            form = form with { Value = form.Value + Term(literal.Items[i], mass.Log) };
            form = form.FiniteIf(Either(IsEqual(literal.Items[i], Zero), mass.IsPossible), Outside);
        }

        return form;
    }

    private static ClosedForm OfFold(Expr probabilities, Func<Expr, Mass> massAt)
    {
        const string Index = "k·";
        var k = Make.Symbol(Index);
        var probability = Make.Index(probabilities, k);
        var mass = massAt(k);
        Expr Total(Expr body) => new Fold(FoldKind.Sum, Index, One, Length(probabilities), body);

        var isMissed = Both(IsLess(Zero, probability), Make.Call(Function.Not, mass.IsPossible));
        return new ClosedForm(Total(Term(probability, mass.Log)))
            .FiniteIf(IsEqual(Total(Make.Call(Function.Indicator, isMissed)), Zero), Outside);
    }

    private static KlResult OfPoint(FamilyLaw p, FamilyLaw q)
    {
        var mass = Masses.At(q, p.Parameters[0])!;
        return OfLogMass(mass.Log, mass.IsPossible);
    }

    private static ClosedForm OfLogMass(Expr logMass, Expr isPossible) => new ClosedForm(-logMass).FiniteIf(isPossible, Outside);

    // n KL(Bernoulli(θ) ‖ Bernoulli(φ)) for the same number of trials
    private static KlResult OfBinomials(FamilyLaw p, FamilyLaw q)
    {
        var (n, a) = (p.Parameters[0], p.Parameters[1]);
        var (m, b) = (q.Parameters[0], q.Parameters[1]);
        var same = n * (Term(1 - a, Log(1 - b)) + Term(a, Log(b)));
        var one = OfValues(Values(a), q);
        return new ClosedForm(If(IsEqual(n, m), same, one.Value))
            .FiniteIf(Either(IsAtMost(n, m), IsEqual(a, Zero)), Outside)
            .FiniteIf(Either(IsEqual(n, Zero), Either(IsEqual(a, Zero), IsLess(Zero, b))), Outside)
            .FiniteIf(Either(IsEqual(m, Zero), Either(Both(IsEqual(a, One), IsEqual(n, m)), IsLess(b, One))), Outside)
            .KnownIf(Either(IsEqual(n, m), Either(IsEqual(n, One), IsEqual(a, Zero))), NoSum);
    }

    // r (log(θ/φ) + (1 − θ)/θ · log((1 − θ)/(1 − φ)))
    private static ClosedForm OfFailures(Expr successes, Expr a, Expr b) =>
        new ClosedForm(successes * (Log(a / b) + If(IsEqual(a, One), Zero, (1 - a) / a * Log((1 - a) / (1 - b)))))
            .FiniteIf(Either(IsEqual(a, One), IsLess(b, One)), Outside);
}
