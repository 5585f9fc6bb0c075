namespace ViNotebooks.Cli.Tests.Commands;

public sealed class ExpressionCommandTests
{
    [Theory]
    [InlineData("log(2 pi)/2", "", "0.91893853320467274")]
    [InlineData("-1/phi^2 + (x - theta)/phi", "x=1.3, theta=0.7, phi=2", "0.05")]
    [InlineData("-x^2", "x=1/3", "-0.11111111111111111")]
    [InlineData("exp(1000)", "", "1.970071114017047e434")]
    [InlineData(@"\frac{1}{3}", "", "0.33333333333333333")]
    [InlineData("mu' inv(S) mu", "mu=[1,2], S=[[2,1],[1,3]]", "1.4")]
    [InlineData("S mu", "mu=[1,2]; S=[[2,1],[1,3]]", "[4, 7]")]
    [InlineData("S/2", "S=[[2,1],[1,3]]", "[[1, 0.5], [0.5, 1.5]]")]
    [InlineData("x > 1", "x=2", "true")]
    [InlineData("1 - cos(x)", "x=10^-10", "5e-21")]
    public void Eval_prints_digits_that_are_right(string expression, string given, string value)
    {
        var run = Run.Vinb("eval", expression, "--given", given);
        Assert.Equal("", run.Error);
        Assert.Equal(value + "\n", run.Out);
        Assert.Equal(0, run.Code);
    }

    [Theory]
    [InlineData("log(-1)")]
    [InlineData("1/0")]
    public void What_has_no_value_is_undefined_and_exits_with_1(string expression)
    {
        var run = Run.Vinb("eval", expression);
        Assert.Equal("undefined\n", run.Out);
        Assert.Equal(1, run.Code);
    }

    [Theory]
    [InlineData("-1/phi^2 + (x - theta)/phi", @"-\frac{1}{\phi^2} + \frac{x - \theta}{\phi}")]
    [InlineData("sqrt(2 pi)", @"\sqrt{2 \pi}")]
    public void Latex_prints_LaTeX(string expression, string latex)
    {
        var run = Run.Vinb("latex", expression);
        Assert.Equal((0, latex + "\n", ""), (run.Code, run.Out, run.Error));
    }

    [Theory]
    [InlineData(@"\frac{1}{2}\log 2\pi", "1/2*log(2*pi)")]
    [InlineData("-x", "-x")]
    public void Infix_prints_infix(string expression, string infix)
    {
        var run = Run.Vinb("infix", expression);
        Assert.Equal((0, infix + "\n", ""), (run.Code, run.Out, run.Error));
    }

    [Fact]
    public void Warnings_of_the_reading_go_to_standard_error()
    {
        var run = Run.Vinb("latex", "1/2x");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("vinb: warning: ", run.Error);
        Assert.Single(run.Out, '\n');
    }

    [Fact]
    public void A_notation_can_be_forced()
    {
        Assert.Equal(0, Run.Vinb("infix", "x_{12}", "--notation", "latex").Code);
        Assert.Equal(2, Run.Vinb("infix", @"\frac12", "--notation", "infix").Code);
    }

    [Theory]
    [InlineData("log(theta) - theta/phi", "theta", "theta=2, phi=4", "0.25")]
    [InlineData("x^3", "x", "x=2", "12")]
    public void Derive_prints_the_derivative(string expression, string by, string given, string value)
    {
        var derivative = Run.Vinb("derive", expression, "--by", by);
        Assert.Equal(0, derivative.Code);
        Assert.Equal(value + "\n", Run.Vinb("eval", derivative.Out.TrimEnd(), "--given", given).Out);
    }

    [Fact]
    public void Derive_prints_LaTeX_where_asked() =>
        Assert.Equal("3 x^2\n", Run.Vinb("derive", "x^3", "--by", "x", "--latex").Out);

    [Theory]
    [InlineData("x + 1")]
    [InlineData("2")]
    public void One_derives_by_a_name_only(string by) => Assert.Equal(2, Run.Vinb("derive", "x^2", "--by", by).Code);
}
