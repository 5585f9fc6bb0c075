using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models;

/// <summary>
/// Derivatives of expressions with expectations and integrals in them: d/dφ E f = E[df/dφ + f d log p/dφ] where the support
/// does not move with φ (the score-function identity; Williams 1992), Leibniz' rule for integrals.
/// </summary>
internal sealed class ProbabilityDerivative(string symbol, Declarations names)
{
    private readonly Declarations names = names;

    private const string Stem = "⟪";

    /// <summary>The derivative, or null where a rule is missing.</summary>
    public static Expr? Of(Expr expression, string symbol, Declarations names) => new ProbabilityDerivative(symbol, names).Of(expression);

    private Expr? Of(Expr expression)
    {
        var nodes = new Dictionary<Expr, string>();
        var replaced = Substitution.Replace(expression, node =>
        {
            if (!ProbabilityNodes.Is(node))
            {
                return null;
            }

            if (!nodes.TryGetValue(node, out var name))
            {
                nodes.Add(node, name = $"{Stem}{nodes.Count}");
            }

            return new Symbol(name);
        });
        var known = new Declarations([.. names.All, .. nodes.Values.Select(name => new Declaration(name, SymbolKind.Real, Shape.Scalar))], isOpen: true);
        var back = nodes.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        // d/dφ F(φ, N₁, …) = ∂F/∂φ + Σ ∂F/∂Nₖ · dNₖ/dφ
        if (Derivative.Of(replaced, symbol, known) is not { } direct)
        {
            return null;
        }

        var terms = new List<Expr> { direct };
        foreach (var (node, name) in nodes)
        {
            if (!Traversal.Symbols(node).Contains(symbol))
            {
                continue;
            }

            if (Derivative.Of(replaced, name, known) is not { } outer || OfNode(node) is not { } inner)
            {
                return null;
            }

            terms.Add(Make.Multiply(outer, inner));
        }

        return Substitution.Symbols(Make.Sum(terms), back);
    }

    private Expr? OfNode(Expr node) => node switch
    {
        Expectation { Kind: MomentKind.Mean } mean => OfMean(mean),
        Expectation expectation => Of(Means(expectation)),
        Functional functional => Of(FunctionalForms.Expand(functional, names)),
        Integral { From: { } from, To: { } to } integral => OfIntegral(integral, from, to),
        Fold fold when !Traversal.Symbols(fold.From).Contains(symbol) =>
            Bound(fold.Variable, SymbolKind.Integer).Of(fold.Body) is { } body ? fold with { Body = body } : null,
        _ => null,
    };

    // Cov(a, b) = E[ab] − E[a]E[b]
    private static Expr Means(Expectation expectation)
    {
        Expr Mean(Expr body) => new Expectation(MomentKind.Mean, expectation.Draws, [body]);
        var (a, b) = (expectation.Bodies[0], expectation.Bodies[^1]);
        return Make.Subtract(Mean(Make.Multiply(a, b)), Make.Multiply(Mean(a), Mean(b)));
    }

    private Expr? OfMean(Expectation mean)
    {
        var inner = this;
        var scores = new List<Expr>();
        foreach (var draw in mean.Draws)
        {
            if (draw.Law is FamilyTerm term)
            {
                var law = DrawDensity.LawOf(term, inner.names);
                if (Moves(law.Support))
                {
                    return null;
                }

                inner = inner.Bound(draw.Variables[0], law);
                if (Traversal.Symbols(term).Contains(symbol))
                {
                    if (Derivative.Of(law.LogDensity(new Symbol(draw.Variables[0])), symbol, inner.names) is not { } score)
                    {
                        return null;
                    }

                    scores.Add(score);
                }
            }
            else if (Traversal.Symbols(draw.Law).Contains(symbol))
            {
                return null;
            }
        }

        if (inner.Of(mean.Bodies[0]) is not { } derivative)
        {
            return null;
        }

        var body = scores.Count == 0 ? derivative : Make.Add(derivative, Make.Multiply(mean.Bodies[0], Make.Sum(scores)));
        return mean with { Bodies = [body] };
    }

    private bool Moves(Support support) => support switch
    {
        IntervalSupport interval => Uses(interval.Low) || Uses(interval.High),
        IntegerSupport integers => Uses(integers.Low) || Uses(integers.High),
        PointSupport point => Uses(point.Value),
        ProductSupport product => product.Coordinates.Any(Moves),
        _ => false,
    };

    private bool Uses(Expr? expression) => expression is not null && Traversal.Symbols(expression).Contains(symbol);

    private Expr? OfIntegral(Integral integral, Expr from, Expr to)
    {
        if (Bound(integral.Variable, SymbolKind.Real).Of(integral.Body) is not { } body)
        {
            return null;
        }

        var terms = new List<Expr> { integral with { Body = body } };
        foreach (var (end, sign) in ((Expr, int)[])[(to, 1), (from, -1)])
        {
            if (!Uses(end))
            {
                continue;
            }

            if (Of(end) is not { } speed)
            {
                return null;
            }

            var boundary = Make.Multiply(Substitution.Symbols(integral.Body, new Dictionary<string, Expr> { [integral.Variable] = end }), speed);
            terms.Add(sign > 0 ? boundary : Make.Negate(boundary));
        }

        return Make.Sum(terms);
    }

    private ProbabilityDerivative Bound(string variable, SymbolKind kind) =>
        Bound(new Declaration(variable, kind, Shape.Scalar));

    private ProbabilityDerivative Bound(string variable, Law law) => Bound(SupportKinds.Declare(variable, law.Support, law.Shape));

    private ProbabilityDerivative Bound(Declaration declaration) =>
        new(symbol, new Declarations([.. names.All.Where(name => name.Name != declaration.Name), declaration], isOpen: true));
}
