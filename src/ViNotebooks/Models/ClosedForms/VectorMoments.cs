using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;
using Index = ViNotebooks.Expressions.Index;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Expectations of scalars over the law of a vector, term by term.</summary>
internal sealed class VectorMoments(Law law, string z, Reduction reduction)
{
    private readonly RewritingContext context = reduction.Context;

    public Polynomial? Of(Polynomial body)
    {
        var sum = Polynomial.Zero;
        foreach (var group in body.Terms.Select(term => Kernel.Split(term, z)).GroupBy(split => split.Inside.Key))
        {
            var outside = group.Aggregate(Polynomial.Zero, (total, split) => total + split.Outside);
            if (OfInside(group.First().Inside) is not { } value)
                return null;

            sum += Products.Multiply(outside, value, context);
        }

        return sum;
    }

    private Polynomial? OfInside(Term inside)
    {
        if (inside.Factors.Count == 0)
            return Polynomial.One;

        var mark = reduction.Mark;
        Func<Term, Polynomial?>[] ways = [OfForms, OfCoordinate, OfExponential, OfIndependent, OfSum];
        foreach (var way in ways)
        {
            if (way(inside) is { } value)
                return value;

            reduction.TakeBack(mark);
        }

        return null;
    }

    // E cᵀz = cᵀm; E zᵀMz = mᵀMm + tr(M S); E cᵀz dᵀz = cᵀm dᵀm + cᵀS d
    private Polynomial? OfForms(Term inside)
    {
        var forms = new List<VectorForm>();
        foreach (var factor in inside.Factors)
        {
            if (VectorForms.Of(factor, z, reduction) is not { } form || factor.Exponent is not { IsInteger: true, Sign: > 0 })
                return null;

            for (var i = 0; i < (int)factor.Exponent.Numerator && forms.Count < 3; i++)
                forms.Add(form);
        }

        if (law.Mean is not { } mean)
            return null;

        switch (forms)
        {
            case [QuadraticForm { Matrix: var matrix }] when law.Variance is { } covariance:
                var atMean = Make.Multiply(Make.Multiply(Make.Call(Function.Transpose, mean), matrix), mean);
                return reduction.Read(Make.Add(atMean, Make.Call(Function.Trace, Make.Multiply(matrix, covariance))));
            case [LinearForm or ElementForm]:
                return reduction.Read(At(forms[0], mean));
            case [LinearForm or ElementForm, LinearForm or ElementForm] when law.Variance is { } covariance:
                return reduction.Read(Make.Add(Make.Multiply(At(forms[0], mean), At(forms[1], mean)), Bilinear(forms[0], covariance, forms[1])));
            default:
                return null;
        }
    }

    private static Expr At(VectorForm form, Expr vector) => form is LinearForm linear
        ? Make.Multiply(Make.Call(Function.Transpose, linear.Vector), vector)
        : Make.Index(vector, ((ElementForm)form).Position);

    private static Expr Bilinear(VectorForm left, Expr matrix, VectorForm right) => (left, right) switch
    {
        (ElementForm i, ElementForm j) => Make.Index(matrix, i.Position, j.Position),
        (ElementForm i, LinearForm c) => Make.Index(Make.Multiply(matrix, c.Vector), i.Position),
        (LinearForm, ElementForm) => Bilinear(right, matrix, left),
        _ => Make.Multiply(Make.Multiply(Make.Call(Function.Transpose, ((LinearForm)left).Vector), matrix), ((LinearForm)right).Vector),
    };

    // E f(zᵢ) by the law of zᵢ
    private Polynomial? OfCoordinate(Term inside)
    {
        if (Positions(inside) is not [var position] || Marginals.Of(law, position) is not { } marginal)
            return null;

        var name = Fresh(inside);
        var scalar = Substitution.Replace(Assembler.ToExpr(inside), node => IsElement(node, position) ? new Symbol(name) : null);
        if (Traversal.Symbols(scalar).Contains(z))
            return null;

        // the conditions of the whole law hold; those of the coordinate's law follow from them
        var names = Assumed.Variable(reduction.Names, name, Shape.Scalar, marginal.Support);
        var part = Reduction.Of(names, [scalar, LawSymbols.Of(law), new Symbol(name)], [.. law.Conditions, .. marginal.Conditions]);
        return new ScalarMoments(marginal, name, part).Of(part.Read(scalar)) is { } value && part.Mark == 0 ? reduction.Read(Assembler.ToExpr(value)) : null;
    }

    // E exp(cᵀz) = exp(cᵀm + ½ cᵀS c) for normal laws
    private Polynomial? OfExponential(Term inside)
    {
        if (!Marginals.IsGaussian(law) || inside.Factors is not [{ Atom: { Kind: AtomKind.Exp, Inner: { } inner } } factor]
            || law is not { Mean: { } mean, Variance: { } covariance })
        {
            return null;
        }

        var constant = Polynomial.Zero;
        var forms = new List<(Polynomial Scale, VectorForm Form)>();
        foreach (var term in inner.Times(factor.Exponent).Terms)
        {
            var (outside, part) = Kernel.Split(term, z);
            if (part.Factors.Count == 0)
                constant += outside;
            else if (part.Factors is [{ Exponent.IsOne: true } only] && VectorForms.Of(only, z, reduction) is LinearForm or ElementForm)
                forms.Add((outside, VectorForms.Of(only, z, reduction)!));
            else
                return null;
        }

        var exponent = constant;
        foreach (var (scale, form) in forms)
        {
            exponent += Products.Multiply(scale, reduction.Read(At(form, mean)), context);
            foreach (var (otherScale, other) in forms)
            {
                var product = Products.Multiply(scale, otherScale, context).Times(Rational.Half);
                exponent += Products.Multiply(product, reduction.Read(Bilinear(form, covariance, other)), context);
            }
        }

        return ExpRules.Exp(exponent, context);
    }

    // E f(zᵢ) g(zⱼ) = E f(zᵢ) E g(zⱼ) for independent coordinates i ≠ j
    private Polynomial? OfIndependent(Term inside)
    {
        if (!Marginals.AreIndependent(law) || Positions(inside) is not { Count: > 1 } positions || positions.Any(position => position is not Number))
            return null;

        var groups = inside.Factors.GroupBy(factor => Positions(new Term(1, [factor])) is [var only] ? positions.IndexOf(only) : -1).ToList();
        if (groups.Any(group => group.Key < 0))
            return null;

        var product = Polynomial.One;
        foreach (var group in groups)
        {
            if (OfInside(new Term(1, [.. group])) is not { } value)
                return null;

            product = Products.Multiply(product, value, context);
        }

        return product;
    }

    private Polynomial? OfSum(Term inside) => FoldsOutside.Of(inside, reduction, Of);

    // the positions at which z is used, or null where it is used as a whole or at a bound index
    private List<Expr>? Positions(Term inside)
    {
        var positions = new List<Expr>();
        foreach (var factor in inside.Factors)
        {
            var found = Traversal.All(factor.Atom.Expression).OfType<Index>().Where(index => index.Target is Symbol symbol && symbol.Name == z).ToList();
            var uses = Traversal.All(factor.Atom.Expression).Count(node => node is Symbol symbol && symbol.Name == z);
            if (found.Count != uses || found.Any(index => index.Indices.Count != 1 || !Traversal.Symbols(index.Indices[0]).All(factor.Atom.Symbols.Contains)))
                return null;

            positions.AddRange(found.Select(index => index.Indices[0]));
        }

        return [.. positions.Distinct()];
    }

    private bool IsElement(Expr node, Expr position) =>
        node is Index { Target: Symbol symbol, Indices: [var at] } && symbol.Name == z && at == position;

    private string Fresh(Term inside)
    {
        var taken = reduction.Names.All.Select(declaration => declaration.Name)
            .Concat(Traversal.All(Assembler.ToExpr(inside)).OfType<Symbol>().Select(symbol => symbol.Name))
            .Concat(Traversal.All(LawSymbols.Of(law)).OfType<Symbol>().Select(symbol => symbol.Name));
        return Substitution.FreshName(z, taken.ToHashSet());
    }
}
