using ViNotebooks.Distributions;
using ViNotebooks.Expressions;

namespace ViNotebooks.Divergences;

/// <summary>
/// KL(p ‖ q) = E_p[log p(X) − log q(X)] in nats, by families. Supports decide first, then a form registered for the two
/// families, then the sum over the terms of the log densities (<see cref="KlFromTerms"/>). No numeric method is ever used.
/// </summary>
internal static class KlRegistry
{
    private static readonly Dictionary<(string P, string Q), Func<FamilyLaw, FamilyLaw, KlResult>> Forms = Registered();

    /// <summary>What is known of KL(p ‖ q).</summary>
    public static KlResult Find(Law p, Law q)
    {
        (p, q) = (Reduction.Of(p), Reduction.Of(q));
        if (p == q)
        {
            return ClosedForm.Zero;
        }

        if (Containment.Obstacle(p, q) is { } obstacle)
        {
            return obstacle;
        }

        if (Compositions.Find(p, q) is { } composed)
        {
            return Settle(composed, p, q);
        }

        return Settle(Containment.Within(p, q, Of(p, q)), p, q);
    }

    /// <summary>An upper bound on KL(p ‖ q) where one of them is a mixture, or both. It is never taken for the value.</summary>
    public static UpperBound MixtureBound(Law p, Law q)
    {
        var bound = MixtureBounds.Of(p, q);
        return bound with { Bound = Settle(bound.Bound, p, q) };
    }

    private static KlResult Of(Law p, Law q)
    {
        if (p is FamilyLaw first && q is FamilyLaw second)
        {
            return Forms.TryGetValue((first.Family.Name, second.Family.Name), out var form) ? form(first, second)
                : p.IsDiscrete ? DiscretePairs.Otherwise(first, second)
                : KlFromTerms.Of(first, second);
        }

        return q is FamilyLaw against && !p.IsDiscrete ? KlFromTerms.FromEntropy(p, against) : new NoClosedForm("no form is registered for these laws");
    }

    /// <summary>Decides the conditions that have no symbols, or follow from the domains of the laws' parameters.</summary>
    internal static KlResult Settle(KlResult result, params ReadOnlySpan<Law> laws)
    {
        var positive = Conditions.PositiveParameters(laws);
        switch (result)
        {
            case ClosedForm form:
                if (Open(form.FiniteWhere, positive, out var finite) is { } diverges)
                {
                    return new Infinite(diverges);
                }

                return Open(form.KnownWhere, positive, out var known) is { } unknown
                    ? new NoClosedForm(unknown) { FiniteWhere = finite }
                    : form with { FiniteWhere = finite, KnownWhere = known };
            case NoClosedForm none:
                return Open(none.FiniteWhere, positive, out var open) is { } reason ? new Infinite(reason) : none with { FiniteWhere = open };
            default:
                return result;
        }
    }

    /// <summary>The reason of the first condition that fails, or null and the conditions that are not decided.</summary>
    private static string? Open(Sequence<Requirement> requirements, IReadOnlySet<Expr> positive, out Sequence<Requirement> open)
    {
        open = requirements.Where(requirement => Conditions.Decide(requirement.Condition, positive) is null).Distinct().ToSequence();
        return requirements.FirstOrDefault(requirement => Conditions.Decide(requirement.Condition, positive) is false)?.Otherwise;
    }

    private static Dictionary<(string P, string Q), Func<FamilyLaw, FamilyLaw, KlResult>> Registered()
    {
        var forms = new Dictionary<(string P, string Q), Func<FamilyLaw, FamilyLaw, KlResult>>();
        Register(forms, [.. DiscretePairs.All, .. GaussianPairs.All, .. MultivariatePairs.All]);
        return forms;
    }

    /// <summary>Adds forms to a table.</summary>
    /// <exception cref="InvalidOperationException">A pair has a form already.</exception>
    internal static void Register(
        Dictionary<(string P, string Q), Func<FamilyLaw, FamilyLaw, KlResult>> forms, IEnumerable<KlPair> pairs)
    {
        foreach (var pair in pairs)
        {
            if (!forms.TryAdd((pair.P, pair.Q), pair.Form))
            {
                throw new InvalidOperationException($"KL({pair.P} ‖ {pair.Q}) is registered already.");
            }
        }
    }
}

/// <summary>The closed form for an ordered pair of families, by their names.</summary>
internal sealed record KlPair(string P, string Q, Func<FamilyLaw, FamilyLaw, KlResult> Form);
