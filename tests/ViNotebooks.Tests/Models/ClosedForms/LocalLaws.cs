using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;

namespace ViNotebooks.Tests.Models.ClosedForms;

/// <summary>
/// Laws in tables of cases: a name and parameters in order, as in <c>Gamma(a, b)</c>. They know little more than their densities,
/// so that what is found does not come from the family.
/// </summary>
internal static class LocalLaws
{
    private static readonly Support Line = new IntervalSupport(null, null);
    private static readonly Support Positive = new IntervalSupport(Number.Zero, null);
    private static readonly Support Unit = new IntervalSupport(Number.Zero, Number.One);

    private static readonly Dictionary<string, Family> Families = new()
    {
        ["Normal"] = NormalFamily.Family,
        ["Exponential"] = Family("log(t1) - t1 * z", Positive, ParameterDomain.Positive),
        ["Gamma"] = Family("t1 * log(t2) - lgamma(t1) + (t1 - 1) * log(z) - t2 * z", Positive, ParameterDomain.Positive, ParameterDomain.Positive),
        ["InverseGamma"] = Family("t1 * log(t2) - lgamma(t1) - (t1 + 1) * log(z) - t2 / z", Positive, ParameterDomain.Positive, ParameterDomain.Positive),
        ["Beta"] = Family("(t1 - 1) * log(z) + (t2 - 1) * log(1 - z) - lbeta(t1, t2)", Unit, ParameterDomain.Positive, ParameterDomain.Positive),
        ["Uniform"] = new(
            "Uniform",
            [new Parameter("low", ParameterDomain.Real), new Parameter("high", ParameterDomain.Real)],
            static p => new IntervalSupport(p[0], p[1]),
            static (p, _) => Make.Negate(Make.Call(Function.Log, Make.Subtract(p[1], p[0]))))
        {
            JointConditions = static p => [new Comparison(Relation.Less, p[0], p[1])],
        },
        ["Laplace"] = Family("-abs(z - t1) / t2 - log(2 * t2)", Line, ParameterDomain.Real, ParameterDomain.Positive),
        ["HalfNormal"] = Family("log(2) / 2 - log(pi) / 2 - log(t1) - z^2 / (2 * t1^2)", Positive, ParameterDomain.Positive),
        ["Rayleigh"] = Family("log(z) - 2 * log(t1) - z^2 / (2 * t1^2)", Positive, ParameterDomain.Positive),
        ["Pareto"] = new(
            "Pareto",
            [new Parameter("scale", ParameterDomain.Positive), new Parameter("shape", ParameterDomain.Positive)],
            static p => new IntervalSupport(p[0], null),
            static (p, z) => Density("log(t2) + t2 * log(t1) - (t2 + 1) * log(z)", p, z)),
        ["Cauchy"] = Family("-log(pi * t2) - log(1 + ((z - t1) / t2)^2)", Line, ParameterDomain.Real, ParameterDomain.Positive),
        ["Kumaraswamy"] = new(
            "Kumaraswamy",
            [new Parameter("a", ParameterDomain.Positive), new Parameter("b", ParameterDomain.Positive)],
            static _ => Unit,
            static (p, z) => Density("log(t1 * t2) + (t1 - 1) * log(z) + (t2 - 1) * log(1 - z^t1)", p, z))
        {
            // E log Z = −(ψ(b + 1) + γ)/a, H = 1 − 1/b + (1 − 1/a)(ψ(b + 1) + γ) − log(a b)
            Entropy = static p => Density("1 - 1/t2 + (1 - 1/t1) * (digamma(t2 + 1) - digamma(1)) - log(t1 * t2)", p, Number.One),
            Expect = static (p, s) => s == Monomial.Log ? Density("-(digamma(t2 + 1) - digamma(1)) / t1", p, Number.One) : null,
        },
        ["Bernoulli"] = new(
            "Bernoulli",
            [new Parameter("p", ParameterDomain.Probability)],
            static _ => new IntegerSupport(Number.Zero, Number.One),
            static (p, z) => Density("z * log(t1) + (1 - z) * log(1 - t1)", p, z)),
        ["Binomial"] = new(
            "Binomial",
            [new Parameter("n", ParameterDomain.PositiveInteger), new Parameter("p", ParameterDomain.Probability)],
            static p => new IntegerSupport(Number.Zero, p[0]),
            static (p, z) => Density("log(binomial(t1, z)) + z * log(t2) + (t1 - z) * log(1 - t2)", p, z)),
        ["Poisson"] = new(
            "Poisson",
            [new Parameter("rate", ParameterDomain.Positive)],
            static _ => new IntegerSupport(Number.Zero, null),
            static (p, z) => Density("z * log(t1) - t1 - lgamma(z + 1)", p, z))
        {
            Mean = static p => p[0],
            Variance = static p => p[0],
        },
        ["Delta"] = new(
            "Delta", [new Parameter("value", ParameterDomain.Real)], static p => new PointSupport(p[0]), static (_, _) => Number.Zero),
    };

    /// <summary>The law of the library's family of that name, or null where it has none.</summary>
    public static Law? OfLibrary(string text, Declarations names)
    {
        var law = (FamilyLaw)Read(text, names);
        return ViNotebooks.Distributions.Families.Find(text[..text.IndexOf('(', StringComparison.Ordinal)])?.Of(law.Parameters);
    }

    /// <summary>A law of the library's families.</summary>
    public static Law OfFamilies(string text, Declarations names)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var arguments = text[(open + 1)..^1].Split(';', StringSplitOptions.TrimEntries);
        return ViNotebooks.Distributions.Families.Find(text[..open])!.Of(arguments.Select(argument => Expression(argument, names)).ToSequence());
    }

    public static Law Read(string text, Declarations names)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var arguments = text[(open + 1)..^1].Split(';', StringSplitOptions.TrimEntries);
        return Families[text[..open]].Of(arguments.Select(argument => Expression(argument, names)).ToSequence());
    }

    public static Expr Expression(string text, Declarations names)
    {
        var reading = ExpressionReader.Read(text, names, Notation.Infix);
        return reading.Expression is { } expression ? expression : throw new InvalidDataException($"{text}: {reading.Problem!.Message}");
    }

    private static Family Family(string logDensity, Support support, params ParameterDomain[] domains) =>
        new(
            "Local",
            domains.Select((domain, i) => new Parameter($"t{i + 1}", domain)).ToSequence(),
            _ => support,
            (p, z) => Density(logDensity, p, z));

    private static Expr Density(string text, Sequence<Expr> parameters, Expr at)
    {
        var names = new Declarations(new[] { "z", "t1", "t2" }.Select(name => new Declaration(name, SymbolKind.Positive, Shape.Scalar)));
        var replacements = parameters.Select((parameter, i) => (Name: $"t{i + 1}", parameter)).ToDictionary(pair => pair.Name, pair => pair.parameter);
        replacements["z"] = at;
        return ViNotebooks.Expressions.Rewriting.Substitution.Symbols(Expression(text, names), replacements);
    }
}
