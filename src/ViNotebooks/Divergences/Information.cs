using ViNotebooks.Distributions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>Entropies and cross-entropies in nats.</summary>
internal static class Information
{
    /// <summary>H(p) = −E_p[log p(X)].</summary>
    public static KlResult Entropy(Law p)
    {
        if (p.Entropy is { } entropy)
            return new ClosedForm(entropy);

        return p is FamilyLaw law && !p.IsDiscrete && KlFromTerms.NegativeEntropy(law) is ClosedForm form
            ? KlRegistry.Settle(form with { Value = -form.Value }, p)
            : new NoClosedForm("the entropy has no closed form");
    }

    /// <summary>H(p, q) = −E_p[log q(X)], which is H(p) + KL(p ‖ q) where both are finite.</summary>
    public static KlResult CrossEntropy(Law p, Law q)
    {
        (p, q) = (Reduction.Of(p), Reduction.Of(q));
        if (p == q)
            return Entropy(p);

        if (Containment.Obstacle(p, q) is { } obstacle)
            return obstacle;

        var direct = p.IsDiscrete ? OfDiscrete(p, q)
            : q is FamilyLaw against ? Containment.Within(p, q, KlFromTerms.CrossEntropy(p, against))
            : null;
        return direct is ClosedForm ? KlRegistry.Settle(direct, p, q) : FromDivergence(p, q);
    }

    // −log φ − E[k] log(1 − φ): the geometric law needs the mean only
    private static KlResult? OfDiscrete(Law p, Law q) =>
        q is FamilyLaw { Family.Name: "Geometric", Parameters: [var b] } && p.Support is IntegerSupport && p.Mean is { } mean
            ? new ClosedForm(-Log(b) - If(Conditions.IsEqual(mean, Zero), Zero, mean * Log(1 - b)))
                .FiniteIf(Conditions.Either(Conditions.IsEqual(mean, Zero), Conditions.IsLess(b, One)), "p has probability where q has none")
            : null;

    private static KlResult FromDivergence(Law p, Law q) => (KlRegistry.Find(p, q), Entropy(p)) switch
    {
        (ClosedForm divergence, ClosedForm entropy) => divergence with { Value = entropy.Value + divergence.Value },
        (NoClosedForm or ClosedForm, NoClosedForm none) => none,
        var (other, _) => other,
    };
}
