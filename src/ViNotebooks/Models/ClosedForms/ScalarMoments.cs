using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Expectations over a scalar law, term by term: what the law knows of itself, else the integral or the sum against its density.</summary>
internal sealed class ScalarMoments(Law law, string z, Reduction reduction)
{
    private const int MostEnumerated = 16;

    private readonly RewritingContext context = reduction.Context;
    private Polynomial? density;

    public Polynomial? Of(Polynomial body)
    {
        if (law.Support is PointSupport point)
            return At(body, point.Value);

        if (Enumerated(body, MostEnumerated) is { } sum)
            return sum;

        var mark = reduction.Mark;
        if (ByTerms(body) is { } value)
            return value;

        reduction.TakeBack(mark);
        return LessLogDensity(body);
    }

    private Polynomial? ByTerms(Polynomial body)
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

        var kernel = Kernel.Of(inside, z, context);
        if (OfStatistic(kernel) is { } known)
            return Products.Multiply(kernel.Coefficient, known, context);

        var mark = reduction.Mark;
        var value = FoldsOutside.Of(inside, reduction, ByTerms);
        if (value is not null)
            return value;

        reduction.TakeBack(mark);
        if (law.IsDiscrete)
            return Enumerated(Polynomial.Of(inside), int.MaxValue);

        if (law.Support is not IntervalSupport support)
            return null;

        density ??= reduction.Read(Make.Call(Function.Exp, law.LogDensity(new Symbol(z))));
        var range = new IntegralRange(End(support.Low), End(support.High));
        return ScalarIntegrals.Of(Products.Multiply(Polynomial.Of(inside), density, context), z, range, reduction);
    }

    private Polynomial? End(Expr? end) => end is null ? null : reduction.Read(end);

    private Polynomial? OfStatistic(Kernel kernel)
    {
        if (kernel.Rest is [{ Exponent.IsOne: true, Atom: { Kind: AtomKind.Abs, Inner: { } inner } }] && IsBare(kernel) && kernel.WholePower == 0)
            return OfDeviation(inner);

        if (kernel.Rest is [{ Exponent.IsOne: true, Atom.Expression: Call { Function: Function.Indicator, Arguments: [Comparison comparison] } }]
            && IsBare(kernel) && kernel.WholePower == 0)
        {
            return OfIndicator(comparison);
        }

        if (kernel.Rest.Count > 0 || !kernel.Quadratic.IsZero || !kernel.Reciprocal.IsZero || !kernel.ComplementPower.IsZero)
            return null;

        var statistic = new Monomial(Assembler.ToExpr(kernel.Power), kernel.LogPower, kernel.LogComplementPower, Assembler.ToExpr(kernel.Linear));
        return Known(law.Expect(statistic)) ?? OfMeanAndVariance(kernel);
    }

    private static bool IsBare(Kernel kernel) => kernel is { HasNoExponential: true, HasNoComplement: true, LogPower: 0 };

    // E X² = Var X + (E X)²
    private Polynomial? OfMeanAndVariance(Kernel kernel)
    {
        if (!IsBare(kernel) || kernel.WholePower is not (1 or 2) || Known(law.Mean) is not { } mean)
            return null;

        if (kernel.WholePower == 1)
            return mean;

        return Known(law.Variance) is { } variance ? variance + PowerRules.Power(mean, 2, context) : null;
    }

    // E|c + d X| = |d| E|X + c/d|
    private Polynomial? OfDeviation(Polynomial inner)
    {
        if (LinearIn.Of(inner, z) is not var (constant, slope))
            return null;

        var centre = -Products.Multiply(constant, PowerRules.Power(slope, -1, context), context);
        return Known(law.Expect(new AbsoluteDeviation(Assembler.ToExpr(centre)))) is { } deviation
            ? Products.Multiply(FunctionRules.Of(Function.Abs, [slope], context), deviation, context)
            : null;
    }

    // P(X ≤ t) for a continuous law whose support is the line: inside a smaller support t may lie outside, where the formula does not hold
    private Polynomial? OfIndicator(Comparison comparison)
    {
        if (law.Support is not IntervalSupport { Low: null, High: null }
            || LinearIn.Of(reduction.Read(Make.Subtract(comparison.Left, comparison.Right)), z) is not var (constant, slope)
            || comparison.Relation is Relation.Equal or Relation.NotEqual)
        {
            return null;
        }

        var isRising = reduction.IsPositive(slope);
        if ((!isRising && !reduction.IsPositive(-slope)) || law.Cdf(new Symbol(z)) is null)
            return null;

        var place = -Products.Multiply(constant, PowerRules.Power(slope, -1, context), context);
        var isAbove = comparison.Relation is Relation.Greater or Relation.GreaterOrEqual == isRising;
        return Known(isAbove ? law.Survival(Assembler.ToExpr(place)) : law.Cdf(Assembler.ToExpr(place)));
    }

    private Polynomial? Known(Expr? value) => value is null ? null : Finite.Part(value, reduction);

    // E f = Σ p(k) f(k)
    private Polynomial? Enumerated(Polynomial body, int most)
    {
        if (law.Support is not IntegerSupport { High: { } last } support)
            return null;

        var low = reduction.Read(support.Low);
        var high = reduction.Read(last);
        var count = high - low;
        if (!count.IsConstant || count.Value.Numerator >= MostEnumerated)
            return most == int.MaxValue ? Folded(body, support.Low, last) : null;

        var sum = Polynomial.Zero;
        for (var k = 0; k <= (int)count.Value.Numerator; k++)
        {
            var value = Assembler.ToExpr(low + Polynomial.Constant(k));
            if (At(body, value) is not { } at)
                return null;

            sum += Products.Multiply(reduction.Read(Make.Call(Function.Exp, law.LogDensity(value))), at, context);
        }

        return sum;
    }

    private Polynomial Folded(Polynomial body, Expr from, Expr to)
    {
        var summand = Products.Multiply(body, reduction.Read(Make.Call(Function.Exp, law.LogDensity(new Symbol(z)))), context);
        return reduction.Read(new Fold(FoldKind.Sum, z, from, to, Assembler.ToExpr(summand)));
    }

    private Polynomial At(Polynomial body, Expr value) =>
        reduction.Read(Substitution.Symbols(Assembler.ToExpr(body), new Dictionary<string, Expr> { [z] = value }));

    // E f = E[f − c log p] − c H(p), where f and log p share a term that has no expectation by itself
    private Polynomial? LessLogDensity(Polynomial body)
    {
        if (Known(law.Entropy) is not { } entropy)
            return null;

        var logDensity = reduction.Read(law.LogDensity(new Symbol(z)));
        foreach (var term in body.Terms)
        {
            var inside = Kernel.Split(term, z).Inside;
            var mark = reduction.Mark;
            if (inside.Factors.Count == 0 || OfInside(inside) is not null)
            {
                reduction.TakeBack(mark);
                continue;
            }

            reduction.TakeBack(mark);
            var share = Shares(logDensity, inside.Key);
            if (share.IsZero)
                return null;

            var outside = Shares(body, inside.Key);
            var factor = Products.Multiply(outside, PowerRules.Power(share, -1, context), context);
            var others = logDensity - Products.Multiply(share, Polynomial.Of(inside), context);
            var without = Polynomial.Sum(body.Terms.Where(other => Kernel.Split(other, z).Inside.Key != inside.Key));
            return ByTerms(without - Products.Multiply(factor, others, context)) is { } rest
                ? rest - Products.Multiply(factor, entropy, context)
                : null;
        }

        return null;
    }

    private Polynomial Shares(Polynomial sum, string key) => sum.Terms.Select(term => Kernel.Split(term, z))
        .Where(part => part.Inside.Key == key)
        .Aggregate(Polynomial.Zero, (total, part) => total + part.Outside);
}
