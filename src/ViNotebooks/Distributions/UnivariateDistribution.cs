using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>A continuous distribution on the line, by its distribution function as an expression of the parameters.</summary>
/// <param name="Family">The family, such as Exponential.</param>
/// <param name="Parameters">The parameters in the order of the family.</param>
/// <param name="Cdf">P(X ≤ x) as an expression of <paramref name="Variable"/>, valid inside the support.</param>
/// <param name="Quantile">The inverse of the distribution function as an expression of <paramref name="Variable"/> in (0, 1), or null where it has no closed form.</param>
/// <param name="Low">The lower end of the support, or null for −∞.</param>
/// <param name="High">The upper end of the support, or null for +∞.</param>
/// <param name="Variable">The name of the variable in <paramref name="Cdf"/> and <paramref name="Quantile"/>.</param>
internal sealed record UnivariateDistribution(
    string Family, Sequence<Expr> Parameters, Expr Cdf, Expr? Quantile, Expr? Low, Expr? High, string Variable);
