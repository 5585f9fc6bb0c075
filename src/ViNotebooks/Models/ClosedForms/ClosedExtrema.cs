using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>
/// Where a scalar expression of one variable is largest or smallest over the kind of the variable (its declared range says only
/// where points are drawn), found where its derivative has one sign change that can be solved for.
/// </summary>
internal static class ClosedExtrema
{
    private enum DomainKind
    {
        Line,
        HalfLine,
        UnitInterval,
    }

    /// <summary>
    /// The place of the extremum, or its value, or null where there is no closed form here. Undefined where a condition under
    /// which the place is in the domain and a maximum (minimum), such as a positive coefficient, does not hold.
    /// </summary>
    public static Expr? Find(Expr body, string variable, ExtremumKind kind, Declarations names) => Reduction.OrNull(() =>
    {
        var isLargest = kind is ExtremumKind.ArgMax or ExtremumKind.Max;
        if (DomainOf(names.Find(variable)) is not { } domain || Derivative.Of(isLargest ? body : Make.Negate(body), variable, names) is not { } derivative)
            return null;

        var reduction = Reduction.Of(names, [body, new Symbol(variable)], []);
        if (Root(reduction.Read(derivative), variable, domain, reduction) is not { } root)
            return null;

        if (kind is ExtremumKind.ArgMax or ExtremumKind.ArgMin)
            return reduction.Result(root);

        var place = Assembler.ToExpr(root);
        return reduction.Result(Simplifier.Simplify(Substitution.Symbols(body, new Dictionary<string, Expr> { [variable] = place }), names));
    });

    private static DomainKind? DomainOf(Declaration? declaration) => declaration switch
    {
        null => DomainKind.Line,
        { Shape.IsScalar: false } => null,
        { Kind: SymbolKind.Real, Range: null } => DomainKind.Line,
        { Kind: SymbolKind.Positive } => DomainKind.HalfLine,
        { Kind: SymbolKind.Probability } => DomainKind.UnitInterval,
        _ => null,
    };

    // where the derivative goes from positive to negative
    private static Polynomial? Root(Polynomial derivative, string v, DomainKind domain, Reduction reduction)
    {
        var mark = reduction.Mark;
        if (OfLog(derivative, v, domain, reduction) is { } logRoot)
            return logRoot;

        reduction.TakeBack(mark);
        if (OfExponential(derivative, v, domain, reduction) is { } exponentialRoot)
            return exponentialRoot;

        reduction.TakeBack(mark);
        var cleared = domain == DomainKind.Line ? derivative : Cleared(derivative, v, domain, reduction);
        if (LinearIn.Coefficients(cleared, v, 2) is not [var c0, var c1, var c2])
            return null;

        return domain == DomainKind.Line
            ? c2.IsZero ? OnLine(c0, c1, reduction) : null
            : Between(c0, c1, c2, domain, reduction);
    }

    // a positive multiple of the derivative without powers of v and 1 − v in denominators; those of other sums stay
    private static Polynomial Cleared(Polynomial derivative, string v, DomainKind domain, Reduction reduction)
    {
        var context = reduction.Context;
        var lowest = derivative.Terms.SelectMany(term => term.Factors)
            .Where(factor => factor.Atom.Expression is Symbol symbol && symbol.Name == v)
            .Select(factor => factor.Exponent)
            .Aggregate(Rational.Zero, Least);
        var product = Products.Multiply(derivative, PowerRules.Power(reduction.Read(new Symbol(v)), -lowest, context), context);
        if (domain == DomainKind.UnitInterval)
        {
            var complement = PowerRules.SumAtom(reduction.Read(Make.Subtract(Number.One, new Symbol(v))), context);
            var power = derivative.Terms.SelectMany(term => term.Factors)
                .Where(factor => factor.Atom.Key == complement.Key)
                .Select(factor => factor.Exponent)
                .Aggregate(Rational.Zero, Least);
            if (!power.IsZero)
                product = Polynomial.Sum(product.Terms.SelectMany(term => new ProductBuilder(context).Times(term).Times(complement, -power).ToPolynomial().Terms));
        }

        // powers of v that all terms share are positive
        var shared = product.Terms.Select(term => term.Factors.FirstOrDefault(factor => factor.Atom.Expression is Symbol symbol && symbol.Name == v).Exponent)
            .Aggregate((Rational?)null, (least, exponent) => least is { } known ? Least(known, exponent) : exponent) ?? Rational.Zero;
        return shared.Sign > 0 ? Products.Multiply(product, PowerRules.Power(reduction.Read(new Symbol(v)), -shared, context), context) : product;
    }

    private static Rational Least(Rational a, Rational b) => Rational.Compare(a, b) < 0 ? a : b;

    // c₀ + c₁ v, c₁ < 0: v = −c₀/c₁
    private static Polynomial? OnLine(Polynomial c0, Polynomial c1, Reduction reduction) => reduction.Require(-c1)
        ? Products.Multiply(c0, PowerRules.Power(-c1, -1, reduction.Context), reduction.Context)
        : null;

    // c₀ + c₁ v + c₂ v² goes from c₀ > 0 at 0 to negative values at the other end: it has one root between, at which its slope
    // c₁ + 2 c₂ v = −√(c₁² − 4 c₀ c₂), so v = 2 c₀/(√(c₁² − 4 c₀ c₂) − c₁)
    private static Polynomial? Between(Polynomial c0, Polynomial c1, Polynomial c2, DomainKind domain, Reduction reduction)
    {
        var context = reduction.Context;
        if (!reduction.Require(c0))
            return null;

        var atOther = domain == DomainKind.UnitInterval ? c0 + c1 + c2 : c2.IsZero ? c1 : c2;
        if (!reduction.Require(-atOther))
            return null;

        if (c2.IsZero)
            return Products.Multiply(c0, PowerRules.Power(-c1, -1, context), context);

        var discriminant = PowerRules.Power(c1, 2, context) - Products.Multiply(c0, c2, context).Times(4);
        var root = PowerRules.Power(discriminant, Rational.Half, context, isNonnegative: true);
        return Products.Multiply(c0.Times(2), PowerRules.Power(root - c1, -1, context), context);
    }

    // a log v + c, a < 0: v = e^(−c/a)
    private static Polynomial? OfLog(Polynomial derivative, string v, DomainKind domain, Reduction reduction)
    {
        if (domain == DomainKind.Line)
            return null;

        var context = reduction.Context;
        var slope = Polynomial.Zero;
        var constant = Polynomial.Zero;
        foreach (var term in derivative.Terms)
        {
            var (outside, inside) = Kernel.Split(term, v);
            switch (inside.Factors)
            {
                case []:
                    constant += outside;
                    break;
                case [{ Exponent.IsOne: true, Atom: { Kind: AtomKind.Log, Inner: { } inner } }] when inner.AsAtom?.Expression is Symbol:
                    slope += outside;
                    break;
                default:
                    return null;
            }
        }

        if (slope.IsZero || !reduction.Require(-slope))
            return null;

        var log = Products.Multiply(constant, PowerRules.Power(-slope, -1, context), context);
        return domain == DomainKind.HalfLine || reduction.Require(-log) ? ExpRules.Exp(log, context) : null;
    }

    // a e^(k v) + c on the line, with a k < 0 and c/a < 0: v = log(−c/a)/k
    private static Polynomial? OfExponential(Polynomial derivative, string v, DomainKind domain, Reduction reduction)
    {
        if (domain != DomainKind.Line || derivative.Terms.Count < 2)
            return null;

        var context = reduction.Context;
        var constant = Polynomial.Zero;
        var amplitude = Polynomial.Zero;
        Polynomial? rate = null;
        foreach (var term in derivative.Terms)
        {
            var (outside, inside) = Kernel.Split(term, v);
            if (inside.Factors.Count == 0)
            {
                constant += outside;
                continue;
            }

            var kernel = Kernel.Of(inside, v, context);
            if (kernel.Rest.Count > 0 || kernel.Linear.IsZero || !kernel.Quadratic.IsZero || !kernel.Reciprocal.IsZero || !kernel.HasNoComplement
                || !kernel.Power.IsZero || kernel.LogPower > 0 || (rate is not null && !(rate - kernel.Linear).IsZero))
            {
                return null;
            }

            rate = kernel.Linear;
            amplitude += Products.Multiply(outside, kernel.Coefficient, context);
        }

        if (rate is null || constant.IsZero || !reduction.Require(-Products.Multiply(amplitude, rate, context)))
            return null;

        var ratio = -Products.Multiply(constant, PowerRules.Power(amplitude, -1, context), context);
        return reduction.Require(ratio)
            ? Products.Multiply(LogRules.Log(ratio, context), PowerRules.Power(rate, -1, context), context)
            : null;
    }
}
