using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.VectorFormulas;
using static ViNotebooks.Distributions.ZeroLogs;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the law on the vectors with one 1 and zeros, the 1 being at place k with probability p_k.</summary>
    internal static class OneHotCategoricalFamily
    {
        public static readonly Family Family = new(
            "OneHotCategorical",
            CategoricalFamily.Parameters,
            static p => new OneHotSupport(Sizes.Find(p[0])),

            // log p(x) = Σ xᵢ log pᵢ = log Σ xᵢ pᵢ, the second where an impossible place is known
            static (p, x) => HasZero(p[0]) ? When(Greater(Dot(x, p[0]), Zero), Log(Dot(x, p[0])), -Infinity) : Dot(x, Log(p[0])))
        {
            Synonyms = ["OneHot"],
            Shape = static p => Expressions.Shape.Vector(Sizes.Find(p[0])),
            Mean = static p => p[0],
            Variance = static p => Call(Function.Diagonal, p[0]) - (p[0] * Transposed(p[0])),
            Entropy = static p => -SumOfTimesLog(p[0]),
            JointConditions = static p => [SumsToOne(p[0])],
            Numeric = static law => new OneHotCategorical(law),
            Sampler = static (p, values) => new CategoricalSampler(values.Numbers(p[0]), isOneHot: true),
        };
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The distribution on the vectors with one 1 and zeros, the 1 being at place k with probability p_k.
    /// </summary>
    public sealed class OneHotCategorical : MultivariateDistribution
    {
        internal OneHotCategorical(FamilyLaw law)
            : base(law)
        {
        }

        /// <summary>The probability of each place.</summary>
        public IReadOnlyList<double> Probabilities => Mean!;

        /// <summary>The distribution with these probabilities, nonnegative numbers that sum to 1 within 10⁻⁹.</summary>
        /// <exception cref="ArgumentException">There are no probabilities, one is negative, or they do not sum to 1.</exception>
        public static OneHotCategorical FromProbabilities(params IReadOnlyList<double> probabilities) =>
            new(OneHotCategoricalFamily.Family.Of(VectorArgument.Probabilities(probabilities)));
    }
}
