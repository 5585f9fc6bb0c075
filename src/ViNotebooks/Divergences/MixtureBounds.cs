using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Divergences;

/// <summary>An upper bound of a divergence, not its value.</summary>
internal sealed record UpperBound(KlResult Bound);

/// <summary>Upper bounds on divergences between mixtures.</summary>
/// <remarks>Hershey and Olsen, "Approximating the Kullback Leibler divergence between Gaussian mixture models", ICASSP 2007.</remarks>
internal static class MixtureBounds
{
    /// <summary>
    /// KL(Σ wᵢ pᵢ ‖ Σ vⱼ qⱼ) ≤ Σ wᵢ (−log Σ vⱼ e^(−KL(pᵢ ‖ qⱼ))) by convexity in p and Jensen's inequality in q; for as many
    /// components on both sides also ≤ KL(w ‖ v) + Σ wᵢ KL(pᵢ ‖ qᵢ), and the lesser of the two counts.
    /// </summary>
    public static UpperBound Of(Law p, Law q)
    {
        var first = Parts(p);
        var second = Parts(q);
        var bound = Compositions.Sum(first.Select(part => (part.Weight, Against(part.Law, second))));
        if (first.Count != second.Count)
            return new(bound);

        var matched = Compositions.Sum(first.Zip(second, (a, b) => (One, Matched(a, b))));
        return new((bound, matched) switch
        {
            (ClosedForm { FiniteWhere.Count: 0, KnownWhere.Count: 0 } a, ClosedForm { FiniteWhere.Count: 0, KnownWhere.Count: 0 } b) =>
                new ClosedForm(Make.Call(Function.Min, a.Value, b.Value)),
            (ClosedForm, _) => bound,
            _ => matched,
        });
    }

    private static IReadOnlyList<(Expr Weight, Law Law)> Parts(Law law) => law is MixtureLaw mixture
        ? [.. mixture.Components.Select((component, i) => (VectorFormulas.Element(mixture.Weights, Make.Number(i + 1)), component)).Where(part => !IsZero(part.Item1))]
        : [(One, law)];

    // −log Σ vⱼ e^(−KL(p ‖ qⱼ)); a component at infinite divergence adds nothing
    private static KlResult Against(Law p, IReadOnlyList<(Expr Weight, Law Law)> components)
    {
        var found = components.Select(component => (component.Weight, Part: KlRegistry.Find(p, component.Law))).Where(item => item.Part is not Infinite).ToList();
        if (found.Count == 0)
            return new Infinite("p has probability where no component of q has any");

        if (found.Find(item => item.Part is not ClosedForm).Part is { } open)
            return open;

        var forms = found.ConvertAll(item => (item.Weight, Form: (ClosedForm)item.Part));
        var terms = forms.Select(item => Log(item.Weight) - item.Form.Value).ToSequence();
        return new ClosedForm(terms.Count == 1 ? -terms[0] : -new Call(Function.LogSumExp, terms))
        {
            FiniteWhere = [.. forms.SelectMany(item => item.Form.FiniteWhere)],
            KnownWhere = [.. forms.SelectMany(item => item.Form.KnownWhere)],
        };
    }

    private static KlResult Matched((Expr Weight, Law Law) p, (Expr Weight, Law Law) q) => KlRegistry.Find(p.Law, q.Law) is ClosedForm form
        ? form with { Value = p.Weight * (form.Value + Log(p.Weight) - Log(q.Weight)) }
        : KlRegistry.Find(p.Law, q.Law);
}
