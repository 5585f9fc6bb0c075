using ViNotebooks.Distributions;
using ViNotebooks.Estimation;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Inference;

/// <summary>What is drawn for each variable of a guide: noise that is transformed, or the variable itself where its law has no transformation.</summary>
internal sealed class NoiseOfDraws
{
    private readonly Dictionary<string, Expr> values = new(StringComparer.Ordinal);
    private readonly List<NoiseInput> inputs = [];
    private readonly List<Declaration> declarations = [];

    public NoiseOfDraws(GradientProblem problem)
    {
        foreach (var draw in problem.Draws)
        {
            var law = draw.Law.Map(parameter => Substitution.Symbols(parameter, values));
            if (law.Reparameterisation is { } transformation)
            {
                var name = $"⟨{draw.Name}⟩";
                inputs.Add(Input(name, transformation.Noise));
                declarations.Add(SupportKinds.Declare(name, transformation.Noise.Support, Shape.Scalar));
                values.Add(draw.Name, transformation.Transform(new Symbol(name)));
                continue;
            }

            inputs.Add(Sampled(draw.Name, law.Sampler(new ParameterValues(problem.Point.Doubles))));
        }
    }

    public IReadOnlyList<NoiseInput> Inputs => inputs;

    /// <summary>The variables that are functions of noise.</summary>
    public IReadOnlyDictionary<string, Expr> Values => values;

    /// <summary>The symbols of the noise.</summary>
    public IReadOnlyList<Declaration> Declarations => declarations;

    private static NoiseInput Input(string name, Law noise) =>
        noise == NormalFamily.Standard ? new NoiseInput(name, NoiseKind.Normal)
        : noise == ExponentialFamily.Standard ? new NoiseInput(name, NoiseKind.Exponential)
        : noise == UniformFamily.Standard ? new NoiseInput(name, NoiseKind.Uniform)
        : Sampled(name, noise.Sampler(ParameterValues.None));

    private static NoiseInput Sampled(string name, ISampler sampler) => new(name, NoiseKind.Uniform, Source: new SamplerColumns(sampler, 1));
}
