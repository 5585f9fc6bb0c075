using ViNotebooks.Expressions;
using static ViNotebooks.Expressions.Make;

namespace ViNotebooks.Distributions;

/// <summary>Univariate families by name, with their distribution functions and quantiles as expressions of the parameters.</summary>
/// <remarks>
/// Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions", volumes 1 and 2, 2nd edition; Jones,
/// "Kumaraswamy's distribution", Statistical Methodology 6 (2009).
/// </remarks>
internal static class UnivariateFamilies
{
    /// <summary>The variable of the expressions: not a name that can be declared, so that it meets no parameter's symbol.</summary>
    public const string Variable = "·";

    private static readonly Expr X = Symbol(Variable);
    private static readonly Expr One = Number(1);
    private static readonly Expr Half = Rational(1, 2);

    private static readonly Family[] Families =
    [
        // F(x) = (x − a)/(b − a), a ≤ x ≤ b, a < b
        new("Uniform", ["U", "Unif"], ["low", "high"], p => new(
            Divide(Subtract(X, p[0]), Subtract(p[1], p[0])),
            Add(p[0], Multiply(Subtract(p[1], p[0]), X)),
            p[0],
            p[1])),

        // F(x) = 1 − exp(−λx), x ≥ 0, rate λ > 0 in 1/units of x
        new("Exponential", ["Expo", "Exp"], ["rate"], p => new(
            Negate(Call(Function.Expm1, Negate(Multiply(p[0], X)))),
            Negate(Divide(LogOfRest(X), p[0])),
            Number(0),
            null)),

        // F(x) = Φ((x − μ)/σ), variance σ² > 0 in squared units of x; Φ has no inverse in closed form
        new("Normal", ["Gaussian", "N"], ["mean", "variance"], p => new(
            Call(Function.NormalCdf, Standardised(X, p[0], Root(p[1]))),
            null,
            null,
            null)),

        // F(x) = ½ exp((x − μ)/b) for x < μ, else 1 − ½ exp(−(x − μ)/b); b > 0
        new("Laplace", [], ["location", "scale"], p => new(
            new Conditional(
                new Comparison(Relation.Less, X, p[0]),
                Multiply(Half, Call(Function.Exp, Standardised(X, p[0], p[1]))),
                Subtract(One, Multiply(Half, Call(Function.Exp, Negate(Standardised(X, p[0], p[1])))))),
            new Conditional(
                new Comparison(Relation.Less, X, Half),
                Add(p[0], Multiply(p[1], Call(Function.Log, Multiply(Number(2), X)))),
                Subtract(p[0], Multiply(p[1], Call(Function.Log, Multiply(Number(2), Subtract(One, X)))))),
            null,
            null)),

        // F(x) = 1/(1 + exp(−(x − μ)/s)), s > 0
        new("Logistic", [], ["location", "scale"], p => new(
            Call(Function.Sigmoid, Standardised(X, p[0], p[1])),
            Add(p[0], Multiply(p[1], Call(Function.Logit, X))),
            null,
            null)),

        // F(x) = exp(−exp(−(x − μ)/β)), β > 0: the law of greatest values
        new("Gumbel", [], ["location", "scale"], p => new(
            Call(Function.Exp, Negate(Call(Function.Exp, Negate(Standardised(X, p[0], p[1]))))),
            Subtract(p[0], Multiply(p[1], Call(Function.Log, Negate(Call(Function.Log, X))))),
            null,
            null)),

        // F(x) = ½ + arctan((x − μ)/γ)/π, γ > 0
        new("Cauchy", [], ["location", "scale"], p => new(
            Add(Half, Divide(Call(Function.Arctan, Standardised(X, p[0], p[1])), Constant.Pi)),
            Add(p[0], Multiply(p[1], Call(Function.Tan, Multiply(Constant.Pi, Subtract(X, Half))))),
            null,
            null)),

        // F(x) = 1 − exp(−(x/λ)^k), x ≥ 0; shape k > 0, scale λ > 0
        new("Weibull", [], ["shape", "scale"], p => new(
            Negate(Call(Function.Expm1, Negate(Power(Divide(X, p[1]), p[0])))),
            Multiply(p[1], Power(Negate(LogOfRest(X)), Divide(One, p[0]))),
            Number(0),
            null)),

        // F(x) = 1 − (m/x)^α, x ≥ m; scale m > 0, shape α > 0
        new("Pareto", [], ["scale", "shape"], p => new(
            Subtract(One, Power(Divide(p[0], X), p[1])),
            Divide(p[0], Power(Subtract(One, X), Divide(One, p[1]))),
            p[0],
            null)),

        // F(x) = Φ((log x − μ)/σ), x > 0; μ and σ² are the mean and variance of log x
        new("LogNormal", ["Lognormal"], ["mean", "variance"], p => new(
            Call(Function.NormalCdf, Standardised(Call(Function.Log, X), p[0], Root(p[1]))),
            null,
            Number(0),
            null)),

        // F(x) = erf(x/(σ√2)), x ≥ 0; σ > 0 is the standard deviation of the normal distribution that is folded
        new("HalfNormal", ["Halfnormal"], ["scale"], p => new(
            Call(Function.Erf, Divide(X, Multiply(p[0], Call(Function.Sqrt, Number(2))))),
            null,
            Number(0),
            null)),

        // F(x) = 1 − exp(−x²/(2σ²)), x ≥ 0, σ > 0
        new("Rayleigh", [], ["scale"], p => new(
            Negate(Call(Function.Expm1, Negate(Divide(Square(X), Multiply(Number(2), Square(p[0])))))),
            Multiply(p[0], Call(Function.Sqrt, Multiply(Number(-2), LogOfRest(X)))),
            Number(0),
            null)),

        // F(x) = 1 − (1 − x^a)^b, 0 ≤ x ≤ 1; a > 0, b > 0
        new("Kumaraswamy", [], ["a", "b"], p => new(
            Subtract(One, Power(Subtract(One, Power(X, p[0])), p[1])),
            Power(Subtract(One, Power(Subtract(One, X), Divide(One, p[1]))), Divide(One, p[0])),
            Number(0),
            One)),
    ];

    /// <summary>Other names of a parameter, and how the parameter follows from what is given under them.</summary>
    private static readonly Alias[] Aliases =
    [
        new("Exponential", "rate", ["lambda", "intensity"], e => e),
        new("Exponential", "rate", ["scale", "mean"], Reciprocal),
        new("Normal", "mean", ["mu", "location"], e => e),
        new("Normal", "variance", ["var", "sigma2"], e => e),
        new("Normal", "variance", ["standard_deviation", "sd", "std", "sigma", "scale"], Square),
        new("Normal", "variance", ["precision"], Reciprocal),
        new("LogNormal", "mean", ["mu", "location"], e => e),
        new("LogNormal", "variance", ["var", "sigma2"], e => e),
        new("LogNormal", "variance", ["standard_deviation", "sd", "std", "sigma"], Square),
        new("LogNormal", "variance", ["precision"], Reciprocal),
        new("Uniform", "low", ["a", "from"], e => e),
        new("Uniform", "high", ["b", "to"], e => e),
    ];

    /// <summary>The canonical names of the families.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Families.Select(family => family.Name)];

    /// <summary>
    /// The distribution with the given arguments, by position or by name; where it cannot be found, null and the reason.
    /// The second parameter of a normal distribution by position is its variance.
    /// </summary>
    public static UnivariateDistribution? Find(string name, IReadOnlyList<(string? Name, Expr Value)> arguments, out string? error)
    {
        var family = Array.Find(Families, family => family.Name == name || family.Synonyms.Contains(name));
        if (family is null)
        {
            error = $"There is no distribution {name}; known are {string.Join(", ", Names)}.";
            return null;
        }

        var parameters = new Expr?[family.Parameters.Count];
        for (var i = 0; i < arguments.Count; i++)
        {
            var (position, value) = Place(family, i, arguments[i]);
            if (position < 0 || position >= parameters.Length)
            {
                error = arguments[i].Name is { } unknown
                    ? $"{family.Name} has no parameter {unknown}; it has {string.Join(", ", family.Parameters)}."
                    : $"{family.Name} takes {parameters.Length} parameters ({string.Join(", ", family.Parameters)}), not {arguments.Count}.";
                return null;
            }

            if (parameters[position] is not null)
            {
                error = $"The parameter {family.Parameters[position]} of {family.Name} is given twice.";
                return null;
            }

            parameters[position] = value;
        }

        var missing = Array.FindIndex(parameters, parameter => parameter is null);
        if (missing >= 0)
        {
            error = $"The parameter {family.Parameters[missing]} of {family.Name} is not given.";
            return null;
        }

        error = null;
        var given = Array.ConvertAll(parameters, parameter => parameter!);
        var law = family.Law(given);
        return new UnivariateDistribution(family.Name, [.. given], law.Cdf, law.Quantile, law.Low, law.High, Variable);
    }

    private static (int Position, Expr Value) Place(Family family, int position, (string? Name, Expr Value) argument)
    {
        if (argument.Name is not { } name)
        {
            return (position, argument.Value);
        }

        var alias = Array.Find(Aliases, alias => alias.Family == family.Name && alias.Names.Contains(name));
        var parameter = alias?.Parameter ?? name;
        return (family.Parameters.ToList().IndexOf(parameter), alias is null ? argument.Value : alias.Convert(argument.Value));
    }

    private static Expr Standardised(Expr x, Expr location, Expr scale) => Divide(Subtract(x, location), scale);

    /// <summary>log(1 − u).</summary>
    private static Expr LogOfRest(Expr u) => Call(Function.Log1p, Negate(u));

    private static Expr Reciprocal(Expr value) =>
        value is Binary { Operator: BinaryOperator.Divide, Left: Number { DecimalPlaces: 0, Digits.IsOne: true } } quotient
            ? quotient.Right
            : Divide(One, value);

    // √(s²) = s for a standard deviation s > 0
    private static Expr Root(Expr variance) =>
        variance is Binary { Operator: BinaryOperator.Power, Right: Number { DecimalPlaces: 0 } exponent } power && exponent.Digits == 2
            ? power.Left
            : Call(Function.Sqrt, variance);

    private sealed record Law(Expr Cdf, Expr? Quantile, Expr? Low, Expr? High);

    private sealed record Family(string Name, Sequence<string> Synonyms, Sequence<string> Parameters, Func<Expr[], Law> Law);

    private sealed record Alias(string Family, string Parameter, Sequence<string> Names, Func<Expr, Expr> Convert);
}
