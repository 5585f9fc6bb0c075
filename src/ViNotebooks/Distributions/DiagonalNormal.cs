using ViNotebooks.Expressions;
using ViNotebooks.Numerics;
using static ViNotebooks.Distributions.Formulas;
using static ViNotebooks.Distributions.VectorFormulas;

namespace ViNotebooks.Distributions;

/// <summary>The formulas of N(μ, diag(v)) over vectors: independent coordinates with means μ and variances v.</summary>
internal static class DiagonalNormalFamily
{
    public static readonly Family Family = new(
        "DiagonalNormal",
        [
            MultivariateNormalFamily.Mean,
            new Parameter(
                "variances",
                ParameterDomain.PositiveVector,
                Aliases.Same("variance", "var", "sigma2"),
                Aliases.Squared("standard_deviations", "standard_deviation", "sd", "std", "sigma", "scale"),
                Aliases.Reciprocal("precision", "precisions", "tau")),
        ],
        static p => new VectorSupport(Length(p)),

        // log p(x) = −½ Σ (log 2π + log vᵢ + (xᵢ − μᵢ)²/vᵢ)
        static (p, x) => -((Dimension(p) * LogTwoPi) + Total(Log(p[1])) + Total(Square(x - p[0]) / p[1])) / 2)
    {
        Shape = static p => Expressions.Shape.Vector(Length(p)),
        Mean = static p => p[0],
        Variance = static p => Call(Function.Diagonal, p[1]),

        // H = ½ Σ (1 + log 2π + log vᵢ)
        Entropy = static p => ((Dimension(p) * (1 + LogTwoPi)) + Total(Log(p[1]))) / 2,
        Reparameterisation = static p => IsStandard(p)
            ? null
            : new Reparameterisation(
                Standard(Dimension(p)), noise => p[0] + (Call(Function.Sqrt, p[1]) * noise), IsIncreasing: null),
        Numeric = static law => new MultivariateNormal(law),
        Sampler = static (p, values) => new IndependentSampler(values.Numbers(p[0]), Array.ConvertAll(values.Numbers(p[1]), Math.Sqrt)),
    };

    /// <summary>Independent standard normal coordinates.</summary>
    public static FamilyLaw Standard(Expr length) => Family.Of(Make.Multiply(Zero, Ones(length)), Ones(length));

    private static Size Length(Sequence<Expr> parameters) =>
        Sizes.Find(parameters[0]) is { IsKnown: true } size ? size : Sizes.Find(parameters[1]);

    private static Expr Dimension(Sequence<Expr> parameters) => Sizes.Written(Length(parameters)) ?? Sizes.LengthOf(parameters[0]);

    private static bool IsStandard(Sequence<Expr> p) =>
        p[0] is Binary { Operator: BinaryOperator.Multiply, Left: var zero } && IsZero(zero)
        && p[1] is Call { Function: Function.Diagonal, Arguments: [Call { Function: Function.Identity }] };

    private sealed class IndependentSampler(double[] mean, double[] deviations) : ISampler
    {
        public void Draw(RandomStream random, Span<double> value)
        {
            for (var i = 0; i < mean.Length; i++)
            {
                value[i] = mean[i] + (deviations[i] * random.NextNormal());
            }
        }
    }
}
