namespace ViNotebooks.Tests.Checking;

public sealed class PushforwardTests
{
    private const string Phi = "phi: {kind: positive, range: [0.2, 4]}";

    private static readonly Exercise ToExponential = Read(Phi, "pushes: {u: 'Uniform(0, 1)'}\nto: Exponential(phi)\nanswer: -log(1 - u)/phi");
    private static readonly Exercise ToNormal = Read("mu: real, sigma: {kind: positive, range: [0.2, 4]}", "pushes: {u: 'Normal(0, 1)'}\nto: Normal(mu, sigma^2)\nanswer: mu + sigma*u");
    private static readonly Exercise ToUniform = Read(Phi, "pushes: {u: 'Uniform(0, 1)'}\nto: Uniform(0, phi)\nanswer: phi*u");

    [Theory]
    [InlineData("-log(1 - u)/phi")]
    [InlineData("-log(u)/phi")]
    [InlineData("-log1p(-u)/phi")]
    [InlineData("log(1/u)/phi")]
    [InlineData("-log(abs(2*u - 1))/phi")]
    [InlineData("if(u < 1/2, -log(2*u)/phi, -log(2*u - 1)/phi)")]
    [InlineData("S(u,\\phi) = -\\frac{\\ln u}{\\phi}")]
    public void Every_transformation_to_the_exponential_distribution_is_right(string answer) =>
        Assert.Equal((Outcome.Correct, "correct"), OutcomeOf(ToExponential, answer));

    [Theory]
    [InlineData("mu + sigma*u")]
    [InlineData("mu - sigma*u")]
    [InlineData("mu + sigma*abs(u)*if(u > 0, 1, -1)")]
    [InlineData("mu + if(abs(u) < 1, sigma*u, -sigma*u)")]
    public void Every_transformation_to_the_normal_distribution_is_right(string answer) =>
        Assert.Equal((Outcome.Correct, "correct"), OutcomeOf(ToNormal, answer));

    [Theory]
    [InlineData("phi*(1 - u)")]
    [InlineData("phi*abs(2*u - 1)")]
    [InlineData("phi*if(u < 1/2, u + 1/2, u - 1/2)")]
    [InlineData("phi*(3*u - floor(3*u))")]
    public void Every_transformation_to_the_uniform_distribution_is_right(string answer) =>
        Assert.Equal((Outcome.Correct, "correct"), OutcomeOf(ToUniform, answer));

    [Theory]
    [InlineData("-phi*log(u)", null)]
    [InlineData("log(u)/phi", null)]
    [InlineData("-log(u)/phi*(1 + 10^-6)", null)]
    [InlineData("-log(u)/phi + 10^-6", null)]
    [InlineData("-log(u)/(2*phi)", null)]
    [InlineData("-log2(u)/phi", "log-base")]
    [InlineData("1 - exp(-phi*u)", "cdf-not-inverse")]
    [InlineData("if(u < 1/2, -log(u)/phi, -log(u - 1/2)/phi)", "missing-case")]
    [InlineData("u*exp(u^2)/phi", "wrong-distribution")]
    [InlineData("-log(u - 1/2)/phi", "undefined")]
    public void A_wrong_transformation_is_shown_wrong_by_a_probability(string answer, string? code)
    {
        var verdict = ToExponential.Check(answer, seed: 1);

        Assert.Equal(Outcome.Incorrect, verdict.Outcome);
        Assert.Equal(code ?? verdict.Code, verdict.Code);
        Assert.NotNull(verdict.Counterexample);
        Assert.Equal(["phi"], verdict.Counterexample.Point.Keys);
        Assert.StartsWith("P(T ≤ ", verdict.Counterexample.Expected, StringComparison.Ordinal);
        Assert.NotEqual(verdict.Counterexample.Expected, verdict.Counterexample.Answer);
    }

    [Theory]
    [InlineData("1/phi", "noise-not-used")]
    [InlineData("-log(u)/phi + const", "constant-not-allowed")]
    [InlineData("[u, phi]", "wrong-shape")]
    public void What_is_no_transformation_has_a_code(string answer, string code) =>
        Assert.Equal((Outcome.Incorrect, code), OutcomeOf(ToExponential, answer));

    [Theory]
    [InlineData("mu + sigma^2*u")]
    [InlineData("mu + sigma*u + 10^-6")]
    [InlineData("mu + sigma*abs(u)")]
    [InlineData("mu + sqrt(sigma)*u")]
    [InlineData("sigma*u")]
    public void A_wrong_normal_is_wrong(string answer) => Assert.Equal(Outcome.Incorrect, ToNormal.Check(answer, seed: 1).Outcome);

    [Fact]
    public void The_outcome_does_not_depend_on_the_seed()
    {
        foreach (var (answer, outcome) in new[] { ("-log(abs(2*u - 1))/phi", Outcome.Correct), ("-phi*log(u)", Outcome.Incorrect) })
        {
            Assert.All(Enumerable.Range(0, 10), seed => Assert.Equal(outcome, ToExponential.Check(answer, seed: (ulong)seed).Outcome));
        }
    }

    private static (Outcome Outcome, string Code) OutcomeOf(Exercise exercise, string answer)
    {
        var verdict = exercise.Check(answer, seed: 1);
        return (verdict.Outcome, verdict.Code);
    }

    private static Exercise Read(string given, string keys)
    {
        var reading = Sheet.Read($"---\nid: t\n---\n```exercise\nid: a\ngiven: {{{given}}}\n{keys}\n```\n", "t.md");
        Assert.Empty(reading.Problems);
        return reading.Sheet!["a"];
    }
}
