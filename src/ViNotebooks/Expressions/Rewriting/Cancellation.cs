namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Sums with denominators that are sums: a/(a + b) + b/(a + b) = 1.</summary>
internal static class Cancellation
{
    private const int MostTerms = 60;
    private const int MostSteps = 200;

    /// <summary>The same sum with fewer terms where a numerator can be divided by its denominator, else the sum as it is.</summary>
    public static Polynomial Reduce(Polynomial sum, RewritingContext context)
    {
        var best = sum;
        foreach (var denominator in Denominators(sum))
            best = Divided(best, denominator.Atom, context);

        var left = Denominators(best);
        if (left.Count == 0 || best.Terms.Count < 2 || best.Terms.Count > MostTerms)
            return best;

        // over one common denominator
        var numerator = best;
        foreach (var denominator in left)
            numerator = Products.Multiply(numerator, Power(denominator.Atom, -denominator.Exponent), context);

        if (numerator.IsZero)
            return numerator;

        foreach (var denominator in left)
        {
            for (var i = denominator.Exponent; i.Sign < 0; i += 1)
            {
                var (quotient, rest) = Divide(numerator, denominator.Atom.Inner!, context);
                numerator = rest.IsZero
                    ? quotient
                    : Products.Multiply(numerator, Power(denominator.Atom, -1), context);
            }
        }

        return numerator.Terms.Count < best.Terms.Count ? numerator : best;
    }

    // the sums in denominators, each with its lowest power
    private static List<Factor> Denominators(Polynomial sum) =>
    [
        .. sum.Terms.SelectMany(term => term.Factors)
            .Where(factor => factor is { Atom: { Kind: AtomKind.Sum, Inner: not null }, Exponent: { IsInteger: true, Sign: < 0 } }
                && factor.Exponent.Numerator > -8)
            .GroupBy(factor => factor.Atom.Key)
            .Select(group => group.MinBy(factor => (int)factor.Exponent.Numerator))
            .OrderBy(factor => factor.Atom.Key, StringComparer.Ordinal),
    ];

    // not expanded, so that it meets the same sum in denominators
    private static Polynomial Power(Atom sum, Rational exponent) => Polynomial.Of(new Term(1, [new Factor(sum, exponent)]));

    private static Polynomial Divided(Polynomial sum, Atom denominator, RewritingContext context)
    {
        var powers = sum.Terms.ToLookup(term => term.Factors.Where(factor => factor.Atom.Key == denominator.Key && factor.Exponent.Sign < 0)
            .Select(factor => factor.Exponent).FirstOrDefault());
        var result = sum;
        foreach (var group in powers.Where(group => !group.Key.IsZero && group.Key.IsInteger).OrderBy(group => (int)group.Key.Numerator))
        {
            var numerator = Polynomial.Sum(group.Select(term => new Term(term.Coefficient, [.. term.Factors.Where(factor => factor.Atom.Key != denominator.Key)])));
            var (quotient, rest) = Divide(numerator, denominator.Inner!, context);
            if (quotient.IsZero)
                continue;

            var power = Power(denominator, group.Key);
            var others = result - Polynomial.Sum(group);
            var candidate = others + Products.Multiply(rest, power, context)
                + Products.Multiply(Products.Multiply(quotient, power, context), Polynomial.Of(denominator), context);
            if (candidate.Terms.Count < result.Terms.Count)
                return Divided(candidate, denominator, context);
        }

        return result;
    }

    /// <summary>Numerator = Quotient × divisor + Remainder, by lexicographic order of the monomials.</summary>
    private static (Polynomial Quotient, Polynomial Remainder) Divide(Polynomial numerator, Polynomial divisor, RewritingContext context)
    {
        var leading = divisor.Terms.MaxBy(term => term, MonomialOrder.Instance)!;
        var quotient = Polynomial.Zero;
        var rest = Polynomial.Zero;
        var left = numerator;
        for (var step = 0; step < MostSteps && !left.IsZero; step++)
        {
            context.Spend(left.Terms.Count);
            var largest = left.Terms.MaxBy(term => term, MonomialOrder.Instance)!;
            if (Quotient(largest, leading) is not { } ratio)
            {
                rest += Polynomial.Of(largest);
                left -= Polynomial.Of(largest);
                continue;
            }

            quotient += Polynomial.Of(ratio);
            left -= Products.Multiply(Polynomial.Of(ratio), divisor, context);
        }

        return (quotient, rest + left);
    }

    private static Term? Quotient(Term term, Term divisor)
    {
        var factors = new List<Factor>();
        foreach (var factor in term.Factors)
        {
            var exponent = factor.Exponent - ExponentIn(divisor, factor.Atom);
            if (!exponent.IsZero)
                factors.Add(factor with { Exponent = exponent });
        }

        return divisor.Factors.All(factor => Rational.Compare(ExponentIn(term, factor.Atom), factor.Exponent) >= 0)
            ? new Term(term.Coefficient / divisor.Coefficient, factors)
            : null;
    }

    private static Rational ExponentIn(Term term, Atom atom)
    {
        foreach (var factor in term.Factors)
        {
            if (factor.Atom.Key == atom.Key)
                return factor.Exponent;
        }

        return Rational.Zero;
    }

    private sealed class MonomialOrder : IComparer<Term>
    {
        public static readonly MonomialOrder Instance = new();

        public int Compare(Term? x, Term? y)
        {
            if (x is null || y is null)
                return Comparer<bool>.Default.Compare(x is not null, y is not null);

            foreach (var atom in x.Factors.Concat(y.Factors).Select(factor => factor.Atom).OrderBy(atom => atom.Key, StringComparer.Ordinal))
            {
                var order = Rational.Compare(ExponentIn(x, atom), ExponentIn(y, atom));
                if (order != 0)
                    return order;
            }

            return 0;
        }
    }
}
