using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;
using Index = ViNotebooks.Expressions.Index;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Log densities of vectors up to constants.</summary>
internal static class VectorKernels
{
    // −½ zᵀ P z + bᵀ z: N(P⁻¹ b, P⁻¹) for symmetric positive definite P
    public static (string, Sequence<Expr>)? Normal(Polynomial sum, string z, Reduction reduction)
    {
        var context = reduction.Context;
        var precision = new List<Expr>();
        var linear = new List<Expr>();
        foreach (var term in sum.Terms)
        {
            var (outside, inside) = Kernel.Split(term, z);
            if (inside.Factors.Count == 0)
                continue;

            if (inside.Factors is not [{ Exponent.IsOne: true } factor] || VectorForms.Of(factor, z, reduction) is not { } form)
                return null;

            switch (form)
            {
                case QuadraticForm { Matrix: var matrix }:
                    precision.Add(Make.Multiply(Assembler.ToExpr(-outside), Doubled(matrix, context)));
                    break;
                case LinearForm { Vector: var vector }:
                    linear.Add(Make.Multiply(Assembler.ToExpr(outside), vector));
                    break;
                default:
                    return null;
            }
        }

        if (precision.Count == 0)
            return null;

        var covariance = Simplifier.Simplify(Make.Call(Function.Inverse, Make.Sum(precision)), reduction.Names);
        var mean = linear.Count == 0
            ? Make.Multiply(Number.Zero, new Symbol(z))
            : Simplifier.Simplify(Make.Multiply(covariance, Make.Sum(linear)), reduction.Names);
        if (linear.Count == 0)
        {
            var length = Kinds.LengthOf(new Symbol(z), context);
            if (length is null)
                return null;

            mean = Make.Multiply(Number.Zero, Make.Call(Function.Diagonal, Make.Call(Function.Identity, length)));
        }

        return ("MultivariateNormal", [mean, covariance]);
    }

    // Σ cₖ log zₖ on the simplex: Dirichlet(c + 1)
    public static (string, Sequence<Expr>)? Dirichlet(Polynomial sum, string z, Reduction reduction)
    {
        var context = reduction.Context;
        if (Kinds.LengthOf(new Symbol(z), context) is not { } length)
            return null;

        Expr total = Make.Call(Function.Diagonal, Make.Call(Function.Identity, length));
        var elements = new Dictionary<int, Polynomial>();
        foreach (var term in sum.Terms)
        {
            var (outside, inside) = Kernel.Split(term, z);
            switch (inside.Factors)
            {
                case []:
                    continue;
                case [{ Exponent.IsOne: true, Atom.Expression: Fold { Kind: FoldKind.Sum } fold }] when fold.From == Number.One && fold.To == length:
                    if (context.InFold(name => LogWeights(fold, name, z, length, reduction)) is not { } weights)
                        return null;

                    total = Make.Add(total, Make.Multiply(Assembler.ToExpr(outside), weights));
                    break;
                case [{ Exponent.IsOne: true, Atom: { Kind: AtomKind.Log, Inner: { } inner } }]
                    when inner.AsAtom?.Expression is Index { Target: Symbol target, Indices: [Number position] } && target.Name == z:
                    var k = (int)position.Digits;
                    elements[k] = elements.GetValueOrDefault(k, Polynomial.Zero) + outside;
                    break;
                default:
                    return null;
            }
        }

        if (elements.Count == 0)
            return ("Dirichlet", [Simplifier.Simplify(total, reduction.Names)]);

        // written out element by element
        if (total is Binary || length is not Number { DecimalPlaces: 0 } size)
            return null;

        var items = Enumerable.Range(1, (int)size.Digits)
            .Select(k => Assembler.ToExpr(elements.GetValueOrDefault(k, Polynomial.Zero) + Polynomial.One));
        return ("Dirichlet", [new VectorLiteral(items.ToSequence())]);
    }

    private static Expr? LogWeights(Fold fold, string name, string z, Expr length, Reduction reduction)
    {
        var body = reduction.Read(Substitution.Symbols(fold.Body, new Dictionary<string, Expr> { [fold.Variable] = new Symbol(name) }));
        if (body.Terms is not [var term])
            return null;

        var (outside, inside) = Kernel.Split(term, z);
        return inside.Factors is [{ Exponent.IsOne: true, Atom: { Kind: AtomKind.Log, Inner: { } inner } }]
            && inner.AsAtom?.Expression is Index { Target: Symbol target, Indices: [Symbol position] }
            && target.Name == z && position.Name == name
            ? VectorForms.Vector(Assembler.ToExpr(outside), name, length)
            : null;
    }

    // M + Mᵀ
    private static Expr Doubled(Expr matrix, RewritingContext context) =>
        InverseRules.IsPositiveDefinite(matrix, context) || matrix is Call { Function: Function.Identity or Function.Diagonal }
            ? Make.Multiply(Number.Two, matrix)
            : Make.Add(matrix, Make.Call(Function.Transpose, matrix));
}
