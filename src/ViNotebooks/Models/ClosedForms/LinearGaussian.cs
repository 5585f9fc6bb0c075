using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>A normal law by its mean and its variance: numbers, or a vector and a covariance matrix.</summary>
internal sealed record Gaussian(Expr Mean, Expr Variance, bool IsScalar);

/// <summary>x | z ~ N(<paramref name="Map"/> z + <paramref name="Offset"/>, <paramref name="Noise"/>). The offset may be null for none.</summary>
internal sealed record GaussianLink(Expr Map, Expr? Offset, Expr Noise);

/// <summary>
/// Normal laws joined by linear maps (Bishop, "Pattern Recognition and Machine Learning", section 2.3.3). Scalars and vectors
/// go by the same formulas; a map from vectors to scalars is a transposed vector.
/// </summary>
internal static class LinearGaussian
{
    /// <summary>p(x) = N(A m + b, A S Aᵀ + R) for z ~ N(m, S), x | z ~ N(A z + b, R).</summary>
    public static Gaussian Marginal(Gaussian prior, GaussianLink link, bool isScalar, Declarations names) => new(
        Simplified(MeanOf(prior, link), names),
        Simplified(Make.Add(Through(link.Map, prior, isScalar), link.Noise), names),
        isScalar);

    /// <summary>
    /// p(z | x) = N(m + K (x − A m − b), S − K A S), K = S Aᵀ (A S Aᵀ + R)⁻¹.
    /// </summary>
    public static Gaussian Posterior(Gaussian prior, GaussianLink link, Expr x, bool isScalar, Declarations names)
    {
        var total = Make.Add(Through(link.Map, prior, isScalar), link.Noise);
        var crossed = Make.Multiply(prior.Variance, Transposed(link.Map, prior.IsScalar && isScalar));
        var gain = isScalar ? Make.Divide(crossed, total) : Make.Multiply(crossed, Make.Call(Function.Inverse, total));
        var mean = Make.Add(prior.Mean, Make.Multiply(gain, Make.Subtract(x, MeanOf(prior, link))));
        var variance = Make.Subtract(prior.Variance, Make.Multiply(gain, Make.Multiply(link.Map, prior.Variance)));

        // with scalars: 1/(1/S + A²/R) = S R/(A² S + R), which does not cancel
        if (prior.IsScalar && isScalar)
            variance = Make.Divide(Make.Multiply(prior.Variance, link.Noise), total);

        return new Gaussian(Simplified(mean, names), Simplified(variance, names), prior.IsScalar);
    }

    /// <summary>Cov(z, x) = S Aᵀ; with the marginals it makes the joint law.</summary>
    public static Expr CrossCovariance(Gaussian prior, GaussianLink link, bool isScalar, Declarations names) =>
        Simplified(Make.Multiply(prior.Variance, Transposed(link.Map, prior.IsScalar && isScalar)), names);

    /// <summary>x₃ | x₁ for two links in a chain: N(A₂ A₁ z + A₂ b₁ + b₂, A₂ R₁ A₂ᵀ + R₂).</summary>
    public static GaussianLink Chained(GaussianLink first, GaussianLink second, bool isScalar, Declarations names)
    {
        var offset = (first.Offset, second.Offset) switch
        {
            (null, var own) => own,
            ({ } carried, null) => Make.Multiply(second.Map, carried),
            ({ } carried, { } own) => Make.Add(Make.Multiply(second.Map, carried), own),
        };
        var noise = Make.Add(Through(second.Map, new Gaussian(Number.Zero, first.Noise, isScalar), isScalar), second.Noise);
        return new GaussianLink(
            Simplified(Make.Multiply(second.Map, first.Map), names),
            offset is null ? null : Simplified(offset, names),
            Simplified(noise, names));
    }

    /// <summary>
    /// The scalar law as N(a z + b, r) where its mean is linear in <paramref name="variable"/> and its variance free of it; else null.
    /// </summary>
    public static GaussianLink? Link(Law law, string variable, Declarations names) => Reduction.OrNull(() =>
    {
        if (law is not FamilyLaw { Family.Name: "Normal", Parameters: [var mean, var variance] } || Traversal.Symbols(variance).Contains(variable))
            return null;

        var context = Reduction.Of(names, [mean, variance], []);
        return LinearIn.Of(context.Read(mean), variable) is var (constant, slope)
            ? new GaussianLink(Assembler.ToExpr(slope), constant.IsZero ? null : Assembler.ToExpr(constant), variance)
            : null;
    });

    private static Expr MeanOf(Gaussian prior, GaussianLink link)
    {
        var mapped = Make.Multiply(link.Map, prior.Mean);
        return link.Offset is null ? mapped : Make.Add(mapped, link.Offset);
    }

    // A S Aᵀ; as A² S for scalars
    private static Expr Through(Expr map, Gaussian law, bool isScalar) => law.IsScalar && isScalar
        ? Make.Multiply(Make.Square(map), law.Variance)
        : Make.Multiply(Make.Multiply(map, law.Variance), Make.Call(Function.Transpose, map));

    private static Expr Transposed(Expr map, bool isScalar) => isScalar ? map : Make.Call(Function.Transpose, map);

    private static Expr Simplified(Expr value, Declarations names) => Simplifier.Simplify(value, names);
}
