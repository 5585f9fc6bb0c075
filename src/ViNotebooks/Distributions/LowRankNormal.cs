using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.VectorFormulas;

namespace ViNotebooks.Distributions;

/// <summary>The formulas of N(μ, W Wᵀ + diag(v)) over vectors of length d; W is d × k with a small k, v positive.</summary>
/// <remarks>The inverse and the determinant are of k × k matrices; Petersen and Pedersen, "The Matrix Cookbook" (2012), 3.2.2 and 3.2.3.</remarks>
internal static class LowRankNormalFamily
{
    public static readonly Family Family = new(
        "LowRankNormal",
        [
            MultivariateNormalFamily.Mean,
            new Parameter("factor", ParameterDomain.RealMatrix, Aliases.Same("W", "cov_factor")),
            new Parameter("diagonal", ParameterDomain.PositiveVector, Aliases.Same("variances", "cov_diag")),
        ],
        static p => new VectorSupport(Length(p)),

        // log p(x) = −½ (d log 2π + log|Σ| + rᵀ Σ⁻¹ r), r = x − μ
        static (p, x) => -((Dimension(p) * LogTwoPi) + LogDeterminantOf(p) + Quadratic(p, x - p[0])) / 2)
    {
        Synonyms = ["LowRankMultivariateNormal"],
        Shape = static p => Expressions.Shape.Vector(Length(p)),
        Mean = static p => p[0],
        Variance = static p => Covariance(p),
        Entropy = static p => ((Dimension(p) * (1 + LogTwoPi)) + LogDeterminantOf(p)) / 2,
        Reparameterisation = static p => new Reparameterisation(
            DiagonalNormalFamily.Standard(Dimension(p)), noise => p[0] + (Call(Function.Cholesky, Covariance(p)) * noise), IsIncreasing: null),
        Numeric = static law => new MultivariateNormal(law),
        Sampler = static (p, values) => new LowRankSampler(
            values.Numbers(p[0]), values.Numbers(p[1]), Array.ConvertAll(values.Numbers(p[2]), Math.Sqrt)),
    };

    private static Size Length(Sequence<Expr> parameters) =>
        Sizes.Find(parameters[0]) is { IsKnown: true } size ? size : Sizes.Find(parameters[2]);

    private static Expr Dimension(Sequence<Expr> parameters) => Sizes.Written(Length(parameters)) ?? Sizes.LengthOf(parameters[0]);

    private static Expr Covariance(Sequence<Expr> p) => (p[1] * Transposed(p[1])) + Call(Function.Diagonal, p[2]);

    // C = I + Wᵀ diag(v)⁻¹ W; the identity takes its size, the number of columns of W, from what it is added to
    private static Expr Capacitance(Sequence<Expr> p) =>
        Call(Function.Identity) + (Transposed(p[1]) * Call(Function.Diagonal, Make.Divide(One, p[2])) * p[1]);

    // log|Σ| = log|C| + Σ log vᵢ
    private static Expr LogDeterminantOf(Sequence<Expr> p) => LogDeterminant(Capacitance(p)) + Total(Log(p[2]));

    // rᵀ Σ⁻¹ r = Σ rᵢ²/vᵢ − uᵀ C⁻¹ u, u = Wᵀ diag(v)⁻¹ r
    private static Expr Quadratic(Sequence<Expr> p, Expr difference)
    {
        var scaled = Make.Divide(difference, p[2]);
        var projected = Transposed(p[1]) * scaled;
        return Dot(difference, scaled) - Dot(projected, Solve(Capacitance(p), projected));
    }

    /// <summary>μ + W ε + √v η with independent standard normal ε and η.</summary>
    private sealed class LowRankSampler(double[] mean, double[] factor, double[] deviations) : ISampler
    {
        private readonly double[] noise = new double[factor.Length / mean.Length];

        public void Draw(RandomStream random, Span<double> value)
        {
            for (var j = 0; j < noise.Length; j++)
            {
                noise[j] = random.NextNormal();
            }

            for (var i = 0; i < mean.Length; i++)
            {
                value[i] = mean[i] + (deviations[i] * random.NextNormal());
                for (var j = 0; j < noise.Length; j++)
                {
                    value[i] += factor[(i * noise.Length) + j] * noise[j];
                }
            }
        }
    }
}
