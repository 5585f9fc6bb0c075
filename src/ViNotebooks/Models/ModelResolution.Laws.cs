using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models;

/// <content>Expectations and functionals: what they are over.</content>
internal sealed partial class ModelResolution
{
    private Expr ExpectationOf(Expectation expectation)
    {
        var draws = new List<Draw>();
        var weights = new List<Expr>();
        foreach (var draw in expectation.Draws)
        {
            var law = LawOf(draw);
            draws.AddRange(law.Draws);
            if (law.LogWeight is { } weight)
            {
                weights.Add(weight);
            }
        }

        var bodies = expectation.Bodies.Select(Visit).ToList();
        var hasGiven = draws.Exists(draw => draw.Law is GivenDensity);
        if (weights.Count == 0 && !hasGiven)
        {
            return new Expectation(expectation.Kind, draws.ToSequence(), bodies.ToSequence());
        }

        // under a posterior: E f = E[f w]/E[w], Cov(f, g) = E f g − E f E g
        Expr Mean(Expr body) => weights.Count == 0 ? Over(draws, body) : Weighted(draws, Make.Sum(weights), body);
        return expectation.Kind switch
        {
            MomentKind.Mean => Mean(bodies[0]),
            MomentKind.Variance => Mean(Make.Square(Make.Subtract(bodies[0], Mean(bodies[0])))),
            _ => Mean(Make.Multiply(Make.Subtract(bodies[0], Mean(bodies[0])), Make.Subtract(bodies[1], Mean(bodies[1])))),
        };
    }

    private Expr Weighted(IEnumerable<Draw> draws, Expr logWeight, Expr body)
    {
        var all = draws.ToSequence();
        var weight = Make.Call(Function.Exp, logWeight);
        return Make.Divide(Over(all, Make.Multiply(body, weight)), Over(all, weight));
    }

    /// <summary>E[body] over draws, those from a given density f by ∫ f · / ∫ f.</summary>
    private Expr Over(IReadOnlyList<Draw> draws, Expr body)
    {
        var given = draws.ToList().FindIndex(draw => draw.Law is GivenDensity);
        if (given < 0)
        {
            return draws.Count == 0 ? body : new Expectation(MomentKind.Mean, draws.ToSequence(), [body]);
        }

        var variable = draws[given].Variables[0];
        var density = (GivenDensity)draws[given].Law;
        var f = Substitution.Symbols(density.Body, new Dictionary<string, Expr> { [density.Variable] = new Symbol(variable) });
        var rest = Over([.. draws.Skip(given + 1)], body);
        var inner = Make.Divide(
            OverSupport(new Integral(variable, null, null, Make.Multiply(f, rest))),
            OverSupport(new Integral(variable, null, null, f)));
        return Over([.. draws.Take(given)], inner);
    }

    /// <summary>The law of a draw in the names that the draw gives its variables.</summary>
    private ConditionalLaw LawOf(Draw draw)
    {
        switch (draw.Law)
        {
            case ModelTerm term:
                var law = LawsOf(term).Of(term);
                if (draw.Variables.Count == 0 || draw.Variables == law.Of)
                {
                    return law;
                }

                return draw.Variables.Count == law.Of.Count
                    ? Renamed(law, law.Of.Zip(draw.Variables).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))
                    : throw new AskedException($"{InfixPrinter.Print(term)} is a law of {string.Join(", ", law.Of)}; {draw.Variables.Count} names were given for it.");
            case FamilyTerm family when draw.Variables.Count == 1:
                return new ConditionalLaw(draw.Variables, [draw with { Law = Checked(Substituted(family)) }], null);
            default:
                throw new AskedException($"{InfixPrinter.Print(draw.Law)} needs the name of a variable, as in z ~ {InfixPrinter.Print(draw.Law)}.");
        }
    }

    private static ConditionalLaw Renamed(ConditionalLaw law, Dictionary<string, string> renamed)
    {
        var symbols = renamed.ToDictionary(pair => pair.Key, Expr (pair) => new Symbol(pair.Value), StringComparer.Ordinal);
        return new ConditionalLaw(
            law.Of.Select(name => renamed[name]).ToSequence(),
            law.Draws.Select(draw => new Draw(draw.Variables.Select(name => renamed.GetValueOrDefault(name, name)).ToSequence(), Substitution.Symbols(draw.Law, symbols))).ToSequence(),
            law.LogWeight is null ? null : Substitution.Symbols(law.LogWeight, symbols));
    }

    private FamilyTerm Checked(FamilyTerm term)
    {
        _ = DrawDensity.LawOf(term, names);
        return term;
    }

    private Expr FunctionalOf(Functional functional)
    {
        var laws = functional.Laws.ToArray();
        var bare = Array.FindIndex(laws, law => law is ModelTerm { Variables.Count: 0, Name: var own } && own == scope.Model?.Name);
        var other = laws.Length == 2 ? laws[1 - Math.Max(bare, 0)] : null;

        // KL(q || p) and H(q, p): a p without variables is that of the other's variables
        if (bare >= 0 && laws.Length == 2 && laws[bare] is ModelTerm { Name: var name } && scope.Model?.Name == name && other is ModelTerm otherTerm)
        {
            var of = LawsOf(otherTerm).Of(otherTerm).Of;
            laws[bare] = new ModelTerm(name, of.Select(variable => new At(variable, new Symbol(variable))).ToSequence(), []);
        }

        var variable = scope.Guide?.Variables is [var single] ? single.Name : "z";
        var resolved = laws.Select(law => LawOf(law is FamilyTerm ? new Draw([variable], law) : new Draw([], law))).ToList();
        if (resolved.TrueForAll(law => law is { IsProduct: true, Draws: [{ Law: FamilyTerm }] }))
        {
            return new Functional(functional.Kind, resolved.Select(law => law.Draws[0].Law).ToSequence(), functional.Order is null ? null : Visit(functional.Order));
        }

        if (resolved.Count == 2 && resolved[0].Of.Count != resolved[1].Of.Count)
        {
            throw new AskedException($"{InfixPrinter.Print(functional)}: the first law is of {string.Join(", ", resolved[0].Of)}, the second of {string.Join(", ", resolved[1].Of)}.");
        }

        var p = resolved[0];
        var logP = LogDensityOf(p);
        if (functional.Kind == FunctionalKind.Entropy)
        {
            return Make.Negate(MeanOver(p, logP));
        }

        var q = resolved[1].Of == p.Of ? resolved[1] : Renamed(resolved[1], resolved[1].Of.Zip(p.Of).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
        var logQ = LogDensityOf(q);
        return functional.Kind switch
        {
            FunctionalKind.KullbackLeibler => MeanOver(p, Make.Subtract(logP, logQ)),
            FunctionalKind.CrossEntropy => Make.Negate(MeanOver(p, logQ)),

            // D_α = log E_p[(q/p)^(1−α)] / (α − 1)
            FunctionalKind.Renyi => Make.Divide(
                Make.Call(Function.Log, MeanOver(p, Make.Call(Function.Exp, Make.Multiply(Make.Subtract(Number.One, Visit(functional.Order!)), Make.Subtract(logQ, logP))))),
                Make.Subtract(Visit(functional.Order!), Number.One)),

            // JS = ½ E_p[log 2 − log(1 + q/p)] + ½ E_q[log 2 − log(1 + p/q)]
            _ => Make.Subtract(Make.Call(Function.Log, Number.Two), Make.Divide(Make.Add(MeanOver(p, Softplus(logQ, logP)), MeanOver(q, Softplus(logP, logQ))), Number.Two)),
        };
    }

    private static Expr Softplus(Expr upper, Expr lower) => Make.Call(Function.Softplus, Make.Subtract(upper, lower));

    private Expr MeanOver(ConditionalLaw law, Expr body) =>
        law.LogWeight is { } weight ? Weighted(law.Draws, weight, body) : Over(law.Draws, body);
}
