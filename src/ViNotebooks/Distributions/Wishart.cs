using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.VectorFormulas;

namespace ViNotebooks.Distributions
{
    /// <summary>
    /// The formulas of the Wishart law over symmetric positive definite p × p matrices, with ν &gt; p − 1 degrees of freedom and
    /// scale matrix V; for a whole ν it is the law of Σ xᵢ xᵢᵀ over ν vectors from N(0, V). The density is with respect to the
    /// elements on and above the diagonal.
    /// </summary>
    /// <remarks>Muirhead, "Aspects of Multivariate Statistical Theory" (1982), chapter 3; Bishop, "Pattern Recognition and Machine Learning" (2006), B.78–B.82.</remarks>
    internal static class WishartFamily
    {
        public static readonly Family Family = new(
            "Wishart",
            [
                new Parameter("degrees", ParameterDomain.Positive, Aliases.Same("df", "nu", "degrees_of_freedom")),
                new Parameter(
                    "scale",
                    ParameterDomain.Spd,
                    Aliases.Same("V", "scale_matrix", "covariance"),
                    new ParameterAlias(["inverse_scale", "precision"], static e => Call(Function.Inverse, e))),
            ],
            static p => new SpdSupport(Sizes.Find(p[1])),

            // log p(X) = ½ (ν − p − 1) log|X| − ½ tr(V⁻¹ X) − log Z(ν, V)
            static (p, x) => (Excess(p) / 2 * LogDeterminant(x)) - (Call(Function.Trace, Solve(p[1], x)) / 2) - LogNormaliser(p[0], p[1]))
        {
            Shape = static p => Expressions.Shape.Matrix(Sizes.Find(p[1]), Sizes.Find(p[1])),
            Mean = static p => p[0] * p[1],

            // H = log Z − ½ (ν − p − 1) E[log|X|] + ½ ν p
            Entropy = static p => LogNormaliser(p[0], p[1]) - (Excess(p) / 2 * MeanOfLogDeterminant(p[0], p[1])) + (p[0] * Sizes.SideOf(p[1]) / 2),
            LogDeterminantMean = static p => MeanOfLogDeterminant(p[0], p[1]),

            // E[X⁻¹] = V⁻¹/(ν − p − 1), ν > p + 1
            InverseMean = static p => Call(Function.Inverse, p[1]) / When(Greater(Excess(p), Zero), Excess(p), Undefined),
            JointConditions = static p => [Greater(p[0], Sizes.SideOf(p[1]) - 1)],
            Numeric = static law => new Wishart(law),
            Sampler = static (p, values) => WishartSampler.Of(values.Number(p[0]), values.Numbers(p[1])),
        };

        /// <summary>log Γ_p(a) = ¼ p (p − 1) log π + Σⱼ log Γ(a + (1 − j)/2), j = 1, …, p, a &gt; (p − 1)/2.</summary>
        public static Expr LogMultivariateGamma(Expr argument, Expr side) =>
            (side * (side - 1) / 4 * Log(Pi)) + OverSides(Function.LogGamma, argument, side);

        /// <summary>ψ_p(a) = Σⱼ ψ(a + (1 − j)/2), j = 1, …, p.</summary>
        public static Expr MultivariateDigamma(Expr argument, Expr side) => OverSides(Function.Digamma, argument, side);

        // log Z = ½ ν (p log 2 + log|V|) + log Γ_p(ν/2)
        private static Expr LogNormaliser(Expr degrees, Expr scale)
        {
            var side = Sizes.SideOf(scale);
            return (degrees / 2 * ((side * Log(Two)) + LogDeterminant(scale))) + LogMultivariateGamma(degrees / 2, side);
        }

        // E[log|X|] = ψ_p(ν/2) + p log 2 + log|V|
        private static Expr MeanOfLogDeterminant(Expr degrees, Expr scale)
        {
            var side = Sizes.SideOf(scale);
            return MultivariateDigamma(degrees / 2, side) + (side * Log(Two)) + LogDeterminant(scale);
        }

        // ν − p − 1
        private static Expr Excess(Sequence<Expr> p) => p[0] - Sizes.SideOf(p[1]) - 1;

        private static Expr OverSides(Function function, Expr argument, Expr side)
        {
            if (Whole(side) is { } sides && sides <= 64)
            {
                return Sum(Enumerable.Range(0, (int)sides).Select(j => Call(function, argument - (Make.Number(j) / 2))));
            }

            var index = FreshIndex(argument, side);
            return new Fold(FoldKind.Sum, index, One, side, Call(function, argument + ((1 - new Symbol(index)) / 2)));
        }

        /// <summary>L A Aᵀ Lᵀ with V = L Lᵀ and a lower triangular A of normal and chi variables.</summary>
        /// <remarks>Bartlett's decomposition; Muirhead, theorem 3.2.14.</remarks>
        private sealed class WishartSampler(double degrees, double[] factor, int side) : ISampler
        {
            private readonly double[] triangle = new double[side * side];
            private readonly double[] root = new double[side * side];

            public static WishartSampler Of(double degrees, double[] scale)
            {
                var side = (int)Math.Sqrt(scale.Length);
                return new WishartSampler(degrees, Cholesky.FactorOrThrow(scale, side), side);
            }

            public void Draw(RandomStream random, Span<double> value)
            {
                for (var i = 0; i < side; i++)
                {
                    // χ²(ν − i) is twice a gamma variable of shape (ν − i)/2
                    triangle[(i * side) + i] = Math.Sqrt(2 * Math.Exp(GammaSampler.LogOfDraw(random, 0.5 * (degrees - i))));
                    for (var j = 0; j < i; j++)
                    {
                        triangle[(i * side) + j] = random.NextNormal();
                    }
                }

                for (var i = 0; i < side; i++)
                {
                    for (var j = 0; j <= i; j++)
                    {
                        var sum = 0.0;
                        for (var k = j; k <= i; k++)
                        {
                            sum += factor[(i * side) + k] * triangle[(k * side) + j];
                        }

                        root[(i * side) + j] = sum;
                    }
                }

                for (var i = 0; i < side; i++)
                {
                    for (var j = 0; j <= i; j++)
                    {
                        var sum = 0.0;
                        for (var k = 0; k <= j; k++)
                        {
                            sum += root[(i * side) + k] * root[(j * side) + k];
                        }

                        value[(i * side) + j] = sum;
                        value[(j * side) + i] = sum;
                    }
                }
            }
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The Wishart distribution over symmetric positive definite p × p matrices, with density proportional to
    /// |X|^((ν − p − 1)/2) exp(−½ tr(V⁻¹ X)); ν &gt; p − 1 degrees of freedom and the positive definite scale matrix V. Its mean is ν V. The density is with
    /// respect to the elements on and above the diagonal.
    /// </summary>
    /// <remarks>Muirhead, "Aspects of Multivariate Statistical Theory" (1982), chapter 3.</remarks>
    public sealed class Wishart : MatrixDistribution
    {
        internal Wishart(FamilyLaw law)
            : base(law)
        {
        }

        /// <summary>ν, the degrees of freedom.</summary>
        public double Degrees => Parameter(0);

        /// <summary>E[log |X|], in nats.</summary>
        public double LogDeterminantMean => ValueOf(Symbolic.LogDeterminantMean);

        /// <summary>The distribution with ν &gt; p − 1 degrees of freedom and a symmetric positive definite p × p scale matrix.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not above p − 1.</exception>
        /// <exception cref="ArgumentException">The scale is not symmetric and positive definite.</exception>
        public static Wishart FromScale(double degrees, double[,] scale)
        {
            var matrix = MatrixArgument.Spd(scale);
            return new(WishartFamily.Family.Of(Argument.Above(scale.GetLength(0) - 1, "p − 1", degrees), matrix));
        }
    }
}
