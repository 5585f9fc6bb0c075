using ViNotebooks.Distributions;
using ViNotebooks.Expressions;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Laws of single coordinates.</summary>
internal static class Marginals
{
    private static readonly HashSet<string> Gaussians = ["MultivariateNormal", "DiagonalNormal", "LowRankNormal"];

    public static bool IsGaussian(Law law) => law is FamilyLaw family && Gaussians.Contains(family.Family.Name);

    /// <summary>Whether different coordinates are independent.</summary>
    public static bool AreIndependent(Law law) => law is FamilyLaw { Family.Name: "DiagonalNormal" } or ProductLaw or RepeatedLaw;

    /// <summary>The law of the coordinate at a position, or null where it is not known.</summary>
    public static Law? Of(Law law, Expr position)
    {
        switch (law)
        {
            case RepeatedLaw repeated:
                return repeated.Coordinate;
            case ProductLaw product:
                return position is Number { DecimalPlaces: 0 } number && number.Digits >= 1 && number.Digits <= product.Coordinates.Count
                    ? product.Coordinates[(int)number.Digits - 1]
                    : null;
        }

        if (law is not FamilyLaw { Parameters: var parameters } family)
            return null;

        switch (family.Family.Name)
        {
            // zᵢ ~ N(mᵢ, Sᵢᵢ)
            case "DiagonalNormal":
                return KnownLaws.Of("Normal", At(parameters[0], position), At(parameters[1], position));
            case "MultivariateNormal" or "LowRankNormal" when law.Variance is { } covariance:
                return KnownLaws.Of("Normal", At(parameters[0], position), At(Make.Call(Function.Diagonal, covariance), position));

            // zᵢ ~ Beta(αᵢ, Σ α − αᵢ)
            case "Dirichlet":
                var own = At(parameters[0], position);
                return KnownLaws.Of("Beta", own, Make.Subtract(Make.Call(Function.SumOf, parameters[0]), own));

            // zᵢ ~ Bernoulli(pᵢ)
            case "OneHotCategorical":
                return KnownLaws.Of("Bernoulli", At(parameters[0], position));
            default:
                return null;
        }
    }

    private static Expr At(Expr vector, Expr position) => vector switch
    {
        VectorLiteral literal when position is Number { DecimalPlaces: 0 } number && number.Digits >= 1 && number.Digits <= literal.Items.Count =>
            literal.Items[(int)number.Digits - 1],

        // (diag A)ᵢ = Aᵢᵢ, (diag v)… of a diagonal matrix is v
        Call { Function: Function.Diagonal, Arguments: [Call { Function: Function.Diagonal, Arguments: [var diagonal] }] } => At(diagonal, position),
        Call { Function: Function.Diagonal, Arguments: [Symbol matrix] } => Make.Index(matrix, position, position),
        _ => Make.Index(vector, position),
    };
}
