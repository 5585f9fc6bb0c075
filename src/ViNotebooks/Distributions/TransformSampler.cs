using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Distributions;

/// <summary>Draws by the reparameterisation of a scalar law, or by its quantile at a uniform number.</summary>
internal sealed class TransformSampler : ISampler
{
    private const string Noise = "noise";

    private readonly ScalarProgram transform;
    private readonly ISampler? source;
    private readonly double[][] column = [new double[1]];

    private TransformSampler(ScalarProgram transform, ISampler? source)
    {
        this.transform = transform;
        this.source = source;
    }

    /// <exception cref="InvalidOperationException">The law has neither a reparameterisation nor a quantile.</exception>
    public static TransformSampler Of(Law law, ParameterValues values)
    {
        var numbers = law.Map(values.Literal);
        var noise = new Symbol(Noise);
        var transformed = numbers.Reparameterisation is { } reparameterisation ? reparameterisation.Transform(noise) : numbers.Quantile(noise);
        var program = transformed is null ? null : ScalarProgram.Compile(transformed, [Noise]);
        return program is null
            ? throw new InvalidOperationException($"{law} has no sampler.")
            : new TransformSampler(program, numbers.Reparameterisation?.Noise.Sampler(ParameterValues.None));
    }

    public void Draw(RandomStream random, Span<double> value)
    {
        if (source is null)
        {
            column[0][0] = random.NextOpenDouble();
        }
        else
        {
            source.Draw(random, column[0]);
        }

        transform.Run(column, 1, value[..1]);
    }
}
