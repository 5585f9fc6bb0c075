using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Divergences;

/// <summary>Laws made of other laws that are members of a family themselves, such as a + b Z for a normal Z.</summary>
internal static class Reduction
{
    /// <summary>The member of a family that the law is, or the law itself.</summary>
    public static Law Of(Law law) => law switch
    {
        AffineLaw { Base: var inner, Shift: var a, Scale: var b } => Of(inner) is FamilyLaw family ? Affine(family, a, b) ?? law : law,
        TransformedLaw { Base: var inner, Function.Name: var name } => Of(inner) is FamilyLaw family ? Transformed(family, name) ?? law : law,
        ProductLaw product => IndependentNormals(product.Coordinates) ?? law,
        RepeatedLaw { Coordinate: var inner, Count: var n } => Of(inner) is FamilyLaw { Family.Name: "Normal", Parameters: var p }
            ? DiagonalNormalFamily.Family.Of(Make.Multiply(p[0], VectorFormulas.Ones(n)), Make.Multiply(p[1], VectorFormulas.Ones(n)))
            : law,
        _ => law,
    };

    private static FamilyLaw? Affine(FamilyLaw law, Expr a, Expr b)
    {
        var p = law.Parameters;
        var isPositive = Conditions.Decide(Conditions.IsLess(Zero, b)) is true;
        return law.Family.Name switch
        {
            "Normal" => law.Family.Of(a + (b * p[0]), Square(b) * p[1]),
            "Laplace" or "Cauchy" or "Logistic" => law.Family.Of(a + (b * p[0]), Abs(b) * p[1]),
            "StudentT" => law.Family.Of(p[0], a + (b * p[1]), Abs(b) * p[2]),
            "Gumbel" when isPositive => law.Family.Of(a + (b * p[0]), b * p[1]),
            "Uniform" when isPositive => law.Family.Of(a + (b * p[0]), a + (b * p[1])),
            "Exponential" when isPositive && IsZero(a) => law.Family.Of(p[0] / b),
            "Gamma" when isPositive && IsZero(a) => law.Family.Of(p[0], p[1] / b),
            "InverseGamma" or "Weibull" when isPositive && IsZero(a) => law.Family.Of(p[0], b * p[1]),
            "Pareto" when isPositive && IsZero(a) => law.Family.Of(b * p[0], p[1]),
            "HalfNormal" or "HalfCauchy" or "Rayleigh" when isPositive && IsZero(a) => law.Family.Of(b * p[0]),
            _ => null,
        };
    }

    private static FamilyLaw? Transformed(FamilyLaw law, string function)
    {
        var p = law.Parameters;
        return (law.Family.Name, function) switch
        {
            ("Normal", "exp") => LogNormalFamily.Family.Of(p[0], p[1]),
            ("LogNormal", "log") or ("LogitNormal", "logit") => NormalFamily.Family.Of(p[0], p[1]),
            ("Normal", "sigmoid") => LogitNormalFamily.Family.Of(p[0], p[1]),
            ("Gamma", "reciprocal") => InverseGammaFamily.Family.Of(p[0], p[1]),
            ("InverseGamma", "reciprocal") => GammaFamily.Family.Of(p[0], p[1]),
            ("LogNormal", "reciprocal") => LogNormalFamily.Family.Of(-p[0], p[1]),
            _ => null,
        };
    }

    private static FamilyLaw? IndependentNormals(Sequence<Law> coordinates)
    {
        var families = coordinates.Select(coordinate => Of(coordinate) as FamilyLaw).ToList();
        return families.TrueForAll(family => family?.Family.Name == "Normal")
            ? DiagonalNormalFamily.Family.Of(
                new VectorLiteral(families.Select(family => family!.Parameters[0]).ToSequence()),
                new VectorLiteral(families.Select(family => family!.Parameters[1]).ToSequence()))
            : null;
    }
}
