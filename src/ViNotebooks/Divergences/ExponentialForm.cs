using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>
/// A law as a member of an exponential family, p(x) = h(x) exp(η·t(x) − A(η)). Two laws share h and t where their
/// <see cref="Kind"/> and their <see cref="Fixed"/> parameters are the same.
/// </summary>
/// <param name="Kind">Names h and t.</param>
/// <param name="Natural">η, up to a map that keeps mixtures aη + (1 − a)η′ linear.</param>
/// <param name="LogPartition">A, up to a constant.</param>
/// <param name="Domain">The conditions under which A is finite.</param>
internal sealed record ExponentialForm(
    string Kind, Sequence<Expr> Natural, Func<Sequence<Expr>, Expr> LogPartition, Func<Sequence<Expr>, Sequence<Expr>> Domain)
{
    public Sequence<Expr> Fixed { get; init; } = [];

    public static ExponentialForm? Of(FamilyLaw law)
    {
        var p = law.Parameters;
        return law.Family.Name switch
        {
            "Normal" => Gaussian("normal", p),
            "LogNormal" => Gaussian("log-normal", p),
            "LogitNormal" => Gaussian("logit-normal", p),
            "Exponential" => GammaForm("gamma", [One, p[0]]),
            "Gamma" => GammaForm("gamma", p),
            "ChiSquared" => GammaForm("gamma", [p[0] / 2, OneHalf]),
            "InverseGamma" => GammaForm("inverse gamma", p),
            "Beta" => new("beta", p, static n => LogBeta(n[0], n[1]), Positive),
            "HalfNormal" => new("half normal", [1 / Square(p[0])], static n => -(Log(n[0]) / 2), Positive),
            "Rayleigh" => new("rayleigh", [1 / Square(p[0])], static n => -Log(n[0]), Positive),

            // the rate of x^k, (1 − x^a), e^(−x/β)
            "Weibull" => new("weibull", [Pow(p[1], -p[0])], static n => -Log(n[0]), Positive) { Fixed = [p[0]] },
            "Kumaraswamy" => new("kumaraswamy", [p[1]], static n => -Log(n[0]), Positive) { Fixed = [p[0]] },
            "Gumbel" => new("gumbel", [Exp(p[0] / p[1])], static n => -Log(n[0]), Positive) { Fixed = [p[1]] },
            "ContinuousBernoulli" => new("tilt", [Tilt.Rate(p[0])], static n => Log(Tilt.IntegralOfExp(n[0])), static _ => []),
            "Poisson" => new("poisson", [Log(p[0])], static n => Exp(n[0]), static _ => []),
            "Dirichlet" => new(
                "dirichlet",
                p,
                static n => SumOf(LogGamma(n[0])) - LogGamma(SumOf(n[0])),
                static n => [Conditions.IsLess(Zero, Make.Call(Function.MinOf, n[0]))]),
            _ => null,
        };
    }

    // precision τ and τμ: A = (τμ)²/(2τ) − ½ log τ
    private static ExponentialForm Gaussian(string kind, Sequence<Expr> p) => new(
        kind, [1 / p[1], p[0] / p[1]], static n => (Square(n[1]) / (2 * n[0])) - (Log(n[0]) / 2), static n => [Conditions.IsLess(Zero, n[0])]);

    private static ExponentialForm GammaForm(string kind, Sequence<Expr> p) => new(
        kind, p, static n => LogGamma(n[0]) - (n[0] * Log(n[1])), Positive);

    private static Sequence<Expr> Positive(Sequence<Expr> natural) => natural.Select(parameter => Conditions.IsLess(Zero, parameter)).ToSequence();
}
