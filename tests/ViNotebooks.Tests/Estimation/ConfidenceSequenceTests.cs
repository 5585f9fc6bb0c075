using ViNotebooks.Estimation;

namespace ViNotebooks.Tests.Estimation;

public sealed class ConfidenceSequenceTests
{
    [Fact]
    public void The_asymptotic_boundary_is_that_of_the_theorem()
    {
        // sqrt(2 (nρ² + 1)/(n²ρ²) log(sqrt(nρ² + 1)/α)) in standard errors, at nρ² = 2 log(1/α) + log(2 log(1/α)) + 1
        var logarithm = -2 * Math.Log(0.05);
        var scaled = logarithm + Math.Log(logarithm) + 1;
        var expected = 2 * (scaled + 1) / scaled * Math.Log(Math.Sqrt(scaled + 1) / 0.05);
        Assert.Equal(expected, AsymptoticSequence.SquaredBoundary(65536, 0.05), 1e-12);
    }

    [Theory]
    [InlineData("Normal(1, 2)", 6.0)]
    [InlineData("Exponential(1)", 6.2)]
    [InlineData("LogNormal(0, 1)", 6.7)]
    public void The_asymptotic_interval_of_many_draws_is_a_few_standard_errors(string name, double most)
    {
        var (summary, interval) = Interval(new AsymptoticSequence(1e-6), Integrand.Named(name), 1 << 20);
        var standardErrors = (interval.High - summary.Mean) / Math.Sqrt(summary.Variance / summary.Count);
        Assert.InRange(standardErrors, 5.8, most);
    }

    [Fact]
    public void Rare_draws_that_make_up_the_mean_give_no_interval()
    {
        var summary = Moments.Of([.. Enumerable.Repeat(0.0, 1 << 16), .. Enumerable.Repeat(1.0, 20)]);
        var sequence = new AsymptoticSequence(1e-6);
        sequence.Add(summary, []);
        Assert.Equal(new ConfidenceInterval(double.NegativeInfinity, double.PositiveInfinity, 1e-6), sequence.Interval());
    }

    [Fact]
    public void Draws_that_are_all_the_same_give_no_asymptotic_interval()
    {
        var sequence = new AsymptoticSequence(1e-6);
        sequence.Add(Moments.Of(Enumerable.Repeat(0.25, 1 << 16).ToArray()), []);
        Assert.Equal(double.PositiveInfinity, sequence.Interval().High);
    }

    [Theory]
    [InlineData("Bernoulli(0.001)")]
    [InlineData("Uniform(-2, 3)")]
    [InlineData("Beta(1/2, 1/2)")]
    public void The_interval_within_a_known_range_is_not_much_wider_than_the_asymptotic_one(string name)
    {
        var integrand = Integrand.Named(name);
        var (low, high) = integrand.Range!.Value;
        var (_, bounded) = Interval(new BoundedSequence(1e-6, low, high), integrand, 1 << 20);
        var (_, asymptotic) = Interval(new AsymptoticSequence(1e-6), integrand, 1 << 20);
        Assert.InRange((bounded.High - bounded.Low) / (asymptotic.High - asymptotic.Low), 0.8, 1.15);
    }

    [Fact]
    public void A_known_range_gives_an_interval_where_all_draws_are_the_same()
    {
        var sequence = new BoundedSequence(1e-6, 0, 1);
        for (var count = 32; count < 8192; count *= 2)
        {
            sequence.Add(Moments.Of(new double[count]), []);
        }

        // (1 − 0.0018)^8160 is 1e-6/2
        Assert.Equal(0, sequence.Interval().Low);
        Assert.InRange(sequence.Interval().High, 0.0018, 0.0045);
    }

    [Fact]
    public void A_draw_outside_the_range_is_misuse() =>
        Assert.Throws<InvalidOperationException>(() => new BoundedSequence(1e-6, 0, 1).Add(Moments.Of([0.5, 1.5]), []));

    [Fact]
    public void The_interval_of_a_known_variance_does_not_mind_one_wild_draw()
    {
        var integrand = Integrand.Named("Normal(1, 2)");
        var tame = new BoundedVarianceSequence(1e-6, 4);
        var wild = new BoundedVarianceSequence(1e-6, 4);
        var values = new double[1 << 14];
        integrand.Sampler(1).Draw(values.Length, values);
        tame.Add(Moments.Of(values), values);
        values[0] = 1e4;
        wild.Add(Moments.Of(values), values);
        Assert.True(tame.Interval().Contains(1) && wild.Interval().Contains(1));
        Assert.InRange(wild.Interval().Low - tame.Interval().Low, 0, 0.06);
        Assert.InRange(tame.Interval().High - tame.Interval().Low, 0.1, 0.5);
    }

    [Fact]
    public void The_interval_of_a_known_variance_solves_its_equation()
    {
        double[] values = [1, 2, 4, 8];
        var sequence = new BoundedVarianceSequence(0.5, 2);
        sequence.Add(Moments.Of(values), values);
        var lambda = Math.Sqrt(2 * Math.Log(4) / (2 * 4 * 4));
        var target = (lambda * lambda * 2 / 2 * 4) + Math.Log(4);
        var (low, high, _) = sequence.Interval();
        Assert.Equal(target, Sum(low), 1e-6);
        Assert.Equal(-target, Sum(high), 1e-6);

        double Sum(double mean) => values.Sum(value => Math.CopySign(
            Math.Log(1 + Math.Abs(lambda * (value - mean)) + (lambda * (value - mean) * lambda * (value - mean) / 2)), value - mean));
    }

    private static (Moments Summary, ConfidenceInterval Interval) Interval(ConfidenceSequence sequence, Integrand integrand, int draws)
    {
        var sampler = integrand.Sampler(1);
        for (var count = 1024; count < draws; count *= 2)
        {
            sequence.Add(sampler.Draw(count, []), []);
        }

        return (sequence.Summary, sequence.Interval());
    }
}
