using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Models.ClosedForms;
using ViNotebooks.Numerics;
using ViNotebooks.Tests.Expressions;

namespace ViNotebooks.Tests.Models.ClosedForms;

public sealed class LinearGaussianTests
{
    [Fact]
    public void Scalars_meet_as_precisions_do()
    {
        var names = NamesText.Read("x m s:positive r:positive a b");
        var prior = new Gaussian(new Symbol("m"), new Symbol("s"), IsScalar: true);
        var link = new GaussianLink(new Symbol("a"), new Symbol("b"), new Symbol("r"));
        var values = ValuesText.Read("x=1.2 m=-0.4 s=0.7 r=2.5 a=1.5 b=0.3");

        var marginal = LinearGaussian.Marginal(prior, link, isScalar: true, names);
        var posterior = LinearGaussian.Posterior(prior, link, new Symbol("x"), isScalar: true, names);

        AssertValue(1.5 * -0.4 + 0.3, marginal.Mean, values);
        AssertValue((1.5 * 1.5 * 0.7) + 2.5, marginal.Variance, values);
        var precision = (1 / 0.7) + (1.5 * 1.5 / 2.5);
        AssertValue(((-0.4 / 0.7) + (1.5 * (1.2 - 0.3) / 2.5)) / precision, posterior.Mean, values);
        AssertValue(1 / precision, posterior.Variance, values);
    }

    [Fact]
    public void Vectors_have_the_marginal_and_posterior_of_the_joint_law()
    {
        // z in two dimensions, x = aᵀz + noise, so that all is known in closed form
        var names = NamesText.Read("D:integer[1,5] x m:vector(D) S:spd(D) a:vector(D) r:positive");
        var prior = new Gaussian(new Symbol("m"), new Symbol("S"), IsScalar: false);
        var link = new GaussianLink(Make.Call(Function.Transpose, new Symbol("a")), null, new Symbol("r"));
        var values = ValuesText.Read("D=2 x=1.5 m=1,-1 S=2,0.5;0.5,1 a=1,2 r=0.25");

        var marginal = LinearGaussian.Marginal(prior, link, isScalar: true, names);
        var posterior = LinearGaussian.Posterior(prior, link, new Symbol("x"), isScalar: true, names);

        // S a = (3, 2.5), aᵀ S a + r = 8.25, x − aᵀ m = 2.5
        AssertValue(-1, marginal.Mean, values);
        AssertValue(8.25, marginal.Variance, values);
        AssertElements([1 + (3 * 2.5 / 8.25), -1 + (2.5 * 2.5 / 8.25)], posterior.Mean, values);
        AssertElements([2 - (9 / 8.25), 0.5 - (7.5 / 8.25), 0.5 - (7.5 / 8.25), 1 - (6.25 / 8.25)], posterior.Variance, values);
    }

    [Fact]
    public void The_reverse_of_a_diffusion_step_is_the_known_one()
    {
        // x_{t−1} | x_0 ~ N(√ā' x_0, 1 − ā'), x_t | x_{t−1} ~ N(√α x_{t−1}, 1 − α)
        var names = NamesText.Read("alpha:probability abar1:probability x0 xt");
        Expr Text(string text) => LocalLaws.Expression(text, names);
        var prior = new Gaussian(Text("sqrt(abar1)*x0"), Text("1 - abar1"), IsScalar: true);
        var link = new GaussianLink(Text("sqrt(alpha)"), null, Text("1 - alpha"));

        var posterior = LinearGaussian.Posterior(prior, link, new Symbol("xt"), isScalar: true, names);

        var values = ValuesText.Read("alpha=0.9 abar1=0.6 x0=0.7 xt=-0.2");
        var mean = Text("(sqrt(abar1)*(1 - alpha)*x0 + sqrt(alpha)*(1 - abar1)*xt)/(1 - alpha*abar1)");
        AssertValue(ValuesText.Value(mean, values), posterior.Mean, values);
        AssertValue(ValuesText.Value(Text("(1 - abar1)*(1 - alpha)/(1 - alpha*abar1)"), values), posterior.Variance, values);
    }

    [Fact]
    public void Links_chain()
    {
        var names = NamesText.Read("a b c d r:positive s:positive");
        var first = new GaussianLink(new Symbol("a"), new Symbol("b"), new Symbol("r"));
        var second = new GaussianLink(new Symbol("c"), new Symbol("d"), new Symbol("s"));

        var chained = LinearGaussian.Chained(first, second, isScalar: true, names);

        Assert.Equal("a*c", InfixPrinter.Print(chained.Map));
        Assert.Equal("b*c + d", InfixPrinter.Print(chained.Offset!));
        Assert.Equal("c^2*r + s", InfixPrinter.Print(chained.Noise));
    }

    [Theory]
    [InlineData("2*z + b", "v", "2")]
    [InlineData("(z - b)/c", "v", "1/c")]
    [InlineData("z^2", "v", null)]
    [InlineData("z", "z^2", null)]
    [InlineData("b", "v", null)]
    public void A_conditional_law_is_a_link_where_its_mean_is_linear(string mean, string variance, string? map)
    {
        var names = NamesText.Read("z b c v:positive");
        var law = NormalFamily.Family.Of(LocalLaws.Expression(mean, names), LocalLaws.Expression(variance, names));

        var link = LinearGaussian.Link(law, "z", names);

        Assert.Equal(map, link is null ? null : InfixPrinter.Print(link.Map));
    }

    private static void AssertValue(double expected, Expr actual, IReadOnlyDictionary<string, Value<Binary64>> values) =>
        Assert.Equal(expected, ValuesText.Value(actual, values), 1e-14);

    private static void AssertElements(double[] expected, Expr actual, IReadOnlyDictionary<string, Value<Binary64>> values) =>
        Assert.Equal(expected, ValuesText.Elements(actual, values), (a, b) => Math.Abs(a - b) < 1e-14);
}
