using ViNotebooks.Expressions;

namespace ViNotebooks;

/// <summary>A vector with how each of its elements was found and how far off it may be.</summary>
public sealed partial record VectorEstimate
{
    private readonly Sequence<Estimate> elements;

    /// <summary>A vector of elements in order.</summary>
    public VectorEstimate(IEnumerable<Estimate> elements) => this.elements = elements.ToSequence();

    /// <summary>The elements in order.</summary>
    public IReadOnlyList<Estimate> Elements => elements;

    /// <summary>The largest error of an element; 0 for a vector without elements.</summary>
    public double Error => elements.Count == 0 ? 0 : elements.Max(element => element.Error);

    /// <summary>Whether every element is finite with a finite error.</summary>
    public bool IsFinite => elements.All(element => element.IsFinite);
}
