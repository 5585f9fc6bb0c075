using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Expectations of sums of products of vectors and matrices in which the random vector z or matrix Λ stands once, or as z zᵀ.</summary>
internal sealed class MeanSubstitution(Law law, string variable, Reduction reduction)
{
    private readonly RewritingContext context = reduction.Context;

    /// <summary>E of a vector, such as A z + b, or of a matrix, such as A z zᵀ + B; null where it is not of this form.</summary>
    public Expr? Of(Expr body) => context.KindOf(body) switch
    {
        ShapeKind.Vector or ShapeKind.Row => OfVector(body),
        ShapeKind.Matrix => OfMatrix(body),
        _ => null,
    };

    /// <summary>E of a scalar that is linear in the matrix Λ, of Λ⁻¹ or of log|Λ|: tr(A Λ), xᵀ Λ x.</summary>
    public Polynomial? OfScalar(Polynomial body)
    {
        var sum = Polynomial.Zero;
        foreach (var term in body.Terms)
        {
            var (outside, inside) = Kernel.Split(term, variable);
            if (inside.Factors.Count == 0)
            {
                sum += outside;
                continue;
            }

            if (inside.Factors is not [{ Exponent.IsOne: true, Atom: var atom }] || OfAtom(atom.Expression) is not { } value)
                return null;

            sum += Products.Multiply(outside, reduction.Read(value), context);
        }

        return sum;
    }

    private Expr? OfAtom(Expr atom)
    {
        if (IsVariable(atom is Call { Function: Function.LogDeterminant, Arguments: [var determined] } ? determined : atom))
            return atom is Call ? law.LogDeterminantMean : law.Mean;

        var factors = atom switch
        {
            Call { Function: Function.Trace, Arguments: [var traced] } => Factors(traced),
            Binary { Operator: BinaryOperator.Multiply } product => Factors(product),
            ViNotebooks.Expressions.Index { Target: var target } => [target],
            _ => [],
        };
        if (Replaced(factors) is not { } replaced)
            return null;

        var whole = Make.Product(replaced);
        return atom switch
        {
            Call call => new Call(call.Function, [whole]),
            ViNotebooks.Expressions.Index index => index with { Target = whole },
            _ => whole,
        };
    }

    private Expr? OfVector(Expr body)
    {
        var sum = new List<Expr>();
        foreach (var term in Canonical.Of(body, context).Terms)
        {
            var (scalar, word) = VectorRules.Split(term);
            if (scalar.Factors.Any(factor => factor.Atom.Symbols.Contains(variable)))
                return null;

            var isFree = word.All(factor => !Traversal.Symbols(factor).Contains(variable));
            if ((isFree ? word : Replaced(word)) is not { } replaced)
                return null;

            sum.Add(Make.Multiply(Assembler.ToExpr(scalar), Make.Product(replaced)));
        }

        var value = Make.Sum(sum);
        return Simplifier.Simplify(context.KindOf(body) == ShapeKind.Row ? Make.Call(Function.Transpose, value) : value, reduction.Names);
    }

    private Expr? OfMatrix(Expr body)
    {
        var sum = new List<Expr>();
        foreach (var (coefficient, word) in MatrixRules.Of(body, context).Terms)
        {
            if (coefficient.Terms.Any(term => term.Factors.Any(factor => factor.Atom.Symbols.Contains(variable))))
                return null;

            var scale = Assembler.ToExpr(coefficient);
            if (word.Factors.Count == 0)
            {
                sum.Add(Make.Multiply(scale, word.Size is null ? Make.Call(Function.Identity) : Make.Call(Function.Identity, word.Size)));
                continue;
            }

            var isFree = word.Factors.All(factor => !Traversal.Symbols(factor).Contains(variable));
            if ((isFree ? word.Factors : Replaced(word.Factors)) is not { } replaced)
                return null;

            sum.Add(Make.Multiply(scale, Make.Product(replaced)));
        }

        return Simplifier.Simplify(Make.Sum(sum), reduction.Names);
    }

    // one factor that is the variable, its transpose or its inverse; or z zᵀ, with E z zᵀ = S + m mᵀ
    private IReadOnlyList<Expr>? Replaced(IReadOnlyList<Expr> factors)
    {
        var places = Enumerable.Range(0, factors.Count).Where(i => Traversal.Symbols(factors[i]).Contains(variable)).ToList();
        switch (places)
        {
            case [var place] when Mean(factors[place]) is { } mean:
                return [.. factors.Take(place), mean, .. factors.Skip(place + 1)];
            case [var first, var second] when second == first + 1 && IsVariable(factors[first])
                && factors[second] is Call { Function: Function.Transpose, Arguments: [var transposed] } && IsVariable(transposed)
                && law is { Mean: { } mean, Variance: { } covariance, Shape.Kind: ShapeKind.Vector }:
                var secondMoment = Make.Add(covariance, Make.Multiply(mean, Make.Call(Function.Transpose, mean)));
                return [.. factors.Take(first), secondMoment, .. factors.Skip(second + 1)];
            default:
                return null;
        }
    }

    private Expr? Mean(Expr factor) => factor switch
    {
        Symbol when IsVariable(factor) => law.Mean,
        Call { Function: Function.Transpose, Arguments: [var inner] } when IsVariable(inner) && law.Mean is { } mean => Make.Call(Function.Transpose, mean),
        Call { Function: Function.Inverse, Arguments: [var inner] } when IsVariable(inner) => law.InverseMean,
        _ => null,
    };

    private bool IsVariable(Expr expression) => expression is Symbol symbol && symbol.Name == variable;

    private static IReadOnlyList<Expr> Factors(Expr product) => product is Binary { Operator: BinaryOperator.Multiply } binary
        ? [.. Factors(binary.Left), .. Factors(binary.Right)]
        : [product];
}
