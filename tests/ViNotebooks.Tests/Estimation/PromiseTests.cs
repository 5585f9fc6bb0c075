using ViNotebooks.Estimation;
using Xunit.Abstractions;

namespace ViNotebooks.Tests.Estimation;

/// <summary>The promise of <see cref="ClaimCheck"/>, measured. docs/estimation.md has longer runs, made with <c>ViNotebooks.Fuzzing promise</c>.</summary>
public sealed class PromiseTests(ITestOutputHelper output)
{
    // a quarter of the checks may look twice
    private const long ShortBudget = 4096;
    private const long LongBudget = 8192;

    [Fact]
    public void Of_100_000_checks_of_true_claims_no_more_are_rejected_than_is_promised()
    {
        var checks = (100_000 / 4 / Integrand.All.Count) + 1;
        var rows = Promise.Run(Integrand.All, 3 * checks, ShortBudget, 1e-6, 1).Concat(Promise.Run(Integrand.All, checks, LongBudget, 1e-6, 2)).ToList();
        var (rejections, all) = (rows.Sum(row => row.Rejections), rows.Sum(row => row.Checks));
        output.WriteLine($"{rejections} of {all:N0} true claims rejected; at most {Promise.UpperBound(rejections, all, 0.95):0.0e0} of all with confidence 95 %");

        // were every error probability 1e-6, 3 or more of 100,000 would be rejected with probability 1.6e-4
        Assert.InRange(all, 100_000, 101_000);
        Assert.InRange(rejections, 0, 2);
    }

    [Fact]
    public void An_error_probability_that_can_be_counted_is_kept_too()
    {
        foreach (var kind in Promise.Run(Integrand.All, 200, LongBudget, 0.05, 3).GroupBy(row => row.Integrand.Tail))
        {
            var (rejections, all) = (kind.Sum(row => row.Rejections), kind.Sum(row => row.Checks));
            output.WriteLine($"{kind.Key}: {rejections} of {all} at 5 %");

            // fails by bad luck with probability 1e-6 a kind, were the error probability 5 %
            Assert.True(Promise.LowerBound(rejections, all, 1 - 1e-6) <= 0.05, kind.Key.ToString());
        }
    }

    [Fact]
    public void Finite_variances_are_not_called_infinite()
    {
        foreach (var row in Promise.Run(Integrand.All, 200, LongBudget, 1e-6, 4).Where(row => row.Integrand.IsLight))
        {
            // the heaviest of them, StudentT(3), is two standard errors from the rule at so few draws
            Assert.InRange(row.Outcomes[ClaimOutcome.HeavyTail], 0, row.Integrand.Name == "StudentT(3)" ? 16 : 2);
        }
    }
}
