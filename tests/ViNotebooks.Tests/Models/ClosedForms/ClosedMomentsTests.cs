using System.Globalization;
using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models.ClosedForms;
using ViNotebooks.Tests.Expressions;

namespace ViNotebooks.Tests.Models.ClosedForms;

public sealed class ClosedMomentsTests
{
    private static readonly IReadOnlyList<string[]> Rows = CaseTable.Read("closed-forms/moments.tsv");
    private static readonly IReadOnlyList<string[]> Without = CaseTable.Read("closed-forms/no-moments.tsv");

    public static TheoryData<string, string, string, string> Moments => Data(Rows);

    public static TheoryData<string, string, string> NoMoments
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var row in Without)
                data.Add(row[0], row[1], row[2]);

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void What_a_family_knows_of_itself_gives_the_same(string lawText, string bodyText, string namesText, string valuesText)
    {
        var names = NamesText.Read(namesText);
        if (LocalLaws.OfLibrary(lawText, names) is { } law)
            AssertExpectation(LocalLaws.Read(lawText, names), law, bodyText, names, valuesText);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void A_moment_is_what_integration_gives(string lawText, string bodyText, string namesText, string valuesText)
    {
        var names = NamesText.Read(namesText);
        var law = LocalLaws.Read(lawText, names);
        AssertExpectation(law, law, bodyText, names, valuesText);
    }

    public static TheoryData<string> Composites => ["mixture", "affine", "transformed", "truncated"];

    [Theory]
    [MemberData(nameof(Composites))]
    public void Laws_made_of_others_have_their_moments(string kind)
    {
        var names = NamesText.Read("m v:positive x w:probability");
        var normal = LocalLaws.Read("Normal(m; v)", names);
        var weights = new VectorLiteral([new Symbol("w"), Make.Subtract(Number.One, new Symbol("w"))]);
        Law law = kind switch
        {
            "mixture" => new MixtureLaw(weights, [normal, LocalLaws.Read("Normal(x; 2)", names)]),
            "affine" => new AffineLaw(LocalLaws.OfFamilies("Exponential(v)", names), new Symbol("x"), Make.Number(-2)),
            "transformed" => new TransformedLaw(normal, MonotoneFunctions.All.Single(function => function.Name == "exp")),
            _ => new TruncatedLaw(normal, Number.Zero, null),
        };
        string[] bodies = kind == "transformed" ? ["z^2", "log(z)", "sqrt(z)*log(z)"] : ["z^2 - x*z", "exp(z/4)", "abs(z - x)"];

        foreach (var body in bodies)
            AssertExpectation(law, law, body, names, "m=0.4 v=0.9 x=1.3 w=0.3");
    }

    private static void AssertExpectation(Law reference, Law law, string bodyText, Declarations names, string valuesText)
    {
        var body = LocalLaws.Expression(bodyText, Assumed.With(names, new Declaration("z", SymbolKind.Real, Shape.Scalar)));
        var values = ValuesText.Read(valuesText);

        var closed = ClosedMoments.Expect(body, "z", law, names);

        Assert.NotNull(closed);
        Assert.DoesNotContain("z", Traversal.Symbols(closed));
        var value = ValuesText.Value(closed, values);
        var expected = Integrals.Expectation(body, "z", reference, values);
        Assert.True(
            Math.Abs(value - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
            string.Create(CultureInfo.InvariantCulture, $"{InfixPrinter.Print(closed)} is {value:R}, not {expected:R}."));
    }

    [Theory]
    [MemberData(nameof(NoMoments))]
    public void No_closed_form_is_claimed_where_there_is_none(string lawText, string bodyText, string namesText)
    {
        var names = NamesText.Read(namesText);
        var body = LocalLaws.Expression(bodyText, Assumed.With(names, new Declaration("z", SymbolKind.Real, Shape.Scalar)));

        Assert.Null(ClosedMoments.Expect(body, "z", LocalLaws.Read(lawText, names), names));
    }

    private static TheoryData<string, string, string, string> Data(IReadOnlyList<string[]> rows)
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var row in rows)
            data.Add(row[0], row[1], row[2], row[3]);

        return data;
    }
}
