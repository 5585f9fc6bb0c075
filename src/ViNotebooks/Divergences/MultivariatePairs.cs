using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>The Dirichlet and Wishart laws against their own families.</summary>
internal static class MultivariatePairs
{
    public static IEnumerable<KlPair> All =>
    [
        new("Dirichlet", "Dirichlet", static (p, q) => new ClosedForm(OfDirichlet(p.Parameters[0], q.Parameters[0]))),
        new("Wishart", "Wishart", static (p, q) => new ClosedForm(OfWishart(p.Parameters, q.Parameters))),
    ];

    // log Γ(Σα) − Σ log Γ(αᵢ) − log Γ(Σβ) + Σ log Γ(βᵢ) + Σ (αᵢ − βᵢ)(ψ(αᵢ) − ψ(Σα))
    private static Expr OfDirichlet(Expr a, Expr b)
    {
        var means = Make.Subtract(Digamma(a), Digamma(SumOf(a)));
        return LogGamma(SumOf(a)) - LogGamma(SumOf(b)) + SumOf(LogGamma(b)) - SumOf(LogGamma(a)) + Make.Call(Function.Dot, Make.Subtract(a, b), means);
    }

    // ½ m (log|W| − log|V|) + ½ n (tr(W⁻¹V) − d) + log Γ_d(m/2) − log Γ_d(n/2) + ½ (n − m) ψ_d(n/2) for W_d(n, V) against
    // W_d(m, W); Γ_d and ψ_d are sums over i = 1 … d of log Γ and ψ at (n + 1 − i)/2, the constant of Γ_d cancels
    private static Expr OfWishart(Sequence<Expr> p, Sequence<Expr> q)
    {
        const string Index = "i·";
        var (n, v) = (p[0], p[1]);
        var (m, w) = (q[0], q[1]);
        var d = Length(Make.Call(Function.Diagonal, v));
        var i = Make.Symbol(Index);
        Expr Half(Expr degrees) => (degrees + 1 - i) / 2;
        var body = LogGamma(Half(m)) - LogGamma(Half(n)) + ((n - m) / 2 * Digamma(Half(n)));
        var trace = Make.Call(Function.Trace, Make.Call(Function.Solve, w, v));
        var determinants = Make.Call(Function.LogDeterminant, w) - Make.Call(Function.LogDeterminant, v);
        return (m / 2 * determinants) + (n / 2 * (trace - d)) + new Fold(FoldKind.Sum, Index, One, d, body);
    }
}
