using ViNotebooks.Distributions;
using ViNotebooks.Divergences;
using ViNotebooks.Expressions;

namespace ViNotebooks.Tests.Divergences;

public class KlBoundaryTests
{
    [Theory]
    [InlineData("Uniform", "0 1", "Beta", "2 3", true)]
    [InlineData("Uniform", "0 1", "Beta", "0.5 0.25", true)]
    [InlineData("Uniform", "0 1", "ContinuousBernoulli", "0.3", true)]
    [InlineData("Uniform", "0 1", "Kumaraswamy", "2 3", true)]
    [InlineData("Uniform", "0 2", "Beta", "2 3", false)]
    [InlineData("Uniform", "0 1.0000001", "ContinuousBernoulli", "0.3", false)]
    [InlineData("Uniform", "-0.5 1", "Kumaraswamy", "2 3", false)]
    [InlineData("Uniform", "0 1", "InverseGamma", "2 3", false)]
    [InlineData("Uniform", "0 1", "Exponential", "2", true)]
    [InlineData("Uniform", "-1 1", "Exponential", "2", false)]
    [InlineData("Uniform", "0 1", "Pareto", "0.5 2", false)]
    [InlineData("Uniform", "0 1", "Uniform", "0 1.5", true)]
    [InlineData("Uniform", "0 2", "Uniform", "0 1.5", false)]
    [InlineData("Beta", "2 3", "Uniform", "0 1", true)]
    [InlineData("Beta", "2 3", "Uniform", "-1 2", true)]
    [InlineData("Beta", "2 3", "Uniform", "0.1 1", false)]
    [InlineData("Beta", "0.5 3", "InverseGamma", "2 3", false)]
    [InlineData("Beta", "1.5 3", "InverseGamma", "2 3", true)]
    [InlineData("Beta", "2 3", "Pareto", "0.1 3", false)]
    [InlineData("Exponential", "1", "Uniform", "0 1000", false)]
    [InlineData("Exponential", "1", "Beta", "1 1", false)]
    [InlineData("Exponential", "1", "InverseGamma", "2 3", false)]
    [InlineData("Exponential", "1", "Pareto", "0.1 3", false)]
    [InlineData("Exponential", "1", "Normal", "0 1", true)]
    [InlineData("Normal", "0 1", "Exponential", "1", false)]
    [InlineData("Normal", "0 1", "HalfNormal", "1", false)]
    [InlineData("Normal", "0 1", "Uniform", "-100 100", false)]
    [InlineData("Normal", "0 1", "Gumbel", "0 1", true)]
    [InlineData("Gamma", "0.9 1", "InverseGamma", "2 3", false)]
    [InlineData("Gamma", "1 1", "InverseGamma", "2 3", false)]
    [InlineData("Gamma", "1.1 1", "InverseGamma", "2 3", true)]
    [InlineData("InverseGamma", "1 1", "Gamma", "2 3", false)]
    [InlineData("InverseGamma", "1.1 1", "Gamma", "2 3", true)]
    [InlineData("InverseGamma", "2 1", "Normal", "2 3", false)]
    [InlineData("InverseGamma", "0.5 1", "LogNormal", "2 3", true)]
    [InlineData("InverseGamma", "1.5 1", "Weibull", "1.5 3", false)]
    [InlineData("InverseGamma", "1.6 1", "Weibull", "1.5 3", true)]
    [InlineData("StudentT", "2 0 1", "Normal", "0 1", false)]
    [InlineData("StudentT", "2.01 0 1", "Normal", "0 1", true)]
    [InlineData("StudentT", "1 0 1", "Laplace", "0 1", false)]
    [InlineData("StudentT", "9 0 1", "Gumbel", "0 1", false)]
    [InlineData("StudentT", "1 0 1", "Logistic", "0 1", false)]
    [InlineData("Cauchy", "0 1", "Normal", "0 1", false)]
    [InlineData("Cauchy", "0 1", "Laplace", "0 1", false)]
    [InlineData("Cauchy", "0 1", "Gumbel", "0 1", false)]
    [InlineData("Cauchy", "0 1", "Logistic", "0 1", false)]
    [InlineData("Cauchy", "0 1", "HalfCauchy", "1", false)]
    [InlineData("HalfCauchy", "1", "Exponential", "1", false)]
    [InlineData("HalfCauchy", "1", "Weibull", "1 1", false)]
    [InlineData("HalfCauchy", "1", "Weibull", "0.99 1", true)]
    [InlineData("HalfCauchy", "1", "LogNormal", "0 1", true)]
    [InlineData("Pareto", "1 2", "Normal", "0 1", false)]
    [InlineData("Pareto", "1 2.01", "Normal", "0 1", true)]
    [InlineData("Pareto", "1 1", "Exponential", "1", false)]
    [InlineData("Pareto", "1 2", "Pareto", "1 3", true)]
    [InlineData("Pareto", "1 2", "Pareto", "1.1 3", false)]
    [InlineData("Laplace", "0 1", "Gumbel", "0 1", false)]
    [InlineData("Laplace", "0 1", "Gumbel", "0 1.01", true)]
    [InlineData("Logistic", "0 1", "Gumbel", "0 1", false)]
    [InlineData("LogNormal", "0 1", "Weibull", "7 1", true)]
    [InlineData("Bernoulli", "0", "Bernoulli", "0.5", true)]
    [InlineData("Bernoulli", "0.5", "Bernoulli", "0", false)]
    [InlineData("Bernoulli", "0", "Bernoulli", "0", true)]
    [InlineData("Bernoulli", "1", "Bernoulli", "0", false)]
    [InlineData("Bernoulli", "0.5", "Binomial", "0 0.5", false)]
    [InlineData("Bernoulli", "0.5", "Categorical", "[0.5,0.5]", false)]
    [InlineData("Bernoulli", "0.5", "Delta", "1", false)]
    [InlineData("Bernoulli", "1", "Delta", "1", true)]
    [InlineData("Binomial", "5 0.5", "Binomial", "4 0.5", false)]
    [InlineData("Binomial", "5 0", "Binomial", "4 0.5", true)]
    [InlineData("Binomial", "5 0.5", "Binomial", "5 1", false)]
    [InlineData("Binomial", "5 1", "Binomial", "5 1", true)]
    [InlineData("Binomial", "5 0.5", "Bernoulli", "0.5", false)]
    [InlineData("Binomial", "5 0.5", "Categorical", "[0.5,0.5]", false)]
    [InlineData("Categorical", "[0.5,0.5]", "Categorical", "[1,0]", false)]
    [InlineData("Categorical", "[1,0]", "Categorical", "[0.5,0.5]", true)]
    [InlineData("Categorical", "[0.5,0.25,0.25]", "Categorical", "[0.5,0.5]", false)]
    [InlineData("Categorical", "[0.5,0.5,0]", "Categorical", "[0.5,0.5]", true)]
    [InlineData("OneHotCategorical", "[0.5,0.5]", "OneHotCategorical", "[0,1]", false)]
    [InlineData("Geometric", "0.5", "Bernoulli", "0.5", false)]
    [InlineData("Geometric", "0.5", "Geometric", "1", false)]
    [InlineData("Geometric", "1", "Geometric", "0.5", true)]
    [InlineData("Geometric", "0.5", "Binomial", "100 0.5", false)]
    [InlineData("Poisson", "1", "Binomial", "100 0.5", false)]
    [InlineData("Poisson", "1", "Delta", "1", false)]
    [InlineData("Poisson", "1", "Geometric", "1", false)]
    [InlineData("Delta", "2", "Poisson", "3", true)]
    [InlineData("Delta", "2.5", "Poisson", "3", false)]
    [InlineData("Delta", "-1", "Poisson", "3", false)]
    [InlineData("Delta", "2", "Bernoulli", "0.5", false)]
    [InlineData("Delta", "1", "Normal", "1 1", false)]
    [InlineData("Poisson", "1", "Exponential", "1", false)]
    [InlineData("Normal", "0 1", "Poisson", "1", false)]
    public void Finite_exactly_where_the_integral_converges(string p, string first, string q, string second, bool isFinite)
    {
        var value = ClosedFormValue.Of(KlRegistry.Find(Laws.Of(p, first), Laws.Of(q, second)), Laws.NoValues);
        Assert.Equal(isFinite ? ClosedFormStatus.Finite : ClosedFormStatus.Infinite, value.Status);
        Assert.True(!isFinite || value.Value >= 0);
    }

    [Fact]
    public void A_number_and_a_vector_have_no_divergence() =>
        Assert.IsType<NotComparable>(KlRegistry.Find(Laws.Of("Normal", "0 1"), Laws.Of("Dirichlet", "[1,2]")));

    [Fact]
    public void Vectors_of_different_lengths_have_no_divergence() =>
        Assert.IsType<NotComparable>(KlRegistry.Find(Laws.Of("Dirichlet", "[1,2,3]"), Laws.Of("Dirichlet", "[1,2]")));

    [Fact]
    public void Conditions_stay_open_while_the_parameters_are_symbols()
    {
        var nu = Make.Symbol("nu");
        var form = Assert.IsType<ClosedForm>(KlRegistry.Find(
            Families.Find("StudentT")!.Of(nu, Number.Zero, Number.One), Laws.Of("Normal", "0 1")));
        Assert.Contains(form.FiniteWhere, requirement => requirement.Condition == new Comparison(Relation.Less, Number.Two, nu));
    }

    [Fact]
    public void Registering_a_pair_twice_is_an_error()
    {
        var pair = new KlPair("Normal", "Normal", static (_, _) => ClosedForm.Zero);
        Assert.Throws<InvalidOperationException>(() => KlRegistry.Register([], [pair, pair]));
    }
}
