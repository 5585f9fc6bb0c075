using ViNotebooks.Distributions;
using ViNotebooks.Estimation;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <content>Means by sampling, where nothing surer can be afforded.</content>
internal sealed partial class NumericOracle
{
    private const double ErrorProbability = 1e-6;

    private Measured Sampled(IReadOnlyList<ScalarDraw> draws, Expr body)
    {
        var drawSeed = new RandomStream(seed).Split($"sampling {samplings++}").NextBits();
        if (QuasiMonteCarlo.Mean(draws, body, drawSeed, ErrorProbability, meter) is { Sampling: { } record } even)
        {
            return even with { Sampling = record with { Seed = seed } };
        }

        var (integrand, inputs) = OverNoise(draws, body);
        var program = VectorProgram.Compile(integrand, inputs, new Dictionary<string, Value<Binary64>>());
        var budget = program.IsInterpreted || inputs.Exists(input => input.Source is not null) ? meter.Budget.MostSamples / 16 : meter.Budget.MostSamples;
        var mean = new SequentialMean(new ProgramSampler(program, drawSeed, Environment.ProcessorCount), new SamplingSettings { ErrorProbability = ErrorProbability, Budget = budget });
        while (mean.Advance(meter.Token))
        {
            meter.Check();
        }

        // a mean that was cancelled ends early, perhaps without a sample
        meter.Check();
        if (mean.IsUndefined)
        {
            throw new AskedException($"What is averaged over {string.Join(", ", draws.Select(draw => draw.Name))} is undefined or infinite at some of the draws.");
        }

        if (mean.Tail().IsOfInfiniteVariance)
        {
            throw new AskedException($"What is averaged over {string.Join(", ", draws.Select(draw => draw.Name))} has such heavy tails that its variance counts as infinite, so that an average of draws says nothing.", isBeyond: true);
        }

        var estimate = mean.Estimate();
        return new Measured(WideFloat.FromDouble(estimate.Mean), WideFloat.FromDouble(estimate.Error), Oracle.MonteCarlo)
        {
            Sampling = new SamplingRecord(estimate.Count, ErrorProbability, seed) { Reach = estimate.StandardError > 0 ? estimate.Error / estimate.StandardError : 1 },
        };
    }

    /// <summary>The integrand over noise without parameters where the laws have transformations, else over draws of their samplers.</summary>
    private static (Expr Integrand, List<NoiseInput> Inputs) OverNoise(IReadOnlyList<ScalarDraw> draws, Expr body)
    {
        var values = new Dictionary<string, Expr>(StringComparer.Ordinal);
        var inputs = new List<NoiseInput>();
        foreach (var draw in draws)
        {
            var law = draw.Law.Map(parameter => Substitution.Symbols(parameter, values));
            var noise = $"⟨{inputs.Count}⟩";
            if (Transformed(law, noise) is var (kind, value))
            {
                inputs.Add(new NoiseInput(noise, kind));
                values[draw.Name] = value;
            }
            else if (Traversal.Symbols(law.Term).Count == 0)
            {
                inputs.Add(new NoiseInput(noise, NoiseKind.Uniform, Source: new SamplerColumns(law.Sampler(ParameterValues.None), 1)));
                values[draw.Name] = new Symbol(noise);
            }
            else
            {
                var all = new NoiseInput("⟨all⟩", NoiseKind.Uniform, draws.Count, new AncestralSource(draws));
                var elements = draws.Select((other, i) => (other.Name, Value: Make.Index(new Symbol(all.Name), Make.Number(i + 1)))).ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
                return (Substitution.Symbols(body, elements), [all]);
            }
        }

        return (Substitution.Symbols(body, values), inputs);
    }

    private static (NoiseKind Kind, Expr Value)? Transformed(Law law, string noise)
    {
        var symbol = new Symbol(noise);
        if (law is FamilyLaw { Family.Name: "Normal", Parameters: var normal })
        {
            return (NoiseKind.Normal, Make.Add(normal[0], Make.Multiply(Make.Call(Function.Sqrt, normal[1]), symbol)));
        }

        if (law.Reparameterisation is { Noise: FamilyLaw { Family.Name: var family, Parameters: var parameters } } transform)
        {
            NoiseKind? kind = (family, parameters) switch
            {
                ("Normal", [Number { Digits.IsZero: true }, Number { Digits.IsOne: true, DecimalPlaces: 0 }]) => NoiseKind.Normal,
                ("Exponential", [Number { Digits.IsOne: true, DecimalPlaces: 0 }]) => NoiseKind.Exponential,
                ("Uniform", [Number { Digits.IsZero: true }, Number { Digits.IsOne: true, DecimalPlaces: 0 }]) => NoiseKind.Uniform,
                _ => null,
            };
            if (kind is { } standard)
            {
                return (standard, transform.Transform(symbol));
            }
        }

        return law.IsDiscrete || law.Quantile(symbol) is not { } quantile ? null : (NoiseKind.Uniform, quantile);
    }
}
