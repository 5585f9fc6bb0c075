using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Where an integral runs; null ends are infinite.</summary>
internal readonly record struct IntegralRange(Polynomial? Low, Polynomial? High)
{
    public static readonly IntegralRange Line = new(null, null);

    public bool IsPositiveHalfLine => Low is { IsZero: true } && High is null;

    public bool IsUnitInterval => Low is { IsZero: true } && High is { IsOne: true };

    public bool IsBounded => Low is not null && High is not null;
}
