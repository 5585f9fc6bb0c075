using ViNotebooks.Estimation;

namespace ViNotebooks.Tests.Estimation;

public sealed class ClaimCheckTests
{
    [Theory]
    [InlineData("Normal(1, 2)")]
    [InlineData("Exponential(1)")]
    [InlineData("Uniform(-2, 3)")]
    [InlineData("Bernoulli(0.001)")]
    [InlineData("LogNormal(0, 1)")]
    [InlineData("Pareto(2.5), variance known")]
    public void A_claim_that_is_off_by_a_fifth_is_contradicted(string name)
    {
        var integrand = Integrand.Named(name);
        foreach (var factor in (double[])[0.8, 1.2])
        {
            var result = ClaimCheck.Run(integrand.Sampler(1), new Claim(integrand.Mean * factor), integrand.Settings(1e-6, 1 << 22));
            Assert.Equal(ClaimOutcome.Contradicted, result.Outcome);
            var sampled = Assert.IsType<Sampled>(result.Evidence);
            Assert.True(sampled.Interval.Contains(integrand.Mean));
            Assert.Equal(1UL, sampled.Seed);
            Assert.Equal(1e-6, sampled.Interval.ErrorProbability);
        }
    }

    [Theory]
    [InlineData("Normal(1, 2)")]
    [InlineData("Exponential(1)")]
    [InlineData("Uniform(-2, 3)")]
    [InlineData("Bernoulli(0.3)")]
    [InlineData("StudentT(3), variance known")]
    public void A_true_claim_is_confirmed_to_the_wanted_precision(string name)
    {
        var integrand = Integrand.Named(name);
        var result = ClaimCheck.Run(integrand.Sampler(1), new Claim(integrand.Mean, Tolerance: 0.05), integrand.Settings(1e-6, 1 << 22));
        Assert.Equal(ClaimOutcome.Confirmed, result.Outcome);
        Assert.InRange(result.Evidence.Error, 0, 0.05);
    }

    [Fact]
    public void Checks_stop_when_they_know()
    {
        var integrand = Integrand.Named("Normal(1, 2)");
        var coarse = (Sampled)ClaimCheck.Run(integrand.Sampler(1), new Claim(10), new SamplingSettings()).Evidence;
        var fine = (Sampled)ClaimCheck.Run(integrand.Sampler(1), new Claim(1.02), new SamplingSettings()).Evidence;
        Assert.Equal(AsymptoticSequence.BurnIn, coarse.Count);
        Assert.InRange(fine.Count, 1 << 17, 1 << 21);
    }

    [Fact]
    public void A_claim_near_the_mean_is_undecided_when_the_budget_is_spent()
    {
        var result = ClaimCheck.Run(Integrand.Named("Normal(1, 2)").Sampler(1), new Claim(1.001), new SamplingSettings { Budget = 50_000 });
        Assert.Equal(ClaimOutcome.Undecided, result.Outcome);
        Assert.Equal(50_000, ((Sampled)result.Evidence).Count);
    }

    [Fact]
    public void A_claim_is_not_contradicted_within_its_own_error()
    {
        var integrand = Integrand.Named("Normal(1, 2)");
        var settings = new SamplingSettings { Budget = 1 << 18 };
        Assert.Equal(ClaimOutcome.Contradicted, ClaimCheck.Run(integrand.Sampler(1), new Claim(1.1), settings).Outcome);
        Assert.Equal(ClaimOutcome.Undecided, ClaimCheck.Run(integrand.Sampler(1), new Claim(1.1, Error: 0.1), settings).Outcome);
    }

    [Theory]
    [InlineData("Cauchy(0, 1)")]
    [InlineData("Pareto(1.5)")]
    [InlineData("StudentT(3)^2")]
    [InlineData("Normal(0, 1) weighted to Normal(0, 3)")]
    public void Heavy_tails_are_reported_whatever_is_claimed(string name)
    {
        foreach (var claim in (double[])[0, 3, 100])
        {
            var result = ClaimCheck.Run(Integrand.Named(name).Sampler(2), new Claim(claim, Tolerance: 0.5), new SamplingSettings { Budget = 1 << 19 });
            Assert.Equal(ClaimOutcome.HeavyTail, result.Outcome);
            Assert.True(result.Tail.Shape >= 0.5);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e200)]
    public void A_draw_that_cannot_be_averaged_is_reported(double value)
    {
        var sampler = new StreamSampler(random => random.NextDouble() < 0.01 ? value : 1, 1);
        Assert.Equal(ClaimOutcome.Undefined, ClaimCheck.Run(sampler, new Claim(1), new SamplingSettings()).Outcome);
    }

    [Fact]
    public void A_cancelled_check_judges_what_it_has()
    {
        using var source = new CancellationTokenSource();
        var draws = 0;
        var sampler = new StreamSampler(
            random =>
            {
                if (++draws == 3 << 20)
                {
                    source.Cancel();
                }

                return random.NextNormal();
            },
            1);
        var result = ClaimCheck.Run(sampler, new Claim(0), new SamplingSettings { Budget = long.MaxValue }, source.Token);
        Assert.Equal(ClaimOutcome.Undecided, result.Outcome);
        Assert.InRange(((Sampled)result.Evidence).Count, 3 << 20, 4 << 20);
    }

    [Fact]
    public void The_same_seed_gives_the_same_result()
    {
        var integrand = Integrand.Named("Exponential(1)");
        var results = Enumerable.Range(0, 2).Select(_ => ClaimCheck.Run(integrand.Sampler(9), new Claim(1.01), new SamplingSettings())).ToList();
        Assert.Equal(results[0], results[1]);
    }

    [Theory]
    [InlineData(2.5, ClaimOutcome.Confirmed)]
    [InlineData(2.5000001, ClaimOutcome.Contradicted)]
    public void An_analytic_integrand_that_is_constant_decides_without_chance(double claim, object outcome)
    {
        // log p(x, z) − log q(z) where q is the posterior: normal prior, likelihood and q, with its terms left as they are
        var sampler = new StreamSampler(
            random =>
            {
                var z = 1 + (Math.Sqrt(0.5) * random.NextNormal());
                var log = -(z * z / 2) - ((2 - z) * (2 - z) / 2) - -((z - 1) * (z - 1) / 2 / 0.5);
                return log + 3.5;
            },
            1);
        var settings = new SamplingSettings { IsAnalytic = true, Rounding = 1e-13 };
        var result = ClaimCheck.Run(sampler, new Claim(claim), settings);
        Assert.Equal((ClaimOutcome)outcome, result.Outcome);
        Assert.Equal(2.5, Assert.IsType<Exact>(result.Evidence).Value, 1e-13);
        Assert.Equal(Oracle.ConstantIntegrand, result.Evidence.Oracle);
    }

    [Fact]
    public void An_integrand_with_branches_is_not_constant_because_its_draws_are()
    {
        var sampler = new StreamSampler(random => random.NextNormal() > 6 ? 1 : 0, 1);
        var result = ClaimCheck.Run(sampler, new Claim(0), new SamplingSettings { Budget = 1 << 16 });
        Assert.Equal(ClaimOutcome.Undecided, result.Outcome);
    }
}
