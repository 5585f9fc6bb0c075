using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>
/// The normal laws over vectors, whose covariance is given as a matrix, as variances, or as W Wᵀ + diag(d):
/// KL = ½ (tr(Σ_q⁻¹ Σ_p) + (μ_q − μ_p)ᵀ Σ_q⁻¹ (μ_q − μ_p) − n + log|Σ_q| − log|Σ_p|).
/// </summary>
internal static class GaussianPairs
{
    private static readonly string[] Names = ["MultivariateNormal", "DiagonalNormal", "LowRankNormal"];

    public static IEnumerable<KlPair> All => Names.SelectMany(static p => Names.Select(q => new KlPair(p, q, static (first, second) => Of(first, second))));

    private static ClosedForm Of(FamilyLaw p, FamilyLaw q)
    {
        var difference = Make.Subtract(p.Parameters[0], q.Parameters[0]);
        return new(IsDiagonal(q) ? AgainstDiagonal(p, q.Parameters[1], difference) : AgainstFull(p, q, difference));
    }

    private static Expr AgainstFull(FamilyLaw p, FamilyLaw q, Expr difference)
    {
        var covariance = Covariance(q);
        var trace = Make.Call(Function.Trace, Make.Call(Function.Solve, covariance, Covariance(p)));
        var distance = Make.Call(Function.Dot, difference, Make.Call(Function.Solve, covariance, difference));
        return (trace + distance - Length(p.Parameters[0]) + LogDeterminant(q) - LogDeterminant(p)) / 2;
    }

    // Σᵢ ((Σ_p)ᵢᵢ + δᵢ²)/vᵢ takes the place of the trace and the distance
    private static Expr AgainstDiagonal(FamilyLaw p, Expr variances, Expr difference)
    {
        if (IsDiagonal(p))
        {
            var ratio = Make.Divide(p.Parameters[1], variances);
            var term = Make.Subtract(Make.Subtract(Make.Add(ratio, Make.Divide(Make.Square(difference), variances)), One), Log(ratio));
            return SumOf(term) / 2;
        }

        var spread = Make.Add(Make.Call(Function.Diagonal, Covariance(p)), Make.Square(difference));
        return (SumOf(Make.Divide(spread, variances)) - Length(p.Parameters[0]) + SumOf(Log(variances)) - LogDeterminant(p)) / 2;
    }

    private static bool IsDiagonal(FamilyLaw law) => law.Family.Name == "DiagonalNormal";

    private static Expr Covariance(FamilyLaw law)
    {
        var p = law.Parameters;
        return law.Family.Name switch
        {
            "DiagonalNormal" => Make.Call(Function.Diagonal, p[1]),
            "LowRankNormal" => Make.Add(Make.Multiply(p[1], Make.Call(Function.Transpose, p[1])), Make.Call(Function.Diagonal, p[2])),
            _ => p[1],
        };
    }

    private static Expr LogDeterminant(FamilyLaw law) => IsDiagonal(law)
        ? SumOf(Log(law.Parameters[1]))
        : Make.Call(Function.LogDeterminant, Covariance(law));
}
