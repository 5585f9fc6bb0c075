using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Expressions.Make;

namespace ViNotebooks.Tests.Distributions;

/// <summary>Scalar laws that are made of others, for the suite that every scalar law passes.</summary>
internal static class CompositeLaws
{
    private static readonly Law Normal = Of("Normal", 1, 4);
    private static readonly Law Exponential = FamilyLaw("Exponential", Rational(3, 2));
    private static readonly Law Poisson = FamilyLaw("Poisson", Rational(5, 2));

    public static readonly IReadOnlyDictionary<string, Law> All = new Dictionary<string, Law>(StringComparer.Ordinal)
    {
        ["two normals"] = Mixture([Rational(3, 10), Rational(7, 10)], Of("Normal", -2, 1), Normal),
        ["a normal and an exponential"] = Mixture([Rational(1, 4), Rational(3, 4)], Of("Normal", 0, 1), Exponential),
        ["two uniforms apart"] = Mixture([Rational(1, 4), Rational(3, 4)], Of("Uniform", 0, 1), Of("Uniform", 2, 4)),
        ["a component without weight"] = Mixture([Number(0), Number(1)], Of("Cauchy", 0, 1), Normal),
        ["zero-inflated counts"] = Mixture([Rational(1, 4), Rational(3, 4)], Of("Delta", 0), Poisson),
        ["counts of two rates"] = Mixture([Rational(1, 4), Rational(1, 4), Rational(1, 2)], Of("Poisson", 1), Of("Poisson", 9), FamilyLaw("Binomial", Number(5), Rational(1, 3))),
        ["a shifted exponential"] = new AffineLaw(Exponential, Number(-1), Number(2)),
        ["a reflected exponential"] = new AffineLaw(Exponential, Number(1), Number(-2)),
        ["a scaled normal"] = new AffineLaw(Normal, Rational(1, 2), Number(-3)),
        ["the exponential of a normal"] = Transformed(FamilyLaw("Normal", Rational(1, 2), Rational(1, 4)), "exp"),
        ["the logarithm of a gamma"] = Transformed(FamilyLaw("Gamma", Rational(5, 2), Number(2)), "log"),
        ["the logit of a beta"] = Transformed(Of("Beta", 2, 3), "logit"),
        ["the sigmoid of a normal"] = Transformed(Of("Normal", 0, 1), "sigmoid"),
        ["the softplus of a normal"] = Transformed(Of("Normal", 0, 1), "softplus"),
        ["the square of a gamma"] = Transformed(Of("Gamma", 3, 2), "square"),
        ["the root of a gamma"] = Transformed(Of("Gamma", 3, 2), "sqrt"),
        ["one over a gamma"] = Transformed(Of("Gamma", 6, 2), "reciprocal"),
        ["the hyperbolic tangent of a normal"] = Transformed(Of("Normal", 0, 1), "tanh"),
        ["the logarithm of a uniform"] = Transformed(Of("Uniform", 0, 1), "log"),
        ["the logarithm of a uniform above zero"] = Transformed(Of("Uniform", 1, 3), "log"),
        ["an expm1 and back"] = Transformed(Transformed(Of("Normal", 0, 1), "expm1"), "log1p"),
        ["a normal between"] = new TruncatedLaw(Normal, Number(0), Number(2)),
        ["a normal above"] = new TruncatedLaw(Normal, Number(-1), null),
        ["a normal below"] = new TruncatedLaw(Normal, null, Number(0)),
        ["the far tail of a normal"] = new TruncatedLaw(Of("Normal", 0, 1), Number(9), null),
        ["a slice of the tail of a normal"] = new TruncatedLaw(Of("Normal", 0, 1), Number(5), Number(6)),
        ["an exponential between"] = new TruncatedLaw(Exponential, Rational(1, 2), Number(3)),
        ["an exponential above"] = new TruncatedLaw(Exponential, Number(80), null),
        ["an exponential cut below its support"] = new TruncatedLaw(Exponential, Number(-1), Number(1)),
        ["a uniform between"] = new TruncatedLaw(Of("Uniform", -1, 3), Number(0), Number(5)),
        ["a gumbel between"] = new TruncatedLaw(Of("Gumbel", 0, 1), Number(-1), Number(2)),
        ["counts above zero"] = new TruncatedLaw(Poisson, Number(1), null),
        ["counts between"] = new TruncatedLaw(Of("Poisson", 9), Rational(5, 2), Number(7)),
        ["a mixture that is cut"] = new TruncatedLaw(Mixture([Rational(3, 10), Rational(7, 10)], Of("Normal", -2, 1), Normal), Number(-1), Number(1)),
    };

    private static FamilyLaw Of(string family, params int[] parameters) => FamilyLaw(family, [.. parameters.Select(value => Number(value))]);

    private static FamilyLaw FamilyLaw(string family, params Expr[] parameters) => Families.Find(family)!.Of(parameters.ToSequence());

    private static MixtureLaw Mixture(Expr[] weights, params Law[] components) => new(new VectorLiteral(weights.ToSequence()), components.ToSequence());

    private static TransformedLaw Transformed(Law law, string function) => new(law, MonotoneFunctions.Find(function)!);
}
