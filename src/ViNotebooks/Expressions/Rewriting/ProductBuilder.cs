using System.Numerics;

namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Multiplies factors together: powers of the same atom are merged, and so are exponentials.</summary>
internal sealed class ProductBuilder(RewritingContext context)
{
    private const int MostExpandedTerms = 200;

    private readonly SortedDictionary<string, Factor> factors = new(StringComparer.Ordinal);
    private Polynomial exponent = Polynomial.Zero;
    private Polynomial rest = Polynomial.One;

    public Rational Coefficient { get; private set; } = 1;

    public ProductBuilder Times(Rational number)
    {
        Coefficient *= number;
        if (BigInteger.Abs(Coefficient.Numerator).GetBitLength() > 4000 || Coefficient.Denominator.GetBitLength() > 4000)
            throw new RewritingStoppedException("A number of more than a thousand digits.");

        return this;
    }

    public ProductBuilder Times(Term term)
    {
        Times(term.Coefficient);
        foreach (var factor in term.Factors)
            Times(factor.Atom, factor.Exponent);

        return this;
    }

    public ProductBuilder Times(Atom atom, Rational power)
    {
        context.Spend(1 + (atom.Key.Length / 64));

        // exp(u)^a exp(v) = exp(a u + v)
        if (atom is { Kind: AtomKind.Exp, Inner: { } inner })
            exponent += inner.Times(power);
        else
            factors[atom.Key] = factors.TryGetValue(atom.Key, out var old) ? old with { Exponent = old.Exponent + power } : new Factor(atom, power);

        return this;
    }

    public ProductBuilder Times(Polynomial polynomial)
    {
        if (polynomial.Terms is [var only])
            return Times(only);

        rest = Products.Multiply(rest, polynomial, context);
        return this;
    }

    public ProductBuilder TimesExp(Polynomial argument)
    {
        exponent += argument;
        return this;
    }

    public Polynomial ToPolynomial()
    {
        if (Coefficient.IsZero || rest.IsZero)
            return Polynomial.Zero;

        var left = Polynomial.Zero;
        while (!exponent.IsZero)
        {
            var argument = exponent + left;
            exponent = Polynomial.Zero;
            left = ExpRules.Extract(argument, this, context);
        }

        if (!left.IsZero)
        {
            var exp = ExpRules.Atom(left, context);
            factors[exp.Key] = new Factor(exp, 1);
        }

        // |u|² = u²; what comes of it may bring in further absolute values
        while (factors.Values.FirstOrDefault(factor => factor is { Atom: { Kind: AtomKind.Abs, Inner: not null }, Exponent: { IsZero: false, IsEven: true } }) is { Atom: not null } even)
        {
            factors.Remove(even.Atom.Key);
            Times(PowerRules.Power(even.Atom.Inner!, even.Exponent, context));
        }

        var kept = new List<Factor>(factors.Count);
        foreach (var factor in factors.Values.Where(factor => !factor.Exponent.IsZero))
        {
            if (factor.Atom.Kind == AtomKind.Prime)
            {
                KeepRoot(factor, kept);
            }
            else
            {
                kept.Add(factor);
            }
        }

        return Expanded(kept);
    }

    // p^(n + r) = pⁿ p^r with n whole and 0 < r < 1
    private void KeepRoot(Factor factor, List<Factor> kept)
    {
        var whole = Rational.Floor(factor.Exponent);
        if (BigInteger.Abs(whole) > 4000)
            throw new RewritingStoppedException("A power that is too large.");

        Times(Rational.Power(((Number)factor.Atom.Expression).Digits, (int)whole));
        if (factor.Exponent - whole is { IsZero: false } root)
            kept.Add(factor with { Exponent = root });
    }

    private Polynomial Expanded(List<Factor> kept)
    {
        var sums = kept.Where(IsExpandable).ToList();
        var size = sums.Aggregate(1.0, (count, sum) => count * Math.Pow(sum.Atom.Inner!.Terms.Count, (double)sum.Exponent.Numerator));
        if (sums.Count == 0 || size > MostExpandedTerms)
            return Products.Multiply(Polynomial.Of(new Term(Coefficient, kept)), rest, context);

        var product = Products.Multiply(
            Polynomial.Of(new Term(Coefficient, [.. kept.Where(factor => !IsExpandable(factor))])), rest, context);
        foreach (var sum in sums)
            product = Products.Multiply(product, PowerRules.Power(sum.Atom.Inner!, sum.Exponent, context), context);

        return product;
    }

    private static bool IsExpandable(Factor factor) =>
        factor is { Atom: { Kind: AtomKind.Sum, Inner: not null }, Exponent: { IsInteger: true, Sign: > 0 } };
}
