using ViNotebooks.Expressions.Printing;

namespace ViNotebooks.Expressions.Rewriting;

/// <summary>A product of matrices (and of outer products: a vector, then a row) in order; of none, the identity of some size.</summary>
internal sealed class MatrixWord(IReadOnlyList<Expr> factors, Expr? size = null)
{
    public IReadOnlyList<Expr> Factors { get; } = factors;

    /// <summary>The size of the identity, where it is known.</summary>
    public Expr? Size { get; } = size;

    public string Key { get; } = KeyOf(factors);

    public static string KeyOf(IEnumerable<Expr> factors) => string.Join(" ", factors.Select(InfixPrinter.Print));
}

/// <summary>A sum of words, each times a scalar.</summary>
internal sealed class MatrixForm
{
    private MatrixForm(IReadOnlyList<(Polynomial Coefficient, MatrixWord Word)> terms) => Terms = terms;

    public IReadOnlyList<(Polynomial Coefficient, MatrixWord Word)> Terms { get; }

    public static MatrixForm Of(params IReadOnlyList<Expr> factors) => new([(Polynomial.One, new MatrixWord(factors))]);

    public static MatrixForm Identity(Expr? size) => new([(Polynomial.One, new MatrixWord([], size))]);

    /// <summary>Collects equal words and drops those that cancel.</summary>
    public static MatrixForm Sum(IEnumerable<(Polynomial Coefficient, MatrixWord Word)> terms)
    {
        var collected = new SortedDictionary<string, (Polynomial Coefficient, MatrixWord Word)>(StringComparer.Ordinal);
        foreach (var (coefficient, word) in terms)
        {
            collected[word.Key] = collected.TryGetValue(word.Key, out var old)
                ? (old.Coefficient + coefficient, old.Word.Size is null ? word : old.Word)
                : (coefficient, word);
        }

        return new([.. collected.Values.Where(term => !term.Coefficient.IsZero)]);
    }

    public static MatrixForm operator +(MatrixForm a, MatrixForm b) => Sum(a.Terms.Concat(b.Terms));

    public static MatrixForm operator -(MatrixForm a) => new([.. a.Terms.Select(term => (-term.Coefficient, term.Word))]);

    public MatrixForm Times(Polynomial scalar, RewritingContext context) =>
        Sum(Terms.Select(term => (Products.Multiply(term.Coefficient, scalar, context), term.Word)));
}
