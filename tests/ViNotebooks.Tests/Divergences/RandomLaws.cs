using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Divergences;

/// <summary>Members of every family at random parameters, or at symbols.</summary>
internal static class RandomLaws
{
    public static FamilyLaw Of(Family family, RandomStream random) => family.Name switch
    {
        // a row of parameters that joint conditions bind
        "Uniform" => family.Of(Real(random), Numeral.Of(Math.Round(random.NextDouble(4, 7), 3))),
        "Delta" => family.Of(Make.Number(random.Next(3))),
        "Wishart" => family.Of(Numeral.Of(Math.Round(random.NextDouble(2, 6), 3)), Covariance(random)),
        "StudentT" => family.Of(Numeral.Of(Math.Round(random.NextDouble(2.1, 9), 3)), Real(random), Positive(random)),
        "ContinuousBernoulli" => family.Of(Numeral.Of(Math.Round(random.NextDouble(0.05, 0.95), 3))),
        "LowRankNormal" => family.Of(Vector(Real, random), Rows(random), Vector(Positive, random)),
        "InverseGamma" or "Pareto" => family.Of([.. family.Parameters.Select(parameter => parameter.Name == "shape" ? Numeral.Of(Math.Round(random.NextDouble(2.2, 6), 3)) : Positive(random))]),
        _ => family.Of([.. family.Parameters.Select(parameter => Parameter(parameter, random))]),
    };

    public static FamilyLaw Symbolic(Family family, string suffix) => family.Of(
        [.. family.Parameters.Select(parameter => Make.Symbol(parameter.Name + suffix))]);

    private static Expr Parameter(Parameter parameter, RandomStream random) => parameter.Domain switch
    {
        ParameterDomain.Real => Real(random),
        ParameterDomain.Positive or ParameterDomain.Nonnegative => Positive(random),
        ParameterDomain.Probability => Numeral.Of(Math.Round(random.NextDouble(0.05, 0.95), 3)),
        ParameterDomain.PositiveInteger or ParameterDomain.NonnegativeInteger => Make.Number(1 + random.Next(6)),
        ParameterDomain.RealVector => Vector(Real, random),
        ParameterDomain.PositiveVector => Vector(Positive, random),
        ParameterDomain.ProbabilityVector => Probabilities(random),
        ParameterDomain.Spd => Covariance(random),
        _ => Rows(random),
    };

    private static Expr Real(RandomStream random) => Numeral.Of(Math.Round(random.NextDouble(-2, 3), 3));

    private static Expr Positive(RandomStream random) => Numeral.Of(Math.Round(random.NextDouble(0.3, 3), 3));

    private static VectorLiteral Vector(Func<RandomStream, Expr> element, RandomStream random) => new([element(random), element(random)]);

    private static VectorLiteral Probabilities(RandomStream random)
    {
        var eighths = 1 + random.Next(7);
        return new([Make.Rational(eighths, 8), Make.Rational(8 - eighths, 8)]);
    }

    private static MatrixLiteral Rows(RandomStream random) => new([[Real(random)], [Real(random)]]);

    private static MatrixLiteral Covariance(RandomStream random)
    {
        var (a, b, r) = (random.NextDouble(0.5, 2), random.NextDouble(0.5, 2), random.NextDouble(-0.7, 0.7));
        var off = Numeral.Of(Math.Round(r * a * b, 3));
        return new([[Numeral.Of(Math.Round(a * a, 3)), off], [off, Numeral.Of(Math.Round(b * b, 3))]]);
    }
}
