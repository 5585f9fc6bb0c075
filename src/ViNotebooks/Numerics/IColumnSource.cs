namespace ViNotebooks.Numerics;

/// <summary>Draws that are not a transformation of <see cref="NoiseKind"/>, such as those of a Gamma distribution, one sample after the other.</summary>
internal interface IColumnSource
{
    /// <summary>
    /// Draws the next samples: element i of sample j goes to <paramref name="values"/>[i · <paramref name="stride"/> + j], j &lt;
    /// <paramref name="count"/>. A sample takes from the stream what it needs after the samples before it, so that the draws do not depend
    /// on how many are asked for at once. It may be called by several threads at once, each with a stream of its own.
    /// </summary>
    void Fill(RandomStream stream, Span<double> values, int count, int stride);
}
