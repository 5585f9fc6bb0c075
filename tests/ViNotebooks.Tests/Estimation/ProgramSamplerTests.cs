using ViNotebooks.Estimation;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Estimation;

public sealed class ProgramSamplerTests
{
    [Fact]
    public void Draws_do_not_depend_on_how_they_are_asked_for()
    {
        const int Count = 100_000;
        var all = new double[Count];
        new ProgramSampler(Squares(), 5).Draw(Count, all);
        var sampler = new ProgramSampler(Squares(), 5, threads: 2);
        var kept = new double[Count];
        var moments = Moments.None;
        var at = 0;
        foreach (var (count, keeping) in ((int, int)[])[(32, 32), (1000, 0), (20_000, 20_000), (40_000, 10), (Count - 61_032, Count - 61_032)])
        {
            moments = Moments.Merge(moments, sampler.Draw(count, kept.AsSpan(at, keeping)));
            Assert.Equal(all.AsSpan(at, keeping), kept.AsSpan(at, keeping));
            at += count;
        }

        Assert.Equal(Count, moments.Count);
        Assert.Equal(all.Average(), moments.Mean, 1e-12);
        Assert.Equal(all.Max(), moments.Greatest);
    }

    [Theory]
    [InlineData(2.0, ClaimOutcome.Confirmed)]
    [InlineData(2.01, ClaimOutcome.Contradicted)]
    [InlineData(1.99, ClaimOutcome.Contradicted)]
    public void Claims_about_a_compiled_integrand_are_judged(double claim, object outcome)
    {
        var settings = new SamplingSettings { Budget = 1L << 28 };
        var result = ClaimCheck.Run(new ProgramSampler(Squares(), 5), Claim.Within(claim, 2e-3), settings);
        Assert.Equal((ClaimOutcome)outcome, result.Outcome);
        Assert.InRange(result.Tail.Shape, 0, 0.3);
    }

    private static VectorProgram Squares()
    {
        var reading = ExpressionReader.Read("u^2", Declarations.Open, Notation.Infix);
        return VectorProgram.Compile(reading.Expression!, [new NoiseInput("u", NoiseKind.Exponential)], new Dictionary<string, Value<Binary64>>());
    }
}
