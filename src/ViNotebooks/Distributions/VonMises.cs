using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions
{
    /// <summary>The formulas of the von Mises distribution on [−π, π]; the parameters are the mean direction μ and the concentration κ.</summary>
    internal static class VonMisesFamily
    {
        public static readonly Family Family = new(
            "VonMises",
            [
                new Parameter("mean", ParameterDomain.Real, Aliases.Same("mu", "location", "loc")),
                new Parameter("concentration", ParameterDomain.Nonnegative, Aliases.Same("kappa")),
            ],
            static _ => new IntervalSupport(-Pi, Pi),

            // log p(x) = κ cos(x − μ) − log(2π I₀(κ))
            static (p, x) => (p[1] * Call(Function.Cos, x - p[0])) - Log(2 * Pi) - LogBessel(0, p[1]))
        {
            Synonyms = ["vonMises"],

            // H = log(2π I₀(κ)) − κ I₁(κ)/I₀(κ)
            Entropy = static p => Log(2 * Pi) + LogBessel(0, p[1]) - When(
                AreEqual(p[1], Zero), Zero, p[1] * Exp(LogBessel(1, p[1]) - LogBessel(0, p[1]))),
            Sampler = static (p, values) => new VonMisesSampler(values.Number(p[0]), values.Number(p[1])),
            Numeric = static law => new VonMises(law),
        };

        private static Expr LogBessel(int order, Expr x) => Call(Function.LogBesselI, Make.Number(order), x);

        /// <summary>Rejection from the wrapped Cauchy distribution.</summary>
        /// <remarks>Best and Fisher, "Efficient simulation of the von Mises distribution", Applied Statistics 28 (1979).</remarks>
        private sealed class VonMisesSampler(double mean, double concentration) : ISampler
        {
            // beyond these the law is uniform, and normal, to double precision of a draw
            private const double Least = 1e-8;
            private const double Most = 1e8;

            private readonly double r = Envelope(concentration);

            public void Draw(RandomStream random, Span<double> value) => value[0] = Math.IEEERemainder(mean + Deviation(random), 2 * Math.PI);

            private double Deviation(RandomStream random)
            {
                if (concentration < Least)
                {
                    return Math.PI * random.NextDouble(-1, 1);
                }

                if (concentration > Most)
                {
                    return random.NextNormal() / Math.Sqrt(concentration);
                }

                while (true)
                {
                    // 1 − f, f the cosine proposed, without cancellation where f is near 1
                    var z = double.CosPi(random.NextOpenDouble());
                    var rest = (r - 1) * (1 - z) / (r + z);
                    var c = concentration * (r - 1 + rest);
                    var u = random.NextOpenDouble();
                    if (c * (2 - c) > u || Math.Log(c / u) + 1 - c >= 0)
                    {
                        var angle = 2 * Math.Asin(Math.Sqrt(Math.Min(rest / 2, 1)));
                        return random.NextDouble() < 0.5 ? -angle : angle;
                    }
                }
            }

            // r = (1 + ρ²)/(2ρ), ρ = (τ − √(2τ))/(2κ), τ = 1 + √(1 + 4κ²)
            private static double Envelope(double concentration)
            {
                if (concentration < 1e-4)
                {
                    return (1 / concentration) + concentration;
                }

                var tau = 1 + Math.Sqrt(1 + (4 * concentration * concentration));
                var rho = (tau - Math.Sqrt(2 * tau)) / (2 * concentration);
                return (1 + (rho * rho)) / (2 * rho);
            }
        }
    }
}

namespace ViNotebooks
{
    /// <summary>
    /// The von Mises distribution of angles, with density exp(κ cos(x − μ))/(2π I₀(κ)) on −π ≤ x ≤ π.
    /// At κ = 0 it is uniform; for large κ it is close to the normal distribution with variance 1/κ. Angles are in radians; μ counts modulo 2π.
    /// </summary>
    /// <remarks>Mardia and Jupp, "Directional Statistics", section 3.5.4.</remarks>
    public sealed class VonMises : UnivariateDistribution, IHasEntropy
    {
        internal VonMises(FamilyLaw law)
            : base(law)
        {
        }

        /// <summary>μ, in radians.</summary>
        public double MeanDirection => Parameter(0);

        /// <summary>κ ≥ 0.</summary>
        public double Concentration => Parameter(1);

        /// <inheritdoc/>
        public double Entropy => ValueOf(Symbolic.Entropy);

        /// <summary>The von Mises distribution with mean direction μ and concentration κ ≥ 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
        public static VonMises FromConcentration(double mean, double concentration) =>
            new(VonMisesFamily.Family.Of(Argument.Real(mean), Argument.Nonnegative(concentration)));
    }
}
