using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;
using Index = ViNotebooks.Expressions.Index;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>A scalar that is linear or quadratic in a vector z.</summary>
internal abstract record VectorForm;

/// <summary>cᵀz.</summary>
internal sealed record LinearForm(Expr Vector) : VectorForm;

/// <summary>z at a position.</summary>
internal sealed record ElementForm(Expr Position) : VectorForm;

/// <summary>zᵀ M z.</summary>
internal sealed record QuadraticForm(Expr Matrix) : VectorForm;

/// <summary>Reads factors of canonical terms as forms of a vector.</summary>
internal static class VectorForms
{
    public static VectorForm? Of(Factor factor, string z, Reduction reduction)
    {
        var context = reduction.Context;
        switch (factor.Atom.Expression)
        {
            case Index { Target: Symbol target, Indices: [var position] } when target.Name == z && !Traversal.Symbols(position).Contains(z):
                return new ElementForm(position);
            case Fold { Kind: FoldKind.Sum } fold:
                return context.InFold(name => OfFold(fold, name, z, reduction));
            case Binary { Operator: BinaryOperator.Multiply } product:
                return OfWord(Factors(product), z);
            default:
                return null;
        }
    }

    /// <summary>The vector whose element at index is given, where every use of the index is the element of a vector; null where it is not.</summary>
    public static Expr? Vector(Expr element, string index, Expr length)
    {
        var whole = Substitution.Replace(element, node =>
            node is Index { Target: Symbol vector, Indices: [Symbol position] } && position.Name == index ? vector : null);
        if (Traversal.Symbols(whole).Contains(index))
            return null;

        // a number times the vector of ones
        return ReferenceEquals(whole, element) ? Make.Multiply(element, Make.Call(Function.Diagonal, Make.Call(Function.Identity, length))) : whole;
    }

    private static VectorForm? OfFold(Fold fold, string name, string z, Reduction reduction)
    {
        if (fold.From != Number.One)
            return null;

        var body = reduction.Read(Substitution.Symbols(fold.Body, new Dictionary<string, Expr> { [fold.Variable] = new Symbol(name) }));
        if (body.Terms is not [var term])
            return null;

        var (outside, inside) = Kernel.Split(term, z);
        if (inside.Factors is not [{ Atom.Expression: Index { Target: Symbol target, Indices: [Symbol position] } } factor]
            || target.Name != z || position.Name != name
            || Kinds.LengthOf(target, reduction.Context) is not { } length || fold.To != length
            || Vector(Assembler.ToExpr(outside), name, length) is not { } vector)
        {
            return null;
        }

        if (factor.Exponent.IsOne)
            return new LinearForm(vector);

        // Σ cⱼ zⱼ² = zᵀ diag(c) z
        if (factor.Exponent != 2)
            return null;

        return new QuadraticForm(outside.IsOne
            ? Make.Call(Function.Identity, length)
            : outside.Terms.Any(part => part.Factors.Any(other => other.Atom.Symbols.Contains(name)))
                ? Make.Call(Function.Diagonal, vector)
                : Make.Multiply(Assembler.ToExpr(outside), Make.Call(Function.Identity, length)));
    }

    // uᵀ M … w
    private static VectorForm? OfWord(IReadOnlyList<Expr> factors, string z)
    {
        if (factors[0] is not Call { Function: Function.Transpose, Arguments: [var left] })
            return null;

        var right = factors[^1];
        var matrices = factors.Skip(1).SkipLast(1).ToList();
        if (matrices.Count == 0 || matrices.Any(matrix => Traversal.Symbols(matrix).Contains(z)))
            return null;

        var isLeft = left is Symbol first && first.Name == z;
        var isRight = right is Symbol last && last.Name == z;
        if ((isLeft, isRight) == (true, true))
            return new QuadraticForm(Make.Product(matrices));

        if (isLeft && !Traversal.Symbols(right).Contains(z))
            return new LinearForm(Make.Product([.. matrices, right]));

        return isRight && !Traversal.Symbols(left).Contains(z)
            ? new LinearForm(Make.Product([.. matrices.AsEnumerable().Reverse().Select(matrix => Make.Call(Function.Transpose, matrix)), left]))
            : null;
    }

    private static IReadOnlyList<Expr> Factors(Expr product) => product is Binary { Operator: BinaryOperator.Multiply } binary
        ? [.. Factors(binary.Left), binary.Right]
        : [product];
}
