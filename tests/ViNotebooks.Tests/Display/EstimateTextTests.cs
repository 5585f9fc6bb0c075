namespace ViNotebooks.Tests.Display;

public sealed class EstimateTextTests
{
    [Theory]
    [InlineData(0.5, "0.5 (closed form)")]
    [InlineData(0.1 + 0.2, "0.3 (closed form)")]
    [InlineData(-2.0, "-2 (closed form)")]
    [InlineData(1e-9, "1e-09 (closed form)")]
    [InlineData(double.PositiveInfinity, "Infinity (closed form)")]
    public void An_exact_value_says_how_it_was_found(double value, string text) => Assert.Equal(text, new Exact(value).ToString());

    [Theory]
    [InlineData(0.5, 1e-12, "0.5 (quadrature, ± 1e-12)")]
    [InlineData(1.0 / 3, 1e-6, "0.333333 (quadrature, ± 2e-6)")]
    [InlineData(1.0 / 3, 2.4e-3, "0.333 (quadrature, ± 0.003)")]
    [InlineData(-0.0001, 0.01, "0 (quadrature, ± 0.02)")]
    [InlineData(12345.678, 200, "12300 (quadrature, ± 300)")]
    [InlineData(1.23456789e-20, 1e-25, "1.23457e-20 (quadrature, ± 2e-25)")]
    [InlineData(6.02214e23, 1e20, "6.022e23 (quadrature, ± 2e20)")]
    [InlineData(2.0, 1e-30, "2 (quadrature, ± 1e-30)")]
    [InlineData(double.NaN, 0, "NaN (quadrature, ± NaN)")]
    public void Digits_end_where_the_error_begins(double value, double error, string text) => Assert.Equal(text, new Numeric(value, error).ToString());

    [Fact]
    public void A_sampled_value_says_what_reproduces_it()
    {
        var estimate = new Sampled(1.23456, 0.00005, 1 << 20, new ConfidenceInterval(1.23433, 1.23479, 1e-6), 7);
        Assert.Equal("1.2346 (Monte Carlo, ± 0.0003 at 99.9999 %, 1,048,576 samples, seed 7)", estimate.ToString());
    }

    [Fact]
    public void A_sampled_value_without_an_interval_says_so()
    {
        var estimate = new Sampled(1.5, 0.25, 4, new ConfidenceInterval(double.NegativeInfinity, double.PositiveInfinity, 1e-6), 7);
        Assert.Equal("1.5 (Monte Carlo, no interval, 4 samples, seed 7)", estimate.ToString());
        Assert.False(estimate.IsFinite);
    }

    [Fact]
    public void The_shown_error_covers_the_rounding_of_the_shown_value()
    {
        for (var i = 0; i < 1000; i++)
        {
            var value = Math.Sin(i) * Math.Pow(10, i % 7);
            var error = Math.Abs(Math.Cos(i)) * Math.Pow(10, -i % 9);
            var text = new Numeric(value, error).ToString();
            var shown = double.Parse(text[..text.IndexOf(' ')]);
            var bound = double.Parse(text[(text.IndexOf('±') + 2)..^1]);
            Assert.True(Math.Abs(shown - value) + error <= bound * (1 + 1e-5), text);
        }
    }

    [Fact]
    public void A_vector_says_once_what_is_the_same_of_all_elements()
    {
        Assert.Equal("[0.5, 2] (closed form)", new VectorEstimate([new Exact(0.5), new Exact(2)]).ToString());
        Assert.Equal("[0.5, 0.25] (quadrature, ± 1e-10)", new VectorEstimate([new Numeric(0.5, 1e-10), new Numeric(0.25, 1e-12)]).ToString());
        Assert.Equal("[0.5 (closed form), 2 (enumeration)]", new VectorEstimate([new Exact(0.5), new Exact(2, Oracle.Enumeration)]).ToString());
    }

    [Fact]
    public void Html_and_latex_say_the_same()
    {
        var estimate = new Sampled(1.23456e-9, 0.5e-13, 1 << 20, new ConfidenceInterval(1.23433e-9, 1.23479e-9, 1e-6), 7);
        Assert.Equal("$1.2346 \\times 10^{-9}$ (Monte Carlo, $\\pm$ 3e-13 at 99.9999 \\%, 1,048,576 samples, seed 7)", estimate.ToLatex());
        Assert.Contains("<strong>1.2346e-9</strong>", estimate.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("± 3e-13 at 99.9999 %", estimate.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Vectors_are_equal_when_their_elements_are()
    {
        Assert.Equal(new VectorEstimate([new Exact(1)]), new VectorEstimate([new Exact(1)]));
        Assert.NotEqual(new VectorEstimate([new Exact(1)]), new VectorEstimate([new Exact(2)]));
    }
}
