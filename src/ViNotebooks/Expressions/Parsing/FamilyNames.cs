namespace ViNotebooks.Expressions.Parsing;

/// <summary>The names that families of distributions are written with, and the one that stands in the tree.</summary>
internal static class FamilyNames
{
    /// <summary>The family of g(X), whose function g is an argument.</summary>
    public const string Transformed = "Transformed";

    private static readonly (string Family, string[] Others)[] Entries =
    [
        ("Normal", ["N", "Gaussian", "Gauss", "Norm"]),
        ("MultivariateNormal", ["MVN", "MvNormal", "MultivariateGaussian"]),
        ("DiagonalNormal", []),
        ("LowRankNormal", ["LowRankMultivariateNormal"]),
        ("Exponential", ["Expo", "Exp", "Expon"]),
        ("Gamma", ["Gam", "Ga"]),
        ("InverseGamma", ["InvGamma", "InvGam", "IG", "IGamma"]),
        ("Beta", ["Be"]),
        ("Dirichlet", ["Dir"]),
        ("Bernoulli", ["Bern", "Ber"]),
        ("Categorical", ["Cat", "Discrete"]),
        ("OneHotCategorical", ["OneHot"]),
        ("Multinomial", ["Mult", "Multi"]),
        ("Binomial", ["Bin", "Binom"]),
        ("Geometric", ["Geom", "Geo"]),
        ("NegativeBinomial", ["NB", "NegBin", "NegBinomial"]),
        ("Poisson", ["Poi", "Pois", "Poiss"]),
        ("Laplace", ["Lap"]),
        ("Uniform", ["Unif", "U"]),
        ("DiscreteUniform", ["UniformInteger"]),
        ("LogNormal", ["Lognormal", "LN"]),
        ("LogitNormal", ["Logitnormal"]),
        ("StudentT", ["Student", "Studentt", "T", "St"]),
        ("Cauchy", []),
        ("HalfNormal", ["Halfnormal"]),
        ("HalfCauchy", ["Halfcauchy"]),
        ("Gumbel", []),
        ("Pareto", []),
        ("Weibull", ["Wei"]),
        ("VonMises", ["VM"]),
        ("ContinuousBernoulli", ["CB"]),
        ("Kumaraswamy", ["Kuma"]),
        ("ChiSquared", ["Chi2", "ChiSquare"]),
        ("Wishart", ["W", "Wish"]),
        ("InverseWishart", ["IW", "InvWishart"]),
        ("Delta", ["Dirac", "PointMass"]),
        ("Mixture", ["Mix"]),
        ("Product", ["Independent", "Iid"]),
        ("Affine", []),
        ("Transformed", ["Transform"]),
        ("Truncated", ["Truncate"]),
        ("Logistic", []),
        ("Rayleigh", []),
        ("Erlang", []),
        ("InverseGaussian", ["InvGaussian", "Wald"]),
    ];

    private static readonly Dictionary<string, string> Table = Build();

    public static IEnumerable<string> All => Entries.Select(entry => entry.Family);

    /// <summary>The family of a name; also in small letters where the name is as long as poisson or normal.</summary>
    public static bool TryFind(string name, out string family)
    {
        const int shortestInSmallLetters = 6;
        if (Table.TryGetValue(name, out family!))
        {
            return true;
        }

        return name.Length >= shortestInSmallLetters && char.IsLower(name[0]) && Table.TryGetValue(char.ToUpperInvariant(name[0]) + name[1..], out family!);
    }

    /// <summary>Whether arguments of a family are distributions themselves, so that Gamma(a, b) among them is none of the functions.</summary>
    public static bool TakesLaws(string family) => family is "Mixture" or "Product" or "Affine" or Transformed or "Truncated";

    private static Dictionary<string, string> Build()
    {
        var table = new Dictionary<string, string>();
        foreach (var (family, others) in Entries)
        {
            table.Add(family, family);
            foreach (var other in others)
            {
                table.Add(other, family);
            }
        }

        return table;
    }
}
