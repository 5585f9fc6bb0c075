using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Models.ClosedForms;
using ViNotebooks.Numerics;
using ViNotebooks.Tests.Expressions;
using ViNotebooks.Tests.Expressions.Evaluation;

namespace ViNotebooks.Tests.Models.ClosedForms;

public sealed class KernelRecognitionTests
{
    private static readonly IReadOnlyList<string[]> Rows = CaseTable.Read("closed-forms/kernels.tsv");
    private static readonly IReadOnlyList<string[]> Without = CaseTable.Read("closed-forms/no-kernels.tsv");

    public static TheoryData<string, string, string, string, string> Kernels
    {
        get
        {
            var data = new TheoryData<string, string, string, string, string>();
            foreach (var row in Rows)
                data.Add(row[0], row[1], row[2], row[3], row[4]);

            return data;
        }
    }

    public static TheoryData<string, string, string> NoKernels
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var row in Without)
                data.Add(row[0], row[1], row[2]);

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_kernel_is_recognised_with_its_parameters(string text, string support, string namesText, string family, string parameters)
    {
        var names = NamesText.Read(namesText);

        var found = KernelRecognition.Find(Density(text, names), "z", Support(support, names), names);

        Assert.NotNull(found);
        Assert.Equal(family, found.Value.Family);
        var expected = parameters.Split(';').Select(parameter => LocalLaws.Expression(parameter, names)).ToList();
        Assert.Equal(expected.Count, found.Value.Parameters.Count);
        var values = Drawn(names);
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(ValuesText.Value(expected[i], values), ValuesText.Value(found.Value.Parameters[i], values), 1e-12);
    }

    [Theory]
    [MemberData(nameof(NoKernels))]
    public void No_law_is_claimed_where_there_is_none(string text, string support, string namesText)
    {
        var names = NamesText.Read(namesText);

        Assert.Null(KernelRecognition.Find(Density(text, names), "z", Support(support, names), names));
    }

    [Fact]
    public void The_posterior_of_a_rate_seen_with_normal_noise_is_a_truncated_normal()
    {
        var names = NamesText.Read("x theta:positive");

        var law = KernelRecognition.Recognise(Density("log(theta) - theta*z - (x - z)^2/2", names), "z", new IntervalSupport(Number.Zero, null), names);

        var truncated = Assert.IsType<TruncatedLaw>(law);
        Assert.Equal("Normal(x - theta, 1)", truncated.Base.ToString());
        Assert.Equal((Number.Zero, null), (truncated.Low, truncated.High));
    }

    [Fact]
    public void A_posterior_over_components_sums_to_one()
    {
        var names = NamesText.Read("x m1 m2 m3");
        var density = Density("-(x - if(z < 2, m1, if(z < 3, m2, m3)))^2/2", names);

        var found = KernelRecognition.Find(density, "z", new IntegerSupport(Number.One, Make.Number(3)), names);

        Assert.Equal("Categorical", found!.Value.Family);
        var weights = ValuesText.Elements(found.Value.Parameters[0], ValuesText.Read("x=0.5 m1=-1 m2=0 m3=2"));
        double[] expected = [Math.Exp(-1.125), Math.Exp(-0.125), Math.Exp(-1.125)];
        Assert.Equal(expected.Select(weight => weight / expected.Sum()), weights, (a, b) => Math.Abs(a - b) < 1e-14);
    }

    [Fact]
    public void A_vector_posterior_is_normal()
    {
        // z ~ N(0, S), x | z ~ N(A z + u, R)
        var names = NamesText.Read("D:integer[1,5] x:vector(D) u:vector(D) A:matrix(D,D) S:spd(D) R:spd(D)");
        var inside = Assumed.With(names, new Declaration("z", SymbolKind.Real, Shape.Vector(Size.Of("D"))));
        var density = LocalLaws.Expression("-z^T*inv(S)*z/2 - (x - A*z - u)^T*inv(R)*(x - A*z - u)/2", inside);

        var found = KernelRecognition.Find(density, "z", new VectorSupport(Size.Of("D")), names);

        Assert.Equal("MultivariateNormal", found!.Value.Family);
        var values = ValuesText.Read("D=2 x=1,-2 u=0.3,0.1 A=1,2;-1,0.5 S=2,0.5;0.5,1 R=1,0.2;0.2,3");
        var prior = new Gaussian(LocalLaws.Expression("0*u", names), new Symbol("S"), IsScalar: false);
        var link = new GaussianLink(new Symbol("A"), new Symbol("u"), new Symbol("R"));
        var posterior = LinearGaussian.Posterior(prior, link, new Symbol("x"), isScalar: false, names);
        AssertClose(posterior.Mean, found.Value.Parameters[0], values);
        AssertClose(posterior.Variance, found.Value.Parameters[1], values);
    }

    [Fact]
    public void Counts_make_a_dirichlet_posterior()
    {
        var names = NamesText.Read("K:integer[2,5] a:positive_vector(K) n:positive_vector(K)");
        var inside = Assumed.With(names, new Declaration("z", SymbolKind.Simplex, Shape.Vector(Size.Of("K"))));
        var density = LocalLaws.Expression("sum(k, 1, K, (a[k] - 1)*log(z[k])) + sum(n*log(z))", inside);

        var found = KernelRecognition.Find(density, "z", new SimplexSupport(Size.Of("K")), names);

        Assert.Equal("Dirichlet", found!.Value.Family);
        var values = ValuesText.Read("K=3 a=1.5,0.4,2 n=3,1,2");
        AssertClose(LocalLaws.Expression("a + n", names), found.Value.Parameters[0], values);
    }

    private static void AssertClose(Expr expected, Expr actual, IReadOnlyDictionary<string, Value<Binary64>> values) =>
        Assert.Equal(ValuesText.Elements(expected, values), ValuesText.Elements(actual, values), (a, b) => Math.Abs(a - b) < 1e-12);

    private static Expr Density(string text, Declarations names) =>
        LocalLaws.Expression(text, Assumed.With(names, new Declaration("z", SymbolKind.Real, Shape.Scalar)));

    private static Support Support(string text, Declarations names) => text switch
    {
        "line" => new IntervalSupport(null, null),
        "halfline" => new IntervalSupport(Number.Zero, null),
        "unit" => new IntervalSupport(Number.Zero, Number.One),
        "0.." => new IntegerSupport(Number.Zero, null),
        _ => new IntegerSupport(Number.Zero, LocalLaws.Expression(text[3..], names)),
    };

    private static Dictionary<string, Value<Binary64>> Drawn(Declarations names)
    {
        var values = new Dictionary<string, Value<Binary64>>();
        var next = 0.37;
        foreach (var declaration in names.All)
        {
            next = (next * 1.7) % 1;
            values[declaration.Name] = declaration.Shape.IsScalar
                ? Values.Scalar<Binary64>(declaration.Kind == SymbolKind.Integer ? 3 : next)
                : Values.Vector<Binary64>(next, 1 - next, next + 0.2);
        }

        return values;
    }
}
