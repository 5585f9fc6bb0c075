using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.VectorFormulas;

namespace ViNotebooks.Distributions
{
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
            Numeric = static law => new MultivariateNormal(law),
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
}

namespace ViNotebooks
{
    /// <summary>
    /// The normal distribution N(μ, Σ) over vectors, with density |2πΣ|^(−½) exp(−½ (x − μ)ᵀ Σ⁻¹ (x − μ)). The covariance may be given
    /// in full, by its inverse, by a lower triangular factor, by its diagonal, or as W Wᵀ + diag(v) of low rank and a diagonal.
    /// </summary>
    /// <remarks>Johnson, Kotz and Balakrishnan, "Continuous Multivariate Distributions" 1, 2nd edition, chapter 45.</remarks>
    public sealed class MultivariateNormal : MultivariateDistribution
    {
        internal MultivariateNormal(FamilyLaw law)
            : base(law)
        {
        }

        /// <summary>N(μ, Σ) from its mean and covariance matrix, which is symmetric and positive definite.</summary>
        /// <exception cref="ArgumentException">The sizes do not fit, or the covariance is not symmetric and positive definite.</exception>
        public static MultivariateNormal FromCovariance(IReadOnlyList<double> mean, double[,] covariance) =>
            new(MultivariateNormalFamily.Family.Of(VectorArgument.Reals(mean), MatrixArgument.Spd(covariance, mean.Count)));

        /// <summary>N(μ, P⁻¹) from its mean and precision matrix, which is symmetric and positive definite.</summary>
        /// <exception cref="ArgumentException">The sizes do not fit, or the precision is not symmetric and positive definite.</exception>
        public static MultivariateNormal FromPrecision(IReadOnlyList<double> mean, double[,] precision) =>
            new(MultivariateNormalFamily.Family.Of(
                VectorArgument.Reals(mean), Make.Call(Function.Inverse, MatrixArgument.Spd(precision, mean.Count))));

        /// <summary>N(μ, L Lᵀ) from its mean and a lower triangular L with a positive diagonal.</summary>
        /// <exception cref="ArgumentException">The sizes do not fit, or the factor is not lower triangular with a positive diagonal.</exception>
        public static MultivariateNormal FromCholesky(IReadOnlyList<double> mean, double[,] factor)
        {
            var lower = MatrixArgument.LowerTriangular(factor, mean.Count);
            return new(MultivariateNormalFamily.Family.Of(VectorArgument.Reals(mean), Make.Multiply(lower, Make.Call(Function.Transpose, lower))));
        }

        /// <summary>N(μ, diag(v)) from its means and variances v &gt; 0.</summary>
        /// <exception cref="ArgumentException">The sizes do not fit, or a variance is not positive.</exception>
        public static MultivariateNormal FromVariances(IReadOnlyList<double> mean, IReadOnlyList<double> variances) =>
            new(DiagonalNormalFamily.Family.Of(VectorArgument.Reals(mean), VectorArgument.Positives(variances, mean.Count)));

        /// <summary>N(μ, W Wᵀ + diag(v)) from its mean, a factor W with as many rows, and v &gt; 0; the density costs k × k algebra for k columns.</summary>
        /// <exception cref="ArgumentException">The sizes do not fit, or an element of the diagonal is not positive.</exception>
        public static MultivariateNormal FromLowRank(IReadOnlyList<double> mean, double[,] factor, IReadOnlyList<double> diagonal) =>
            new(LowRankNormalFamily.Family.Of(
                VectorArgument.Reals(mean), MatrixArgument.Reals(factor, mean.Count), VectorArgument.Positives(diagonal, mean.Count)));
    }
}
