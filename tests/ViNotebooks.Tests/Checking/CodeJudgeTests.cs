namespace ViNotebooks.Tests.Checking;

/// <summary>Code with loops and helper functions is judged by its values at points from a fixed seed, so that the tests are deterministic.</summary>
public class CodeJudgeTests
{
    private const ulong Seed = 7;

    private static readonly Sheet Sheet = Read(
        """
        ---
        id: code
        ---

        Sum.

        ```exercise
        id: exact
        given: {x: real, n: {kind: integer, range: [1, 6]}}
        answer: (exp(x*(n + 1)) - exp(x))/(exp(x) - 1)
        where: [abs(x) > 0.1]
        ```

        Constant.

        ```exercise
        id: constant
        given: {x: {kind: real, range: [-3, 3]}, theta: {kind: positive, range: [0.2, 4]}}
        equal: up to a constant in theta
        answer: log(theta) - theta*x + x^2
        ```

        Factor.

        ```exercise
        id: factor
        given: {z: {kind: real, range: [-3, 3]}, x: {kind: real, range: [-3, 3]}}
        equal: up to a factor in z
        answer: exp(-(z - x)^2/2)
        ```

        Vector.

        ```exercise
        id: vector
        given: {D: {kind: integer, range: [1, 4]}, mu: vector(D), m: vector(D)}
        answer: mu - m
        ```

        Noise.

        ```exercise
        id: noise
        given: {phi: {kind: positive, range: [0.2, 4]}}
        pushes: {u: Uniform(0, 1)}
        to: Exponential(phi)
        answer: -log(1 - u)/phi
        ```
        """);

    [Fact]
    public void A_loop_with_the_right_values_is_correct()
    {
        var verdict = Sheet["exact"].Check(
            (double x, double n) =>
            {
                var sum = 0.0;
                for (var k = 1; k <= n; k++)
                {
                    sum += Math.Exp(k * x);
                }

                return sum;
            },
            Seed);
        Assert.Equal((Outcome.Correct, "correct"), (verdict.Outcome, verdict.Code));
    }

    [Fact]
    public void A_loop_that_stops_one_short_is_incorrect_with_a_point()
    {
        var verdict = Sheet["exact"].Check(
            (double x, double n) =>
            {
                var sum = 0.0;
                for (var k = 1; k < n; k++)
                {
                    sum += Math.Exp(k * x);
                }

                return sum;
            },
            Seed);
        Assert.Equal(Outcome.Incorrect, verdict.Outcome);
        Assert.Contains("x", verdict.Counterexample!.Point.Keys);
        Assert.NotEqual(verdict.Counterexample.Expected, verdict.Counterexample.Answer);
    }

    [Theory]
    [InlineData(1.0, Outcome.CorrectUpToConstant)]
    [InlineData(1.000001, Outcome.Incorrect)]
    public void A_constant_is_let_go_where_the_exercise_lets_it_go(double scale, Outcome expected)
    {
        double Helper(double theta) => scale * Math.Log(theta);
        Assert.Equal(expected, Sheet["constant"].Check((double x, double theta) => { var term = Helper(theta); return term - (theta * x) + 3; }, Seed).Outcome);
    }

    [Fact]
    public void A_factor_is_let_go_but_not_a_negative_one()
    {
        double Density(double z, double x) => Math.Exp(-Math.Pow(z - x, 2) / 2);
        Assert.Equal(Outcome.CorrectUpToFactor, Sheet["factor"].Check((double z, double x) => { var scale = 2 + Math.Sin(x); return scale * Density(z, x); }, Seed).Outcome);
        Assert.Equal(Outcome.Incorrect, Sheet["factor"].Check((double z, double x) => { var scale = Math.Sin(x); return scale * Density(z, x); }, Seed).Outcome);
    }

    [Fact]
    public void A_function_of_vectors_is_compared_element_by_element()
    {
        Assert.True(Sheet["vector"].Check((Delegate)((double[] mu, double[] m) => mu.Zip(m, (a, b) => a - b).ToArray()), Seed).IsRight);
        Assert.False(Sheet["vector"].Check((Delegate)((double[] mu, double[] m) => mu.Zip(m, (a, b) => b - a).ToArray()), Seed).IsRight);
        Assert.False(Sheet["vector"].Check((Delegate)((double[] mu, double[] m) => mu.Take(1).ToArray()), Seed).IsRight);
    }

    [Fact]
    public void A_transformation_in_code_is_judged_by_its_distribution()
    {
        double Log(double x) => Math.Log(x);
        Assert.True(Sheet["noise"].Check((double u, double phi) => { var draw = Log(u); return -draw / phi; }, Seed).IsRight);
        var wrong = Sheet["noise"].Check((double u, double phi) => { var draw = Log(u); return -draw * phi; }, Seed);
        Assert.Equal((Outcome.Incorrect, "wrong-distribution"), (wrong.Outcome, wrong.Code));
        Assert.Contains("P(T", wrong.Counterexample!.Answer);
    }

    [Fact]
    public void An_exception_in_the_code_is_named()
    {
        var verdict = Sheet["exact"].Check((double x, double n) => { var table = new double[2]; return table[(int)n] + x; }, Seed);
        Assert.Equal((Outcome.Incorrect, "code-threw"), (verdict.Outcome, verdict.Code));
        Assert.Contains(nameof(IndexOutOfRangeException), verdict.Says);
    }

    private static Sheet Read(string text)
    {
        var reading = Sheet.Read(text, "code.md");
        Assert.Empty(reading.Problems);
        return reading.Sheet!;
    }
}
