using System.Numerics.Tensors;
using ViNotebooks.Estimation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Estimation;

internal enum TailKind
{
    Bounded,
    Gaussian,
    Exponential,
    Heavy,
}

/// <summary>A random variable whose mean is known, and what a check is told of it.</summary>
internal sealed record Integrand(string Name, TailKind Tail, double Mean, FillColumn Fill)
{
    // E[z] and E[z²] are 2 and 8: E[−(1 − z)²/2 − z + z/2]
    private const double EvidenceBound = (-0.5 * (1 - (2 * 2) + 8)) - 2 + 1;

    public (double Low, double High)? Range { get; init; }

    public double? Variance { get; init; }

    /// <summary>Whether the tail index of the heavier tail is below 0.4 wherever a sample may look for it.</summary>
    public bool IsLight { get; init; } = true;

    /// <summary>One integrand of every kind that a check meets; the mean of the Cauchy distribution is its centre, for want of one.</summary>
    public static IReadOnlyList<Integrand> All { get; } =
    [
        new("Bernoulli(0.001)", TailKind.Bounded, 1e-3, (random, x) => Columns.Bernoulli(1e-3, random, x)) { Range = (0, 1) },
        new("Bernoulli(0.3)", TailKind.Bounded, 0.3, (random, x) => Columns.Bernoulli(0.3, random, x)) { Range = (0, 1) },
        new("Uniform(-2, 3)", TailKind.Bounded, 0.5, Uniform) { Range = (-2, 3) },
        new("Beta(1/2, 1/2)", TailKind.Bounded, 0.5, ArcSine) { Range = (0, 1) },
        new("Beta(0.3, 1)", TailKind.Bounded, 0.3 / 1.3, SmallBeta) { Range = (0, 1) },
        new("Bernoulli(0.01), range unknown", TailKind.Bounded, 1e-2, (random, x) => Columns.Bernoulli(1e-2, random, x)),
        new("Bernoulli(0.001), range unknown", TailKind.Bounded, 1e-3, (random, x) => Columns.Bernoulli(1e-3, random, x)),
        new("Uniform(-2, 3), range unknown", TailKind.Bounded, 0.5, Uniform),
        new("Normal(1, 2)", TailKind.Gaussian, 1, Normal),
        new("|Normal(0, 1)|", TailKind.Gaussian, Math.Sqrt(2 / Math.PI), HalfNormal),
        new("Exponential(1)", TailKind.Exponential, 1, Columns.Exponential),
        new("Laplace(0, 1)", TailKind.Exponential, 0, Laplace),
        new("log Gamma(1/2)", TailKind.Exponential, -1.9635100260214235, LogGamma),
        new("Normal(0, 1)^2", TailKind.Exponential, 1, SquaredNormal),
        new("Exponential(1)^2", TailKind.Exponential, 2, SquaredExponential),
        new("log p(x, z) - log q(z), z ~ Exponential(1/2)", TailKind.Exponential, EvidenceBound, LogRatio),
        new("LogNormal(0, 1)", TailKind.Heavy, Math.Exp(0.5), (random, x) => Columns.LogNormal(1, random, x)),
        new("LogNormal(0, 1.5)", TailKind.Heavy, Math.Exp(1.125), (random, x) => Columns.LogNormal(1.5, random, x)) { IsLight = false },
        new("LogNormal(0, 2)", TailKind.Heavy, Math.Exp(2), (random, x) => Columns.LogNormal(2, random, x)) { IsLight = false },
        new("StudentT(3)", TailKind.Heavy, 0, (random, x) => Columns.Student(3, random, x)),
        new("StudentT(3), variance known", TailKind.Heavy, 0, (random, x) => Columns.Student(3, random, x)) { Variance = 3 },
        new("Pareto(2.5)", TailKind.Heavy, 2.5 / 1.5, (random, x) => Columns.Pareto(2.5, random, x)) { IsLight = false },
        new("Pareto(2.5), variance known", TailKind.Heavy, 2.5 / 1.5, (random, x) => Columns.Pareto(2.5, random, x)) { Variance = 2.5 / (1.5 * 1.5 * 0.5) },
        new("StudentT(2)", TailKind.Heavy, 0, (random, x) => Columns.Student(2, random, x)) { IsLight = false },
        new("Pareto(1.5)", TailKind.Heavy, 3, (random, x) => Columns.Pareto(1.5, random, x)) { IsLight = false },
        new("StudentT(3)^2", TailKind.Heavy, 3, SquaredStudent) { IsLight = false },
        new("Normal(0, 1) weighted to Normal(0, 3)", TailKind.Heavy, 1, WideWeight) { IsLight = false },
        new("Cauchy(0, 1)", TailKind.Heavy, 0, (random, x) => Columns.Student(1, random, x)) { IsLight = false },
    ];

    public static Integrand Named(string name) => All.Single(integrand => integrand.Name == name);

    public StreamSampler Sampler(ulong seed) => new(Fill, seed);

    public SamplingSettings Settings(double errorProbability, long budget) =>
        new() { ErrorProbability = errorProbability, Budget = budget, Range = Range, VarianceBound = Variance };

    public override string ToString() => Name;

    private static void Uniform(RandomStream random, Span<double> x)
    {
        Columns.Uniform(random, x);
        Columns.Affine(5, -2, x);
    }

    // sin²(πu/2)
    private static void ArcSine(RandomStream random, Span<double> x)
    {
        Columns.Uniform(random, x);
        Columns.Affine(0.5, 0, x);
        TensorPrimitives.SinPi<double>(x, x);
        Columns.Square(x);
    }

    // u^(1/0.3)
    private static void SmallBeta(RandomStream random, Span<double> x)
    {
        Columns.Exponential(random, x);
        Columns.Affine(-1 / 0.3, 0, x);
        TensorPrimitives.Exp<double>(x, x);
    }

    private static void Normal(RandomStream random, Span<double> x)
    {
        Columns.Normal(random, x);
        Columns.Affine(2, 1, x);
    }

    private static void HalfNormal(RandomStream random, Span<double> x)
    {
        Columns.Normal(random, x);
        TensorPrimitives.Abs<double>(x, x);
    }

    private static void Laplace(RandomStream random, Span<double> x)
    {
        Span<double> other = stackalloc double[x.Length];
        Columns.Exponential(random, x);
        Columns.Exponential(random, other);
        TensorPrimitives.Subtract<double>(x, other, x);
    }

    private static void LogGamma(RandomStream random, Span<double> x)
    {
        Columns.Normal(random, x);
        Columns.Square(x);
        Columns.Affine(0.5, 0, x);
        TensorPrimitives.Log<double>(x, x);
    }

    private static void SquaredNormal(RandomStream random, Span<double> x)
    {
        Columns.Normal(random, x);
        Columns.Square(x);
    }

    private static void SquaredExponential(RandomStream random, Span<double> x)
    {
        Columns.Exponential(random, x);
        Columns.Square(x);
    }

    // −(1 − z)²/2 − z + z/2 = −z²/2 + z/2 − 1/2 with z = 2e, as a term for log p(x = 1, z) − log q(z) without constants
    private static void LogRatio(RandomStream random, Span<double> x)
    {
        Columns.Exponential(random, x);
        foreach (ref var z in x)
        {
            z = (-2 * z * z) + z - 0.5;
        }
    }

    private static void SquaredStudent(RandomStream random, Span<double> x)
    {
        Columns.Student(3, random, x);
        Columns.Square(x);
    }

    // p/q for p = Normal(0, 3²) and draws of q = Normal(0, 1): e^(z²(1 − 1/9)/2)/3
    private static void WideWeight(RandomStream random, Span<double> x)
    {
        Columns.Normal(random, x);
        Columns.Square(x);
        Columns.Affine(4.0 / 9, -Math.Log(3), x);
        TensorPrimitives.Exp<double>(x, x);
    }
}
