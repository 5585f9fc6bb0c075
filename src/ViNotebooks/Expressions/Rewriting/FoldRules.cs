namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Σ and Π over an index.</summary>
internal static class FoldRules
{
    private const int MostWrittenOut = 16;

    public static Polynomial Of(Fold fold, RewritingContext context)
    {
        var from = Canonical.Of(fold.From, context);
        var to = Canonical.Of(fold.To, context);
        if (IsSmallInteger(from) && IsSmallInteger(to) && to.Value.Numerator - from.Value.Numerator < MostWrittenOut)
            return WrittenOut(fold, (int)from.Value.Numerator, (int)to.Value.Numerator, context);

        var (name, body) = context.InFold(name => (name, Canonical.Of(Renamed(fold, name), context)));
        if (body.IsVector)
            throw new RewritingStoppedException("A fold of vectors.");

        return fold.Kind == FoldKind.Sum
            ? Sum(name, from, to, body, context)
            : Product(name, from, to, body, context);
    }

    /// <summary>The sum of the elements, where they can be written out; null where they cannot.</summary>
    public static Expr? SumOfElements(Expr vector, RewritingContext context)
    {
        if (Kinds.LengthOf(vector, context) is not { } length)
            return null;

        var taken = new HashSet<string>(Traversal.Symbols(vector).Concat(Traversal.Symbols(length)));
        taken.UnionWith(context.Names.All.Select(declaration => declaration.Name));
        var name = Substitution.FreshName("j", taken);
        return Elements.At(vector, new Symbol(name), context) is { } element
            ? new Fold(FoldKind.Sum, name, Number.One, length, element)
            : WrittenOut(vector, length, context);
    }

    /// <summary>log Π f = Σ log f, f > 0.</summary>
    public static Polynomial? LogOf(Atom atom, RewritingContext context) =>
        atom is { Expression: Fold { Kind: FoldKind.Product } fold, Sign: KnownSign.Positive }
            ? Of(fold with { Kind = FoldKind.Sum, Body = Make.Call(Function.Log, fold.Body) }, context)
            : null;

    private static bool IsSmallInteger(Polynomial bound) =>
        bound.IsConstant && bound.Value.IsInteger && bound.Value.Numerator.GetBitLength() < 24;

    private static Expr? WrittenOut(Expr vector, Expr length, RewritingContext context)
    {
        if (length is not Number { DecimalPlaces: 0 } number || number.Digits > MostWrittenOut)
            return null;

        var elements = Enumerable.Range(1, (int)number.Digits).Select(i => Elements.At(vector, Make.Number(i), context)).ToList();
        return elements.Contains(null) ? null : Make.Sum(elements!);
    }

    private static Polynomial WrittenOut(Fold fold, int from, int to, RewritingContext context)
    {
        var result = fold.Kind == FoldKind.Sum ? Polynomial.Zero : Polynomial.One;
        for (var i = from; i <= to; i++)
        {
            var item = Canonical.Of(Substitution.Symbols(fold.Body, new Dictionary<string, Expr> { [fold.Variable] = Make.Number(i) }), context);
            result = fold.Kind == FoldKind.Sum ? result + item : Products.Multiply(result, item, context);
        }

        return result;
    }

    private static Expr Renamed(Fold fold, string name) =>
        Substitution.Symbols(fold.Body, new Dictionary<string, Expr> { [fold.Variable] = new Symbol(name) });

    private static Polynomial Count(Polynomial from, Polynomial to) => to - from + Polynomial.One;

    // Σ (a f + b g) = a Σ f + b Σ g, Σ c = (to − from + 1) c; sizes are never negative
    private static Polynomial Sum(string index, Polynomial from, Polynomial to, Polynomial body, RewritingContext context)
    {
        var sum = Polynomial.Zero;
        foreach (var term in body.Terms)
        {
            context.Spend();
            var outside = Outside(term.Factors.Where(factor => !factor.Atom.Symbols.Contains(index)), context).Times(term.Coefficient);
            var inside = term.Factors.Where(factor => factor.Atom.Symbols.Contains(index)).ToList();
            var folded = inside.Count == 0 ? Count(from, to) : SumAtom(index, from, to, new Term(1, inside), context);
            sum += Products.Multiply(outside.ToPolynomial(), folded, context);
        }

        return sum;
    }

    // an inner fold that does not depend on the index is named anew at its own depth
    private static ProductBuilder Outside(IEnumerable<Factor> factors, RewritingContext context)
    {
        var product = new ProductBuilder(context);
        foreach (var factor in factors)
        {
            if (Traversal.All(factor.Atom.Expression).Any(node => node is Fold))
                product.Times(PowerRules.Power(Canonical.Of(factor.Atom.Expression, context), factor.Exponent, context));
            else
                product.Times(factor.Atom, factor.Exponent);
        }

        return product;
    }

    private static Polynomial SumAtom(string index, Polynomial from, Polynomial to, Term body, RewritingContext context)
    {
        // the elements of a simplex vector sum to one
        if (from.IsOne && body.Factors is [{ Exponent.IsOne: true, Atom.Expression: Index { Target: Symbol target, Indices: [Symbol position] } }]
            && position.Name == index
            && context.Declared(target.Name) is { Kind: SymbolKind.Simplex }
            && Kinds.LengthOf(target, context) is { } length
            && (to - Canonical.Of(length, context)).IsZero)
        {
            return Polynomial.One;
        }

        // an empty sum is 0, so a sum of positive terms is known only not to be negative
        var sign = Signs.Of(body) == KnownSign.Unknown ? KnownSign.Unknown : KnownSign.Nonnegative;
        var fold = new Fold(FoldKind.Sum, index, Assembler.ToExpr(from), Assembler.ToExpr(to), Assembler.ToExpr(body));
        return Polynomial.Of(new Atom(fold, AtomKind.Plain, sign, isVector: false));
    }

    // Π (c f g) = c^(to − from + 1) Π f Π g, Π exp f = exp Σ f
    private static Polynomial Product(string index, Polynomial from, Polynomial to, Polynomial body, RewritingContext context)
    {
        if (body.Terms is not [var term])
            return ProductAtom(index, from, to, body, Signs.Of(body, context));

        var result = PowerRules.Power(Polynomial.Constant(term.Coefficient), Count(from, to), context);
        foreach (var factor in term.Factors)
        {
            Polynomial folded;
            if (!factor.Atom.Symbols.Contains(index))
            {
                folded = PowerRules.Power(Outside([factor], context).ToPolynomial(), Count(from, to), context);
            }
            else if (factor.Atom is { Kind: AtomKind.Exp, Inner: { } argument })
            {
                folded = ExpRules.Exp(Sum(index, from, to, argument.Times(factor.Exponent), context), context);
            }
            else
            {
                var @base = Polynomial.Of(factor.Atom);
                folded = PowerRules.Power(ProductAtom(index, from, to, @base, factor.Atom.Sign), factor.Exponent, context);
            }

            result = Products.Multiply(result, folded, context);
        }

        return result;
    }

    private static Polynomial ProductAtom(string index, Polynomial from, Polynomial to, Polynomial body, KnownSign sign)
    {
        var fold = new Fold(FoldKind.Product, index, Assembler.ToExpr(from), Assembler.ToExpr(to), Assembler.ToExpr(body));
        return Polynomial.Of(new Atom(fold, AtomKind.Plain, sign, isVector: false));
    }
}
