using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Linear functionals of sums over an index: E Σ fᵢ g = Σ E fᵢ g, and so for integrals.</summary>
internal static class FoldsOutside
{
    /// <summary>The functional under the sum, or null where the term has no factor that is a sum, or the functional has no value there.</summary>
    public static Polynomial? Of(Term inside, Reduction reduction, Func<Polynomial, Polynomial?> functional)
    {
        var factor = inside.Factors.FirstOrDefault(IsSum);
        if (factor.Atom?.Expression is not Fold fold)
            return null;

        var context = reduction.Context;
        var others = inside.Factors.Where(other => other != factor).ToList();
        if (!factor.Exponent.IsOne)
            others.Add(factor with { Exponent = factor.Exponent - 1 });

        var rest = Polynomial.Of(new Term(1, [.. others.OrderBy(other => other.Atom.Key, StringComparer.Ordinal)]));
        var mark = reduction.Mark;
        var summand = context.InFold(name =>
        {
            var body = Substitution.Symbols(fold.Body, new Dictionary<string, Expr> { [fold.Variable] = new Symbol(name) });
            var value = functional(Products.Multiply(reduction.Read(body), rest, context));

            // a condition that differs from one index to the next cannot stand outside
            return value is null || reduction.DependsOn(name, mark) ? null : new Fold(FoldKind.Sum, name, fold.From, fold.To, Assembler.ToExpr(value));
        });
        return summand is null ? null : reduction.Read(summand);
    }

    private static bool IsSum(Factor factor) =>
        factor is { Atom.Expression: Fold { Kind: FoldKind.Sum }, Exponent: { IsInteger: true, Sign: > 0 } exponent } && exponent.Numerator <= 4;
}
