using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.VectorFormulas;

namespace ViNotebooks.Distributions;

/// <summary>The formulas of N(μ, Σ) over vectors; the parameters are the mean and the covariance matrix.</summary>
internal static class MultivariateNormalFamily
{
    public static readonly Parameter Mean = new("mean", ParameterDomain.RealVector, Aliases.Same("mu", "location", "loc"));

    public static readonly Family Family = new(
        "MultivariateNormal",
        [
            Mean,
            new Parameter(
                "covariance",
                ParameterDomain.Spd,
                Aliases.Same("variance", "cov", "covariance_matrix", "sigma"),
                new ParameterAlias(["precision", "precision_matrix"], static e => Call(Function.Inverse, e)),
                new ParameterAlias(["cholesky", "scale_tril"], static e => e * Transposed(e))),
        ],
        static p => new VectorSupport(Length(p)),

        // log p(x) = −½ (d log 2π + log|Σ| + (x − μ)ᵀ Σ⁻¹ (x − μ))
        static (p, x) => -((Dimension(p) * LogTwoPi) + LogDeterminant(p[1]) + Dot(x - p[0], Solve(p[1], x - p[0]))) / 2)
    {
        Synonyms = ["MVN", "MvNormal", "MultivariateGaussian"],
        Shape = static p => Expressions.Shape.Vector(Length(p)),
        Mean = static p => p[0],
        Variance = static p => p[1],

        // H = ½ (d (1 + log 2π) + log|Σ|)
        Entropy = static p => ((Dimension(p) * (1 + LogTwoPi)) + LogDeterminant(p[1])) / 2,

        // X = μ + L ε with Σ = L Lᵀ
        Reparameterisation = static p => new Reparameterisation(
            DiagonalNormalFamily.Standard(Dimension(p)), noise => p[0] + (Root(p[1]) * noise), IsIncreasing: null),
        Sampler = static (p, values) => new GaussianSampler(
            values.Numbers(p[0]), Cholesky.FactorOrThrow(values.Numbers(p[1]), values.Numbers(p[0]).Length)),
    };

    private static Size Length(Sequence<Expr> parameters) =>
        Sizes.Find(parameters[0]) is { IsKnown: true } size ? size : Sizes.Find(parameters[1]);

    private static Expr Dimension(Sequence<Expr> parameters) => Sizes.Written(Length(parameters)) ?? Sizes.LengthOf(parameters[0]);

    private static Expr Root(Expr covariance) =>
        covariance is Binary { Operator: BinaryOperator.Multiply, Left: var left, Right: Call { Function: Function.Transpose, Arguments: [var right] } } && left == right
            ? left
            : Call(Function.Cholesky, covariance);

    /// <summary>μ + L ε with a lower triangular L and independent standard normal ε.</summary>
    private sealed class GaussianSampler(double[] mean, double[] factor) : ISampler
    {
        private readonly double[] noise = new double[mean.Length];

        public void Draw(RandomStream random, Span<double> value)
        {
            for (var i = 0; i < mean.Length; i++)
            {
                noise[i] = random.NextNormal();
                value[i] = mean[i];
                for (var j = 0; j <= i; j++)
                {
                    value[i] += factor[(i * mean.Length) + j] * noise[j];
                }
            }
        }
    }
}
