using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Distributions;

/// <summary>One suite of laws over every law of vectors and matrices.</summary>
public sealed class VectorLawTests
{
    private const int Draws = 20_000;

    // P(|Z| > 6) = 2e-9 for one comparison; some 300 are made, with fixed seeds
    private const double Sigmas = 6;

    private static readonly Dictionary<string, Law> Examples = new(StringComparer.Ordinal)
    {
        ["MultivariateNormal"] = Of("MultivariateNormal", "[1, -2]", "[[2, 0.5], [0.5, 1]]"),
        ["MultivariateNormal of precision"] = Of("MultivariateNormal", "[1, -2]", "inv([[2, 0.5], [0.5, 1]])"),
        ["MultivariateNormal of a factor"] = Of("MultivariateNormal", "[1, -2]", "[[2, 0], [0.5, 1]] * transpose([[2, 0], [0.5, 1]])"),
        ["MultivariateNormal in three dimensions"] = Of("MultivariateNormal", "[0, 0.5, 3]", "[[4, 1, -0.5], [1, 2, 0.25], [-0.5, 0.25, 1.5]]"),
        ["DiagonalNormal"] = Of("DiagonalNormal", "[1, -2]", "[2, 0.25]"),
        ["LowRankNormal"] = Of("LowRankNormal", "[1, -2]", "[[1], [0.5]]", "[2, 0.25]"),
        ["LowRankNormal with two columns"] = Of("LowRankNormal", "[0, 1, 2]", "[[1, 0], [0.5, 3], [-2, 0.25]]", "[0.1, 0.5, 0.25]"),
        ["Dirichlet"] = Of("Dirichlet", "[2, 3, 1.5]"),
        ["Dirichlet of four"] = Of("Dirichlet", "[0.5, 1.5, 4, 1]"),
        ["OneHotCategorical"] = Of("OneHotCategorical", "[0.2, 0.3, 0.5]"),
        ["OneHotCategorical with an impossible place"] = Of("OneHotCategorical", "[0.25, 0, 0.75]"),
        ["Delta"] = Of("Delta", "[1, -2]"),
        ["Wishart"] = Of("Wishart", "5", "[[2, 0.5], [0.5, 1]]"),
        ["Wishart of few degrees"] = Of("Wishart", "2.5", "[[1, 0, 0.25], [0, 2, 0.5], [0.25, 0.5, 1]]"),
        ["Product"] = new ProductLaw([Of("Normal", "1", "4"), Of("Gamma", "2", "3")]),
        ["Product of counts"] = new ProductLaw([Of("Poisson", "2.5"), Of("Bernoulli", "0.3"), Of("Geometric", "0.4")]),
        ["Product of copies"] = new RepeatedLaw(Of("Exponential", "2"), Make.Number(2)),
        ["Mixture"] = new MixtureLaw(
            Read("[0.3, 0.7]"), [Of("MultivariateNormal", "[1, -2]", "[[2, 0.5], [0.5, 1]]"), Of("DiagonalNormal", "[0, 3]", "[2, 0.25]")]),
        ["Mixture of Dirichlets"] = new MixtureLaw(Read("[0.5, 0.5]"), [Of("Dirichlet", "[2, 3, 1.5]"), Of("Dirichlet", "[5, 1, 1]")]),
    };

    private static readonly Symbol X = new("x");

    public static TheoryData<string> Names => [.. Examples.Keys];

    [Fact]
    public void Every_family_of_vectors_or_matrices_has_an_example() => Assert.Empty(
        Families.All.Where(family => family.Parameters.Any(parameter => parameter.Domain is ParameterDomain.RealVector or ParameterDomain.PositiveVector
            or ParameterDomain.ProbabilityVector or ParameterDomain.Spd or ParameterDomain.RealMatrix))
            .Select(family => family.Name).Except(Examples.Keys.Append("Categorical")));

    [Theory]
    [InlineData("MultivariateNormal")]
    [InlineData("MultivariateNormal of precision")]
    [InlineData("MultivariateNormal of a factor")]
    [InlineData("DiagonalNormal")]
    [InlineData("LowRankNormal")]
    [InlineData("Product")]
    [InlineData("Product of copies")]
    [InlineData("Mixture")]
    public void The_density_over_the_plane_integrates_to_one(string name)
    {
        // ∫∫ p by the trapezoidal rule, which for a smooth density that dies out is exact to rounding; a gamma coordinate by substitution
        var law = Examples[name];
        var density = law.LogDensity(new VectorLiteral([new Symbol("a"), new Symbol("b")]));
        var substitutes = law.Support switch
        {
            ProductSupport => new[] { false, true },
            RepeatedSupport => [true, true],
            _ => [false, false],
        };
        const int steps = 240;
        const double width = 0.2;
        var sum = 0.0;
        for (var i = -steps / 2; i <= steps / 2; i++)
        {
            for (var j = -steps / 2; j <= steps / 2; j++)
            {
                var (u, v) = (i * width, j * width);
                var (a, b) = (substitutes[0] ? Math.Exp(u) : u, substitutes[1] ? Math.Exp(v) : v);
                if (a < 1e3 && b < 1e3)
                {
                    var log = Binary64.ToDouble(Evaluator<Binary64>.Evaluate(density, new Dictionary<string, Value<Binary64>>
                    {
                        ["a"] = Value<Binary64>.Scalar(a),
                        ["b"] = Value<Binary64>.Scalar(b),
                    }).AsScalar);
                    sum += Math.Exp(log + (substitutes[0] ? u : 0) + (substitutes[1] ? v : 0)) * width * width;
                }
            }
        }

        Assert.Equal(1, sum, 1e-9);
    }

    [Theory]
    [InlineData("Dirichlet")]
    [InlineData("Mixture of Dirichlets")]
    public void The_density_over_the_simplex_integrates_to_one(string name)
    {
        var density = Examples[name].LogDensity(new VectorLiteral([new Symbol("a"), new Symbol("b"), new Symbol("c")]));
        double At(double a, double b) => Math.Exp(Binary64.ToDouble(Evaluator<Binary64>.Evaluate(density, new Dictionary<string, Value<Binary64>>
        {
            ["a"] = Value<Binary64>.Scalar(a),
            ["b"] = Value<Binary64>.Scalar(b),
            ["c"] = Value<Binary64>.Scalar(1 - a - b),
        }).AsScalar));
        var goal = new QuadratureGoal(1e-9, 1e-9);
        var found = Quadrature.Integrate(a => Quadrature.Integrate(b => At(a, b), 0, 1 - a, [], goal).Value, 0, 1, [], goal);
        Assert.Equal(1, found.Value, 1e-7);
    }

    [Theory]
    [InlineData("OneHotCategorical")]
    [InlineData("OneHotCategorical with an impossible place")]
    public void The_probabilities_of_the_places_add_up_to_one(string name) => Assert.Equal(1, Enumerable.Range(0, 3).Sum(place =>
        Math.Exp(Number(Examples[name].LogDensity(Read($"[{string.Join(", ", Enumerable.Range(0, 3).Select(i => i == place ? 1 : 0))}]"))))), 1e-15);

    [Theory]
    [MemberData(nameof(Names))]
    public void Draws_have_the_mean_and_the_covariance(string name)
    {
        var law = Examples[name];
        var draws = DrawsOf(law, "moments");
        if (law.Mean is { } mean)
        {
            var expected = Numbers(mean);
            for (var i = 0; i < expected.Length; i++)
            {
                IsMeanOf(draws.Select(draw => draw[i]), expected[i], $"E[x{i + 1}]");
            }

            if (law.Variance is { } variance)
            {
                var covariance = Numbers(variance);
                for (var i = 0; i < expected.Length; i++)
                {
                    for (var j = 0; j <= i; j++)
                    {
                        IsMeanOf(draws.Select(draw => (draw[i] - expected[i]) * (draw[j] - expected[j])), covariance[(i * expected.Length) + j], $"Cov[x{i + 1}, x{j + 1}]");
                    }
                }
            }
        }

        if (law.LogMean is { } logs)
        {
            var expected = Numbers(logs);
            for (var i = 0; i < expected.Length; i++)
            {
                IsMeanOf(draws.Select(draw => Math.Log(draw[i])), expected[i], $"E[log x{i + 1}]");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_entropy_is_the_mean_of_the_log_density_of_draws(string name)
    {
        if (Examples[name].Entropy is { } entropy)
        {
            var logs = LogDensities(Examples[name], DrawsOf(Examples[name], "entropy")[..4000]);
            IsMeanOf(logs.Select(log => -log), Number(entropy), "−E[log p]");
        }
    }

    [Fact]
    public void Draws_of_a_Wishart_law_have_its_mean_log_determinant_and_inverse()
    {
        var law = Examples["Wishart"];
        var matrices = DrawsOf(law, "matrices");
        IsMeanOf(matrices.Select(m => Math.Log((m[0] * m[3]) - (m[1] * m[2]))), Number(law.LogDeterminantMean!), "E[log|X|]");
        var inverse = Numbers(Of("Wishart", "9", "[[2, 0.5], [0.5, 1]]").InverseMean!);
        var more = DrawsOf(Of("Wishart", "9", "[[2, 0.5], [0.5, 1]]"), "inverses");
        IsMeanOf(more.Select(m => m[3] / ((m[0] * m[3]) - (m[1] * m[2]))), inverse[0], "E[X⁻¹]");
        IsMeanOf(more.Select(m => -m[1] / ((m[0] * m[3]) - (m[1] * m[2]))), inverse[1], "E[X⁻¹]");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Transformed_noise_has_the_law(string name)
    {
        if (Examples[name].Reparameterisation is not { } reparameterisation)
        {
            return;
        }

        // p(T(ε)) |T′| is the density of the noise, |T′| being the same everywhere: it is seen from the covariance
        var law = Examples[name];
        var draws = DrawsOf(reparameterisation.Noise, "noise")[..20];
        var jacobian = Number(Make.Call(Function.LogDeterminant, law.Variance!)) / 2;
        foreach (var draw in draws)
        {
            var noise = new VectorLiteral(draw.Select(Numeral.Of).ToSequence());
            Assert.Equal(
                Number(reparameterisation.Noise.LogDensity(noise)), Number(law.LogDensity(reparameterisation.Transform(noise))) + jacobian, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_term_of_a_law_is_read_as_the_law(string name)
    {
        var law = Examples[name];
        Assert.All(law.Conditions, condition => Assert.True(Formulas.Holds(condition)));
        var read = LawReader.Read(law.Term).Law!;
        Assert.Equal(law.Shape, read.Shape);
        Assert.Equal(law.Shape.Rows.Value, DrawsOf(law, "shape")[0].Length / law.Shape.Columns.Value);
        if (law is not RepeatedLaw)
        {
            Assert.Equal(law, read);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_public_distribution_gives_the_numbers_of_the_law(string name)
    {
        var law = Examples[name];
        if (law.Numeric is MultivariateDistribution distribution)
        {
            var draws = distribution.Sample(5, 30);
            Assert.Equal(draws[0], distribution.Sample(5, 1)[0]);
            var logs = LogDensities(law, [.. draws.Select(draw => draw.ToArray())]);
            Assert.All(draws.Zip(logs), pair => Assert.Equal(pair.Second, distribution.LogDensity(pair.First), 1e-10));
            Assert.Equal(law.Mean is null ? null : Numbers(law.Mean), distribution.Mean);
            Assert.Equal(law.Entropy is null ? null : Number(law.Entropy), distribution.Entropy);
            Assert.Throws<ArgumentException>(() => distribution.LogDensity([.. draws[0], 1.0]));
            Assert.True(double.IsNaN(distribution.LogDensity([.. draws[0].Select(_ => double.NaN)])));
        }
        else
        {
            Assert.IsType<Wishart>(law.Numeric);
        }

        Assert.Equal(law.Numeric, law.Numeric);
    }

    private static void IsMeanOf(IEnumerable<double> values, double expected, string what)
    {
        var all = values.ToArray();
        var mean = all.Average();
        var error = Math.Sqrt(all.Sum(value => (value - mean) * (value - mean))) / all.Length;
        Assert.True(Math.Abs(mean - expected) <= (Sigmas * error) + 1e-13, $"{what} is {expected:G6}, and {mean:G6} ± {error:G2} among the draws");
    }

    private static double[] LogDensities(Law law, double[][] draws)
    {
        var density = law.LogDensity(X);
        return Array.ConvertAll(draws, draw => Binary64.ToDouble(Evaluator<Binary64>.Evaluate(
            density, new Dictionary<string, Value<Binary64>> { ["x"] = ValueOf(law, draw) }).AsScalar));
    }

    private static Value<Binary64> ValueOf(Law law, double[] draw)
    {
        var elements = Array.ConvertAll(draw, x => new Binary64(x));
        return law.Shape.Kind == ShapeKind.Matrix ? Value<Binary64>.Matrix(law.Shape.Rows.Value!.Value, law.Shape.Columns.Value!.Value, elements) : Value<Binary64>.Vector(elements);
    }

    private static double[][] DrawsOf(Law law, string label)
    {
        var sampler = law.Sampler(ParameterValues.None);
        var random = new RandomStream(20240612).Split(label);
        var length = law.Shape.Rows.Value is { } rows ? rows * law.Shape.Columns.Value!.Value : 2;
        var draws = new double[Draws][];
        for (var i = 0; i < Draws; i++)
        {
            draws[i] = new double[length];
            sampler.Draw(random, draws[i]);
        }

        return draws;
    }

    private static double Number(Expr expression) => Numbers(expression)[0];

    private static double[] Numbers(Expr expression) => Array.ConvertAll(
        Evaluator<WideFloat>.Evaluate(expression, new Dictionary<string, Value<WideFloat>>()).Elements.ToArray(), WideFloat.ToDouble);

    private static FamilyLaw Of(string family, params string[] arguments) => Families.Find(family)!.Of(arguments.Select(Read).ToSequence());

    private static Expr Read(string text) => ExpressionReader.Read(text, Declarations.Open, Notation.Infix).Expression!;
}
