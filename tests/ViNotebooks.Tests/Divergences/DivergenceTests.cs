namespace ViNotebooks.Tests.Divergences;

public class DivergenceTests
{
    [Fact]
    public void A_closed_form_comes_with_a_bound_on_its_rounding()
    {
        var form = Assert.IsType<ClosedFormDivergence>(Divergence.KullbackLeibler(Normal.FromVariance(1, 2), Normal.FromVariance(0, 4)));
        Assert.Equal((Math.Log(2) / 2) - (1.0 / 8), form.Nats, 1e-16);
        Assert.InRange(form.Error, 0, 1e-30);
    }

    [Fact]
    public void Equal_distributions_are_at_zero_however_they_are_written() =>
        Assert.Equal(0, Divergence.KullbackLeibler(Normal.FromStandardDeviation(1, 0.1), Normal.FromStandardDeviation(1, 0.1)).Value);

    [Fact]
    public void Next_neighbours_among_doubles_are_not_negative_apart()
    {
        for (var x = 0.5; x < 40; x *= 1.37)
        {
            var value = Divergence.KullbackLeibler(Gamma.FromRate(x, 1.25), Gamma.FromRate(Math.BitIncrement(x), 1.25)).Value;
            Assert.InRange(value, double.Epsilon, 1e-30);
        }
    }

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1e8)]
    public void A_change_of_units_changes_nothing(double unit)
    {
        AssertSame(Divergence.KullbackLeibler(Gamma.FromRate(2.5, 1 / unit), Gamma.FromRate(1.5, 3 / unit)), Divergence.KullbackLeibler(Gamma.FromRate(2.5, 1), Gamma.FromRate(1.5, 3)));
        AssertSame(Divergence.KullbackLeibler(Exponential.FromRate(1 / unit), Exponential.FromRate(3 / unit)), Divergence.KullbackLeibler(Exponential.FromRate(1), Exponential.FromRate(3)));
        AssertSame(
            Divergence.KullbackLeibler(Normal.FromStandardDeviation(unit, 2 * unit), Normal.FromStandardDeviation(-unit, 3 * unit)),
            Divergence.KullbackLeibler(Normal.FromStandardDeviation(1, 2), Normal.FromStandardDeviation(-1, 3)));
    }

    // log(b/a) + a/b − 1 for the rates 1e8 and 1e-8, and the other way round
    [Fact]
    public void Parameters_of_sixteen_orders_of_magnitude_lose_no_digits()
    {
        Assert.Equal(9999999999999999 - (16 * Math.Log(10)), Divergence.KullbackLeibler(Exponential.FromRate(1e-8), Exponential.FromRate(1e8)).Value, 2.0);
        Assert.Equal((16 * Math.Log(10)) - 1 + 1e-16, Divergence.KullbackLeibler(Exponential.FromRate(1e8), Exponential.FromRate(1e-8)).Value, 1e-14);
    }

    // (μ − μ′)²/(2σ²) with large means, ψ₁(a)/2 for neighbouring large shapes
    [Fact]
    public void Large_parameters_next_to_each_other_keep_their_digits()
    {
        Assert.Equal(0.5, Divergence.KullbackLeibler(Normal.FromVariance(1e8, 1), Normal.FromVariance(1e8 + 1, 1)).Value, 1e-16);
        var value = Divergence.KullbackLeibler(Gamma.FromRate(1e8, 1), Gamma.FromRate(1e8 + 1, 1)).Value;
        Assert.Equal(5.0000000083333e-9, value, 1e-20);
    }

    [Fact]
    public void What_has_no_closed_form_says_so_and_computes_on_request()
    {
        var (p, q) = (Normal.FromVariance(0.5, 1), Cauchy.FromScale(0, 2));
        var none = Assert.IsType<DivergenceWithoutClosedForm>(Divergence.KullbackLeibler(p, q));
        Assert.True(double.IsNaN(none.Value));
        Assert.Contains("has no closed form", none.Reason);

        var integrated = none.ByQuadrature()!;
        Assert.True(integrated.IsConverged);
        var sampled = none.BySampling(seed: 1, count: 20_000)!;
        Assert.Equal(1ul, sampled.Seed);
        Assert.InRange(Math.Abs(sampled.Mean - integrated.Value), 0, 5 * sampled.StandardError);
    }

    [Fact]
    public void Infinite_divergences_name_their_reason()
    {
        Assert.Equal("p has probability where q has none", Assert.IsType<InfiniteDivergence>(
            Divergence.KullbackLeibler(Uniform.Between(0, 2), Beta.FromShapes(2, 3))).Reason);
        Assert.Equal(double.PositiveInfinity, Divergence.KullbackLeibler(Cauchy.FromScale(0, 1), Normal.FromVariance(0, 1)).Value);
    }

    [Fact]
    public void An_order_that_is_not_positive_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Divergence.Renyi(Normal.FromVariance(0, 1), Normal.FromVariance(1, 1), 0));

    private static void AssertSame(DivergenceResult a, DivergenceResult b) => Assert.Equal(a.Value, b.Value, 1e-14 * b.Value);
}
