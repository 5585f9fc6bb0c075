using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Distributions;

/// <summary>One suite of laws over every scalar family, the lines of Cases/laws.tsv, and over every law made of others.</summary>
public sealed class LawSuiteTests
{
    private const double Tolerance = 1e-8;
    private const int Draws = 20_000;

    // P(|Z| > 6) = 2e-9 for one comparison of a mean or a frequency; some 1000 are made, with fixed seeds
    private const double Sigmas = 6;

    private static readonly (string Text, Statistic Statistic, Func<double, (double Log, double Factor)> Function)[] Statistics =
    [
        .. new[] { 1, 2, 3, 4, -1, -2 }.Select(k => Power(Make.Number(k), k)),
        Power(Make.Rational(1, 2), 0.5),
        Power(Make.Rational(-1, 3), -1.0 / 3),
        Product(0, 1, 0, 0),
        Product(0, 2, 0, 0),
        Product(1, 1, 0, 0),
        Product(2, 2, 0, 0),
        Product(0, 0, 1, 0),
        Product(0, 0, 2, 0),
        Product(0, 1, 1, 0),
        Product(2, 0, 1, 0),
        Product(0, 0, 0, 0.25),
        Product(0, 0, 0, -0.75),
        Product(1, 0, 0, 0.25),
        Product(3, 0, 0, -0.75),
        Product(1, 1, 0, -0.75),
        .. new[] { -1.0, 0.5, 2.0 }.Select(c => ($"|x − {c}|", (Statistic)new AbsoluteDeviation(Numeral.Of(c)), (Func<double, (double, double)>)(x => (0, Math.Abs(x - c))))),
    ];

    public static TheoryData<string> Composites => [.. CompositeLaws.All.Keys];

    public static TheoryData<string> Laws => [.. ScalarLaws.Texts, .. CompositeLaws.All.Keys];

    [Fact]
    public void Every_scalar_family_has_an_example()
    {
        var covered = ScalarLaws.Texts.Select(text => text[..text.IndexOf('(', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Families.All.Where(family => family.Parameters.All(IsScalar)).Select(family => family.Name).Except(covered));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_probabilities_add_up_to_one(string text) =>
        Close(1, ScalarLaws.Expectation(ScalarLaws.Of(text), static _ => 1), "the integral of the density");

    [Theory]
    [MemberData(nameof(Laws))]
    public void Mean_variance_and_entropy_are_expectations(string text)
    {
        var law = ScalarLaws.Of(text);
        var logDensity = ScalarLaws.LogDensity(law);
        double? mean = law.Mean is null ? null : ScalarLaws.Number(law.Mean);
        Compare(mean, ScalarLaws.Expectation(law, static x => x), "mean");
        if (law.Variance is not null)
        {
            var centre = mean ?? ScalarLaws.Expectation(law, static x => x)!.Value;
            Compare(ScalarLaws.Number(law.Variance), ScalarLaws.Expectation(law, x => (x - centre) * (x - centre)), "variance");
        }

        Compare(law.Entropy is null ? null : ScalarLaws.Number(law.Entropy), ScalarLaws.Expectation(law, x => -logDensity(x)), "entropy");
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Expectations_in_closed_form_agree_with_quadrature(string text)
    {
        var law = ScalarLaws.Of(text);
        foreach (var (name, statistic, function) in Statistics)
        {
            if (law.Expect(statistic) is { } closed)
            {
                var value = ScalarLaws.Number(closed);
                var found = ScalarLaws.Expectation(law, function);
                Compare(value, double.IsNaN(found ?? double.NaN) ? null : found, name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_distribution_function_adds_up_the_density(string text)
    {
        var law = ScalarLaws.Of(text);
        if (law.Cdf(Number.Zero) is null)
        {
            return;
        }

        var places = ScalarLaws.Draws(law, "thresholds", 9).Distinct().Order().ToArray();
        for (var i = 1; i < places.Length; i++)
        {
            var (from, to) = (places[i - 1], places[i]);
            var wanted = law.IsDiscrete
                ? Enumerable.Range(0, (int)(to - from)).Sum(j => Math.Exp(ScalarLaws.LogDensity(law)(to - j)))
                : Quadrature.Integrate(x => Math.Exp(ScalarLaws.LogDensity(law)(x)), from, to).Value;
            Close(wanted, ScalarLaws.At(law.Cdf, to) - ScalarLaws.At(law.Cdf, from), $"P({from} < X ≤ {to})");
            Close(1 - ScalarLaws.At(law.Cdf, to), ScalarLaws.At(law.Survival, to), $"P(X > {to})");
        }

        var (low, high) = ScalarLaws.Ends(law);
        if (law is FamilyLaw { IsDiscrete: false })
        {
            Assert.Equal(0, ScalarLaws.At(law.Cdf, Math.Max(low == 0 ? 1e-300 : Math.BitIncrement(low), -1e300)), 1e-6);
            Assert.Equal(1, ScalarLaws.At(law.Cdf, Math.Min(Math.BitDecrement(high), 1e300)), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_quantile_inverts_the_distribution_function(string text)
    {
        var law = ScalarLaws.Of(text);
        if (law.Quantile(Make.Rational(1, 2)) is null)
        {
            return;
        }

        foreach (var probability in new[] { 1e-9, 0.01, 0.3, 0.5, 0.7, 0.999 })
        {
            var x = ScalarLaws.Wide(law.Quantile(new Symbol("x"))!, WideFloat.FromDouble(probability));
            Assert.Equal(probability, WideFloat.ToDouble(ScalarLaws.Wide(law.Cdf(new Symbol("x"))!, x)), probability * 1e-14);
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Draws_have_the_law(string text)
    {
        var law = ScalarLaws.Of(text);
        var draws = ScalarLaws.Draws(law, "draws", Draws);
        var (low, high) = ScalarLaws.Ends(law);
        Assert.All(draws, x => Assert.InRange(x, low, high));

        foreach (var threshold in ScalarLaws.Draws(law, "thresholds", 7))
        {
            var wanted = ScalarLaws.Expectation(law, x => x <= threshold ? 1 : 0, 1e-5);
            if (law.Cdf(Number.Zero) is not null)
            {
                wanted = ScalarLaws.At(law.Cdf, threshold);
            }

            var found = draws.Count(x => x <= threshold) / (double)Draws;
            Assert.True(
                Math.Abs(found - wanted!.Value) < Sigmas * Math.Sqrt(Math.Max(wanted.Value * (1 - wanted.Value), 1.0 / Draws) / Draws),
                $"P(X ≤ {threshold}) is {wanted}, and {found} of the draws");
        }

        if (law is { Mean: { } mean, Variance: { } variance } && ScalarLaws.Number(variance) is var square && double.IsFinite(square))
        {
            var off = Math.Abs(draws.Average() - ScalarLaws.Number(mean));
            Assert.True(off <= Sigmas * Math.Sqrt(square / Draws) * 1.5, $"the mean of the draws is off by {off}");
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_largest_gap_to_the_distribution_function_is_that_of_chance(string text)
    {
        var law = ScalarLaws.Of(text);
        if (law.IsDiscrete || law.Cdf(Number.Zero) is null)
        {
            return;
        }

        // Kolmogorov and Smirnov: P(√n D > 3) = 2 e^(−18) = 3e-8 a law
        var sorted = ScalarLaws.Draws(law, "gaps", 4000).Order().ToArray();
        var gap = sorted.Select((x, i) => Math.Max(ScalarLaws.At(law.Cdf, x) - ((double)i / sorted.Length), ((i + 1.0) / sorted.Length) - ScalarLaws.At(law.Cdf, x))).Max();
        Assert.True(Math.Sqrt(sorted.Length) * gap < 3, $"√n D = {Math.Sqrt(sorted.Length) * gap}");
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Transformed_noise_has_the_law(string text)
    {
        var law = ScalarLaws.Of(text);
        if (law.Reparameterisation is not { } reparameterisation)
        {
            return;
        }

        // p(T(ε)) |T′(ε)| is the density of the noise
        var x = new Symbol("x");
        var transform = reparameterisation.Transform(x);
        foreach (var noise in ScalarLaws.Draws(reparameterisation.Noise, "noise", 20))
        {
            var moved = Evaluator<Dual<WideFloat>>.Evaluate(
                transform, new Dictionary<string, Value<Dual<WideFloat>>> { ["x"] = Value<Dual<WideFloat>>.Scalar(Dual<WideFloat>.Variable(WideFloat.FromDouble(noise))) }).AsScalar;
            Assert.Equal(reparameterisation.IsIncreasing, WideFloat.Sign(moved.Derivative) > 0);
            var there = ScalarLaws.Wide(law.LogDensity(x), moved.Value) + WideFloat.Log(WideFloat.Abs(moved.Derivative));
            Close(WideFloat.ToDouble(ScalarLaws.Wide(reparameterisation.Noise.LogDensity(x), WideFloat.FromDouble(noise))), WideFloat.ToDouble(there), $"at noise {noise}");
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_term_of_a_law_is_read_as_the_law(string text)
    {
        var law = ScalarLaws.Of(text);
        Assert.Equal(law, LawReader.Read(law.Term).Law);
        Assert.All(law.Conditions, condition => Assert.True(Formulas.Holds(condition)));
    }

    [Theory]
    [MemberData(nameof(DistributionTests.Laws), MemberType = typeof(DistributionTests))]
    public void The_density_in_print_is_read_as_it_was(string text)
    {
        var law = (FamilyLaw)ScalarLaws.Of(text);
        var symbols = law.Family.Parameters.Select(parameter => $"a_{parameter.Name[0]}{law.Family.Parameters.ToList().IndexOf(parameter) + 1}").ToList();
        var names = new Declarations([new Declaration("x", SymbolKind.Real, Shape.Scalar), .. symbols.Select(name => new Declaration(name, SymbolKind.Real, Shape.Scalar))]);
        var density = new Density(law.Family.Of(symbols.Select(name => (Expr)new Symbol(name)).ToSequence()).Term, new Symbol("x"));
        Assert.Equal(density, ExpressionReader.Read(InfixPrinter.Print(density), names, Notation.Infix).Expression);
        Assert.Equal(density, ExpressionReader.Read(LatexPrinter.Print(density, names), names, Notation.Latex).Expression);
    }

    [Theory]
    [MemberData(nameof(Composites))]
    public void The_density_of_a_law_of_laws_in_print_is_read_as_it_was(string text)
    {
        var names = new Declarations([new Declaration("x", SymbolKind.Real, Shape.Scalar)]);
        var density = new Density(ScalarLaws.Of(text).Term, new Symbol("x"));
        Assert.Equal(density, ExpressionReader.Read(InfixPrinter.Print(density), names, Notation.Infix).Expression);
        Assert.Equal(density, ExpressionReader.Read(LatexPrinter.Print(density, names), names, Notation.Latex).Expression);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_formulas_keep_their_value_over_symbols(string text)
    {
        var law = ScalarLaws.Of(text);
        var values = new Dictionary<string, Value<WideFloat>>(StringComparer.Ordinal);
        var symbolic = law.Map(Named);
        Expr Named(Expr parameter)
        {
            if (parameter is VectorLiteral vector)
            {
                return new VectorLiteral(vector.Items.Map(Named));
            }

            var name = $"p{values.Count}";
            values.Add(name, Value<WideFloat>.Scalar(ScalarLaws.Wide(parameter, WideFloat.Zero)));
            return new Symbol(name);
        }

        foreach (var formula in new Func<Law, Expr?>[] { l => l.Mean, l => l.Variance, l => l.Entropy, l => l.LogDensity(Make.Rational(7, 10)), l => l.Expect(Monomial.OfPower(2)), l => l.Expect(Monomial.Log) })
        {
            Assert.Equal(formula(law) is null, formula(symbolic) is null);
            if (formula(symbolic) is { } expression)
            {
                Assert.Subset(values.Keys.ToHashSet(StringComparer.Ordinal), Traversal.Symbols(expression).ToHashSet(StringComparer.Ordinal));
                Assert.Equal(ScalarLaws.Number(formula(law)!), WideFloat.ToDouble(Evaluator<WideFloat>.Evaluate(expression, values).AsScalar), 1e-12);
            }
        }
    }

    private static bool IsScalar(Parameter parameter) => parameter.Domain is ParameterDomain.Real or ParameterDomain.Positive or ParameterDomain.Nonnegative
        or ParameterDomain.Probability or ParameterDomain.PositiveInteger or ParameterDomain.NonnegativeInteger;

    private static (string Text, Statistic Statistic, Func<double, (double Log, double Factor)> Function) Power(Expr k, double exponent) =>
        ($"x^{exponent:G3}", Monomial.OfPower(k), x => LogPower(x, exponent));

    private static (double Log, double Sign) LogPower(double x, double exponent) => exponent == 0
        ? (0, 1)
        : (exponent * Math.Log(Math.Abs(x)), x < 0 ? Math.Pow(-1, exponent) : x == 0 && exponent > 0 ? 0 : 1);

    private static (string Text, Statistic Statistic, Func<double, (double Log, double Factor)> Function) Product(int k, int n, int m, double rate) => (
        $"x^{k} (log x)^{n} (log(1 − x))^{m} e^({rate}x)",
        new Monomial(Make.Number(k), n, m, Numeral.Of(rate)),
        x => LogPower(x, k) is var (log, sign)
            ? (log + (rate * x), sign * Math.Pow(Math.Log(x), n) * (m == 0 ? 1 : Math.Pow(Binary64.ToDouble(Binary64.Log1p(-x)), m)))
            : default);

    /// <summary>A closed form that is infinite or has no value is where the integral does not converge.</summary>
    private static void Compare(double? closed, double? integral, string what)
    {
        if (closed is { } value)
        {
            if (double.IsFinite(value))
            {
                Close(value, integral, what);
            }
            else
            {
                Assert.True(integral is null, $"{what}: {value} in closed form, {integral} by quadrature");
            }
        }
    }

    private static void Close(double expected, double? actual, string what) => Assert.True(
        actual is { } value && Math.Abs(expected - value) <= Tolerance * (1 + Math.Abs(expected)), $"{what}: {expected:R} and {actual:R}");
}
