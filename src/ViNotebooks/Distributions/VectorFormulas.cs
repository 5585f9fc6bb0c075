using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions;

/// <summary>Sums over the elements of vectors that may be written out or symbols.</summary>
internal static class VectorFormulas
{
    private static readonly string[] IndexNames = ["i", "j", "k", "l", "m", "n"];

    /// <summary>log 2π.</summary>
    public static Expr LogTwoPi { get; } = Log(2 * Pi);

    /// <summary>The vector of ones, diag(I).</summary>
    public static Expr Ones(Expr length) => Call(Function.Diagonal, Call(Function.Identity, length));

    public static Expr Total(Expr vector) => Call(Function.SumOf, vector);

    public static Expr Dot(Expr left, Expr right) => Call(Function.Dot, left, right);

    public static Expr Transposed(Expr value) => Call(Function.Transpose, value);

    public static Expr LogDeterminant(Expr matrix) => matrix is Call { Function: Function.Inverse, Arguments: [var inverse] }
        ? -Call(Function.LogDeterminant, inverse)
        : Call(Function.LogDeterminant, matrix);

    /// <summary>A⁻¹ b.</summary>
    public static Expr Solve(Expr matrix, Expr right) => matrix is Call { Function: Function.Inverse, Arguments: [var inverse] }
        ? Make.Multiply(inverse, right)
        : Call(Function.Solve, matrix, right);

    /// <summary>The element at an index that counts from 1.</summary>
    public static Expr Element(Expr vector, Expr index) =>
        vector is VectorLiteral literal && Whole(index) is { } i && i >= 1 && i <= literal.Items.Count
            ? literal.Items[(int)i - 1]
            : Make.Index(vector, index);

    /// <summary>Σ of a term for each index of a vector; written out for a vector that is.</summary>
    public static Expr SumOver(Expr vector, Func<Expr, Expr> term, params ReadOnlySpan<Expr> others)
    {
        if (vector is VectorLiteral literal)
        {
            return Sum(Enumerable.Range(1, literal.Items.Count).Select(i => term(Make.Number(i))));
        }

        var index = FreshIndex([vector, .. others]);
        return new Fold(FoldKind.Sum, index, One, Sizes.LengthOf(vector), term(new Symbol(index)));
    }

    /// <summary>A name for the index of a sum that none of the expressions uses.</summary>
    public static string FreshIndex(params ReadOnlySpan<Expr> expressions)
    {
        var taken = new HashSet<string>();
        foreach (var expression in expressions)
        {
            taken.UnionWith(Traversal.All(expression).OfType<Symbol>().Select(symbol => symbol.Name));
        }

        return Array.Find(IndexNames, name => !taken.Contains(name)) ?? Substitution.FreshName("i", taken);
    }

    /// <summary>x (x − 1) … (x − n + 1).</summary>
    public static Expr Falling(Expr x, int n)
    {
        var product = One;
        for (var i = 0; i < n; i++)
        {
            product *= x - i;
        }

        return product;
    }

    /// <summary>|Σ pᵢ − 1| ≤ 10⁻⁹: what a vector of doubles can meet.</summary>
    public static Expr SumsToOne(Expr vector) => new Comparison(
        Relation.LessOrEqual, Call(Function.Abs, Make.Subtract(Total(vector), One)), new Number(System.Numerics.BigInteger.One, 9));
}
