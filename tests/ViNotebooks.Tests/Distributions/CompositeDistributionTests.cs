namespace ViNotebooks.Tests.Distributions;

/// <summary>The public distributions over counts, vectors and matrices, and those made of others.</summary>
public sealed class CompositeDistributionTests
{
    [Fact]
    public void Parameterisations_are_named()
    {
        Assert.Equal(0.25, Bernoulli.FromLogit(Math.Log(1.0 / 3)).Probability, 1e-15);
        Assert.Equal(0.2, Geometric.FromMean(4).Probability, 1e-15);
        var counts = NegativeBinomial.FromMeanAndDispersion(6, 0.5);
        Assert.Equal((2, 0.25), (counts.Successes, counts.Probability));
        Assert.Equal(6 + (0.5 * 36), counts.Variance, 1e-12);
        Assert.Equal([0.25, 0.25, 0.5], Categorical.FromLogits(0, 0, Math.Log(2)).Probabilities.Select(p => Math.Round(p, 15)));
        double[] mean = [1, -2];
        var full = MultivariateNormal.FromCovariance(mean, new[,] { { 4, 1 }, { 1, 1.25 } });
        Assert.Equal(full.LogDensity(0, 0), MultivariateNormal.FromCholesky(mean, new[,] { { 2, 0 }, { 0.5, 1 } }).LogDensity(0, 0), 1e-14);
        Assert.Equal(full.LogDensity(0, 0), MultivariateNormal.FromPrecision(mean, new[,] { { 0.3125, -0.25 }, { -0.25, 1 } }).LogDensity(0, 0), 1e-14);
        Assert.Equal(full.LogDensity(0, 0), MultivariateNormal.FromLowRank(mean, new[,] { { 1.0 }, { 1.0 } }, [3, 0.25]).LogDensity(0, 0), 1e-14);
    }

    [Fact]
    public void At_probabilities_of_zero_and_one_there_is_no_undefined_value()
    {
        var never = Bernoulli.FromProbability(0);
        Assert.Equal((0, double.NegativeInfinity, 0, 0), (never.LogDensity(0), never.LogDensity(1), never.Entropy, never.Mean));
        Assert.Equal((0.0, 1.0), (Bernoulli.FromProbability(1).Density(0), Bernoulli.FromProbability(1).Density(1)));
        Assert.True(double.IsNaN(Assert.Single(never.Score(0))));
        Assert.Equal(0, Binomial.FromProbability(5, 1).LogDensity(5));
        Assert.Equal(double.NegativeInfinity, Binomial.FromProbability(5, 0).LogDensity(1));
        Assert.Equal((0, double.NegativeInfinity), (Geometric.FromProbability(1).LogDensity(0), Geometric.FromProbability(1).LogDensity(3)));
        var impossible = Categorical.FromProbabilities(0.25, 0, 0.75);
        Assert.Equal((double.NegativeInfinity, 0.25, 1.0), (impossible.LogDensity(2), impossible.Cdf(2), impossible.Cdf(3)));
        Assert.Equal(double.NegativeInfinity, OneHotCategorical.FromProbabilities(0.25, 0, 0.75).LogDensity(0, 1, 0));
        Assert.DoesNotContain(2.0, impossible.Sample(1, 1000));
    }

    [Fact]
    public void What_is_not_a_parameter_is_refused_and_named()
    {
        Explained(() => Categorical.FromProbabilities(0.5, 0.4), "probabilities sum to 0.9; they must sum to 1.");
        Explained(() => Categorical.FromProbabilities(0.5, -0.5, 1), "Element 2 of probabilities is -0.5; it must be from 0 to 1.");
        Explained(() => Binomial.FromProbability(-1, 0.5), "trials is -1; it must be 0 or more.");
        Explained(() => Geometric.FromProbability(0), "probability is 0; it must be greater than 0 and at most 1.");
        Explained(() => MultivariateNormal.FromCovariance([0, 0], new[,] { { 1.0, 2 }, { 2, 1 } }), "covariance is not positive definite.");
        Explained(() => MultivariateNormal.FromCovariance([0, 0], new[,] { { 1, 0.5 }, { 0.25, 1 } }), "covariance is not symmetric: 0.5 at (1, 2) and 0.25 at (2, 1).");
        Explained(() => MultivariateNormal.FromCovariance([0, 0], new[,] { { 1.0 } }), "covariance is 1 × 1; it must be 2 × 2.");
        Explained(() => MultivariateNormal.FromCholesky([0, 0], new[,] { { 1, 0.5 }, { 0, 1 } }), "The element (1, 2) of factor is 0.5; it must be 0.");
        Explained(() => MultivariateNormal.FromVariances([0, 0], [1, 0]), "Element 2 of variances is 0; it must be positive and finite.");
        Explained(() => Dirichlet.FromConcentration(1, double.NaN), "Element 2 of concentration is NaN; it must be positive and finite.");
        Explained(() => Wishart.FromScale(1, new[,] { { 1.0, 0 }, { 0, 1 } }), "degrees is 1; it must be finite and greater than p − 1 = 1.");
        Explained(() => Mixture.Of([0.5, 0.6], Normal.FromVariance(0, 1), Normal.FromVariance(1, 1)), "weights sum to 1.1; they must sum to 1.");
        Explained(() => Mixture.Of([0.5, 0.5], Normal.FromVariance(0, 1), Poisson.FromRate(1)), "all discrete or all continuous");
        Explained(() => Transformed.Log(Normal.FromVariance(0, 1)), "The support of Normal(0, 1) is not in the domain of log.");
        Explained(() => Affine.Of(Normal.FromVariance(0, 1), 0, 0), "scale is 0; it must be other than 0.");
        Explained(() => Truncated.Between(Exponential.FromRate(1), -2, -1), "such that values of Exponential(1) lie between the bounds");
        Explained(() => Truncated.Between(Exponential.FromRate(1), 2, 1), "greater than low = 2");
        Explained(() => Product.Of(Normal.FromVariance(0, 1), Poisson.FromRate(1)), "all are discrete or all continuous");
    }

    [Fact]
    public void A_truncated_law_keeps_its_precision_in_a_far_tail()
    {
        // E[X | X > 30] = φ(30)/Φ(−30) = 30.0332595…
        var tail = Truncated.Between(Normal.FromVariance(0, 1), 30, double.PositiveInfinity);
        Assert.Equal(30.033259667433677, tail.Mean!.Value, 1e-12);
        Assert.Equal(0.5, tail.Cdf(tail.Quantile(0.5)), 1e-12);
        Assert.All(tail.Sample(3, 100), x => Assert.InRange(x, 30, 32));
        var farther = Truncated.Between(Normal.FromVariance(0, 1), 60, double.PositiveInfinity);
        Assert.All(farther.Sample(3, 5), x => Assert.InRange(x, 60, 61));
    }

    [Fact]
    public void Laws_of_laws_have_the_numbers_of_their_parts()
    {
        var mixture = Mixture.Of([0.25, 0.75], Normal.FromVariance(-1, 1), Normal.FromVariance(1, 4));
        Assert.Equal(0.5, mixture.Mean!.Value, 1e-15);
        Assert.Equal(0.25 + 3 + 0.75, mixture.Variance!.Value, 1e-14);
        Assert.Equal(0.3, mixture.Cdf(mixture.Quantile(0.3)!.Value)!.Value, 1e-14);
        Assert.Equal("Mixture([0.25, 0.75], Normal(-1, 1), Normal(1, 4))", mixture.ToString());
        var product = Product.Of(Normal.FromVariance(0, 1), Exponential.FromRate(2));
        Assert.Equal(Normal.FromVariance(0, 1).LogDensity(0.5) + Exponential.FromRate(2).LogDensity(0.25), product.LogDensity(0.5, 0.25), 1e-14);
        Assert.Equal(double.NegativeInfinity, product.LogDensity(0.5, -0.25));
        Assert.Equal(product.LogDensity(1, 1), Product.Of(Normal.FromVariance(0, 1), Exponential.FromRate(2)).LogDensity(1, 1));
        Assert.Equal(LogNormal.FromVariance(1, 4).LogDensity(2.5), Transformed.Exp(Normal.FromVariance(1, 4)).LogDensity(2.5), 1e-14);
        Assert.Equal(LogNormal.FromVariance(1, 4).Entropy, Transformed.Exp(Normal.FromVariance(1, 4)).Entropy!.Value, 1e-14);
        Assert.Equal(Normal.FromVariance(-5, 36).LogDensity(2.5), Affine.Of(Normal.FromVariance(1, 4), -2, -3).LogDensity(2.5), 1e-14);
        Assert.Equal((1.5, 0, double.NegativeInfinity), (Delta.At(1.5).Mean, Delta.At(1.5).LogDensity(1.5), Delta.At(1.5).LogDensity(1)));
        Assert.Equal([1.0, 2.0], VectorDelta.At(1, 2).Sample(1, 1)[0]);
    }

    private static void Explained(Func<Distribution> make, string expected) =>
        Assert.Contains(expected, Assert.ThrowsAny<ArgumentException>(() => make()).Message, StringComparison.Ordinal);
}
