namespace ViNotebooks.Tests.Checking;

/// <summary>
/// Answers made to slip through: differences in corners, tails, tiny regions and roundings, and right answers in forms that
/// invite a false rejection. Each is judged with several seeds, so that the verdict is no luck of one.
/// </summary>
public class AdversarialTests
{
    private static readonly ulong[] Seeds = [1, 2, 3, 4, 5];

    private const string Box = "given: {x: {kind: real, range: [-3, 3]}, t: {kind: positive, range: [0.2, 4]}}\nanswer: x*t";
    private const string Noise = "given: {phi: positive}\npushes: {u: Uniform(0, 1)}\nto: Exponential(phi)\nanswer: -log(1 - u)/phi";
    private const string Sum = "given: {D: {kind: integer, range: [1, 4]}, x: vector(D), s: positive vector(D)}\nanswer: sum(x) + sum(s)";
    private const string Tail = "given: {x: {kind: real, range: [-3, 3]}}\nanswer: exp(-100 - x^2)";
    private const string Normal = "given: {x: real, m: real, s: positive}\nanswer: -(x - m)^2/(2*s^2) - log(s) - log(2*pi)/2";
    private const string Ratio = "given: {K: {kind: integer, range: [2, 5]}, k: {kind: integer, range: [1, 2]}, p: simplex(K), l: vector(K)}\nanswer: p[k]*exp(l[k])/sum(j, 1, K, p[j]*exp(l[j]))";

    [Theory]
    [InlineData(Box, "x*t + max(0, x*t - 11.9)")]
    [InlineData(Box, "x*t + 1[x < -2.999]*1[t > 3.999]")]
    [InlineData(Box, "x*t + 1e-9*1[x = 0.123456]")]
    [InlineData(Box, "x*t*1.000000000001")]
    [InlineData("given: {x: real}\nanswer: 0.125*x", "x*1251/10000")]
    [InlineData("given: {x: real}\nanswer: 0.125*x", "0.12503 x")]
    [InlineData(Tail, "1.00*exp(-100 - x^2)*(1 + x^4/1000)")]
    [InlineData("given: {x: real}\nanswer: log(2*pi)/2 + x^2/2", "if(x > 100, 0, 0.919 + x^2/2)")]
    [InlineData(Sum, "sum(j, 1, D, max(x[j], -1000)) + sum(j, 1, D, max(s[j], 0.001))")]
    [InlineData("given: {n: {kind: integer, range: [1, 200]}}\nanswer: log(n)", "log(n) + 1e-9*1[n = 137]")]
    [InlineData(Noise, "if(u < 0.1, 7/phi - log(0.1 - u)/phi, -log(u)/phi)")]
    [InlineData("given: {phi: {kind: positive, range: [1e8, 1e9]}}\npushes: {u: Uniform(0, 1)}\nto: Exponential(phi)\nanswer: -log(u)/phi", "-5*log(abs(2u - 1))/phi")]
    [InlineData(Ratio, "p[k]")]
    [InlineData(Ratio, "exp(l[k])/sum(j, 1, K, exp(l[j]))")]
    public void A_wrong_answer_that_hides_is_found(string exercise, string answer) =>
        Assert.All(Seeds, seed => Assert.Equal(Outcome.Incorrect, Check(exercise, answer, seed).Outcome));

    [Theory]
    [InlineData(Box, "if(x > 0, x*t, x*t)")]
    [InlineData(Normal, "log(exp(-(x - m)^2/(2 s^2))/sqrt(2 pi s^2))")]
    [InlineData(Normal, "log(normpdf(x, m, s))")]
    [InlineData(Normal, @"\ln\left[\frac{1}{\sqrt{2\pi s^2}}\exp\left\{-\frac{(x-m)^2}{2s^2}\right\}\right]")]
    [InlineData(Sum, "if(D >= 1, sum(x), 0) + sum(s)")]
    [InlineData(Sum, "sum(x)*max(D, 1)/D + sum(s)")]
    [InlineData(Noise, "-log(abs(2u - 1))/phi")]
    [InlineData(Noise, "if(u < 1/2, -log(2u)/phi, -log(2u - 1)/phi)")]
    [InlineData("given: {k: positive}\nanswer: k*0.57722", @"\gamma k")]
    public void A_right_answer_in_a_difficult_form_is_found_right(string exercise, string answer) =>
        Assert.All(Seeds, seed => Assert.True(Check(exercise, answer, seed).IsRight));

    private static Verdict Check(string exercise, string answer, ulong seed)
    {
        var reading = Sheet.Read($"---\nid: s\n---\n\nQuestion.\n\n```exercise\nid: a\n{exercise}\n```\n", "s.md");
        Assert.Empty(reading.Problems);
        return reading.Sheet!["a"].Check(answer, seed: seed);
    }
}
