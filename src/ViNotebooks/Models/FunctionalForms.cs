using ViNotebooks.Distributions;
using ViNotebooks.Expressions;

namespace ViNotebooks.Models;

/// <summary>Divergences and entropies of laws of families by their definitions.</summary>
internal static class FunctionalForms
{
    private const string Variable = "⟨x⟩";

    /// <summary>The functional as an expectation over its first law; +∞ where the second law lacks values of the first.</summary>
    /// <exception cref="AskedException">An argument is no law, or the laws are of different shapes.</exception>
    public static Expr Expand(Functional functional, Declarations names)
    {
        var terms = functional.Laws.Select(term => (FamilyTerm)term).ToList();
        var laws = terms.ConvertAll(term => DrawDensity.LawOf(term, names));
        if (laws.Count == 2 && !laws[0].Shape.Fits(laws[1].Shape))
        {
            throw new AskedException($"{terms[0].Family} gives {laws[0].Shape} and {terms[1].Family} {laws[1].Shape}; they cannot be compared.");
        }

        var known = new Declarations([.. names.All, SupportKinds.Declare(Variable, laws[0].Support, laws[0].Shape) with { Range = null, Kind = Kind(laws[0]) }], names.IsOpen);
        var x = new Symbol(Variable);
        Expr Log(int i) => LawDensity.Log(laws[i], x, i == 0 ? known : names);
        Expr Mean(int over, Expr body) => new Expectation(MomentKind.Mean, [new Draw([Variable], terms[over])], [body]);
        switch (functional.Kind)
        {
            case FunctionalKind.Entropy:
                return Make.Negate(Mean(0, Inside(0)));
            case FunctionalKind.KullbackLeibler:
                return Outreach(laws[0], laws[1]) is { } isOutside
                    ? new Conditional(isOutside, Constant.Infinity, Mean(0, Make.Subtract(Inside(0), Inside(1))))
                    : Mean(0, Make.Subtract(Inside(0), Inside(1)));
            case FunctionalKind.CrossEntropy:
                return Outreach(laws[0], laws[1]) is { } lacks
                    ? new Conditional(lacks, Constant.Infinity, Make.Negate(Mean(0, Inside(1))))
                    : Make.Negate(Mean(0, Inside(1)));
            case FunctionalKind.Renyi:
                var order = functional.Order!;
                return Make.Divide(
                    Make.Call(Function.Log, Mean(0, Make.Call(Function.Exp, Make.Multiply(Make.Subtract(Number.One, order), Make.Subtract(Log(1), Inside(0)))))),
                    Make.Subtract(order, Number.One));
            default:
                Expr Half(int over) => Mean(over, Make.Call(Function.Softplus, Make.Subtract(Log(1 - over), Inside(over))));
                return Make.Subtract(Make.Call(Function.Log, Number.Two), Make.Divide(Make.Add(Half(0), Half(1)), Number.Two));
        }

        Expr Inside(int i) => laws[i].LogDensity(x);
    }

    private static SymbolKind Kind(Law law) => SupportKinds.Declare(Variable, law.Support, law.Shape).Kind;

    /// <summary>When the first law takes values that the second does not, or null where it never does.</summary>
    private static Expr? Outreach(Law p, Law q)
    {
        switch (p.Support, q.Support)
        {
            case (IntervalSupport inner, IntervalSupport outer):
                return Either(Beyond(inner.Low, outer.Low, Relation.Less), Beyond(inner.High, outer.High, Relation.Greater));
            case (IntegerSupport inner, IntegerSupport outer):
                return Either(Beyond(inner.Low, outer.Low, Relation.Less), Beyond(inner.High, outer.High, Relation.Greater));
            case (IntegerSupport or PointSupport, IntervalSupport) or (IntervalSupport, IntegerSupport or PointSupport) or (IntegerSupport, PointSupport):
                return new Comparison(Relation.Equal, Number.Zero, Number.Zero);
            default:
                return null;
        }
    }

    private static Expr? Beyond(Expr? inner, Expr? outer, Relation relation) =>
        outer is null || Equals(inner, outer) ? null
        : inner is null ? new Comparison(Relation.Equal, Number.Zero, Number.Zero)
        : new Comparison(relation, inner, outer);

    private static Expr? Either(Expr? left, Expr? right) =>
        left is null || right is null ? left ?? right : new Logical(LogicalOperator.Or, left, right);
}
