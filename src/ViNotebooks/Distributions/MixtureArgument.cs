using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>The parts of a mixture given as numbers and distributions: checked, and made a law.</summary>
internal static class MixtureArgument
{
    /// <exception cref="ArgumentException">They do not make a mixture.</exception>
    public static MixtureLaw Law(IReadOnlyList<double> weights, IReadOnlyList<Law> components)
    {
        if (components.Count == 0)
        {
            throw new ArgumentException("A mixture has at least one component.", nameof(components));
        }

        var vector = VectorArgument.Probabilities(weights, components.Count);
        if (components.Any(component => !component.Shape.Fits(components[0].Shape)) || Supports.Hull([.. components.Select(component => component.Support)]) is null)
        {
            throw new ArgumentException("The components of a mixture are all discrete or all continuous, over the same kind of values.", nameof(components));
        }

        return new MixtureLaw(vector, components.ToSequence());
    }
}
