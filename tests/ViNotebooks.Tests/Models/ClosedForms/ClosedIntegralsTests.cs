using System.Globalization;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Models.ClosedForms;
using ViNotebooks.Tests.Expressions;

namespace ViNotebooks.Tests.Models.ClosedForms;

public sealed class ClosedIntegralsTests
{
    private static readonly IReadOnlyList<string[]> Rows = CaseTable.Read("closed-forms/integrals.tsv");
    private static readonly IReadOnlyList<string[]> Without = CaseTable.Read("closed-forms/no-integrals.tsv");

    public static TheoryData<string, string, string, string, string> Integrable
    {
        get
        {
            var data = new TheoryData<string, string, string, string, string>();
            foreach (var row in Rows)
                data.Add(row[0], row[1], row[2], row[3], row[4]);

            return data;
        }
    }

    public static TheoryData<string, string, string, string> NotIntegrable
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var row in Without)
                data.Add(row[0], row[1], row[2], row[3]);

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Integrable))]
    public void An_integral_is_what_quadrature_gives(string bodyText, string from, string to, string namesText, string valuesText)
    {
        var (body, names) = Read(bodyText, namesText);
        var values = ValuesText.Read(valuesText);

        var closed = ClosedIntegrals.Integrate(body, "z", End(from, names), End(to, names), names);

        Assert.NotNull(closed);
        var value = ValuesText.Value(closed, values);
        var expected = Integrals.Integrate(body, "z", End(from, names), End(to, names), values);
        Assert.True(
            Math.Abs(value - expected) <= 1e-10 * Math.Max(1, Math.Abs(expected)),
            string.Create(CultureInfo.InvariantCulture, $"{InfixPrinter.Print(closed)} is {value:R}, not {expected:R}."));
    }

    [Theory]
    [MemberData(nameof(Integrable))]
    public void The_log_of_an_integral_is_that_of_its_value(string bodyText, string from, string to, string namesText, string valuesText)
    {
        var (body, names) = Read(bodyText, namesText);
        var values = ValuesText.Read(valuesText);
        var value = ValuesText.Value(ClosedIntegrals.Integrate(body, "z", End(from, names), End(to, names), names)!, values);
        if (value <= 0)
            return;

        var log = ClosedIntegrals.LogIntegral(Make.Call(Function.Log, body), "z", End(from, names), End(to, names), names);

        Assert.NotNull(log);
        Assert.Equal(Math.Log(value), ValuesText.Value(log, values), 1e-10);
    }

    [Theory]
    [MemberData(nameof(NotIntegrable))]
    public void No_integral_is_claimed_where_there_is_none(string bodyText, string from, string to, string namesText)
    {
        var (body, names) = Read(bodyText, namesText);

        Assert.Null(ClosedIntegrals.Integrate(body, "z", End(from, names), End(to, names), names));
    }

    [Fact]
    public void The_log_evidence_keeps_its_digits_far_in_the_tail()
    {
        var (body, names) = Read("log(theta) - theta*z + log(normpdf(x, z, 1))", "theta:positive x");

        var log = ClosedIntegrals.LogIntegral(body, "z", Number.Zero, null, names);

        // log θ + θ²/2 − θx + log Φ(x − θ) at θ = 1.5, x = −60
        Assert.Equal(-1804.6327748182653, ValuesText.Value(log!, ValuesText.Read("theta=1.5 x=-60")), 1e-10);
    }

    [Fact]
    public void A_bound_may_have_the_name_of_the_variable()
    {
        var (body, names) = Read("2*z", "x");

        var integral = ClosedIntegrals.Integrate(body, "z", Number.Zero, new Symbol("z"), names);

        Assert.Equal("z^2", InfixPrinter.Print(integral!));
    }

    private static (Expr Body, Declarations Names) Read(string bodyText, string namesText)
    {
        var names = NamesText.Read(namesText);
        return (LocalLaws.Expression(bodyText, Assumed.With(names, new Declaration("z", SymbolKind.Real, Shape.Scalar))), names);
    }

    private static Expr? End(string text, Declarations names) => text.EndsWith("inf", StringComparison.Ordinal) ? null : LocalLaws.Expression(text, names);
}
