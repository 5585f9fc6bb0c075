using ViNotebooks.Distributions;
using ViNotebooks.Divergences;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models.ClosedForms;

namespace ViNotebooks.Models;

/// <summary>
/// The closed-form oracle: replaces every probability node of a resolved expression that has a closed form, term by term. What
/// is left is for the numeric oracles; an expression without any such node is a closed form of what is asked.
/// </summary>
internal sealed class ClosedReduction(Declarations names)
{
    private readonly Declarations names = names;

    public static Expr Reduce(Expr resolved, Declarations names) => new ClosedReduction(names).Visit(resolved);

    private Expr Visit(Expr expression)
    {
        if (!ProbabilityNodes.IsIn(expression))
        {
            return expression;
        }

        switch (expression)
        {
            case Expectation expectation:
                return OfExpectation(expectation);
            case Functional functional:
                return OfFunctional(functional);
            case Density { Value: { } value } density:
                return Make.Call(Function.Exp, DrawDensity.Log(density.Law, Visit(value), names));
            case Integral { From: { } from, To: { } to } integral:
                return OfIntegral(integral, Visit(from), Visit(to));
            case Differential differential:
                return OfDifferential(differential);
            case Extremum extremum:
                return OfExtremum(extremum);
            case Call { Function: Function.Log, Arguments: [Expectation { Kind: MomentKind.Mean } mean] }:
                return OfLogMean(mean);
            case Fold { To: Constant { Name: ConstantName.Infinity } }:
                return expression;
            case Fold fold:
                return fold with { Body = Inside(new Declaration(fold.Variable, SymbolKind.Integer, Shape.Scalar, new Interval(1, 64))).Visit(fold.Body) };
            case FamilyTerm or PlateTerm or GivenDensity:
                return expression;
            default:
                return Traversal.WithChildren(expression, [.. Traversal.Children(expression).Select(Visit)]);
        }
    }

    private ClosedReduction Inside(Declaration bound) =>
        new(new Declarations([.. names.All.Where(name => name.Name != bound.Name), bound], names.IsOpen));

    private ClosedReduction Inside(IEnumerable<Draw> draws) =>
        draws.Aggregate(this, static (reduction, draw) => reduction.Inside(DeclarationOf(draw, reduction.names)));

    private static Declaration DeclarationOf(Draw draw, Declarations names)
    {
        switch (draw.Law)
        {
            case FamilyTerm term:
                var law = DrawDensity.LawOf(term, names);
                return SupportKinds.Declare(draw.Variables[0], law.Support, law.Shape);
            case PlateTerm plate:
                var element = DrawDensity.LawOf(plate.Term, names);
                var size = plate.To is Symbol symbol ? Size.Of(symbol.Name) : plate.To is Number number ? Size.Of((int)number.Digits) : Size.Unknown;
                return SupportKinds.Declare(draw.Variables[0], element.Support, Shape.Vector(size));
            default:
                return names.Find(draw.Variables[0]) ?? new Declaration(draw.Variables[0], SymbolKind.Real, Shape.Scalar);
        }
    }

    private Expr OfExpectation(Expectation expectation)
    {
        var inner = Inside(expectation.Draws);
        var bodies = expectation.Bodies.Select(inner.Visit).ToList();
        if (expectation.Kind == MomentKind.Mean)
        {
            return MeanOf(expectation.Draws, bodies[0], inner);
        }

        var shape = Elaborator.TryElaborate(bodies[0], inner.names)?.Shape ?? Shape.Scalar;
        var (a, b) = (bodies[0], bodies[^1]);
        var product = shape.Kind == ShapeKind.Vector ? Make.Multiply(a, Make.Call(Function.Transpose, b)) : Make.Multiply(a, b);

        // Cov(a, b) = E[abᵀ] − E[a] E[b]ᵀ
        var mean = MeanOf(expectation.Draws, product, inner);
        var means = (A: MeanOf(expectation.Draws, a, inner), B: MeanOf(expectation.Draws, b, inner));
        if (ProbabilityNodes.IsIn(mean) || ProbabilityNodes.IsIn(means.A) || ProbabilityNodes.IsIn(means.B))
        {
            return expectation with { Bodies = bodies.ToSequence() };
        }

        var square = shape.Kind == ShapeKind.Vector ? Make.Multiply(means.A, Make.Call(Function.Transpose, means.B)) : Make.Multiply(means.A, means.B);
        return Simplifier.Difference(mean, square, names);
    }

    /// <summary>The mean of each term: closed where it can be, the others together in one expectation over the draws that they need.</summary>
    private Expr MeanOf(Sequence<Draw> draws, Expr body, ClosedReduction inner)
    {
        // E[if(c, a, b)] = if(c, E a, E b) for a condition that nothing drawn enters
        if (Traversal.All(body).OfType<Conditional>().FirstOrDefault(choice => !IsDrawn(draws, choice.Condition) && Traversal.Symbols(choice.Condition).IsSubsetOf(Traversal.Symbols(body))) is { } choice)
        {
            Expr Case(Expr value) => IsMinusInfinity(value)
                ? body is Call { Function: Function.Exp } ? Number.Zero : value
                : MeanOf(draws, Substitution.Replace(body, node => Equals(node, choice) ? value : null), inner);
            return new Conditional(choice.Condition, Case(choice.Then), Case(choice.Else));
        }

        var closed = new List<Expr>();
        var open = new List<Expr>();
        foreach (var term in Terms(body))
        {
            var (sign, inside) = term is Negate negate ? (-1, negate.Operand) : (1, term);
            var needed = Needed(draws, inside);
            var mean = needed.Count == 0 ? inside
                : ProbabilityNodes.IsIn(inside) ? null
                : inside is Fold { Kind: FoldKind.Sum } fold && !IsDrawn(draws, fold.From) && !IsDrawn(draws, fold.To) ? FoldMean(needed, fold)
                : Closed(needed, inside, inner);
            if (mean is null)
            {
                open.Add(term);
            }
            else
            {
                closed.Add(sign < 0 ? Make.Negate(mean) : mean);
            }
        }

        if (open.Count > 0)
        {
            var rest = Make.Sum(open);
            closed.Add(new Expectation(MomentKind.Mean, Needed(draws, rest), [rest]));
        }

        var total = Make.Sum(closed);
        return open.Count > 0 ? total : Simplifier.Simplify(total, names);
    }

    private static bool IsMinusInfinity(Expr value) => value is Negate { Operand: Constant { Name: ConstantName.Infinity } };

    private static IEnumerable<Expr> Terms(Expr body) => body switch
    {
        Binary { Operator: BinaryOperator.Add } sum => Terms(sum.Left).Concat(Terms(sum.Right)),
        Binary { Operator: BinaryOperator.Subtract } difference => Terms(difference.Left).Concat(Terms(difference.Right).Select(Negated)),
        Negate negate => Terms(negate.Operand).Select(Negated),
        _ => [body],
    };

    private static Expr Negated(Expr term) => term is Negate negate ? negate.Operand : Make.Negate(term);

    private static bool IsDrawn(Sequence<Draw> draws, Expr expression) => draws.Any(draw => Traversal.Symbols(expression).Contains(draw.Variables[0]));

    private static Sequence<Draw> Needed(Sequence<Draw> draws, Expr body)
    {
        var used = Traversal.Symbols(body).ToHashSet(StringComparer.Ordinal);
        var needed = new List<Draw>();
        foreach (var draw in draws.Reverse())
        {
            if (used.Contains(draw.Variables[0]))
            {
                needed.Insert(0, draw);
                used.UnionWith(Traversal.Symbols(draw.Law));
            }
        }

        return needed.ToSequence();
    }

    // E Σ = Σ E
    private Expr? FoldMean(Sequence<Draw> draws, Fold fold)
    {
        var inside = Inside(new Declaration(fold.Variable, SymbolKind.Integer, Shape.Scalar, new Interval(1, 64)));
        var mean = inside.MeanOf(draws, fold.Body, inside.Inside(draws));
        return ProbabilityNodes.IsIn(mean) ? null : fold with { Body = mean };
    }

    /// <summary>Draw by draw, the last first.</summary>
    private Expr? Closed(Sequence<Draw> draws, Expr body, ClosedReduction inner)
    {
        Expr? current = body;
        for (var i = draws.Count - 1; i >= 0 && current is not null; i--)
        {
            if (!Traversal.Symbols(current).Contains(draws[i].Variables[0]))
            {
                continue;
            }

            var known = Inside(draws.Take(i)).names;
            current = draws[i].Law switch
            {
                FamilyTerm term => OneDraw(current, draws[i].Variables[0], DrawDensity.LawOf(term, known), known),
                PlateTerm plate => OnePlate(current, draws[i].Variables[0], plate, known),
                _ => null,
            };
        }

        return current;
    }

    private static Expr? OneDraw(Expr body, string variable, Law law, Declarations names) =>
        ClosedMoments.Expect(body, variable, law, names);

    /// <summary>Where one element only is used, its mean is that over its own law.</summary>
    private static Expr? OnePlate(Expr body, string variable, PlateTerm plate, Declarations names)
    {
        var elements = Traversal.All(body).OfType<Expressions.Index>().Where(index => index.Target is Symbol symbol && symbol.Name == variable).Distinct().ToList();
        if (elements is not [{ Indices: [var position] } element])
        {
            return null;
        }

        // an index that a sum in the body binds runs over many elements
        if (!Traversal.Symbols(position).IsSubsetOf(Traversal.Symbols(body)))
        {
            return null;
        }

        const string Element = "⟨element⟩";
        var single = Substitution.Replace(body, node => Equals(node, element) ? new Symbol(Element) : null);
        if (Traversal.Symbols(single).Contains(variable))
        {
            return null;
        }

        var term = (FamilyTerm)Substitution.Symbols(plate.Term, new Dictionary<string, Expr> { [plate.Index] = position });
        return OneDraw(single, Element, DrawDensity.LawOf(term, names), names);
    }

    private Expr OfFunctional(Functional functional)
    {
        var laws = functional.Laws.Select(term => DrawDensity.LawOf((FamilyTerm)term, names)).ToList();
        switch (functional.Kind)
        {
            case FunctionalKind.KullbackLeibler:
                return ClosedDivergence(KlRegistry.Find(laws[0], laws[1])) ?? functional;
            case FunctionalKind.Entropy:
                return laws[0].Entropy ?? functional;
            case FunctionalKind.CrossEntropy:
                return ClosedDivergence(Information.CrossEntropy(laws[0], laws[1])) ?? functional;
            case FunctionalKind.Renyi:
                return ClosedDivergence(RenyiForms.Find(laws[0], laws[1], Visit(functional.Order!))) ?? functional;
            default:
                return ClosedDivergence(JensenShannonForms.Find(laws[0], laws[1])) ?? functional;
        }
    }

    /// <summary>The form with +∞ where its conditions say so; null where none is known for all parameters.</summary>
    private static Expr? ClosedDivergence(KlResult result) => result switch
    {
        ClosedForm { KnownWhere.Count: 0 } form => form.FiniteWhere.Reverse().Aggregate(form.Value, static (value, requirement) => new Conditional(requirement.Condition, value, Constant.Infinity)),
        Infinite => Constant.Infinity,
        _ => null,
    };

    private Expr OfIntegral(Integral integral, Expr from, Expr to)
    {
        var declared = names.Find(integral.Variable) ?? new Declaration(integral.Variable, SymbolKind.Real, Shape.Scalar);
        var body = Inside(declared with { Range = null }).Visit(integral.Body);
        return !ProbabilityNodes.IsIn(body) && ClosedIntegrals.Integrate(body, integral.Variable, from, to, names) is { } closed
            ? closed
            : new Integral(integral.Variable, from, to, body);
    }

    private Expr OfLogMean(Expectation mean)
    {
        if (mean is { Draws: [{ Law: FamilyTerm term } draw], Bodies: [Call { Function: Function.Exp, Arguments: [var weight] }] }
            && DrawDensity.LawOf(term, names) is { Support: IntervalSupport support } law
            && Inside(mean.Draws).Visit(weight) is var plain && !ProbabilityNodes.IsIn(plain)
            && ClosedIntegrals.LogIntegral(
                Make.Add(law.LogDensity(new Symbol(draw.Variables[0])), plain),
                draw.Variables[0],
                support.Low ?? Make.Negate(Constant.Infinity),
                support.High ?? Constant.Infinity,
                names) is { } closed)
        {
            return closed;
        }

        return Make.Call(Function.Log, Visit(mean)) is var whole && !ProbabilityNodes.IsIn(whole) ? whole : ByPosterior(mean) ?? whole;
    }

    /// <summary>log p(x) = log p(x, z) − log p(z | x) at any z, where the posterior is a member of a family (Besag 1989).</summary>
    private Expr? ByPosterior(Expectation mean)
    {
        if (mean is not { Draws: [{ Law: FamilyTerm term, Variables: [var variable] }], Bodies: [Call { Function: Function.Exp, Arguments: [var weight] }] } || ProbabilityNodes.IsIn(weight))
        {
            return null;
        }

        var law = DrawDensity.LawOf(term, names);
        var inner = Inside(mean.Draws);
        var joint = Make.Add(law.LogDensity(new Symbol(variable)), weight);
        if (Place(law) is not { } place || KernelRecognition.Recognise(joint, variable, law.Support, inner.names) is not { } posterior)
        {
            return null;
        }

        var at = Substitution.Symbols(Make.Subtract(joint, posterior.LogDensity(new Symbol(variable))), new Dictionary<string, Expr> { [variable] = place });
        return Simplifier.Simplify(at, names);
    }

    /// <summary>A value inside the support of a law.</summary>
    private static Expr? Place(Law law) => law.Support switch
    {
        IntervalSupport { Low: null, High: null } => Number.Zero,
        IntervalSupport { Low: { } low, High: null } => Make.Add(low, Number.One),
        IntervalSupport { Low: { } low, High: { } high } => Make.Divide(Make.Add(low, high), Number.Two),
        IntegerSupport integers => integers.Low,
        VectorSupport when law.Mean is { } mean => mean,
        _ => null,
    };

    private Expr OfDifferential(Differential differential)
    {
        var body = Visit(differential.Body);
        var parts = new List<Expr>();
        foreach (var symbol in differential.By)
        {
            if (ProbabilityDerivative.Of(body, symbol, names) is not { } derivative)
            {
                return differential with { Body = body };
            }

            parts.Add(Visit(ProbabilityNodes.IsIn(derivative) ? derivative : Simplifier.Simplify(derivative, names)));
        }

        return parts.Count == 1 ? parts[0] : new VectorLiteral(parts.ToSequence());
    }

    private Expr OfExtremum(Extremum extremum)
    {
        var body = Visit(extremum.Body);
        return extremum.Variables is [var variable] && !ProbabilityNodes.IsIn(body)
            && ClosedExtrema.Find(body, variable, extremum.Kind, names) is { } closed
            ? closed
            : extremum with { Body = body };
    }
}
