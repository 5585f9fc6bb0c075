using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using static ViNotebooks.Expressions.Make;

namespace ViNotebooks.Tests.Distributions;

/// <summary>Terms whose arguments are vectors, matrices or laws.</summary>
public sealed class CompositeReadingTests
{
    private static readonly Declarations Names = new(
    [
        new Declaration("d", SymbolKind.Integer, Shape.Scalar),
        new Declaration("m", SymbolKind.Real, Shape.Vector(Size.Of("d"))),
        new Declaration("v", SymbolKind.Positive, Shape.Vector(Size.Of("d"))),
        new Declaration("S", SymbolKind.Spd, Shape.Matrix(Size.Of("d"), Size.Of("d"))),
        new Declaration("s", SymbolKind.Positive, Shape.Scalar),
        new Declaration("x", SymbolKind.Real, Shape.Scalar),
        new Declaration("w", SymbolKind.Simplex, Shape.Vector(Size.Of(2))),
    ]);

    private static readonly FamilyTerm Standard = Term("Normal", Number(0), Number(1));

    [Fact]
    public void A_vector_in_the_place_of_the_covariance_holds_the_variances()
    {
        var law = (FamilyLaw)LawReader.Read(Term("MultivariateNormal", Symbol("m"), Symbol("v")), Names).Law!;
        Assert.Equal("DiagonalNormal", law.Family.Name);
        Assert.Equal(Shape.Vector(Size.Of("d")), ArgumentShapes.Of(law, Names));
        Assert.Equal("MultivariateNormal", ((FamilyLaw)LawReader.Read(Term("MVN", Symbol("m"), Symbol("S")), Names).Law!).Family.Name);
    }

    [Fact]
    public void An_identity_takes_its_size_from_the_mean()
    {
        var law = (FamilyLaw)LawReader.Read(Term("MultivariateNormal", Symbol("m"), Multiply(Symbol("s"), Call(Function.Identity))), Names).Law!;
        Assert.Equal(Multiply(Symbol("s"), Call(Function.Identity, Symbol("d"))), law.Parameters[1]);
    }

    [Fact]
    public void Precisions_and_factors_are_named()
    {
        Assert.Equal(
            Call(Function.Inverse, Symbol("S")),
            ((FamilyLaw)LawReader.Read(new FamilyTerm("MultivariateNormal", [new(null, Symbol("m")), new("precision", Symbol("S"))]), Names).Law!).Parameters[1]);
        Assert.Equal(
            Multiply(Symbol("S"), Call(Function.Transpose, Symbol("S"))),
            ((FamilyLaw)LawReader.Read(new FamilyTerm("MultivariateNormal", [new(null, Symbol("m")), new("scale_tril", Symbol("S"))]), Names).Law!).Parameters[1]);
    }

    [Fact]
    public void A_negative_binomial_is_given_by_mean_and_dispersion_too()
    {
        var law = (FamilyLaw)LawReader.Read(new FamilyTerm("NegativeBinomial", [new("dispersion", Rational(1, 2)), new("mean", Number(6))])).Law!;
        Assert.Equal(NegativeBinomialFamily.FromMeanAndDispersion(Number(6), Rational(1, 2)), law);
        Assert.Equal(6, ParameterValues.None.Number(law.Mean!), 1e-14);
        Assert.Equal(6 + (0.5 * 36), ParameterValues.None.Number(law.Variance!), 1e-13);
    }

    [Theory]
    [InlineData("Normal(m, 1)", null)]
    [InlineData("MultivariateNormal(m, s)", "The covariance of MultivariateNormal is a square matrix, not a scalar.")]
    [InlineData("Dirichlet(s)", "The concentration of Dirichlet is a vector, not a scalar.")]
    [InlineData("Gamma(m, 1)", "The shape of Gamma is a scalar, not a vector(d).")]
    [InlineData("Categorical([0.5, 0.25])", "Categorical needs abs(sum([0.5, 0.25]) - 1) <= 0.000000001.")]
    [InlineData("Wishart(1, [[2, 0], [0, 1]])", "Wishart needs 1 > 1.")]
    [InlineData("Mixture([0.5, 0.5], Normal(0, 1))", "The mixture has 1 components and 2 weights.")]
    [InlineData("Mixture(w, Normal(0, 1), Poisson(1))", "The components of a mixture are all discrete or all continuous")]
    [InlineData("Mixture([0.5, 0.4], Normal(0, 1), Normal(1, 1))", "Mixture needs")]
    [InlineData("Mixture(w, Normal(0, 1), MultivariateNormal(m, S))", "values of one shape")]
    [InlineData("Mixture(w, Delta(0), Delta(1))", "a mixture of points is a Categorical")]
    [InlineData("Product(Normal(0, 1), Poisson(1))", "all discrete or all continuous")]
    [InlineData("Product(MultivariateNormal(m, S), Normal(0, 1))", "The coordinates of a product are scalars.")]
    [InlineData("Affine(Poisson(1), 0, 1)", "An affine transform is of a continuous scalar law")]
    [InlineData("Affine(Normal(0, 1), 0, 0)", "Affine needs 0 != 0.")]
    [InlineData("Transformed(Normal(0, 1), log)", "Transformed needs")]
    [InlineData("Transformed(Normal(0, 1), cos)", "one of the functions exp, log")]
    [InlineData("Truncated(Uniform(0, 1), 2, 3)", "Truncated needs")]
    [InlineData("Truncated(Dirichlet([1, 2]), 0, 1)", "A truncated law is of a scalar law")]
    public void What_does_not_fit_is_explained(string text, string? expected)
    {
        var reading = LawReader.Read(TermOf(text), Names);
        if (expected is null)
        {
            return;
        }

        Assert.Null(reading.Law);
        Assert.Contains(expected, reading.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_affine_transform_of_a_normal_vector_is_a_normal_vector()
    {
        var law = (FamilyLaw)LawReader.Read(Term("Affine", Term("MultivariateNormal", Symbol("m"), Symbol("S")), Symbol("v"), Symbol("S")), Names).Law!;
        Assert.Equal("MultivariateNormal", law.Family.Name);
        Assert.Equal(Add(Symbol("v"), Multiply(Symbol("S"), Symbol("m"))), law.Mean);
    }

    [Fact]
    public void A_misspelt_part_is_explained() =>
        Assert.Contains("did you mean Normal?", LawReader.Read(Term("Truncated", Term("Nromal", Number(0), Number(1)), Number(0), Number(1))).Error, StringComparison.Ordinal);

    [Fact]
    public void Bounds_that_are_infinite_do_not_cut() =>
        Assert.Equal(
            new TruncatedLaw(NormalFamily.Standard, Number(1), null),
            LawReader.Read(Term("Truncated", Standard, Number(1), Constant.Infinity)).Law);

    private static FamilyTerm Term(string family, params Expr[] arguments) => new(family, arguments.Select(argument => new LawArgument(null, argument)).ToSequence());

    private static FamilyTerm TermOf(string text) =>
        (FamilyTerm)((Density)ExpressionReader.Read(text.Insert(text.IndexOf('(', StringComparison.Ordinal) + 1, "x; "), Names, Notation.Infix).Expression!).Law;
}
