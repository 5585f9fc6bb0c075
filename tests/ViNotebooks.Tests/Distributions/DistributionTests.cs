using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Distributions;

/// <summary>What every public distribution over numbers does.</summary>
public sealed class DistributionTests
{
    public static TheoryData<string> Laws => [.. ScalarLaws.Texts.Where(text => ScalarLaws.Of(text).Numeric is not null)];

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_distribution_has_what_its_law_has(string text)
    {
        var (distribution, law) = (Of(text), ScalarLaws.Of(text));
        Assert.Equal(law.Mean is not null, distribution is IHasMean);
        Assert.Equal(law.Variance is not null, distribution is IHasVariance);
        Assert.Equal(law.Entropy is not null, distribution is IHasEntropy);
        Assert.Equal(law.Cdf(Number.Zero) is not null, distribution is IHasDistributionFunction);
        Assert.Equal(law.Reparameterisation is not null, distribution is IReparameterised);
        Assert.Equal(((FamilyLaw)law).Family.Name, distribution.GetType().Name);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void It_is_equal_to_another_with_the_same_parameters_only(string text)
    {
        Assert.Equal(Of(text), Of(text));
        Assert.Equal(Of(text).GetHashCode(), Of(text).GetHashCode());
        Assert.Single(ScalarLaws.Texts.Where(other => ScalarLaws.Of(other).Numeric is { } same && same.Equals(Of(text))));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void It_is_written_as_it_is_read(string text) => Assert.Equal(text.Replace(" ", ", ", StringComparison.Ordinal), Of(text).ToString());

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_density_is_nothing_outside_the_support(string text)
    {
        var distribution = Of(text);
        foreach (var x in new[] { double.NegativeInfinity, Math.BitDecrement(distribution.Low), Math.BitIncrement(distribution.High), double.PositiveInfinity })
        {
            if (x < distribution.Low || x > distribution.High || double.IsInfinity(x))
            {
                Assert.Equal(double.NegativeInfinity, distribution.LogDensity(x));
                Assert.Equal(0, distribution.Density(x));
                Assert.All(distribution.Score(x), slope => Assert.True(double.IsNaN(slope)));
                if (distribution is IHasDistributionFunction has)
                {
                    Assert.Equal(x < 0 ? 0 : 1, has.Cdf(x > distribution.High || x > 0 ? double.PositiveInfinity : x));
                }
            }
        }

        Assert.True(double.IsNaN(distribution.LogDensity(double.NaN)));
        foreach (var end in new[] { distribution.Low, distribution.High }.Where(double.IsFinite))
        {
            Assert.False(double.IsNaN(distribution.LogDensity(end)));
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_quantile_is_the_least_value_that_reaches_the_probability(string text)
    {
        if (Of(text) is not IHasDistributionFunction has)
        {
            return;
        }

        var distribution = Of(text);
        Assert.Equal((distribution.Low, distribution.High), (has.Quantile(0), has.Quantile(1)));
        foreach (var probability in new[] { 1e-12, 0.03, 0.5, 0.97, 1 - 1e-9 })
        {
            var x = has.Quantile(probability);
            if (distribution.IsDiscrete)
            {
                Assert.True(has.Cdf(x) >= probability && has.Cdf(x - 1) < probability);
            }
            else
            {
                var width = Math.BitIncrement(Math.Abs(x)) - Math.Abs(x);
                Assert.InRange(probability, has.Cdf(x - (2 * width)) * (1 - 1e-15), has.Cdf(x + (2 * width)));
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => has.Quantile(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => has.Quantile(double.NaN));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_score_is_the_slope_of_the_log_density(string text)
    {
        var law = (FamilyLaw)ScalarLaws.Of(text);
        var x = new Symbol("x");
        var step = new Number(1, 12);
        foreach (var value in Of(text).Sample(7, 5))
        {
            var score = Of(text).Score(value);
            Assert.Equal(law.Parameters.Count, score.Count);
            for (var i = 0; i < score.Count; i++)
            {
                if (law.Family.Parameters[i].Domain is ParameterDomain.PositiveInteger or ParameterDomain.NonnegativeInteger)
                {
                    continue;
                }

                var difference = Moved(law, i, parameter => Make.Add(parameter, step), x, value) - Moved(law, i, parameter => Make.Subtract(parameter, step), x, value);
                var slope = WideFloat.ToDouble(difference / WideFloat.FromDouble(2e-12));
                Assert.Equal(slope, score[i], 1e-9 * (1 + Math.Abs(slope)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_same_seed_gives_the_same_draws(string text)
    {
        Assert.Equal(Of(text).Sample(3, 20), Of(text).Sample(3, 20));
        Assert.NotEqual(Of(text).Sample(3, 20), Of(text).Sample(4, 20));
        Assert.Empty(Of(text).Sample(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(text).Sample(3, -1));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Reparameterised_noise_follows_the_distribution(string text)
    {
        if (Of(text) is IReparameterised reparameterised and IHasDistributionFunction has && reparameterised.Noise is IHasDistributionFunction noise)
        {
            foreach (var value in reparameterised.Noise.Sample(11, 10))
            {
                Assert.Equal(noise.Cdf(value), has.Cdf(reparameterised.Reparameterise(value)), 1e-12);
            }
        }
    }

    private static WideFloat Moved(FamilyLaw law, int position, Func<Expr, Expr> move, Symbol x, double value)
    {
        var parameters = law.Parameters.Select((parameter, i) => i == position ? move(parameter) : parameter).ToSequence();
        return ScalarLaws.Wide(law.Family.Of(parameters).LogDensity(x), WideFloat.FromDouble(value));
    }

    private static UnivariateDistribution Of(string text) => (UnivariateDistribution)ScalarLaws.Of(text).Numeric!;
}
