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
        Assert.Single(ScalarLaws.Texts, other => ScalarLaws.Of(other).Numeric is { } same && same.Equals(Of(text)));
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
    [InlineData("Gamma", "1 100000000", 0, 18.420680743952367)]
    [InlineData("Gamma", "1.5 2", 0, double.NegativeInfinity)]
    [InlineData("Gamma", "0.999999999 2", 0, double.PositiveInfinity)]
    [InlineData("Beta", "2 1", 1, 0.6931471805599453)]
    [InlineData("Beta", "100000000 1", 1, 18.420680743952367)]
    [InlineData("Beta", "1 0.5", 1, double.PositiveInfinity)]
    [InlineData("Beta", "1 0.5", 0, -0.6931471805599453)]
    [InlineData("Kumaraswamy", "3 2", 1, double.NegativeInfinity)]
    [InlineData("Kumaraswamy", "3 1", 1, 1.0986122886681098)]
    [InlineData("InverseGamma", "2 1e-8", 0, double.NegativeInfinity)]
    [InlineData("LogNormal", "0 1", 0, double.NegativeInfinity)]
    [InlineData("LogitNormal", "0 1", 1, double.NegativeInfinity)]
    [InlineData("Weibull", "1 2", 0, -0.6931471805599453)]
    [InlineData("ChiSquared", "2", 0, -0.6931471805599453)]
    [InlineData("Rayleigh", "1", 0, double.NegativeInfinity)]
    public void At_an_end_of_the_support_the_density_is_its_limit(string family, string parameters, double x, double expected)
    {
        var distribution = (UnivariateDistribution)ScalarLaws.Of(family, parameters.Split(' ')).Numeric!;
        Assert.Equal(expected, distribution.LogDensity(x));
    }

    [Fact]
    public void Numbers_outside_the_domain_are_refused_by_name()
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => Normal.FromVariance(0, -1));
        Assert.Equal("variance", refused.ParamName);
        Assert.StartsWith("variance is -1; it must be positive and finite.", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.FromStandardDeviation(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.FromScale(1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => Uniform.Between(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContinuousBernoulli.FromProbability(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => VonMises.FromConcentration(0, -1e-9));
    }

    [Fact]
    public void A_parameterisation_is_named()
    {
        Assert.Equal(Normal.FromVariance(1, 4), Normal.FromStandardDeviation(1, 2));
        Assert.Equal(Normal.FromVariance(1, 4), Normal.FromPrecision(1, 0.25));
        Assert.Equal("Normal(1, 0.1^2)", Normal.FromStandardDeviation(1, 0.1).ToString());
        Assert.Equal(0.1, Normal.FromStandardDeviation(1, 0.1).StandardDeviation);
        Assert.Equal(1e200, Normal.FromStandardDeviation(1, 1e200).StandardDeviation);
        Assert.Equal(3, Exponential.FromScale(3).Mean, 1e-15);
        Assert.Equal(Gamma.FromRate(2, 4), Gamma.FromScale(2, 0.25));
        Assert.Equal(6, Gamma.FromScale(2, 3).Mean, 1e-15);
        Assert.Equal(Math.Exp(0.5), LogNormal.FromVariance(0, 1).Mean, 1e-15);
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
                // no slope at the edge of a domain, nor by a whole number
                var isEdge = !law.Family.Of(law.Parameters.Select((parameter, j) => i == j ? Make.Subtract(parameter, step) : parameter).ToSequence())
                    .Conditions.All(Formulas.Holds);
                if (isEdge || law.Family.Parameters[i].Domain is ParameterDomain.PositiveInteger or ParameterDomain.NonnegativeInteger)
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
        Assert.Equal(ScalarLaws.Of(text).Support is PointSupport, Of(text).Sample(3, 20).SequenceEqual(Of(text).Sample(4, 20)));
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
