using System.Globalization;
using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Distributions;

/// <summary>The formulas of the laws against a table of values computed elsewhere.</summary>
public sealed class LawReferenceTests
{
    private static readonly IReadOnlyList<string[]> Rows = CaseTable.Read("laws-discrete-vector.tsv");

    private static readonly Dictionary<string, Family> Families = new(StringComparer.Ordinal)
    {
        ["Bernoulli"] = BernoulliFamily.Family,
        ["Categorical"] = CategoricalFamily.Family,
        ["OneHotCategorical"] = OneHotCategoricalFamily.Family,
        ["Binomial"] = BinomialFamily.Family,
        ["Geometric"] = GeometricFamily.Family,
        ["NegativeBinomial"] = NegativeBinomialFamily.Family,
        ["Poisson"] = PoissonFamily.Family,
        ["MultivariateNormal"] = MultivariateNormalFamily.Family,
        ["DiagonalNormal"] = DiagonalNormalFamily.Family,
        ["LowRankNormal"] = LowRankNormalFamily.Family,
        ["Dirichlet"] = DirichletFamily.Family,
        ["Wishart"] = WishartFamily.Family,
    };

    public static TheoryData<string, string> Quantities
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (family, quantity) in Rows.Select(row => (row[0], row[2])).Distinct())
            {
                data.Add(family, quantity);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Quantities))]
    public void The_formulas_give_the_values_of_the_table(string family, string quantity)
    {
        foreach (var row in Rows.Where(row => row[0] == family && row[2] == quantity))
        {
            var law = Families[family].Of(row[1].Split(" ; ").Select(Read).ToSequence());
            if (Formula(law, quantity, row[3]) is not { } formula)
            {
                Assert.Contains(quantity, Missing(family));
                continue;
            }

            var value = Evaluator<WideFloat>.Evaluate(formula, new Dictionary<string, Value<WideFloat>>());
            var expected = row[4].Split(' ').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
            var found = Array.ConvertAll(value.Elements.ToArray(), WideFloat.ToDouble);
            Assert.True(
                found.Length == expected.Length && found.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-14 * Math.Max(Math.Abs(pair.Second), 1e-12)),
                $"{string.Join(' ', row)} but found {string.Join(' ', found)}");
        }
    }

    [Fact]
    public void Every_family_of_this_table_is_in_it() =>
        Assert.Equal(Families.Keys.Order(StringComparer.Ordinal), Rows.Select(row => row[0]).Distinct().Order(StringComparer.Ordinal));

    private static string[] Missing(string family) => family switch
    {
        "Binomial" or "NegativeBinomial" or "Poisson" => ["entropy"],
        _ => [],
    };

    private static Expr? Formula(FamilyLaw law, string quantity, string at) => quantity switch
    {
        "logdensity" => law.LogDensity(Read(at)),
        "mean" => law.Mean,
        "variance" => law.Variance,
        "entropy" => law.Entropy,
        "cdf" => law.Cdf(Read(at)),
        "power" => law.Expect(Monomial.OfPower(Read(at))),
        "exponential" => law.Expect(Monomial.Exponential(Read(at))),
        "square times exponential" => law.Expect(new Monomial(Make.Number(2), 0, 0, Read(at))),
        "deviation" => law.Expect(new AbsoluteDeviation(Read(at))),
        "logmean" => law.LogMean,
        "logdetmean" => law.LogDeterminantMean,
        "inversemean" => law.InverseMean,
        _ => throw new InvalidOperationException($"The table names an unknown quantity, {quantity}."),
    };

    private static Expr Read(string text)
    {
        var reading = ExpressionReader.Read(text, Declarations.Open, Notation.Infix);
        return reading.Expression ?? throw new InvalidOperationException($"The table has {text}.");
    }
}
