using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the law of a constant, a number or a vector.</summary>
    internal static class DeltaFamily
    {
        public static readonly Family Family = new(
            "Delta",
            [new Parameter("point", ParameterDomain.Real, Aliases.Same("value", "at", "v"))],
            static p => new PointSupport(p[0]),
            static (_, _) => Zero)
        {
            Synonyms = ["Dirac", "PointMass"],
            Shape = static p => IsVector(p[0]) ? Expressions.Shape.Vector(Sizes.Find(p[0])) : Expressions.Shape.Scalar,
            Mean = static p => p[0],
            Variance = static p => IsVector(p[0]) ? Call(Function.Diagonal, Make.Multiply(Zero, p[0])) : Zero,
            Entropy = static _ => Zero,
            Cdf = static (_, _) => One,
            Expect = static (p, statistic) => statistic switch
            {
                Monomial monomial => Pow(p[0], monomial.Power) * Pow(Log(p[0]), monomial.LogPower)
                    * Pow(Log1p(-p[0]), monomial.LogComplementPower) * Exp(monomial.Rate * p[0]),
                AbsoluteDeviation { Centre: var centre } => Abs(p[0] - centre),
                _ => null,
            },
            Numeric = static law => law.Shape.IsScalar ? new Delta(law) : new VectorDelta(law),
            Sampler = static (p, values) => new ConstantSampler(values.Numbers(p[0])),
        };

        private static bool IsVector(Expr point) => new RewritingContext(Declarations.Open, point).KindOf(point) == ShapeKind.Vector;

        private sealed class ConstantSampler(double[] point) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value) => point.CopyTo(value);
        }
    }
}

namespace ViNotebooks
{
    /// <summary>The distribution of a constant: P(X = c) = 1.</summary>
    public sealed class Delta : UnivariateDistribution, IHasMean, IHasVariance, IHasEntropy, IHasDistributionFunction
    {
        internal Delta(FamilyLaw law)
            : base(law)
        {
        }

        /// <inheritdoc/>
        public double Mean => Parameter(0);

        /// <inheritdoc/>
        public double Variance => 0;

        /// <inheritdoc/>
        public double Entropy => 0;

        /// <summary>The distribution of the constant.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The constant is not finite.</exception>
        public static Delta At(double point) => new(DeltaFamily.Family.Of(Argument.Real(point)));

        /// <inheritdoc/>
        public double Cdf(double value) => CdfAt(value);

        /// <inheritdoc/>
        public double Quantile(double probability) => QuantileAt(probability);
    }

    /// <summary>The distribution of a constant vector.</summary>
    public sealed class VectorDelta : MultivariateDistribution
    {
        internal VectorDelta(FamilyLaw law)
            : base(law)
        {
        }

        /// <summary>The distribution of the constant vector.</summary>
        /// <exception cref="ArgumentException">The vector is empty, or an element is not finite.</exception>
        public static VectorDelta At(params IReadOnlyList<double> point) => new(DeltaFamily.Family.Of(VectorArgument.Reals(point)));
    }
}
