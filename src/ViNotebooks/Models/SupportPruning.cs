using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models;

/// <summary>Drops conditions on supports that the binding of their names makes needless: z drawn from an exponential law is positive.</summary>
internal static class SupportPruning
{
    /// <param name="expression">A resolved expression.</param>
    /// <param name="names">The domains of its free symbols.</param>
    public static Expr Apply(Expr expression, Declarations names)
    {
        switch (expression)
        {
            case Conditional conditional:
                var condition = Pruned(conditional.Condition, names);
                return condition is null
                    ? Apply(conditional.Else, names)
                    : new Conditional(Apply(condition, names), Apply(conditional.Then, names), Apply(conditional.Else, names));
            case Expectation expectation:
                var inner = names;
                var draws = new List<Draw>();
                foreach (var draw in expectation.Draws)
                {
                    draws.Add(draw with { Law = Apply(draw.Law, inner) });
                    inner = With(inner, DeclarationOf(draw, inner));
                }

                return expectation with { Draws = draws.ToSequence(), Bodies = expectation.Bodies.Select(body => Apply(body, inner)).ToSequence() };
            case Integral { From: { } from, To: { } to } integral:
                return new Integral(integral.Variable, Apply(from, names), Apply(to, names), Apply(integral.Body, With(names, Between(integral.Variable, from, to))));
            case Fold fold:
                return fold with { From = Apply(fold.From, names), To = Apply(fold.To, names), Body = Apply(fold.Body, With(names, Between(fold.Variable, fold.From, fold.To))) };
            case Extremum extremum:
                return extremum with { Body = Apply(extremum.Body, names) };
            default:
                var children = Traversal.Children(expression);
                return children.Count == 0 ? expression : Traversal.WithChildren(expression, [.. children.Select(child => Apply(child, names))]);
        }
    }

    /// <summary>The condition without the parts that never hold; null where none is left.</summary>
    private static Expr? Pruned(Expr condition, Declarations names) => condition switch
    {
        Logical { Operator: LogicalOperator.Or } either => (Pruned(either.Left, names), Pruned(either.Right, names)) switch
        {
            (null, var right) => right,
            (var left, null) => left,
            var (left, right) => new Logical(LogicalOperator.Or, left, right),
        },
        Comparison { Relation: Relation.Less } less when LawDensity.IsAtLeast(less.Left, less.Right, names) => null,
        Comparison { Relation: Relation.Greater } greater when LawDensity.IsAtMost(greater.Left, greater.Right, names) => null,
        _ => condition,
    };

    private static Declarations With(Declarations names, Declaration bound) =>
        new([.. names.All.Where(name => name.Name != bound.Name), bound], names.IsOpen) { Laws = names.Laws };

    private static Declaration Between(string variable, Expr from, Expr to)
    {
        double End(Expr end, double otherwise) => LawDensity.Literal(end) ?? otherwise;
        return new Declaration(variable, SymbolKind.Real, Shape.Scalar, new Interval(End(from, double.NegativeInfinity), End(to, double.PositiveInfinity)));
    }

    private static Declaration DeclarationOf(Draw draw, Declarations names)
    {
        var term = draw.Law as FamilyTerm ?? (draw.Law as PlateTerm)?.Term;
        if (term is null)
        {
            return new Declaration(draw.Variables[0], SymbolKind.Real, Shape.Scalar);
        }

        var law = DrawDensity.LawOf(term, names);
        var shape = draw.Law is PlateTerm ? Shape.Vector(Size.Unknown) : law.Shape;
        return law.Support switch
        {
            IntervalSupport { Low: var low, High: var high } => Bounded(draw.Variables[0], shape, low, high),
            IntegerSupport { Low: var low, High: var high } => Bounded(draw.Variables[0], shape, low, high),
            _ => SupportKinds.Declare(draw.Variables[0], law.Support, shape),
        };
    }

    private static Declaration Bounded(string variable, Shape shape, Expr? low, Expr? high) =>
        Between(variable, low ?? Make.Negate(Constant.Infinity), high ?? Constant.Infinity) with { Shape = shape };
}
