using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Divergences;

internal sealed record DensityTerm(Expr Coefficient, Statistic Statistic);

/// <summary>A log density as a constant and coefficients of statistics, inside the support: log p(x) = c + Σ aⱼ sⱼ(x).</summary>
internal sealed record DensityForm(Expr Constant, Sequence<DensityTerm> Terms)
{
    /// <summary>The form of a continuous law on the line, or null for a family that the table does not know.</summary>
    public static DensityForm? Of(FamilyLaw law)
    {
        var p = law.Parameters;
        return law.Family.Name switch
        {
            "Normal" => Gaussian(p[0], p[1], Axis.Itself),
            "LogNormal" => Gaussian(p[0], p[1], Axis.Log, new DensityTerm(-One, Monomial.Log)),
            "LogitNormal" => Gaussian(p[0], p[1], Axis.Logit, new DensityTerm(-One, Monomial.Log), new DensityTerm(-One, Monomial.LogComplement)),

            // log λ − λx
            "Exponential" => new(Log(p[0]), [new(-p[0], Monomial.OfPower(1))]),

            // a log b − log Γ(a) + (a − 1) log x − b x
            "Gamma" => GammaForm(p[0], p[1]),
            "ChiSquared" => GammaForm(p[0] / 2, OneHalf),

            // a log b − log Γ(a) − (a + 1) log x − b/x
            "InverseGamma" => new(
                (p[0] * Log(p[1])) - LogGamma(p[0]),
                [new(-(p[0] + 1), Monomial.Log), new(-p[1], Monomial.OfPower(Make.Number(-1)))]),

            // (α − 1) log x + (β − 1) log(1 − x) − log B(α, β)
            "Beta" => new(
                -LogBeta(p[0], p[1]),
                [new(p[0] - 1, Monomial.Log), new(p[1] - 1, Monomial.LogComplement)]),
            "Laplace" => new(-Log(2 * p[1]), [new(-(1 / p[1]), new AbsoluteDeviation(p[0]))]),
            "Uniform" => new(-Log(p[1] - p[0]), []),

            // log Γ((ν + 1)/2) − log Γ(ν/2) − ½ log(πν) − log s − (ν + 1)/2 · log(1 + ((x − m)/s)²/ν)
            "StudentT" => new(
                LogGamma((p[0] + 1) / 2) - LogGamma(p[0] / 2) - (Log(Pi * p[0]) / 2) - Log(p[2]),
                [new(-((p[0] + 1) / 2), new LogOnePlusSquare(p[1], p[2] * Sqrt(p[0])))]),
            "Cauchy" => new(-Log(Pi * p[1]), [new(-One, new LogOnePlusSquare(p[0], p[1]))]),
            "HalfCauchy" => new(Log(2 / (Pi * p[0])), [new(-One, new LogOnePlusSquare(Zero, p[0]))]),
            "HalfNormal" => new((Log(2 / Pi) / 2) - Log(p[0]), [new(-(1 / (2 * Square(p[0]))), new SquaredDeviation(Zero))]),
            "Rayleigh" => new(
                -(2 * Log(p[0])),
                [new(One, Monomial.Log), new(-(1 / (2 * Square(p[0]))), new SquaredDeviation(Zero))]),

            // −log β − z − e^−z, z = (x − μ)/β
            "Gumbel" => new(
                (p[0] / p[1]) - Log(p[1]),
                [new(-(1 / p[1]), Monomial.OfPower(1)), new(-One, new Decay(p[0], p[1]))]),

            // −log s − z − 2 log(1 + e^−z), z = (x − μ)/s
            "Logistic" => new(
                (p[0] / p[1]) - Log(p[1]),
                [new(-(1 / p[1]), Monomial.OfPower(1)), new(-Two, new LogOnePlusDecay(p[0], p[1]))]),

            // log α + α log m − (α + 1) log x
            "Pareto" => new(Log(p[1]) + (p[1] * Log(p[0])), [new(-(p[1] + 1), Monomial.Log)]),

            // log k − k log λ + (k − 1) log x − (x/λ)^k
            "Weibull" => new(
                Log(p[0]) - (p[0] * Log(p[1])),
                [new(p[0] - 1, Monomial.Log), new(-One, new ScaledPower(p[1], p[0]))]),

            // log a + log b + (a − 1) log x + (b − 1) log(1 − xᵃ)
            "Kumaraswamy" => new(
                Log(p[0]) + Log(p[1]),
                [new(p[0] - 1, Monomial.Log), new(p[1] - 1, new LogComplementOfPower(p[0]))]),

            // log C + log(1 − λ) + x log(λ/(1 − λ))
            "ContinuousBernoulli" => new(
                Tilt.LogNormaliser(p[0]) + Log(1 - p[0]),
                [new(Tilt.Rate(p[0]), Monomial.OfPower(1))]),

            // κ cos(x − μ) − log(2π I₀(κ)) on [−π, π]
            "VonMises" => new(-(Log(2 * Pi) + Call(Function.LogBesselI, Zero, p[1])), [new(p[1], new Cosine(p[0]))]),
            _ => null,
        };
    }

    private static DensityForm Gaussian(Expr mean, Expr variance, Axis axis, params Sequence<DensityTerm> jacobian) => new(
        -(Log(2 * Pi * variance) / 2),
        [.. jacobian, new(-(1 / (2 * variance)), new SquaredDeviation(mean, axis))]);

    private static DensityForm GammaForm(Expr shape, Expr rate) => new(
        (shape * Log(rate)) - LogGamma(shape),
        [new(shape - 1, Monomial.Log), new(-rate, Monomial.OfPower(1))]);
}
