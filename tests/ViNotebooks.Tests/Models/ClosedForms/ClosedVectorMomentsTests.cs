using System.Globalization;
using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Models.ClosedForms;
using ViNotebooks.Tests.Expressions;

namespace ViNotebooks.Tests.Models.ClosedForms;

public sealed class ClosedVectorMomentsTests
{
    private static readonly IReadOnlyList<string[]> Rows = CaseTable.Read("closed-forms/vector-moments.tsv");

    public static TheoryData<string, string, string, string> Moments
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var row in Rows)
                data.Add(row[0], row[1], row[2], row[3]);

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void A_moment_is_what_integration_gives(string lawText, string bodyText, string namesText, string valuesText)
    {
        var names = NamesText.Read(namesText);
        var law = LocalLaws.OfFamilies(lawText, names);
        var body = LocalLaws.Expression(bodyText, WithVector(names));
        var values = ValuesText.Read(valuesText);

        var closed = ClosedMoments.Expect(body, "z", law, names);

        Assert.NotNull(closed);
        var value = ValuesText.Value(closed, values);
        var expected = VectorIntegrals.Expectation(body, "z", law, values);
        Assert.True(
            Math.Abs(value - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
            string.Create(CultureInfo.InvariantCulture, $"{InfixPrinter.Print(closed)} is {value:R}, not {expected:R}."));
    }

    [Theory]
    [InlineData("MultivariateNormal(m; S)", "log(z[1])")]
    [InlineData("MultivariateNormal(m; S)", "1/z[1]")]
    [InlineData("MultivariateNormal(m; S)", "exp(norm(z)^2)")]
    [InlineData("MultivariateNormal(m; S)", "norm(z)")]
    [InlineData("MultivariateNormal(m; S)", "z[1]^2*z[2]^2")]
    [InlineData("MultivariateNormal(m; S)", "abs(z[1])*abs(z[2])")]
    [InlineData("MultivariateNormal(m; S)", "logsumexp(z)")]
    [InlineData("MultivariateNormal(m; S)", "log(sum(i, 1, D, exp(z[i])))")]
    [InlineData("MultivariateNormal(m; S)", "prod(i, 1, D, z[i])")]
    public void No_closed_form_is_claimed_where_there_is_none_here(string lawText, string bodyText)
    {
        var names = NamesText.Read("m:vector(D) S:spd(D) D:integer[1,5]");

        Assert.Null(ClosedMoments.Expect(LocalLaws.Expression(bodyText, WithVector(names)), "z", LocalLaws.OfFamilies(lawText, names), names));
    }

    [Theory]
    [InlineData("A*z + b", "A*m + b")]
    [InlineData("z*z^T", "S + m*m^T")]
    [InlineData("(A*z + b)*z^T", "A*S + A*m*m^T + b*m^T")]
    [InlineData("2*z - b", "2*m - b")]
    public void Vectors_and_matrices_have_means(string bodyText, string meanText)
    {
        var names = NamesText.Read("m:vector(D) S:spd(D) A:matrix(D,D) b:vector(D) D:integer[1,5]");

        var mean = ClosedMoments.Expect(LocalLaws.Expression(bodyText, WithVector(names)), "z", LocalLaws.OfFamilies("MultivariateNormal(m; S)", names), names);

        var values = ValuesText.Read("D=2 m=0.3,-1 S=2,0.5;0.5,1 A=1,2;-1,0.5 b=3,4");
        var expected = ValuesText.Elements(LocalLaws.Expression(meanText, names), values);
        Assert.Equal(expected, ValuesText.Elements(mean!, values), (a, b) => Math.Abs(a - b) < 1e-14);
    }

    [Theory]
    [InlineData("tr(A*z)", "nu*tr(A*V)")]
    [InlineData("b^T*z*b", "nu*b^T*V*b")]
    [InlineData("(x - b)^T*z*(x - b)/2", "nu*(x - b)^T*V*(x - b)/2")]
    [InlineData("logdet(z)", "digamma(nu/2) + digamma((nu - 1)/2) + 2*log(2) + logdet(V)")]
    [InlineData("z[1, 2]", "nu*V[1, 2]")]
    [InlineData("tr(inv(z))", "tr(inv(V))/(nu - 3)")]
    public void A_random_matrix_has_moments(string bodyText, string momentText)
    {
        var names = NamesText.Read("nu:positive V:spd(D) A:matrix(D,D) b:vector(D) x:vector(D) D:integer[1,5]");
        var inside = Assumed.With(names, new Declaration("z", SymbolKind.Spd, Shape.Matrix(Size.Of("D"), Size.Of("D"))));

        var moment = ClosedMoments.Expect(LocalLaws.Expression(bodyText, inside), "z", LocalLaws.OfFamilies("Wishart(nu; V)", names), names);

        Assert.NotNull(moment);
        var values = ValuesText.Read("D=2 nu=5.5 V=2,0.5;0.5,1 A=1,2;-1,0.5 b=3,4 x=1,-1");
        Assert.Equal(ValuesText.Value(LocalLaws.Expression(momentText, names), values), ValuesText.Value(moment, values), 1e-12);
    }

    [Fact]
    public void A_product_has_the_moments_of_its_coordinates()
    {
        var names = NamesText.Read("a:positive b:positive r:positive");
        var law = new ProductLaw([LocalLaws.OfFamilies("Gamma(a; b)", names), LocalLaws.OfFamilies("Exponential(r)", names)]);
        var inside = Assumed.With(names, new Declaration("z", SymbolKind.Positive, Shape.Vector(Size.Of(2))));

        var moment = ClosedMoments.Expect(LocalLaws.Expression("log(z[1])*z[2]^2 - sum(z)", inside), "z", law, names);

        var expected = LocalLaws.Expression("(digamma(a) - log(b))*2/r^2 - a/b - 1/r", names);
        var values = ValuesText.Read("a=2.5 b=1.5 r=0.7");
        Assert.Equal(ValuesText.Value(expected, values), ValuesText.Value(moment!, values), 1e-13);
    }

    private static Declarations WithVector(Declarations names)
    {
        var size = names.Find("K") is not null && names.Find("D") is null ? "K" : "D";
        return Assumed.With(names, new Declaration("z", size == "K" ? SymbolKind.Positive : SymbolKind.Real, Shape.Vector(Size.Of(size))));
    }
}
