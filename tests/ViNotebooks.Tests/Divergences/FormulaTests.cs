using ViNotebooks.Distributions;
using ViNotebooks.Divergences;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Tests.Divergences;

public class FormulaTests
{
    [Theory]
    [InlineData("Normal", "m v", "Normal", "n w", "log(w)/2 - log(v)/2 - 1/2 + (v + (m - n)^2)/(2*w)")]
    [InlineData("Exponential", "a", "Exponential", "b", "b/a + log(a) - log(b) - 1")]
    [InlineData("Gamma", "a b", "Gamma", "c d", "a*d/b - a + a*digamma(a) - c*digamma(a) + c*log(b) - c*log(d) - lgamma(a) + lgamma(c)")]
    [InlineData("Laplace", "m b", "Normal", "n w", "-log(2*b) + log(2*pi*w)/2 - 1 + (2*b^2 + (m - n)^2)/(2*w)")]
    [InlineData("Cauchy", "m a", "Cauchy", "n b", "log(b) - log(a) - log(4) + log(((a + b)^2 + (m - n)^2)/b^2)")]
    [InlineData("Poisson", "a", "Poisson", "b", "a*log(a/b) - a + b")]
    public void A_form_of_symbols_prints_as_one_would_write_it(string p, string first, string q, string second, string expected)
    {
        var form = Assert.IsType<ClosedForm>(KlRegistry.Find(Of(p, first), Of(q, second)));
        Assert.Equal(expected, InfixPrinter.Print(Readable.Of(form.Value)));
    }

    // d/dm KL(N(m, v) ‖ N(n, w)) = (m − n)/w
    [Fact]
    public void A_form_of_symbols_has_a_derivative()
    {
        var form = Assert.IsType<ClosedForm>(KlRegistry.Find(Of("Normal", "m v"), Of("Normal", "n w")));
        var slope = Make.Divide(Make.Subtract(Make.Symbol("m"), Make.Symbol("n")), Make.Symbol("w"));
        Assert.Equal(Number.Zero, Simplifier.Difference(Derivative.Of(form.Value, "m")!, slope));
    }

    private static FamilyLaw Of(string family, string symbols) =>
        Families.Find(family)!.Of(symbols.Split(' ').Select(Make.Symbol).ToSequence());
}
