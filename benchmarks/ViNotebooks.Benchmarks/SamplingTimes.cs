using System.Diagnostics;
using System.Globalization;
using ViNotebooks.Estimation;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Benchmarks;

/// <summary>Times the sampling of integrands that are given as text, one request a line: <c>elbo 1 10000000</c> (integrand, threads, samples).</summary>
internal static class SamplingTimes
{
    private static readonly Dictionary<string, Func<VectorProgram>> Integrands = new(StringComparer.Ordinal)
    {
        // log p(x, z) − log q(z) with z ~ Exponential(θ), x | z ~ N(z, 1), q = Exponential(φ), z drawn from q by its quantile
        ["elbo"] = () => Compile(
            "log(theta) - theta*z - log(2*pi)/2 - (x-z)^2/2 - (log(phi) - phi*z)",
            "-log(1-u)/phi",
            new NoiseInput("u", NoiseKind.Uniform),
            [("theta", [2]), ("phi", [1.5]), ("x", [0.7])]),

        // Σ log N(zᵢ; mᵢ, sᵢ²) − log N(zᵢ; 0, 1) with zᵢ = mᵢ + sᵢ εᵢ in ten dimensions
        ["gauss"] = () => Compile(
            "sum(-log(2*pi*s^2)/2 - (z-m)^2/(2*s^2) - (-log(2*pi)/2 - z^2/2))",
            "m + s*epsilon",
            new NoiseInput("epsilon", NoiseKind.Normal, 10),
            [("m", [.. Enumerable.Range(0, 10).Select(i => 0.1 * i)]), ("s", [.. Enumerable.Range(0, 10).Select(i => 0.5 + (0.1 * i))])]),
    };

    private static readonly Dictionary<string, VectorProgram> Compiled = [];

    /// <summary>Answers each request with the seconds, the seconds of processors, the mean and its standard error.</summary>
    public static void Serve(TextReader requests, TextWriter answers)
    {
        while (requests.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            if (!Compiled.TryGetValue(parts[0], out var program))
            {
                program = Integrands[parts[0]]();
                Compiled.Add(parts[0], program);
            }

            var start = Stopwatch.GetTimestamp();
            var used = Environment.CpuUsage.TotalTime;
            var moments = MonteCarlo.Run(program, seed: 1, 0, long.Parse(parts[2]), int.Parse(parts[1]));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            answers.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:R} {(Environment.CpuUsage.TotalTime - used).TotalSeconds:R} {moments.Mean:R} {moments.StandardError:R}"));
            answers.Flush();
        }
    }

    private static VectorProgram Compile(string integrand, string draw, NoiseInput noise, (string Name, double[] Values)[] parameters)
    {
        Shape Of(int length) => noise.Length is null ? Shape.Scalar : Shape.Vector(Size.Of(length));
        var names = new Declarations(
        [
            new Declaration("z", SymbolKind.Real, Of(10)),
            new Declaration(noise.Name, SymbolKind.Real, Of(10)),
            .. parameters.Select(parameter => new Declaration(parameter.Name, SymbolKind.Real, Of(10))),
        ]);
        Expr Read(string text) => ExpressionReader.Read(text, names, Notation.Infix).Expression ?? throw new InvalidOperationException(text);
        var expression = Substitution.Symbols(Read(integrand), new Dictionary<string, Expr> { ["z"] = Read(draw) });
        var values = parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => noise.Length is null
                ? Value<Binary64>.Scalar(parameter.Values[0])
                : Value<Binary64>.Vector(Array.ConvertAll(parameter.Values, Binary64.FromDouble)));
        return VectorProgram.Compile(expression, [noise], values);
    }
}
