using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>The values that a law can take.</summary>
internal abstract record Support;

/// <summary>The numbers from <paramref name="Low"/> to <paramref name="High"/>; null ends are infinite. Whether the ends belong to it carries no probability.</summary>
internal sealed record IntervalSupport(Expr? Low, Expr? High) : Support;

/// <summary>The whole numbers from <paramref name="Low"/> to <paramref name="High"/>, both included; no upper end where null.</summary>
internal sealed record IntegerSupport(Expr Low, Expr? High) : Support;

/// <summary>All vectors of a length.</summary>
internal sealed record VectorSupport(Size Length) : Support;

/// <summary>The vectors of positive numbers that sum to one.</summary>
internal sealed record SimplexSupport(Size Length) : Support;

/// <summary>The vectors with one 1 and zeros.</summary>
internal sealed record OneHotSupport(Size Length) : Support;

/// <summary>The symmetric positive definite matrices.</summary>
internal sealed record SpdSupport(Size Side) : Support;

/// <summary>One value only.</summary>
internal sealed record PointSupport(Expr Value) : Support;

/// <summary>The vectors of a length whose coordinates all lie in one support.</summary>
internal sealed record RepeatedSupport(Support Coordinate, Size Length) : Support;

/// <summary>The vectors whose coordinates lie in the given supports, one a coordinate.</summary>
internal sealed record ProductSupport(Sequence<Support> Coordinates) : Support;
