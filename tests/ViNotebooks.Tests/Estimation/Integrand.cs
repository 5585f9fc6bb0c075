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
internal sealed record Integrand(string Name, TailKind Tail, double Mean, Func<RandomStream, double> Draw)
{
    public (double Low, double High)? Range { get; init; }

    public double? Variance { get; init; }

    /// <summary>Whether the variance is finite and the tail falls faster than every power, or as x⁻⁵ at the most.</summary>
    public bool IsLight { get; init; } = true;

    public StreamSampler Sampler(ulong seed) => new(Draw, seed);

    public SamplingSettings Settings(double errorProbability, long budget) =>
        new() { ErrorProbability = errorProbability, Budget = budget, Range = Range, VarianceBound = Variance };

    /// <summary>One integrand of every kind that a check meets; the mean of the Cauchy distribution is its centre, for want of one.</summary>
    public static IReadOnlyList<Integrand> All { get; } =
    [
        new("Bernoulli(0.001)", TailKind.Bounded, 1e-3, random => random.NextDouble() < 1e-3 ? 1 : 0) { Range = (0, 1) },
        new("Bernoulli(0.3)", TailKind.Bounded, 0.3, random => random.NextDouble() < 0.3 ? 1 : 0) { Range = (0, 1) },
        new("Uniform(-2, 3)", TailKind.Bounded, 0.5, random => random.NextDouble(-2, 3)) { Range = (-2, 3) },
        new("Beta(1/2, 1/2)", TailKind.Bounded, 0.5, random => Square(Math.Sin(Math.PI / 2 * random.NextDouble()))) { Range = (0, 1) },
        new("Beta(0.3, 1)", TailKind.Bounded, 0.3 / 1.3, random => Math.Pow(random.NextDouble(), 1 / 0.3)) { Range = (0, 1) },
        new("Bernoulli(0.01), range unknown", TailKind.Bounded, 1e-2, random => random.NextDouble() < 1e-2 ? 1 : 0),
        new("Bernoulli(0.001), range unknown", TailKind.Bounded, 1e-3, random => random.NextDouble() < 1e-3 ? 1 : 0),
        new("Uniform(-2, 3), range unknown", TailKind.Bounded, 0.5, random => random.NextDouble(-2, 3)),
        new("Normal(1, 2)", TailKind.Gaussian, 1, random => 1 + (2 * random.NextNormal())),
        new("|Normal(0, 1)|", TailKind.Gaussian, Math.Sqrt(2 / Math.PI), random => Math.Abs(random.NextNormal())),
        new("Exponential(1)", TailKind.Exponential, 1, Exponential),
        new("Laplace(0, 1)", TailKind.Exponential, 0, random => Exponential(random) - Exponential(random)),
        new("log Gamma(1/2)", TailKind.Exponential, -1.9635100260214235, random => Math.Log(Square(random.NextNormal()) / 2)),
        new("Normal(0, 1)^2", TailKind.Exponential, 1, random => Square(random.NextNormal())),
        new("Exponential(1)^2", TailKind.Exponential, 2, random => Square(Exponential(random))),
        new("log p(x, z) - log q(z), z ~ Exponential(1/2)", TailKind.Exponential, ElboMean, Elbo),
        new("LogNormal(0, 1)", TailKind.Heavy, Math.Exp(0.5), random => Math.Exp(random.NextNormal())),
        new("LogNormal(0, 1.5)", TailKind.Heavy, Math.Exp(1.125), random => Math.Exp(1.5 * random.NextNormal())) { IsLight = false },
        new("LogNormal(0, 2)", TailKind.Heavy, Math.Exp(2), random => Math.Exp(2 * random.NextNormal())) { IsLight = false },
        new("StudentT(3)", TailKind.Heavy, 0, random => Student(3, random)),
        new("StudentT(3), variance known", TailKind.Heavy, 0, random => Student(3, random)) { Variance = 3 },
        new("Pareto(2.5)", TailKind.Heavy, 2.5 / 1.5, random => Pareto(2.5, random)) { IsLight = false },
        new("Pareto(2.5), variance known", TailKind.Heavy, 2.5 / 1.5, random => Pareto(2.5, random)) { Variance = 2.5 / (1.5 * 1.5 * 0.5) },
        new("StudentT(2)", TailKind.Heavy, 0, random => Student(2, random)) { IsLight = false },
        new("Pareto(1.5)", TailKind.Heavy, 3, random => Pareto(1.5, random)) { IsLight = false },
        new("StudentT(3)^2", TailKind.Heavy, 3, random => Square(Student(3, random))) { IsLight = false },
        new("Normal(0, 1) weighted to Normal(0, 3)", TailKind.Heavy, 1, WideWeight) { IsLight = false },
        new("Cauchy(0, 1)", TailKind.Heavy, 0, random => Student(1, random)) { IsLight = false },
    ];

    // E[z] and E[z²] are 2 and 8: E[−(x − z)²/2 − z + z/2] for x = 1, up to constants
    private const double ElboMean = (-0.5 * (1 - (2 * 2) + 8)) - 2 + 1;

    public static Integrand Named(string name) => All.Single(integrand => integrand.Name == name);

    public override string ToString() => Name;

    private static double Elbo(RandomStream random)
    {
        var z = 2 * Exponential(random);
        return (-0.5 * Square(1 - z)) - z + (z / 2);
    }

    // p/q for p = Normal(0, 3²) and draws of q = Normal(0, 1)
    private static double WideWeight(RandomStream random) => Math.Exp(Square(random.NextNormal()) * (4.0 / 9)) / 3;

    private static double Exponential(RandomStream random) => -Math.Log(1 - random.NextDouble());

    private static double Pareto(double index, RandomStream random) => Math.Pow(1 - random.NextDouble(), -1 / index);

    // Bailey's polar form
    private static double Student(double degrees, RandomStream random) =>
        Math.Sqrt(degrees * (Math.Pow(1 - random.NextDouble(), -2 / degrees) - 1)) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Square(double number) => number * number;
}
