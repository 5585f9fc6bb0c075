using ViNotebooks.Estimation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Estimation;

public sealed class MomentsTests
{
    [Fact]
    public void Moments_are_those_of_the_numbers()
    {
        double[] values = [1, 2, 4, 8, 16];
        var moments = Moments.Of(values);
        Assert.Equal(5, moments.Count);
        Assert.Equal(6.2, moments.Mean, 1e-14);
        Assert.Equal(37.2, moments.Variance, 1e-13);
        Assert.Equal(Math.Sqrt(37.2 / 5), moments.StandardError, 1e-14);
        Assert.Equal((1, 16), (moments.Least, moments.Greatest));

        // scipy.stats.skew and kurtosis of the same numbers
        Assert.Equal(0.8890481348169542, moments.Skewness, 1e-12);
        Assert.Equal(-0.6740591397849474, moments.ExcessKurtosis, 1e-12);
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public void Merging_gives_the_moments_of_both(ulong seed)
    {
        var random = new RandomStream(seed);
        double[] values = [.. Enumerable.Range(0, 5000).Select(i => (1e6 * (i / 3000)) + Math.Exp(random.NextNormal()))];
        var whole = Moments.Of(values);
        var merged = Moments.None;
        for (var (start, length) = (0, 0); start < values.Length; start += length)
        {
            length = Math.Min(values.Length - start, 1 + random.Next(700));
            merged = Moments.Merge(merged, Moments.Of(values.AsSpan(start, length)));
        }

        Assert.Equal(whole.Count, merged.Count);
        Near(whole.Mean, merged.Mean);
        Near(whole.Second, merged.Second);
        Near(whole.Third, merged.Third);
        Near(whole.Fourth, merged.Fourth);
        Assert.Equal((whole.Least, whole.Greatest), (merged.Least, merged.Greatest));
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_counted_and_not_averaged_away()
    {
        var withBoth = Moments.Of([1, double.NaN, 3, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity]);
        Assert.Equal((6, 2, 1, 2, 1), (withBoth.Count, withBoth.Finite, withBoth.Undefined, withBoth.PositiveInfinite, withBoth.NegativeInfinite));
        Assert.Equal(2, withBoth.FiniteMean);
        Assert.Equal((1, 3), (withBoth.Least, withBoth.Greatest));
        Assert.True(double.IsNaN(withBoth.Mean) && double.IsNaN(withBoth.Variance) && !withBoth.IsFinite);
        Assert.Equal(double.NegativeInfinity, Moments.Merge(Moments.Of([1, 2]), Moments.Of([double.NegativeInfinity])).Mean);
        Assert.Equal(double.NaN, Moments.Of([double.NegativeInfinity, double.PositiveInfinity]).Mean);
        Assert.Equal(double.NaN, Moments.None.Mean);
    }

    [Fact]
    public void A_sum_that_overflows_is_no_infinite_number()
    {
        var moments = Moments.Of([1.5e308, 1.5e308, 1.5e308]);
        Assert.Equal((3, 0), (moments.Finite, moments.PositiveInfinite));
        Assert.Equal(1.5e308, moments.Mean, 1e294);
    }

    [Fact]
    public void Joint_moments_are_those_of_the_samples_that_are_finite()
    {
        var random = new RandomStream(4);
        var columns = new double[2 * 100];
        for (var k = 0; k < 100; k++)
        {
            columns[k] = random.NextNormal();
            columns[100 + k] = (2 * columns[k]) + random.NextNormal();
        }

        columns[7] = double.NaN;
        columns[140] = double.PositiveInfinity;
        double[] x = [.. Enumerable.Range(0, 100).Where(k => k is not (7 or 40)).Select(k => columns[k])];
        double[] y = [.. Enumerable.Range(0, 100).Where(k => k is not (7 or 40)).Select(k => columns[100 + k])];
        var first = JointMoments.None(2);
        var second = JointMoments.None(2);
        first.Set([.. columns[..60], .. columns[100..160]], 60, 60);
        second.Set([.. columns[60..100], .. columns[160..200]], 40, 40);
        var merged = JointMoments.Merge(first, second);
        Assert.Equal((98, 2), (merged.Finite, merged.NotFinite));
        Assert.Equal(x.Average(), merged.Mean(0), 1e-14);
        Assert.Equal(y.Average(), merged.Mean(1), 1e-14);
        Assert.Equal(x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Sum() / 97, merged.Covariance(0, 1), 1e-13);
        Assert.Equal(y.Sum(b => (b - y.Average()) * (b - y.Average())) / 97, merged.Covariance(1, 1), 1e-13);
        Assert.Equal(merged.Covariance(0, 1), merged.Covariance(1, 0));
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-11 * Math.Abs(expected));
}
