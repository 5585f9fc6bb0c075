using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Conditions;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>Rényi divergences D_α(p ‖ q) = log ∫ p^α q^(1 − α)/(α − 1) in nats, α &gt; 0 and α ≠ 1.</summary>
/// <remarks>Gil, Alajaji and Linder, "Rényi divergence measures for commonly used univariate continuous distributions", 2013.</remarks>
internal static class RenyiForms
{
    private const string Diverges = "the power integral diverges";
    private const string Outside = "p has probability where q has none";

    /// <summary>The divergence of an order; the Kullback–Leibler divergence at order 1.</summary>
    public static KlResult Find(Law p, Law q, Expr order)
    {
        (p, q) = (Reduction.Of(p), Reduction.Of(q));
        if (Decide(IsEqual(order, One)) is true)
            return KlRegistry.Find(p, q);

        if (p == q)
            return ClosedForm.Zero.KnownIf(IsLess(Zero, order), "the order must be positive");

        var result = (p, q) switch
        {
            _ when p.Shape.Kind != q.Shape.Kind => new NotComparable($"{p.Shape} and {q.Shape} have no divergence"),
            _ when p.IsDiscrete != q.IsDiscrete => new Infinite("one law is discrete and the other continuous"),
            (ProductLaw first, ProductLaw second) when first.Coordinates.Count == second.Coordinates.Count =>
                Compositions.Sum(first.Coordinates.Zip(second.Coordinates, (a, b) => (One, Find(a, b, order)))),
            (FamilyLaw first, FamilyLaw second) => Of(first, second, order),
            _ => new NoClosedForm("no form is known for these laws"),
        };
        return result is ClosedForm form
            ? KlRegistry.Settle(form.KnownIf(Both(IsLess(Zero, order), new Comparison(Relation.NotEqual, order, One)), "the order must be positive and not 1"), p, q)
            : result;
    }

    private static KlResult Of(FamilyLaw p, FamilyLaw q, Expr order)
    {
        if (ExponentialForm.Of(p) is { } first && ExponentialForm.Of(q) is { } second && first.Kind == second.Kind)
            return OfExponentialForms(first, second, order);

        return (p.Family.Name, q.Family.Name) switch
        {
            ("Laplace", "Laplace") => OfLaplaces(p.Parameters, q.Parameters, order),
            ("Uniform", "Uniform") => OfUniforms(p.Parameters, q.Parameters, order),
            ("Pareto", "Pareto") => OfParetos(p.Parameters, q.Parameters, order),
            ("Bernoulli", "Bernoulli") => OfPowers([1 - p.Parameters[0], p.Parameters[0]], [1 - q.Parameters[0], q.Parameters[0]], order, One),
            ("Binomial", "Binomial") => OfPowers([1 - p.Parameters[1], p.Parameters[1]], [1 - q.Parameters[1], q.Parameters[1]], order, p.Parameters[0])
                .KnownIf(IsEqual(p.Parameters[0], q.Parameters[0]), "binomial laws of different numbers of trials have none"),
            ("Geometric", "Geometric") => OfFailures(One, p.Parameters[0], q.Parameters[0], order),
            ("NegativeBinomial", "NegativeBinomial") => OfFailures(p.Parameters[0], p.Parameters[1], q.Parameters[1], order)
                .KnownIf(IsEqual(p.Parameters[0], q.Parameters[0]), "negative binomial laws of different counts have none"),
            ("Categorical", "Categorical") or ("OneHotCategorical", "OneHotCategorical")
                when p.Parameters[0] is VectorLiteral a && q.Parameters[0] is VectorLiteral b && a.Items.Count == b.Items.Count =>
                OfPowers([.. a.Items], [.. b.Items], order, One),
            ("DiagonalNormal", "DiagonalNormal") => OfDiagonalNormals(p.Parameters, q.Parameters, order),
            _ => new NoClosedForm("the power integral has no closed form for these families"),
        };
    }

    // (A(αη + (1 − α)η′) − αA(η) − (1 − α)A(η′))/(α − 1)
    private static ClosedForm OfExponentialForms(ExponentialForm p, ExponentialForm q, Expr order)
    {
        var rest = 1 - order;
        var mixed = p.Natural.Zip(q.Natural, (a, b) => Make.Add(Make.Multiply(order, a), Make.Multiply(rest, b))).ToSequence();
        var total = p.LogPartition(mixed) - (order * p.LogPartition(p.Natural)) - (rest * q.LogPartition(q.Natural));
        var form = new ClosedForm(total / (order - 1));
        foreach (var condition in p.Domain(mixed))
            form = form.FiniteIf(condition, Diverges);

        foreach (var (a, b) in p.Fixed.Zip(q.Fixed))
            form = form.KnownIf(IsEqual(a, b), "the laws are of one exponential family only where that parameter is the same");

        return form;
    }

    // with a = α/b, c = (1 − α)/b′ and δ = |m − m′|: ∫ = ((e^(−aδ) + e^(−cδ))/(a + c) + (e^(−cδ) − e^(−aδ))/(a − c))/((2b)^α (2b′)^(1 − α))
    private static ClosedForm OfLaplaces(Sequence<Expr> p, Sequence<Expr> q, Expr order)
    {
        var (a, c) = (order / p[1], (1 - order) / q[1]);
        var distance = Abs(p[0] - q[0]);
        var (first, second) = (Exp(-(a * distance)), Exp(-(c * distance)));
        var between = If(IsEqual(a, c), distance * first, (second - first) / (a - c));
        var integral = ((first + second) / (a + c)) + between;
        var scale = (order * Log(2 * p[1])) + ((1 - order) * Log(2 * q[1]));
        return new ClosedForm((Log(integral) - scale) / (order - 1)).FiniteIf(IsLess(Zero, a + c), Diverges);
    }

    private static ClosedForm OfUniforms(Sequence<Expr> p, Sequence<Expr> q, Expr order)
    {
        var overlap = Make.Call(Function.Min, p[1], q[1]) - Make.Call(Function.Max, p[0], q[0]);
        var isInside = Both(IsAtMost(q[0], p[0]), IsAtMost(p[1], q[1]));
        var value = (Log(overlap) - (order * Log(p[1] - p[0])) - ((1 - order) * Log(q[1] - q[0]))) / (order - 1);
        return new ClosedForm(If(isInside, Log((q[1] - q[0]) / (p[1] - p[0])), value))
            .FiniteIf(IsLess(Zero, overlap), "the laws have no value in common")
            .FiniteIf(Either(IsLess(order, One), isInside), Outside);
    }

    // over x ≥ M, the greater scale, with a = ααₚ + (1 − α)α_q: αₚ^α α_q^(1 − α) (m/M)^(ααₚ) (m′/M)^((1 − α)α_q)/a
    private static ClosedForm OfParetos(Sequence<Expr> p, Sequence<Expr> q, Expr order)
    {
        var rest = 1 - order;
        var greater = Make.Call(Function.Max, p[0], q[0]);
        var shape = (order * p[1]) + (rest * q[1]);
        var log = (order * (Log(p[1]) + (p[1] * Log(p[0] / greater)))) + (rest * (Log(q[1]) + (q[1] * Log(q[0] / greater)))) - Log(shape);
        return new ClosedForm(log / (order - 1))
            .FiniteIf(IsLess(Zero, shape), Diverges)
            .FiniteIf(Either(IsLess(order, One), IsAtMost(q[0], p[0])), Outside);
    }

    // n log Σ p^α q^(1 − α)/(α − 1)
    private static ClosedForm OfPowers(IReadOnlyList<Expr> p, IReadOnlyList<Expr> q, Expr order, Expr count)
    {
        var terms = p.Zip(q, (a, b) => If(Either(IsEqual(a, Zero), IsEqual(b, Zero)), Zero, Make.Multiply(Make.Power(a, order), Make.Power(b, 1 - order)))).ToList();
        var form = new ClosedForm(count * Log(Sum(terms)) / (order - 1));
        foreach (var (a, b) in p.Zip(q))
            form = form.FiniteIf(Either(IsLess(order, One), Either(IsEqual(a, Zero), IsLess(Zero, b))), Outside);

        return form.FiniteIf(IsLess(Zero, Sum(terms)), "the laws have no value in common");
    }

    // r log(θ^α φ^(1 − α)/(1 − (1 − θ)^α (1 − φ)^(1 − α)))/(α − 1)
    private static ClosedForm OfFailures(Expr count, Expr a, Expr b, Expr order)
    {
        var rest = 1 - order;
        var ratio = If(Either(IsEqual(a, One), IsEqual(b, One)), Zero, Pow(1 - a, order) * Pow(1 - b, rest));
        return new ClosedForm(count * ((order * Log(a)) + (rest * Log(b)) - Log(1 - ratio)) / (order - 1))
            .FiniteIf(Either(IsLess(order, One), Either(IsEqual(a, One), IsLess(b, One))), Outside)
            .FiniteIf(IsLess(ratio, One), Diverges);
    }

    // Σ (½ α δ²/v* + (log v* − (1 − α) log v − α log v′)/(2(1 − α))), v* = αv′ + (1 − α)v
    private static ClosedForm OfDiagonalNormals(Sequence<Expr> p, Sequence<Expr> q, Expr order)
    {
        var rest = 1 - order;
        var mixed = Make.Add(Make.Multiply(order, q[1]), Make.Multiply(rest, p[1]));
        var distance = SumOf(Make.Divide(Make.Square(Make.Subtract(p[0], q[0])), mixed));
        var logs = SumOf(Log(mixed)) - (rest * SumOf(Log(p[1]))) - (order * SumOf(Log(q[1])));
        return new ClosedForm((order * distance / 2) + (logs / (2 * rest)))
            .FiniteIf(IsLess(Zero, Make.Call(Function.MinOf, mixed)), Diverges);
    }
}
