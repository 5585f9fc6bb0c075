using ViNotebooks.Expressions;
using ViNotebooks.Models.ClosedForms;
using ViNotebooks.Tests.Expressions;

namespace ViNotebooks.Tests.Models.ClosedForms;

public sealed class ClosedExtremaTests
{
    private static readonly IReadOnlyList<string[]> Rows = CaseTable.Read("closed-forms/extrema.tsv");

    public static TheoryData<string, string, string, string, double> Extrema
    {
        get
        {
            var data = new TheoryData<string, string, string, string, double>();
            foreach (var row in Rows)
                data.Add(row[0], row[1], row[2], row[3], double.Parse(row[4], System.Globalization.CultureInfo.InvariantCulture));

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Extrema))]
    public void An_extremum_is_where_the_derivative_changes_sign(string kind, string bodyText, string namesText, string valuesText, double place)
    {
        var names = NamesText.Read(namesText);

        var found = ClosedExtrema.Find(LocalLaws.Expression(bodyText, names), "v", Enum.Parse<ExtremumKind>(kind), names);

        Assert.NotNull(found);
        Assert.Equal(place, ValuesText.Value(found, ValuesText.Read(valuesText)), 1e-13);
    }

    [Theory]
    [InlineData("v^2", "v")]
    [InlineData("v", "v")]
    [InlineData("-v^4 + v", "v")]
    [InlineData("-exp(v) - v", "v")]
    [InlineData("log(v) + v", "v:positive")]
    [InlineData("log(v) - log(1 - v)", "v:probability")]
    [InlineData("sin(v)", "v")]
    [InlineData("-v^3 - v", "v:positive")]
    [InlineData("lgamma(v) - v", "v:positive")]
    public void No_maximum_is_claimed_where_none_is_found(string bodyText, string namesText)
    {
        var names = NamesText.Read(namesText);

        Assert.Null(ClosedExtrema.Find(LocalLaws.Expression(bodyText, names), "v", ExtremumKind.ArgMax, names));
    }

    [Fact]
    public void A_place_outside_the_domain_has_no_value()
    {
        var names = NamesText.Read("v:positive a");

        var found = ClosedExtrema.Find(LocalLaws.Expression("-(v - a)^2", names), "v", ExtremumKind.ArgMax, names);

        Assert.Equal(2, ValuesText.Value(found!, ValuesText.Read("a=2")));
        Assert.True(double.IsNaN(ValuesText.Value(found!, ValuesText.Read("a=-2"))));
    }
}
