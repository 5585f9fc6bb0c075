using System.Globalization;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Models.ClosedForms;
using ViNotebooks.Numerics;
using ViNotebooks.Tests.Expressions;
using ViNotebooks.Tests.Expressions.Evaluation;

namespace ViNotebooks.Tests.Models.ClosedForms;

/// <summary>Random sums of random products at random parameters: what is claimed in closed form is what quadrature gives.</summary>
public sealed class RandomBodiesTests
{
    private const int Rounds = 30;

    private static readonly string[] OnLine =
        ["z", "z^2", "z^3", "exp(c*z)", "exp(-z^2/d)", "(z - c)^2", "abs(z - c)", "max(z, c)", "Phi(c + d*z)", "indicator(z < c)", "indicator(c < z)", "exp(-abs(z))"];

    private static readonly string[] OnHalfLine =
        ["z", "z^2", "sqrt(z)", "log(z)", "z*log(d*z)", "z^d", "exp(-d*z)", "(z - c)^2", "abs(z - c)", "max(z, d)", "indicator(z < d)", "1/z", "exp(-d*z^2)"];

    private static readonly string[] OnUnitInterval =
        ["z", "z^2", "log(z)", "log(1 - z)", "z^d", "(1 - z)^d", "z*(1 - z)", "logit(z)", "z*log(z)", "sqrt(z)"];

    public static TheoryData<string, int> Laws => new()
    {
        { "Normal(a; b)", 0 },
        { "Normal(a; b^2)", 0 },
        { "Laplace(a; b)", 0 },
        { "Uniform(a - b; a)", 0 },
        { "Exponential(b)", 1 },
        { "Gamma(d; b)", 1 },
        { "Gamma(b; 1/d)", 1 },
        { "InverseGamma(b + 5; d)", 1 },
        { "HalfNormal(b)", 1 },
        { "Rayleigh(b)", 1 },
        { "LogNormal(a; b)", 1 },
        { "Weibull(b; d)", 1 },
        { "ChiSquared(d)", 1 },
        { "Beta(b; d)", 2 },
        { "Kumaraswamy(b; d)", 2 },
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void What_is_claimed_is_what_quadrature_gives(string lawText, int domain)
    {
        var names = NamesText.Read("a b:positive c d:positive");
        var law = LocalLaws.OfFamilies(lawText, names);
        var random = new RandomStream(20240601).Split(lawText);
        var pieces = domain switch { 0 => OnLine, 1 => OnHalfLine, _ => OnUnitInterval };
        var found = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var bodyText = string.Join(" + ", Enumerable.Range(0, 2).Select(_ => Product(pieces, random)));
            var body = LocalLaws.Expression(bodyText, Assumed.With(names, new Declaration("z", SymbolKind.Real, Shape.Scalar)));
            if (ClosedMoments.Expect(body, "z", law, names) is not { } closed)
                continue;

            var values = new Dictionary<string, Value<Binary64>>
            {
                ["a"] = Values.Scalar<Binary64>((2 * random.NextDouble()) - 1),
                ["b"] = Values.Scalar<Binary64>(0.5 + random.NextDouble()),
                ["c"] = Values.Scalar<Binary64>((2 * random.NextDouble()) - 1),
                ["d"] = Values.Scalar<Binary64>(1 + random.NextDouble()),
            };
            var value = ValuesText.Value(closed, values);

            // a condition of the result, such as a power above −1, may not hold at these values
            if (double.IsNaN(value))
                continue;

            found++;
            var expected = Integrals.Expectation(body, "z", law, values);
            Assert.True(
                Math.Abs(value - expected) <= 1e-7 * Math.Max(1, Math.Abs(expected)),
                string.Create(CultureInfo.InvariantCulture, $"E[{bodyText}] is {value:R}, not {expected:R}, at {string.Join(", ", values.Select(pair => $"{pair.Key}={Binary64.ToDouble(pair.Value.AsScalar):R}"))}."));
        }

        Assert.True(found >= 3, $"Only {found} of {Rounds} have a closed form.");
    }

    private static string Product(string[] pieces, RandomStream random)
    {
        var first = pieces[(int)(random.NextDouble() * pieces.Length)];
        return random.NextDouble() < 0.5 ? first : $"{first}*{pieces[(int)(random.NextDouble() * pieces.Length)]}";
    }
}
