namespace ViNotebooks.Tests.Inference;

public sealed class GradientEstimatorsTests
{
    // a mean of draws is further off than 5 standard errors with probability 5.7e-7, so that fifty of them fail with 3e-5 by chance, once and for all seeds
    private const double MostStandardErrors = 5;

    private const long Count = 60_000;

    private const string Elbo = "log p(x, z) - log q(z)";

    /// <summary>Guide, model, integrand, symbol, values and the estimators that exist: S of the score function, R of the reparameterisation, small letters without a control variate.</summary>
    public static TheoryData<string, string?, string, string, string, string> Problems => new()
    {
        { "z ~ Exponential(phi)", "z ~ Exponential(theta)\nx ~ Normal(z, 1)", Elbo, "phi", "phi=0.8 theta=1.5 x=0.7", "sSrR" },
        { "z ~ Normal(m, s^2)", "z ~ Normal(0, 1)\nx ~ Normal(z, 2)", Elbo, "m", "m=0.9 s=0.8 x=1.2", "sSrR" },
        { "z ~ Normal(m, s^2)", "z ~ Normal(0, 1)\nx ~ Normal(z, 2)", Elbo, "s", "m=0.9 s=0.8 x=1.2", "sSrR" },
        { "z ~ Normal(m, s^2)", null, "exp(z) + sin(z)", "m", "m=0.3 s=0.5", "sSrR" },
        { "z ~ Normal(m, s^2)", null, "z^4 * s - log q(z)", "s", "m=0.3 s=0.5", "sSrR" },
        { "z ~ LogNormal(m, s^2)", null, "log(1 + z)", "m", "m=0.3 s=0.5", "sSrR" },
        { "z ~ Gamma(a, b)", "z ~ Gamma(2, 1)\nx ~ Poisson(z)", Elbo, "a", "a=2.5 b=1.3 x=3", "sS" },
        { "z ~ Gamma(a, b)", null, "z * log(z)", "b", "a=2.5 b=1.3", "sS" },
        { "z ~ Beta(a, 2)", null, "z^2", "a", "a=1.7", "sS" },
        { "z ~ Bernoulli(rho)", "z ~ Bernoulli(1/4)\nx ~ Normal(3*z, 1)", Elbo, "rho", "rho=0.6 x=2", "sS" },
        { "z ~ Poisson(r)", null, "z^2", "r", "r=1.5", "sS" },
        { "z ~ Uniform(0, w)", null, "z^3", "w", "w=1.4", "rR" },
        { "z ~ Exponential(r)", null, "if(z > 1, 1, 0)", "r", "r=0.9", "sS" },
        { "z ~ Normal(m, 1)", null, "1(z > 1)*z", "m", "m=0.4", "sS" },
        { "z ~ Laplace(m, b)", null, "z^2 * cos(z)", "b", "m=0.2 b=0.6", "sSrR" },
        { "z ~ Normal(0, 1)", null, "exp(-t*z^2)", "t", "t=0.7", "srR" },
        { "a ~ Normal(m, s^2)\nb ~ Normal(m, 1)", null, "exp(a/2) * b^2", "m", "m=0.2 s=0.6", "sSrR" },
        { "a ~ Normal(m, 1)\nb ~ Normal(m*a, 1)", null, "b^2 + a", "m", "m=0.5", "sSr" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void The_mean_of_every_estimator_is_the_gradient(string guide, string? model, string integrand, string by, string at, string existing)
    {
        var comparison = GradientEstimators.Compare(integrand, guide, by, Values(at), model, Count, seed: 7);
        Assert.Equal(existing, string.Concat(comparison.Estimates.Select(estimate => "sSrR"[(int)estimate.Estimator])));
        Assert.Equal(4, comparison.Estimates.Count + comparison.Missing.Count);
        var gradient = comparison.Gradient!;
        Assert.True(gradient.Error <= 1e-6, $"{comparison}");
        foreach (var estimate in comparison.Estimates)
        {
            // rounding is all that is left where a control variate takes the whole variance away
            var allowed = (MostStandardErrors * estimate.StandardError) + gradient.Error + (1e-9 * (1 + Math.Abs(gradient.Value)));
            Assert.True(Math.Abs(estimate.Mean - gradient.Value) <= allowed, $"{comparison}");
        }
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_control_variate_does_not_add_variance(string guide, string? model, string integrand, string by, string at, string existing)
    {
        var comparison = GradientEstimators.Compare(integrand, guide, by, Values(at), model, Count, seed: 8);
        var controlled = comparison.Estimates.Where(estimate => estimate.Coefficient is not null).ToList();
        Assert.Equal(existing.Count(char.IsUpper), controlled.Count);

        // the error of α from 7,500 draws adds a share of about K/7,500, with K the kurtosis of the control variate, 70 for the square of Laplace's
        Assert.All(controlled, estimate => Assert.InRange(estimate.VarianceRatio, 0, 1.05));
    }

    [Fact]
    public void Reparameterisation_varies_less_than_the_score_function_in_the_Gaussian_example()
    {
        var comparison = GradientEstimators.Compare(Elbo, "z ~ Normal(m, s^2)", "m", Values("m=0.9 s=0.8 x=1.2"), "z ~ Normal(0, 1)\nx ~ Normal(z, 2)", Count);
        var score = comparison.Of(GradientEstimator.ScoreFunction)!;
        var path = comparison.Of(GradientEstimator.Reparameterisation)!;
        Assert.True(path.Variance < score.Variance / 2, $"{comparison}");

        // f is quadratic, so that the expansion is all of it
        Assert.InRange(comparison.Of(GradientEstimator.ReparameterisationWithControl)!.VarianceRatio, 0, 1e-20);
    }

    [Fact]
    public void Variances_are_those_of_the_theory()
    {
        // z ~ N(m, 1), f = z²: Var(z² (z − m)) = m⁴ + 14m² + 15 and Var(2z) = 4
        var comparison = GradientEstimators.Compare("z^2", "z ~ Normal(m, 1)", "m", Values("m=0.5"), count: 1_000_000);
        Assert.Equal(0.0625 + 3.5 + 15, comparison.Of(GradientEstimator.ScoreFunction)!.Variance, 0.5);
        Assert.Equal(4, comparison.Of(GradientEstimator.Reparameterisation)!.Variance, 0.05);

        // α = Cov(g, s)/Var(s) = E[z² s²] = m² + 3
        Assert.Equal(3.25, comparison.Of(GradientEstimator.ScoreFunctionWithControl)!.Coefficient!.Value, 0.5);
    }

    [Fact]
    public void The_same_seed_gives_the_same_estimates_and_another_one_others()
    {
        IReadOnlyList<GradientEstimate> Of(ulong seed) =>
            GradientEstimators.Compare("exp(z)", "z ~ Normal(m, 1)", "m", Values("m=0.5"), count: 20_000, seed: seed).Estimates;
        Assert.Equal(Of(3), Of(3));
        Assert.All(Of(3).Zip(Of(4)), pair => Assert.NotEqual(pair.First.Mean, pair.Second.Mean));
    }

    [Fact]
    public void The_text_says_what_exists_and_what_does_not()
    {
        var comparison = GradientEstimators.Compare("z^2", "z ~ Gamma(a, 1)", "a", Values("a=2"), count: 10_000);
        var lines = comparison.ToString().Split('\n');
        Assert.Equal("d/da: 5 (closed form)", lines[0]);
        Assert.StartsWith("score function: ", lines[1], StringComparison.Ordinal);
        Assert.Contains("10,000 draws, seed 1", lines[1], StringComparison.Ordinal);
        Assert.Contains("α = ", lines[2], StringComparison.Ordinal);
        Assert.Equal("reparameterisation: none, since Gamma has no transformation from noise without parameters", lines[3]);
        Assert.Equal(5, lines.Length);
    }

    [Theory]
    [InlineData("z^2", "z ~ Exponential(phi)", "psi", "phi=1", "psi is no parameter with a value")]
    [InlineData("z^2", "z ~ Exponential(phi)", "t", "phi=1 t=2", "Neither the integrand nor the guide uses t")]
    [InlineData("z^2 + y", "z ~ Exponential(phi)", "phi", "phi=1", "y")]
    [InlineData("z^2", "z ~ Exponential(rate)", "phi", "phi=1", "rate")]
    [InlineData("z^2", "z ~ Expnential(phi)", "phi", "phi=1", "Exponential")]
    [InlineData("z^2", "z ~ Exponential(phi)", "phi", "phi=-1", "needs")]
    [InlineData("z^2", "z ~ Exponential(phi)", "phi", "phi=1 z=2", "z is drawn from the guide")]
    [InlineData("z^2 +", "z ~ Exponential(phi)", "phi", "phi=1", "of the integrand")]
    [InlineData("log p(z)", "z ~ Exponential(phi)", "phi", "phi=1", "p")]
    public void Bad_input_is_said_to_be_so(string integrand, string guide, string by, string at, string expected)
    {
        var exception = Assert.Throws<ArgumentException>(() => GradientEstimators.Compare(integrand, guide, by, Values(at), count: 1000));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_excludes_values_of_the_guide_leaves_no_estimator()
    {
        var comparison = GradientEstimators.Compare(Elbo, "z ~ Normal(m, 1)", "m", Values("m=0.5 x=1"), "z ~ Exponential(1)\nx ~ Normal(z, 1)", 1000);
        Assert.Empty(comparison.Estimates);
        Assert.Contains(comparison.Missing, missing => missing.Reason.Contains("not finite at", StringComparison.Ordinal));
        Assert.Contains(comparison.Missing, missing => missing.Reason.Contains("may jump where", StringComparison.Ordinal));
    }

    private static Dictionary<string, double> Values(string text) => text.Split(' ')
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0], pair => double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture));
}
