using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.VectorFormulas;

namespace ViNotebooks.Distributions
{
    /// <summary>
    /// The formulas of the Dirichlet law over the vectors of K positive numbers that sum to one, with concentrations α &gt; 0;
    /// the density is with respect to the first K − 1 coordinates.
    /// </summary>
    internal static class DirichletFamily
    {
        public static readonly Family Family = new(
            "Dirichlet",
            [new Parameter("concentration", ParameterDomain.PositiveVector, Aliases.Same("alpha", "a", "concentrations"))],
            static p => new SimplexSupport(Sizes.Find(p[0])),

            // log p(x) = Σ (αᵢ − 1) log xᵢ − log B(α)
            static (p, x) => Dot(p[0] - One, Log(x)) - LogNormaliser(p[0]))
        {
            Synonyms = ["Dir"],
            Shape = static p => Expressions.Shape.Vector(Sizes.Find(p[0])),
            Mean = static p => p[0] / Total(p[0]),

            // Cov = (diag(m) − m mᵀ)/(1 + Σ αᵢ), m the mean
            Variance = static p =>
            {
                var mean = p[0] / Total(p[0]);
                return (Call(Function.Diagonal, mean) - (mean * Transposed(mean))) / (Total(p[0]) + 1);
            },

            // H = log B(α) + (s − K) ψ(s) − Σ (αᵢ − 1) ψ(αᵢ), s = Σ αᵢ
            Entropy = static p => LogNormaliser(p[0]) + ((Total(p[0]) - Sizes.LengthOf(p[0])) * Digamma(Total(p[0]))) - Dot(p[0] - One, Digamma(p[0])),

            // E[log xᵢ] = ψ(αᵢ) − ψ(Σ α)
            LogMean = static p => Digamma(p[0]) - Digamma(Total(p[0])),
            Numeric = static law => new Dirichlet(law),
            Sampler = static (p, values) => new DirichletSampler(values.Numbers(p[0])),
        };

        /// <summary>log B(α) = Σ log Γ(αᵢ) − log Γ(Σ αᵢ).</summary>
        public static Expr LogNormaliser(Expr concentration) => Total(Call(Function.LogGamma, concentration)) - LogGamma(Total(concentration));

        private sealed class DirichletSampler(double[] concentration) : ISampler
        {
            public void Draw(RandomStream random, Span<double> value)
            {
                var greatest = double.NegativeInfinity;
                for (var i = 0; i < concentration.Length; i++)
                {
                    value[i] = GammaSampler.LogOfDraw(random, concentration[i]);
                    greatest = Math.Max(greatest, value[i]);
                }

                var sum = 0.0;
                for (var i = 0; i < concentration.Length; i++)
                {
                    value[i] = Math.Exp(value[i] - greatest);
                    sum += value[i];
                }

                for (var i = 0; i < concentration.Length; i++)
                {
                    value[i] /= sum;
                }
            }
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The Dirichlet distribution over vectors of K positive numbers that sum to 1, with density Π xᵢ^(αᵢ − 1)/B(α) with respect to the first
    /// K − 1 of them; concentrations α &gt; 0.
    /// </summary>
    /// <remarks>Kotz, Balakrishnan and Johnson, "Continuous Multivariate Distributions" 1, 2nd edition, chapter 49.</remarks>
    public sealed class Dirichlet : MultivariateDistribution
    {
        internal Dirichlet(FamilyLaw law)
            : base(law)
        {
        }

        /// <summary>E[log xᵢ] = ψ(αᵢ) − ψ(Σ α), in nats.</summary>
        public IReadOnlyList<double> LogMean => ValuesOf(Symbolic.LogMean)!;

        /// <summary>The distribution with these concentrations, at least one and all positive.</summary>
        /// <exception cref="ArgumentException">There are no concentrations, or one is not positive and finite.</exception>
        public static Dirichlet FromConcentration(params IReadOnlyList<double> concentration) =>
            new(DirichletFamily.Family.Of(VectorArgument.Positives(concentration)));
    }
}
