using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Integrals over a scalar, term by term.</summary>
internal static class ScalarIntegrals
{
    private const int MostThresholds = 3;

    /// <summary>∫ <paramref name="body"/> dz over the range, or null where a term has no closed form here.</summary>
    public static Polynomial? Of(Polynomial body, string z, IntegralRange range, Reduction reduction, int thresholds = 0)
    {
        var sum = Polynomial.Zero;
        foreach (var group in body.Terms.Select(term => Kernel.Split(term, z)).GroupBy(split => split.Inside.Key))
        {
            var outside = group.Aggregate(Polynomial.Zero, (total, split) => total + split.Outside);
            if (OfInside(group.First().Inside, z, range, reduction, thresholds) is not { } value)
                return null;

            sum += Products.Multiply(outside, value, reduction.Context);
        }

        return sum;
    }

    private static Polynomial? OfInside(Term inside, string z, IntegralRange range, Reduction reduction, int thresholds)
    {
        var mark = reduction.Mark;
        var kernel = Kernel.Of(inside, z, reduction.Context);
        var value = kernel.Rest.Count == 0
            ? OfKernel(kernel, range, reduction)
            : WithPhi(kernel, z, range, reduction);
        if (value is not null)
            return Products.Multiply(kernel.Coefficient, value, reduction.Context);

        reduction.TakeBack(mark);
        if (kernel.Rest.Count == 0)
            return null;

        value = FoldsOutside.Of(inside, reduction, body => Of(body, z, range, reduction, thresholds));
        if (value is not null)
            return value;

        reduction.TakeBack(mark);
        return thresholds < MostThresholds && Thresholds.In(inside, z, reduction) is { } threshold
            ? Thresholds.Integrate(threshold, range, reduction, (body, part) => Of(body, z, part, reduction, thresholds + 1))
            : null;
    }

    private static Polynomial? OfKernel(Kernel kernel, IntegralRange range, Reduction reduction)
    {
        if (!kernel.Quadratic.IsZero)
            return GaussianIntegrals.Of(kernel, range, reduction);

        if (range.IsPositiveHalfLine)
            return GammaIntegrals.OnHalfLine(kernel, reduction);

        var mark = reduction.Mark;
        if (PowerIntegrals.Of(kernel, range, reduction) is { } value)
            return value;

        reduction.TakeBack(mark);
        return range.IsUnitInterval ? GammaIntegrals.OnUnitInterval(kernel, reduction) : null;
    }

    private static Polynomial? WithPhi(Kernel kernel, string z, IntegralRange range, Reduction reduction)
    {
        if (kernel.Quadratic.IsZero || range != IntegralRange.Line || kernel.Rest is not [{ Exponent.IsOne: true, Atom.Expression: Call { Arguments: [var argument] } call }]
            || call.Function is not (Function.NormalCdf or Function.Erf or Function.Erfc)
            || LinearIn.Of(reduction.Read(argument), z) is not var (constant, slope))
        {
            return null;
        }

        var context = reduction.Context;
        if (call.Function == Function.NormalCdf)
            return GaussianIntegrals.WithPhi(kernel, constant, slope, reduction);

        // erfc(x) = 2 Φ(−√2 x), erf(x) = 2 Φ(√2 x) − 1
        var root = PowerRules.Power(Polynomial.Constant(2), Rational.Half, context).Times(call.Function == Function.Erf ? 1 : -1);
        var twice = GaussianIntegrals.WithPhi(kernel, Products.Multiply(constant, root, context), Products.Multiply(slope, root, context), reduction)?.Times(2);
        return call.Function == Function.Erf && twice is not null
            ? GaussianIntegrals.Of(kernel, range, reduction) is { } whole ? twice - whole : null
            : twice;
    }
}
