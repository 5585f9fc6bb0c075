using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.VectorFormulas;

namespace ViNotebooks.Distributions;

/// <summary>The law that draws a component with the weight's probability and a value from it. The components have values of one shape, all discrete or none.</summary>
internal sealed record MixtureLaw(Expr Weights, Sequence<Law> Components) : Law
{
    public const string Name = "Mixture";

    public override Shape Shape => Components[0].Shape;

    public override Support Support => Supports.Hull([.. Components.Select(component => component.Support)]) ?? Components[0].Support;

    // E[X] = Σ wₖ mₖ
    public override Expr? Mean => Weighted(component => component.Mean);

    // Var[X] = Σ wₖ (vₖ + (mₖ − m)²)
    public override Expr? Variance => Mean is not { } mean ? null : Weighted(component =>
        component.Variance is not { } variance || component.Mean is not { } centre ? null
        : IsInfinite(variance) ? variance
        : Shape.IsScalar ? variance + Square(centre - mean)
        : variance + ((centre - mean) * Transposed(centre - mean)));

    public override Expr? LogMean => Weighted(component => component.LogMean);

    public override Expr? LogDeterminantMean => Weighted(component => component.LogDeterminantMean);

    public override Expr? InverseMean => Weighted(component => component.InverseMean);

    public override Sequence<Expr> Conditions =>
    [
        new Comparison(Relation.GreaterOrEqual, Call(Function.MinOf, Weights), Zero),
        SumsToOne(Weights),
        .. Components.SelectMany(component => component.Conditions),
    ];

    public override FamilyTerm Term => new(
        Name, [new LawArgument(null, Weights), .. Components.Select(component => new LawArgument(null, component.Term))]);

    private IEnumerable<(Expr Weight, Law Component)> Parts => Components
        .Select((component, i) => (Weight: Element(Weights, Make.Number(i + 1)), Component: component))
        .Where(part => !IsZero(part.Weight));

    // log p(x) = log Σ wₖ pₖ(x), a component outside whose support x lies giving nothing
    public override Expr LogDensity(Expr at)
    {
        var terms = Parts.Select(part => (Value: Log(part.Weight) + part.Component.LogDensity(at), Inside: InsideOf(part.Component, at))).ToList();
        if (terms.Count == 1)
        {
            return terms[0].Value;
        }

        return terms.TrueForAll(term => term.Inside is null)
            ? new Call(Function.LogSumExp, terms.Select(term => term.Value).ToSequence())
            : Call(Function.LogSumExp, new VectorLiteral(
                terms.Select(term => term.Inside is null ? term.Value : new Conditional(term.Inside, term.Value, -Infinity)).ToSequence()));
    }

    public override Expr? Cdf(Expr at) => Weighted(component =>
    {
        var (low, high) = Supports.Ends(component.Support);
        return component.Cdf(at) is not { } inside ? null
            : InsideOf(component, at) is null ? inside
            : WithinEnds(at, low, high, inside);
    });

    public override Expr? Expect(Statistic statistic) => Weighted(component => component.Expect(statistic));

    public override ISampler Sampler(ParameterValues values) => new MixtureSampler(
        new CategoricalSampler(values.Numbers(Weights), isOneHot: false), [.. Components.Select(component => component.Sampler(values))]);

    public override Law Map(Func<Expr, Expr> replace) => new MixtureLaw(
        ZeroLogs.Map(Weights, replace), Components.Select(component => component.Map(replace)).ToSequence());

    // only where the supports differ does it matter which component holds x
    private Expr? InsideOf(Law component, Expr at) => component.Support == Support ? null : Supports.Contains(component.Support, at);

    private static Expr WithinEnds(Expr at, Expr? low, Expr? high, Expr inside)
    {
        var below = high is null ? inside : new Conditional(new Comparison(Relation.Less, at, high), inside, One);
        return low is null ? below : new Conditional(new Comparison(Relation.Less, at, low), Zero, below);
    }

    private Expr? Weighted(Func<Law, Expr?> value)
    {
        var terms = Parts.Select(part => value(part.Component) is { } term ? (part.Weight, Term: term) : default).ToList();
        return terms.Exists(term => term.Term is null) ? null
            : terms.Find(term => IsInfinite(term.Term)).Term ?? Sum(terms.Select(term => term.Weight * term.Term));
    }

    private static bool IsInfinite(Expr expression) => expression is Constant { Name: ConstantName.Infinity };

    private sealed class MixtureSampler(CategoricalSampler places, ISampler[] components) : ISampler
    {
        public void Draw(RandomStream random, Span<double> value) => components[places.Draw(random)].Draw(random, value);
    }
}
