
namespace ViNotebooks.Distributions;

/// <summary>All families, by name and synonym.</summary>
internal static class Families
{
    public static IReadOnlyList<Family> All { get; } =
    [
        NormalFamily.Family,
        ExponentialFamily.Family,
        GammaFamily.Family,
        BetaFamily.Family,
        LaplaceFamily.Family,
        UniformFamily.Family,
        LogNormalFamily.Family,
        HalfNormalFamily.Family,
        LogisticFamily.Family,
        GumbelFamily.Family,
        CauchyFamily.Family,
        HalfCauchyFamily.Family,
        WeibullFamily.Family,
        RayleighFamily.Family,
        ParetoFamily.Family,
        KumaraswamyFamily.Family,
        InverseGammaFamily.Family,
        StudentTFamily.Family,
        ChiSquaredFamily.Family,
        LogitNormalFamily.Family,
        ContinuousBernoulliFamily.Family,
        VonMisesFamily.Family,
        BernoulliFamily.Family,
        CategoricalFamily.Family,
        OneHotCategoricalFamily.Family,
        BinomialFamily.Family,
        GeometricFamily.Family,
        NegativeBinomialFamily.Family,
        PoissonFamily.Family,
        MultivariateNormalFamily.Family,
        DiagonalNormalFamily.Family,
        LowRankNormalFamily.Family,
        DirichletFamily.Family,
        WishartFamily.Family,
        DeltaFamily.Family,
    ];

    private static readonly Dictionary<string, Family> ByName = Named();

    /// <summary>The canonical names, as they are listed to someone who wrote another.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(family => family.Name)];

    /// <summary>Names and synonyms.</summary>
    public static IEnumerable<string> Words => ByName.Keys;

    public static Family? Find(string name) => ByName.GetValueOrDefault(name);

    private static Dictionary<string, Family> Named()
    {
        var table = new Dictionary<string, Family>(StringComparer.Ordinal);
        foreach (var family in All)
        {
            table.Add(family.Name, family);
            foreach (var synonym in family.Synonyms)
            {
                table.Add(synonym, family);
            }
        }

        return table;
    }
}
