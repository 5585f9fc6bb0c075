using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Expectations over laws that are made of other laws, by those of the others.</summary>
internal static class CompositeMoments
{
    public static Expr? Expect(Expr body, string variable, Law law, Declarations names)
    {
        if (law is not (MixtureLaw or AffineLaw or TransformedLaw))
            return null;

        (body, variable) = BoundName.Apart(body, variable, [LawSymbols.Of(law)]);
        return law switch
        {
            MixtureLaw mixture => OfMixture(body, variable, mixture, names),

            // E f(a + b Z), E f(g(X))
            AffineLaw affine => Of(body, variable, Make.Add(affine.Shift, Make.Multiply(affine.Scale, new Symbol(variable))), affine.Base, names),
            TransformedLaw transformed => Of(body, variable, transformed.Function.Apply(new Symbol(variable)), transformed.Base, names),
            _ => null,
        };
    }

    private static Expr? Of(Expr body, string variable, Expr value, Law law, Declarations names) =>
        ClosedMoments.Expect(Substitution.Symbols(body, new Dictionary<string, Expr> { [variable] = value }), variable, law, names);

    // E f = Σ wₖ E_k f
    private static Expr? OfMixture(Expr body, string variable, MixtureLaw mixture, Declarations names)
    {
        var terms = new List<Expr>();
        for (var i = 0; i < mixture.Components.Count; i++)
        {
            if (ClosedMoments.Expect(body, variable, mixture.Components[i], names) is not { } value)
                return null;

            var weight = mixture.Weights is VectorLiteral weights ? weights.Items[i] : Make.Index(mixture.Weights, Make.Number(i + 1));
            terms.Add(Make.Multiply(weight, value));
        }

        return Make.Sum(terms);
    }
}
