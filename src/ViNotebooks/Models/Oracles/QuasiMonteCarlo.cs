using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;
using StudentDistribution = MathNet.Numerics.Distributions.StudentT;

namespace ViNotebooks.Models.Oracles;

/// <summary>
/// Means by randomised quasi-Monte Carlo: independent scrambles of Sobol' points, whose means are independent and unbiased, so that their
/// spread tells the error. Takes on integrands that are plain functions of up to 16 uniform numbers and whose scrambles agree.
/// </summary>
/// <remarks>L'Ecuyer and Lemieux, "Recent advances in randomized quasi-Monte Carlo methods", 2002.</remarks>
internal static class QuasiMonteCarlo
{
    private const int Scrambles = 24;
    private const int ChunkLength = 4096;

    /// <summary>A spread beyond this, relative to the mean of magnitudes, is left to sampling with its anytime-valid intervals.</summary>
    private const double LargestSpread = 1e-2;

    /// <summary>The mean, or null where the integrand has no form as a function of uniform numbers, or is too rough for even points.</summary>
    public static Measured? Mean(IReadOnlyList<ScalarDraw> draws, Expr body, ulong seed, double errorProbability, EvaluationMeter meter)
    {
        if (draws.Count > QuasiRandom.MostDimensions || OverUniform(draws, body) is not var (integrand, names) || ScalarProgram.Compile(integrand, names) is not { } program)
        {
            return null;
        }

        var random = new RandomStream(seed).Split("scrambles");
        var each = Math.Max(ChunkLength, (int)(meter.Budget.MostSamples / 4 / Scrambles / ChunkLength) * ChunkLength);
        var means = new double[Scrambles];
        var magnitude = 0.0;
        var columns = names.Select(_ => new double[ChunkLength]).ToArray();
        var values = new double[ChunkLength];
        for (var scramble = 0; scramble < Scrambles; scramble++)
        {
            var points = new QuasiRandom(names.Count, random);
            var sum = 0.0;
            var size = 0.0;
            for (var start = 0; start < each; start += ChunkLength)
            {
                meter.Token.ThrowIfCancellationRequested();
                for (var d = 0; d < columns.Length; d++)
                {
                    points.Fill(d, start, columns[d]);
                }

                program.Run(columns, ChunkLength, values);
                foreach (var value in values)
                {
                    sum += value;
                    size += Math.Abs(value);
                }
            }

            means[scramble] = sum / each;
            magnitude = Math.Max(magnitude, size / each);
            if (!double.IsFinite(means[scramble]))
            {
                return null;
            }
        }

        var mean = means.Average();
        var deviation = Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / (Scrambles - 1));

        // scrambles that disagree, or one far from the rest, are signs of mass in corners that even points miss
        if (deviation > LargestSpread * magnitude || means.Any(m => Math.Abs(m - mean) > 4.5 * deviation))
        {
            return null;
        }

        // Student's t of the scrambles, widened by half: their means are near-normal only
        var reach = 1.5 * StudentDistribution.InvCDF(0, 1, Scrambles - 1, 1 - (errorProbability / 2));
        var error = (reach * deviation / Math.Sqrt(Scrambles)) + (1e-15 * magnitude);
        return new Measured(WideFloat.FromDouble(mean), WideFloat.FromDouble(error), Oracle.QuasiMonteCarlo)
        {
            Sampling = new SamplingRecord((long)each * Scrambles, errorProbability, seed) { Reach = reach },
        };
    }

    private static (Expr Integrand, IReadOnlyList<string> Names)? OverUniform(IReadOnlyList<ScalarDraw> draws, Expr body)
    {
        var values = new Dictionary<string, Expr>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var draw in draws)
        {
            var name = $"⟨{names.Count}⟩";
            var law = draw.Law.Map(parameter => Substitution.Symbols(parameter, values));
            if (Transformed(law, new Symbol(name)) is not { } value)
            {
                return null;
            }

            names.Add(name);
            values[draw.Name] = value;
        }

        return (Substitution.Symbols(body, values), names);
    }

    private static Expr? Transformed(Law law, Symbol uniform)
    {
        if (law.IsDiscrete)
        {
            return null;
        }

        var noise = law.Reparameterisation is { Noise: FamilyLaw { Family.Name: "Normal", Parameters: [Number { Digits.IsZero: true }, Number { Digits.IsOne: true, DecimalPlaces: 0 }] } } transform
            ? transform.Transform(Make.Call(Function.NormalQuantile, uniform))
            : null;
        return law is FamilyLaw { Family.Name: "Normal", Parameters: var p }
            ? Make.Add(p[0], Make.Multiply(Make.Call(Function.Sqrt, p[1]), Make.Call(Function.NormalQuantile, uniform)))
            : noise ?? law.Quantile(uniform);
    }
}
