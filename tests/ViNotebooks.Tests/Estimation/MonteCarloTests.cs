using ViNotebooks.Estimation;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Estimation;

public sealed class MonteCarloTests
{
    private static readonly Declarations Symbols = new(
    [
        new Declaration("x", SymbolKind.Real, Shape.Scalar),
        new Declaration("y", SymbolKind.Real, Shape.Scalar),
        new Declaration("u", SymbolKind.Probability, Shape.Scalar),
        new Declaration("z", SymbolKind.Real, Shape.Vector(Size.Of(4))),
        new Declaration("theta", SymbolKind.Positive, Shape.Scalar),
    ]);

    private static readonly NoiseInput[] Inputs = [new("x", NoiseKind.Normal), new("y", NoiseKind.Exponential), new("u", NoiseKind.Uniform), new("z", NoiseKind.Normal, 4)];

    /// <summary>Integrands and their means and variances, where known.</summary>
    public static TheoryData<string, double, double> Integrals => new()
    {
        { "x", 0, 1 },
        { "x^2", 1, 2 },
        { "theta + 3*x", 2, 9 },
        { "exp(x/2)", 1.1331484530668263, 0.36469586060434634 },
        { "-log(1-u)", 1, 1 },
        { "u^2", 1.0 / 3, 4.0 / 45 },
        { "y", 1, 1 },
        { "sum(z^2)", 4, 8 },
        { "cos(x)", 0.6065306597126334, 0.19978820044692096 },
        { "indicator(x > 0)", 0.5, 0.25 },
        { "lgamma(1 + 0*x)", 0, 0 },
        { "theta", 2, 0 },
    };

    [Theory]
    [MemberData(nameof(Integrals))]
    public void Means_and_variances_are_right_within_their_error(string integrand, double mean, double variance)
    {
        var moments = MonteCarlo.Run(Compile(integrand), 1, 0, 100_000);
        Assert.Equal(100_000, moments.Count);

        // six standard errors of the mean, and of the variance by the fourth moment
        Assert.InRange(moments.Mean, mean - (6 * moments.StandardError) - 1e-12, mean + (6 * moments.StandardError) + 1e-12);
        var error = Math.Sqrt(Math.Max(0, (moments.Fourth / moments.Count) - (moments.Variance * moments.Variance)) / moments.Count);
        Assert.InRange(moments.Variance, variance - (6 * error) - 1e-5, variance + (6 * error) + 1e-5);
    }

    [Theory]
    [InlineData("x*y - log(u) + sum(z)", 150_000)]
    [InlineData(@"\det\begin{pmatrix} x & y \\ u & 1 \end{pmatrix}", 5000)]
    public void The_number_of_threads_does_not_change_a_bit(string integrand, int count)
    {
        var program = Compile(integrand);
        var one = MonteCarlo.Run(program, 3, 0, count);
        Assert.Equal(one, MonteCarlo.Run(program, 3, 0, count, threads: 2));
        Assert.Equal(one, MonteCarlo.Run(program, 3, 0, count, threads: 5));
        Assert.NotEqual(one, MonteCarlo.Run(program, 4, 0, count));
        var joint = Compile([integrand, "x"]);
        var (a, b) = (MonteCarlo.RunJoint(joint, 3, 0, count), MonteCarlo.RunJoint(joint, 3, 0, count, threads: 3));
        Assert.Equal((a.Mean(0), a.Covariance(0, 1), a.Covariance(1, 1)), (b.Mean(0), b.Covariance(0, 1), b.Covariance(1, 1)));
    }

    [Fact]
    public void More_samples_continue_where_the_last_ended()
    {
        var program = Compile("exp(x) * y");
        var whole = MonteCarlo.Run(program, 9, 0, 200_000);
        var first = 4L * program.BlockLength;
        var merged = Moments.Merge(MonteCarlo.Run(program, 9, 0, first), MonteCarlo.Run(program, 9, first, 200_000 - first));
        Assert.Equal(whole.Count, merged.Count);
        Assert.Equal(whole.Mean, merged.Mean, 1e-12);
        Assert.Equal(whole.Second, merged.Second, 1e-9 * whole.Second);
        Assert.Equal((whole.Least, whole.Greatest), (merged.Least, merged.Greatest));
        Assert.Throws<ArgumentOutOfRangeException>(() => MonteCarlo.Run(program, 9, 1, 10));
        Assert.Equal(Moments.None, MonteCarlo.Run(program, 9, 0, 0));
    }

    [Fact]
    public void The_samples_themselves_have_these_moments()
    {
        var program = Compile(["x*y", "u", "x + y"]);
        var values = new double[3 * 50_001];
        MonteCarlo.Fill(program, 2, program.BlockLength, values);
        var moments = MonteCarlo.Run(program, 2, program.BlockLength, 50_001);
        var joint = MonteCarlo.RunJoint(program, 2, program.BlockLength, 50_001);
        var expected = Moments.Of(values.AsSpan(0, 50_001));
        Assert.Equal(expected.Mean, moments.Mean, 1e-13);
        Assert.Equal(expected.Variance, moments.Variance, 1e-12);
        Assert.Equal(expected.Mean, joint.Mean(0), 1e-13);
        Assert.Equal(expected.Variance, joint.Covariance(0, 0), 1e-12);
        var (a, c) = (values.AsSpan(0, 50_001).ToArray(), values.AsSpan(2 * 50_001).ToArray());
        var covariance = a.Zip(c, (s, t) => (s - a.Average()) * (t - c.Average())).Sum() / 50_000;
        Assert.Equal(covariance, joint.Covariance(0, 2), 1e-11);
    }

    [Theory]
    [InlineData("x*y - log(u) + sum(z)")]
    [InlineData("lgamma(y) + sin(x)^3 - arctan(u)")]
    public void A_chunk_allocates_nothing(string integrand)
    {
        var program = Compile(integrand);
        var workspace = new VectorWorkspace(program, 1);
        long Run(int chunks)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            workspace.StartBlock(0);
            for (var i = 0; i < chunks; i++)
            {
                workspace.Run(program.ChunkLength);
                _ = Moments.Of(workspace.Output(0, program.ChunkLength));
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Run(50);
        Assert.Equal(0, Run(50));
    }

    [Fact]
    public void Values_without_meaning_are_counted()
    {
        var moments = MonteCarlo.Run(Compile("sqrt(x)"), 1, 0, 100_000);
        Assert.InRange(moments.Undefined, 49_000, 51_000);
        Assert.True(double.IsNaN(moments.Mean));
        Assert.Equal(0.822, moments.FiniteMean, 0.01);
    }

    [Fact]
    public void Draws_may_come_from_a_source()
    {
        NoiseInput[] inputs = [new("z", default, 4, new Walk()), new("x", NoiseKind.Normal)];
        var program = VectorProgram.Compile(Read("z[4] - z[3] + x*0"), inputs, new Dictionary<string, Value<Binary64>>());
        var (one, two) = (MonteCarlo.Run(program, 1, 0, 100_000), MonteCarlo.Run(program, 1, 0, 100_000, threads: 2));
        Assert.Equal(one, two);
        Assert.Equal(0.5, one.Mean, 6 * one.StandardError);
        Assert.Equal(1 / 12.0, one.Variance, 0.002);
    }

    [Fact]
    public void A_run_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => MonteCarlo.Run(Compile("x"), 1, 0, 1000, cancellation: source.Token));
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        Assert.Throws<OperationCanceledException>(() => MonteCarlo.Run(Compile("lgamma(y)"), 1, 0, 2_000_000_000, threads: 2, soon.Token));
    }

    private static Expr Read(string text) => ExpressionReader.Read(text, Symbols).Expression ?? throw new InvalidOperationException(text);

    private static VectorProgram Compile(params string[] texts) =>
        VectorProgram.Compile([.. texts.Select(Read)], Inputs, new Dictionary<string, Value<Binary64>> { ["theta"] = Value<Binary64>.Scalar(2) });

    /// <summary>Partial sums of uniform numbers.</summary>
    private sealed class Walk : IColumnSource
    {
        public void Fill(RandomStream stream, Span<double> values, int count, int stride)
        {
            for (var j = 0; j < count; j++)
            {
                var sum = 0.0;
                for (var i = 0; i < 4; i++)
                {
                    sum += stream.NextDouble();
                    values[(i * stride) + j] = sum;
                }
            }
        }
    }
}
