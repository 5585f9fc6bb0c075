using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>A symbol that is drawn anew for each sample: a scalar, or a vector of <paramref name="Length"/> independent elements.</summary>
/// <param name="Name">The symbol.</param>
/// <param name="Kind">The distribution, where no <paramref name="Source"/> draws it.</param>
/// <param name="Length">The length of a vector, or null for a scalar.</param>
/// <param name="Source">What draws it otherwise; then the elements of a vector need not be independent.</param>
internal sealed record NoiseInput(string Name, NoiseKind Kind, int? Length = null, IColumnSource? Source = null)
{
    /// <summary>The number of columns it takes.</summary>
    public int Columns => Length ?? 1;
}
