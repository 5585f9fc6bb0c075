using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Conditions;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>JS(p, q) = ½ KL(p ‖ m) + ½ KL(q ‖ m) with m = ½ (p + q), in nats; at most log 2.</summary>
internal static class JensenShannonForms
{
    public static KlResult Find(Law p, Law q)
    {
        (p, q) = (Reduction.Of(p), Reduction.Of(q));
        return (p, q) switch
        {
            _ when p == q => ClosedForm.Zero,
            _ when p.Shape.Kind != q.Shape.Kind => new NotComparable($"{p.Shape} and {q.Shape} have no divergence"),
            _ when p.IsDiscrete != q.IsDiscrete => new ClosedForm(Log(Two)),
            (FamilyLaw first, FamilyLaw second) => KlRegistry.Settle(Of(first, second), p, q),
            _ => new NoClosedForm("no form is known for these laws"),
        };
    }

    private static KlResult Of(FamilyLaw p, FamilyLaw q)
    {
        switch (p.Family.Name, q.Family.Name)
        {
            case ("Uniform", "Uniform"):
                return OfUniforms(p.Parameters, q.Parameters);
            case ("Delta", "Delta"):
                return new ClosedForm(If(IsEqual(p.Parameters[0], q.Parameters[0]), Zero, Log(Two)));
            case ("OneHotCategorical", "OneHotCategorical"):
                return p.Parameters[0] is VectorLiteral a && q.Parameters[0] is VectorLiteral b && a.Items.Count == b.Items.Count
                    ? OfProbabilities([.. a.Items.Zip(b.Items)])
                    : new NoClosedForm("the probabilities are not written out");
            default:
                return Values(p) is { } first && Values(q) is { } second
                    ? OfProbabilities([.. first.Keys.Union(second.Keys).Select(value => (first.GetValueOrDefault(value, Zero), second.GetValueOrDefault(value, Zero)))])
                    : new NoClosedForm("the entropy of an equal mixture of these laws has no closed form");
        }
    }

    /// <summary>The probabilities of a law with finitely many values, by value.</summary>
    private static Dictionary<Expr, Expr>? Values(FamilyLaw law) => law.Family.Name switch
    {
        "Bernoulli" => new() { [Zero] = 1 - law.Parameters[0], [One] = law.Parameters[0] },
        "Categorical" when law.Parameters[0] is VectorLiteral literal =>
            literal.Items.Select((probability, i) => (Value: Make.Number(i + 1), probability)).ToDictionary(item => item.Value, item => item.probability),
        "Delta" when Whole(law.Parameters[0]) is { } => new() { [law.Parameters[0]] = One },
        _ => null,
    };

    // ½ Σ (p log(2p/(p + q)) + q log(2q/(p + q)))
    private static ClosedForm OfProbabilities(IReadOnlyList<(Expr P, Expr Q)> pairs) =>
        new(Sum(pairs.Select(pair => Part(pair.P, pair.Q) + Part(pair.Q, pair.P))) / 2);

    private static Expr Part(Expr a, Expr b) => If(IsEqual(a, Zero), Zero, a * Log(2 * a / (a + b)));

    // with lengths A and B and an overlap L: ½ ((L/A) log(B/(A + B)) + (L/B) log(A/(A + B))) + log 2
    private static ClosedForm OfUniforms(Sequence<Expr> p, Sequence<Expr> q)
    {
        var (a, b) = (p[1] - p[0], q[1] - q[0]);
        var overlap = Make.Call(Function.Max, Zero, Make.Call(Function.Min, p[1], q[1]) - Make.Call(Function.Max, p[0], q[0]));
        return new(Log(Two) + (((overlap / a * Log(b / (a + b))) + (overlap / b * Log(a / (a + b)))) / 2));
    }
}
