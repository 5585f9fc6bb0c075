using ViNotebooks.Expressions.Printing;

namespace ViNotebooks.Expressions.Rewriting;

/// <summary>What is known of the sign of something wherever it is defined on the declared domain.</summary>
internal enum KnownSign
{
    Unknown,
    Nonnegative,
    Positive,
}

internal enum AtomKind
{
    /// <summary>A symbol, an element, a function of canonical arguments, a fold: nothing is known of its inside.</summary>
    Plain,

    /// <summary>A prime (or a large number that was not factored), standing under a root.</summary>
    Prime,

    /// <summary>exp of <see cref="Atom.Inner"/>; a term has at most one.</summary>
    Exp,

    /// <summary>log of <see cref="Atom.Inner"/>, which cannot be split.</summary>
    Log,

    /// <summary>|<see cref="Atom.Inner"/>|, of unknown sign.</summary>
    Abs,

    /// <summary>A sum of several terms, standing under a root or in a denominator.</summary>
    Sum,

    /// <summary>A product of matrices that ends in a vector: <see cref="Atom.Word"/>.</summary>
    Word,
}

/// <summary>Something that the rewriting of products and sums does not look into, in canonical form.</summary>
internal sealed class Atom(Expr expression, AtomKind kind, KnownSign sign, bool isVector)
{
    private IReadOnlySet<string>? symbols;

    public string Key { get; } = InfixPrinter.Print(expression);

    public Expr Expression { get; } = expression;

    public AtomKind Kind { get; } = kind;

    public KnownSign Sign { get; } = sign;

    /// <summary>Whether it is a vector, on which everything works element by element.</summary>
    public bool IsVector { get; } = isVector;

    public Polynomial? Inner { get; init; }

    public IReadOnlyList<Expr> Word { get; init; } = [];

    /// <summary>The free symbols.</summary>
    public IReadOnlySet<string> Symbols => symbols ??= Traversal.Symbols(Expression);
}

/// <summary>Atom^Exponent. An exponent that is not whole stands only on atoms that are never negative.</summary>
internal readonly record struct Factor(Atom Atom, Rational Exponent);

/// <summary>A rational coefficient times powers of distinct atoms in the order of their keys.</summary>
internal sealed class Term(Rational coefficient, IReadOnlyList<Factor> factors)
{
    private string? key;

    public Rational Coefficient { get; } = coefficient;

    public IReadOnlyList<Factor> Factors { get; } = factors;

    /// <summary>Equal for two terms that differ only in their coefficients.</summary>
    public string Key => key ??= string.Concat(Factors.Select(factor => $"{factor.Atom.Key}^{factor.Exponent};"));

    public bool IsVector => Factors.Any(factor => factor.Atom.IsVector);

    public Term WithCoefficient(Rational coefficient) => new(coefficient, Factors) { key = Key };
}

/// <summary>A sum of terms with distinct keys, none zero, in the order of their keys.</summary>
internal sealed class Polynomial
{
    public static readonly Polynomial Zero = new([]);
    public static readonly Polynomial One = Constant(1);

    private Polynomial(IReadOnlyList<Term> terms) => Terms = terms;

    public IReadOnlyList<Term> Terms { get; }

    public bool IsZero => Terms.Count == 0;

    public bool IsOne => IsConstant && Value.IsOne;

    /// <summary>Whether it is a rational number.</summary>
    public bool IsConstant => Terms.Count == 0 || (Terms.Count == 1 && Terms[0].Factors.Count == 0);

    /// <summary>The number that a constant is.</summary>
    public Rational Value => Terms.Count == 0 ? Rational.Zero : Terms[0].Coefficient;

    public bool IsVector => Terms.Any(term => term.IsVector);

    /// <summary>The only atom, where it is an atom and nothing more.</summary>
    public Atom? AsAtom => Terms is [{ Coefficient.IsOne: true, Factors: [{ Exponent.IsOne: true } factor] }] ? factor.Atom : null;

    public static Polynomial Constant(Rational value) => value.IsZero ? Zero : new([new Term(value, [])]);

    public static Polynomial Of(Term term) => term.Coefficient.IsZero ? Zero : new([term]);

    public static Polynomial Of(Atom atom) => new([new Term(1, [new Factor(atom, 1)])]);

    /// <summary>Adds up terms, collecting those that differ only in their coefficients.</summary>
    public static Polynomial Sum(IEnumerable<Term> terms)
    {
        var collected = new Dictionary<string, Term>();
        foreach (var term in terms)
        {
            collected[term.Key] = collected.TryGetValue(term.Key, out var other)
                ? other.WithCoefficient(other.Coefficient + term.Coefficient)
                : term;
        }

        return new([.. collected.Values.Where(term => !term.Coefficient.IsZero).OrderBy(term => term.Key, StringComparer.Ordinal)]);
    }

    public static Polynomial operator +(Polynomial a, Polynomial b) =>
        a.IsZero ? b : b.IsZero ? a : Sum(a.Terms.Concat(b.Terms));

    public static Polynomial operator -(Polynomial a) => a.Times(-1);

    public static Polynomial operator -(Polynomial a, Polynomial b) => a + -b;

    public Polynomial Times(Rational factor)
    {
        if (factor.IsOne)
            return this;

        return factor.IsZero ? Zero : new([.. Terms.Select(term => term.WithCoefficient(term.Coefficient * factor))]);
    }
}
