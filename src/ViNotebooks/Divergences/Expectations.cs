using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Divergences.Conditions;
using static ViNotebooks.Divergences.Formula;

namespace ViNotebooks.Divergences;

/// <summary>Expectations of the statistics of log densities, with the conditions under which they are finite.</summary>
/// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions", volumes 1 and 2, 2nd edition.</remarks>
internal static class Expectations
{
    /// <summary>The statistic is taken to be finite inside the support of <paramref name="law"/>: the caller has compared the supports.</summary>
    public static Expected Of(Law law, Statistic statistic)
    {
        var expected = law is FamilyLaw family ? OfFamily(family, statistic) : OfLaw(law, statistic);
        return expected.Value is null && expected.FiniteWhere.Count == 0 ? FromOthers(law, statistic) : expected;
    }

    private static Expected OfLaw(Law law, Statistic statistic) =>
        statistic is Monomial or AbsoluteDeviation && law.Expect(statistic) is { } value && !Traversal.All(value).Contains(Constant.Infinity)
            ? Expected.Of(value)
            : Expected.Unknown;

    private static Expected OfFamily(FamilyLaw law, Statistic statistic)
    {
        var p = law.Parameters;
        return law.Family.Name switch
        {
            "Normal" => LineExpectations.OfNormal(p[0], p[1], statistic),
            "Laplace" => LineExpectations.OfLaplace(p[0], p[1], statistic),
            "Logistic" => LineExpectations.OfLogistic(p[0], p[1], statistic),
            "Gumbel" => LineExpectations.OfGumbel(p[0], p[1], statistic),
            "StudentT" => HeavyTailExpectations.OfStudentT(p[0], p[1], p[2], statistic),
            "Cauchy" => HeavyTailExpectations.OfCauchy(p[0], p[1], statistic),
            "HalfCauchy" => HeavyTailExpectations.OfHalfCauchy(p[0], statistic),
            "Pareto" => HeavyTailExpectations.OfPareto(p[0], p[1], statistic),
            "Exponential" => PositiveExpectations.OfExponential(p[0], statistic),
            "Gamma" => PositiveExpectations.OfGamma(p[0], p[1], statistic),
            "ChiSquared" => PositiveExpectations.OfGamma(p[0] / 2, OneHalf, statistic),
            "InverseGamma" => PositiveExpectations.OfInverseGamma(p[0], p[1], statistic),
            "Weibull" => PositiveExpectations.OfWeibull(p[0], p[1], statistic),
            "Rayleigh" => PositiveExpectations.OfRayleigh(p[0], statistic),
            "HalfNormal" => PositiveExpectations.OfHalfNormal(p[0], statistic),
            "LogNormal" => PositiveExpectations.OfLogNormal(p[0], p[1], statistic),
            "Uniform" => UniformExpectations.Of(p[0], p[1], statistic),
            "Beta" => UnitExpectations.OfBeta(p[0], p[1], statistic),
            "Kumaraswamy" => UnitExpectations.OfKumaraswamy(p[0], p[1], statistic),
            "ContinuousBernoulli" => UnitExpectations.OfContinuousBernoulli(p[0], statistic),
            "LogitNormal" => UnitExpectations.OfLogitNormal(p[0], p[1], statistic),
            "VonMises" => OfVonMises(p[0], p[1], statistic),
            _ => Expected.Unknown,
        };
    }

    // E cos(x − c) = cos(μ − c) I₁(κ)/I₀(κ)
    private static Expected OfVonMises(Expr mean, Expr concentration, Statistic statistic)
    {
        if (statistic is not Cosine { Centre: var c })
            return Expected.Unknown;

        var length = Exp(Call(Function.LogBesselI, One, concentration) - Call(Function.LogBesselI, Zero, concentration));
        return Expected.Of(If(IsEqual(concentration, Zero), Zero, mean == c ? length : length * Call(Function.Cos, mean - c)));
    }

    /// <summary>What follows from other expectations of the law.</summary>
    private static Expected FromOthers(Law law, Statistic statistic)
    {
        switch (statistic)
        {
            // E(x − c)² = E x² − 2c E x + c²
            case SquaredDeviation { Axis: Axis.Itself, Centre: var c }:
                var square = Of(law, Monomial.OfPower(2));
                return c == Zero ? square : Combine(square, Of(law, Monomial.OfPower(1)), (s, m) => s - (2 * c * m) + Square(c));

            case ScaledPower { Scale: var scale, Power: var power }:
                return Combine(Of(law, Monomial.OfPower(power)), null, (value, _) => value / Pow(scale, power));

            // E e^(−(x − c)/s) = e^(c/s) E e^(−x/s)
            case Decay { Centre: var c, Scale: var s }:
                return Combine(Of(law, Monomial.Exponential(-(1 / s))), null, (value, _) => Exp(c / s) * value);

            case LogComplementOfPower { Power: Number { Digits.IsOne: true, DecimalPlaces: 0 } }:
                return Of(law, Monomial.LogComplement);

            // no sign changes where the centre lies outside the support
            case AbsoluteDeviation { Centre: var c } when law.Support is IntervalSupport { Low: { } low } support:
                var outside = support.High is { } high ? Either(IsAtMost(c, low), IsAtMost(high, c)) : IsAtMost(c, low);
                return Combine(Of(law, Monomial.OfPower(1)), null, (mean, _) => support.High is null ? mean - c : Abs(mean - c))
                    .KnownIf(outside, "E|x − c| with c inside the support has no closed form here");

            default:
                return Expected.Unknown;
        }
    }

    private static Expected Combine(Expected first, Expected? second, Func<Expr, Expr, Expr> combine) =>
        first.Value is null || (second is not null && second.Value is null)
            ? Expected.Unknown
            : new(
                combine(first.Value, second?.Value ?? Zero),
                [.. first.FiniteWhere, .. (second?.FiniteWhere ?? []).Except(first.FiniteWhere)],
                [.. first.KnownWhere, .. (second?.KnownWhere ?? []).Except(first.KnownWhere)]);
}
