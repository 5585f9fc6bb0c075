using ViNotebooks.Estimation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Estimation;

public sealed class TailIndexTests
{
    [Theory]
    [InlineData("Normal(1, 2)", 1 << 14)]
    [InlineData("Exponential(1)", 1 << 14)]
    [InlineData("Laplace(0, 1)", 1 << 14)]
    [InlineData("Exponential(1)^2", 1 << 14)]
    [InlineData("LogNormal(0, 1)", 1 << 14)]
    [InlineData("StudentT(3)", 1 << 16)]
    [InlineData("Uniform(-2, 3)", 1 << 14)]
    [InlineData("Bernoulli(0.01), range unknown", 1 << 14)]
    public void No_alarm_where_the_variance_is_finite(string name, int draws)
    {
        // each is more than three standard errors away from the rule: at most one of 200 by bad luck, and none with these seeds
        Assert.DoesNotContain(Indices(name, draws, 200), index => index.IsOfInfiniteVariance);
    }

    [Theory]
    [InlineData("Pareto(1.5)", 1 << 16)]
    [InlineData("StudentT(3)^2", 1 << 16)]
    [InlineData("Normal(0, 1) weighted to Normal(0, 3)", 1 << 14)]
    [InlineData("Cauchy(0, 1)", 1 << 14)]
    public void Alarm_where_the_variance_is_infinite(string name, int draws) =>
        Assert.InRange(Indices(name, draws, 100).Count(index => index.IsOfInfiniteVariance), 97, 100);

    [Theory]
    [InlineData(-0.5)]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(1.5)]
    public void The_shape_of_Pareto_tails_is_found(double shape)
    {
        var random = new RandomStream(3);
        for (var repetition = 0; repetition < 20; repetition++)
        {
            var draws = new double[1 << 16];
            foreach (ref var draw in draws.AsSpan())
            {
                var logarithm = Math.Log(1 - random.NextDouble());
                draw = shape == 0 ? -logarithm : (Math.Exp(-shape * logarithm) - 1) / shape;
            }

            // the lower tail is uniform, and lighter except for the first shape
            var index = TailIndex.Of(draws);
            Assert.InRange(index.Shape, shape - (4 * index.StandardError), shape + (4 * index.StandardError));
        }
    }

    [Fact]
    public void Either_tail_counts()
    {
        var draws = new double[1 << 16];
        Integrand.Named("Pareto(1.5)").Sampler(4).Draw(draws.Length, draws);
        var upper = TailIndex.Of(draws);
        var lower = TailIndex.Of(Array.ConvertAll(draws, draw => -draw));
        Assert.Equal(upper.Shape, lower.Shape, 1e-12);
    }

    [Fact]
    public void The_draws_are_left_as_they_are()
    {
        var draws = new double[1 << 12];
        Integrand.Named("StudentT(3)").Sampler(4).Draw(draws.Length, draws);
        var copy = draws.ToArray();
        TailIndex.Of(draws);
        Assert.Equal(copy, draws);
    }

    [Fact]
    public void Too_few_draws_say_nothing()
    {
        Assert.Equal(TailIndex.Unknown, TailIndex.Of([1, 2, 3]));
        Assert.False(TailIndex.Unknown.IsOfInfiniteVariance);
        Assert.False(TailIndex.Of(new double[4096]).IsOfInfiniteVariance);
    }

    [Fact]
    public void The_largest_are_selected()
    {
        var random = new RandomStream(5);
        for (var repetition = 0; repetition < 200; repetition++)
        {
            var values = Enumerable.Range(0, 1 + random.Next(3000)).Select(_ => (double)random.Next(1 + random.Next(2000))).ToArray();
            var count = 1 + random.Next(values.Length);
            Assert.Equal(values.Order().TakeLast(count), Selection.Largest(values, count));
        }
    }

    private static IEnumerable<TailIndex> Indices(string name, int draws, int repetitions)
    {
        var values = new double[draws];
        for (var seed = 1; seed <= repetitions; seed++)
        {
            Integrand.Named(name).Sampler((ulong)seed).Draw(draws, values);
            yield return TailIndex.Of(values);
        }
    }
}
