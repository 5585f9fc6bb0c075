using System.Numerics;

namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Products of sums, and what the terms of a sum have in common.</summary>
internal static class Products
{
    private const int MostExpandedTerms = 200;

    public static Polynomial Multiply(Polynomial a, Polynomial b, RewritingContext context)
    {
        if (a.IsZero || b.IsZero)
            return Polynomial.Zero;

        if (a.IsConstant)
            return b.Times(a.Value);

        if (b.IsConstant)
            return a.Times(b.Value);

        if (a.Terms.Count * b.Terms.Count > MostExpandedTerms)
        {
            return new ProductBuilder(context)
                .Times(AsFactor(a, context))
                .Times(AsFactor(b, context))
                .ToPolynomial();
        }

        var terms = new List<Term>();
        foreach (var left in a.Terms)
        {
            foreach (var right in b.Terms)
                terms.AddRange(Multiply(left, right, context).Terms);
        }

        return Polynomial.Sum(terms);
    }

    /// <summary>What all terms have in common: a positive number, powers of atoms that may be drawn out, and the sum without them.</summary>
    public static (Rational Number, IReadOnlyList<Factor> Factors, Polynomial Primitive) Content(
        Polynomial sum, Func<Atom, bool> mayDrawOut, RewritingContext context)
    {
        var divisor = BigInteger.Zero;
        var multiple = BigInteger.One;
        foreach (var term in sum.Terms)
        {
            divisor = BigInteger.GreatestCommonDivisor(divisor, term.Coefficient.Numerator);
            multiple *= term.Coefficient.Denominator / BigInteger.GreatestCommonDivisor(multiple, term.Coefficient.Denominator);
        }

        var number = new Rational(divisor.IsZero ? 1 : divisor, multiple);
        var common = CommonFactors(sum).Where(factor => mayDrawOut(factor.Atom)).ToList();
        var primitive = sum.Times(Rational.One / number);
        if (common.Count > 0)
        {
            var inverse = new Term(1, [.. common.Select(factor => factor with { Exponent = -factor.Exponent })]);
            primitive = Polynomial.Sum(primitive.Terms.SelectMany(
                term => new ProductBuilder(context).Times(term).Times(inverse).ToPolynomial().Terms));
        }

        return (number, common, primitive);
    }

    private static Polynomial Multiply(Term a, Term b, RewritingContext context)
    {
        context.Spend(1 + a.Factors.Count + b.Factors.Count);
        if (a.Factors.Count == 0)
            return Polynomial.Of(b.WithCoefficient(a.Coefficient * b.Coefficient));

        if (b.Factors.Count == 0)
            return Polynomial.Of(a.WithCoefficient(a.Coefficient * b.Coefficient));

        return Plain(a, b) ?? new ProductBuilder(context).Times(a).Times(b).ToPolynomial();
    }

    // most products merge sorted lists of symbols, where nothing else can happen
    private static Polynomial? Plain(Term a, Term b)
    {
        var merged = new List<Factor>(a.Factors.Count + b.Factors.Count);
        var i = 0;
        var j = 0;
        while (i < a.Factors.Count || j < b.Factors.Count)
        {
            var order = i == a.Factors.Count ? 1
                : j == b.Factors.Count ? -1
                : string.CompareOrdinal(a.Factors[i].Atom.Key, b.Factors[j].Atom.Key);
            var next = order <= 0 ? a.Factors[i] : b.Factors[j];
            if (next.Atom.Kind is AtomKind.Exp or AtomKind.Prime or AtomKind.Abs or AtomKind.Sum)
                return null;

            if (order == 0)
                next = next with { Exponent = next.Exponent + b.Factors[j].Exponent };

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
            if (!next.Exponent.IsZero)
                merged.Add(next);
        }

        return Polynomial.Of(new Term(a.Coefficient * b.Coefficient, merged));
    }

    private static Polynomial AsFactor(Polynomial sum, RewritingContext context)
    {
        if (sum.Terms.Count == 1)
            return sum;

        var (number, factors, primitive) = Content(sum, _ => true, context);
        var builder = new ProductBuilder(context).Times(number).Times(PowerRules.SumAtom(primitive, context), 1);
        foreach (var factor in factors)
            builder.Times(factor.Atom, factor.Exponent);

        return builder.ToPolynomial();
    }

    // an atom that some term lacks has exponent 0 there, so a negative exponent elsewhere is drawn out too
    private static IEnumerable<Factor> CommonFactors(Polynomial sum)
    {
        var seen = new SortedDictionary<string, (Atom Atom, Rational Least, int Count)>(StringComparer.Ordinal);
        foreach (var factor in sum.Terms.SelectMany(term => term.Factors))
        {
            seen[factor.Atom.Key] = seen.TryGetValue(factor.Atom.Key, out var old)
                ? (old.Atom, Rational.Compare(factor.Exponent, old.Least) < 0 ? factor.Exponent : old.Least, old.Count + 1)
                : (factor.Atom, factor.Exponent, 1);
        }

        return seen.Values
            .Where(item => item.Count == sum.Terms.Count || item.Least.Sign < 0)
            .Select(item => new Factor(item.Atom, item.Least));
    }
}
