namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Exponentials.</summary>
internal static class ExpRules
{
    public static Polynomial Exp(Polynomial argument, RewritingContext context) =>
        new ProductBuilder(context).TimesExp(argument).ToPolynomial();

    public static Atom Atom(Polynomial argument, RewritingContext context)
    {
        context.Spend(argument.Terms.Count);
        return new Atom(Assembler.ExpToExpr(argument), AtomKind.Exp, KnownSign.Positive, argument.IsVector) { Inner = argument };
    }

    /// <summary>Multiplies what is no exponential into the product, and gives what is left of the argument.</summary>
    public static Polynomial Extract(Polynomial argument, ProductBuilder product, RewritingContext context)
    {
        var left = new List<Term>();
        foreach (var term in argument.Terms)
        {
            if (term.Factors is not [{ Exponent.IsOne: true, Atom: { Kind: AtomKind.Log, Inner: { } @base } }]
                || !Signs.IsNonnegative(@base, context))
            {
                left.Add(term);
                continue;
            }

            // exp(c log u) = u^c for u ≥ 0 (undefined on both sides at 0 for c < 0)
            product.Times(PowerRules.Power(@base, term.Coefficient, context));
        }

        return Polynomial.Sum(left);
    }
}
