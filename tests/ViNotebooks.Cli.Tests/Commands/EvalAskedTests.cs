namespace ViNotebooks.Cli.Tests.Commands;

public sealed class EvalAskedTests
{
    private const string Model = "z ~ Exponential(theta); x ~ Normal(z, 1)";
    private const string Guide = "z ~ Exponential(phi)";

    [Theory]
    [InlineData("E[z ~ Exponential(2)](z^2)", "", "0.5")]
    [InlineData("E[z ~ Normal(m, s^2)](z^2)", "m=1, s=2", "5")]
    [InlineData("KL(Normal(m, 1) || Normal(0, 1))", "m=3", "4.5")]
    [InlineData("sum(E[z ~ Normal([1, 2], S)](z))", "S=[[2,1],[1,3]]", "3")]
    public void A_closed_form_is_named_as_such(string expression, string given, string value)
    {
        var run = Run.Vinb("eval", expression, "--given", given);
        Assert.Equal("", run.Error);
        Assert.StartsWith(value, run.Out);
        Assert.Contains("closed form", run.Out);
        Assert.Equal(0, run.Code);
    }

    [Theory]
    [InlineData("log p(x)", "-1.34222891592625")]
    [InlineData("E_q[log p(x, z) - log q(z)]", "-1.49691539248492")]
    [InlineData("KL(q || p(z | x))", "0.154686476558669")]
    [InlineData("KL(p(z | x) || q)", "0.10911125023")]
    [InlineData(@"\mathbb{E}_{q_\phi(z)}[\log p_\theta(x, z) - \log q_\phi(z)]", "-1.49691539248492")]
    public void A_model_and_a_guide_give_p_and_q_their_meaning(string expression, string value)
    {
        var run = Run.Vinb("eval", expression, "--model", Model, "--guide", Guide, "--given", "x=1.3, theta=0.7, phi=1.1");
        Assert.Equal("", run.Error);
        Assert.StartsWith(value, run.Out);
        Assert.Equal(0, run.Code);
    }

    [Fact]
    public void Quadrature_is_named_with_its_error()
    {
        var run = Run.Vinb("eval", "E[z ~ Normal(0, 1)](log(1 + exp(z)))");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("0.80605918", run.Out);
        Assert.Contains("quadrature", run.Out);
    }

    [Fact]
    public void What_is_sampled_is_the_same_for_the_same_seed()
    {
        string[] many = ["eval", "E[v ~ Normal(m, identity(10))](log(1 + exp(sum(v))))", "--given", "m=[0,0,0,0,0,0,0,0,0,0]", "--seed"];
        var run = Run.Vinb([.. many, "7"]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(run, Run.Vinb([.. many, "7"]));
    }

    [Theory]
    [InlineData("log p(x)", "x=1.3", "theta has no value (give one with --given 'theta=…')")]
    [InlineData("E_q[log p(x, z) - log q(z)]", "x=1.3", "have no value")]
    [InlineData("E_q[z] + w", "phi=1", "w has no value")]
    [InlineData("E_q[z] + z", "phi=1", "z has no value")]
    [InlineData("p(w)", "phi=1", "w is no variable of p")]
    [InlineData("KL(q || r)", "phi=1", "r")]
    [InlineData("int(z, 0, inf, 1/(1 + z))", "", "The integral over z diverges as z → ∞.")]
    [InlineData("E[z ~ Cauchy(0, 1)](z)", "", "does not exist")]
    [InlineData("E_q[z]", "phi=-1", "z ~ Exponential(phi) needs phi > 0")]
    [InlineData("E[z ~ Nrmal(0, 1)](z)", "", "did you mean Normal")]
    [InlineData("E[z ~ Normal(0)](z)", "", "The parameter variance of Normal is not given")]
    public void What_has_no_value_is_misuse_with_a_sentence(string expression, string given, string message)
    {
        var run = Run.Vinb("eval", expression, "--model", Model, "--guide", Guide, "--given", given);
        Assert.Equal(("", 2), (run.Out, run.Code));
        Assert.StartsWith("vinb: ", run.Error);
        Assert.Contains(message, run.Error);
        Assert.Single(run.Error.Split('\n'), line => line.StartsWith("vinb: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--model", "z ~ Nrmal(0, 1)", "--model: line 1, column 5: ")]
    [InlineData("--model", "x ~ Normal(z, 1); z ~ Normal(x, 1)", "--model: line 1, column 5: x needs z")]
    [InlineData("--model", "z", "'z' is not a variable with its law")]
    [InlineData("--guide", "z ~ Exponential()", "--guide: line 1, column 5: ")]
    [InlineData("--guide", "z ~ Normal(0, 1); z ~ Normal(0, 2)", "--guide: line 2, column 2: z has a law already")]
    public void A_model_that_cannot_be_read_is_misuse(string option, string lines, string message)
    {
        var run = Run.Vinb("eval", "E[z ~ Normal(0, 1)](z)", option, lines);
        Assert.Equal(("", 2), (run.Out, run.Code));
        Assert.Contains(message, run.Error);
    }

    [Theory]
    [InlineData("--seed", "-1")]
    [InlineData("--seed", "one")]
    [InlineData("--seconds", "soon")]
    [InlineData("--seconds", "-1")]
    [InlineData("--seconds", "0")]
    [InlineData("--seconds", "NaN")]
    [InlineData("--seconds", "1e300")]
    public void A_number_out_of_range_is_misuse(string option, string value)
    {
        var run = Run.Vinb("eval", "E[z ~ Normal(0, 1)](log(1 + exp(z)))", option, value);
        Assert.Equal(("", 2), (run.Out, run.Code));
        Assert.Contains(option, run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Theory]
    [InlineData("0.001")]
    [InlineData("0.1")]
    [InlineData("0.3")]
    public void An_evaluation_gives_up_after_its_time(string seconds)
    {
        var run = Run.Vinb("eval", "E[v ~ Normal(m, identity(10))](log(1 + exp(sum(v))))", "--given", "m=[0,0,0,0,0,0,0,0,0,0]", "--seconds", seconds);
        Assert.Equal((2, "", $"vinb: no value was found within {seconds} seconds; give more with --seconds\n"), (run.Code, run.Out, run.Error));
    }

    [Fact]
    public void A_plain_expression_needs_no_model()
    {
        var run = Run.Vinb("eval", "x^2", "--given", "x=3", "--model", Model);
        Assert.Equal((0, "9\n", ""), (run.Code, run.Out, run.Error));
    }

    [Fact]
    public void An_infinite_divergence_is_a_value()
    {
        var run = Run.Vinb("eval", "KL(Normal(0, 1) || Exponential(1))");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("nfinity", run.Out);
    }

    [Fact]
    public void Check_says_that_a_reference_is_what_is_asked_and_how_that_was_found()
    {
        var run = Run.Vinb("check", Path.Combine(Run.Cases, "asks", "sheet.md"));
        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("= asks (closed form)", run.Out);
        Assert.Contains("= asks (quadrature)", run.Out);
        Assert.Contains(" asks (quadrature)", run.Out);
        Assert.Matches(@"(?m)^.*asks/sheet\.md\(\d+,1\): exercise wrong: the reference answer is not what is asked: at phi = ", run.Out);
        Assert.EndsWith("\n4 exercises in 1 sheet: 3 right, 1 wrong\n", run.Out);
    }
}
