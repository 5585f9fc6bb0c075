using System.Globalization;
using ViNotebooks.Distributions;

namespace ViNotebooks.Tests.Distributions;

/// <summary>The public distributions against Cases/laws-reference.tsv, tails and extreme parameters included.</summary>
public sealed class DistributionReferenceTests
{
    private static readonly ILookup<string, string[]> Rows = CaseTable.Read("laws-reference.tsv").ToLookup(cells => cells[0], StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Rows.Select(rows => rows.Key)];

    [Fact]
    public void Every_continuous_family_has_eight_reference_densities_or_more()
    {
        var covered = Rows.Where(rows => rows.Count(cells => cells[2] == "logdensity") >= 8).Select(rows => rows.Key);
        var wanted = Families.All.Where(family => ScalarLaws.Texts.Any(text => text.StartsWith(family.Name + "(", StringComparison.Ordinal) && !ScalarLaws.Of(text).IsDiscrete));
        Assert.Empty(wanted.Select(family => family.Name).Except(covered));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_agree_with_independent_software(string family)
    {
        var wrong = new List<string>();
        foreach (var cells in Rows[family])
        {
            var law = ScalarLaws.Of(family, cells[1].Split(' '));
            var distribution = (UnivariateDistribution)law.Numeric!;
            var at = cells[3].Length == 0 ? 0 : double.Parse(cells[3], CultureInfo.InvariantCulture);
            double? found = (cells[2], distribution) switch
            {
                ("logdensity", _) => distribution.LogDensity(at),
                ("mean", IHasMean has) => has.Mean,
                ("variance", IHasVariance has) => has.Variance,
                ("entropy", IHasEntropy has) => has.Entropy,
                ("cdf", IHasDistributionFunction has) => has.Cdf(at),
                ("quantile", IHasDistributionFunction has) => has.Quantile(at),
                _ => null,
            };

            // found by quadrature, to fewer digits
            var tolerance = cells[2] is "mean" or "variance" or "entropy" ? 1e-12 : 1e-15;
            var expected = double.Parse(cells[4], CultureInfo.InvariantCulture);
            var off = cells[2] is "mean" or "quantile" ? 1e-30 : 0;
            if (found is null ? !IsMissing(family, cells[2]) : !(Math.Abs(found.Value - expected) <= off + (tolerance * Math.Abs(expected)) || found == expected))
            {
                wrong.Add($"{family}({cells[1]}) {cells[2]} {cells[3]}: {found:R}, not {expected:R}");
            }
        }

        Assert.Empty(wrong);
    }

    private static bool IsMissing(string family, string quantity) => Families.Find(family) is { } known && quantity switch
    {
        "mean" => known.Mean is null,
        "variance" => known.Variance is null,
        "entropy" => known.Entropy is null,
        _ => known.Cdf is null,
    };
}
