using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>What a parameter of a family may be.</summary>
internal enum ParameterDomain
{
    Real,
    Positive,
    Nonnegative,

    /// <summary>From 0 to 1, both included.</summary>
    Probability,

    /// <summary>1, 2, …</summary>
    PositiveInteger,

    /// <summary>0, 1, …</summary>
    NonnegativeInteger,

    RealVector,
    PositiveVector,

    /// <summary>Nonnegative numbers that sum to one.</summary>
    ProbabilityVector,

    Spd,
    RealMatrix,
}

/// <summary>Another way to give a parameter: names such as sd, and how the parameter follows from what is given under them.</summary>
internal sealed record ParameterAlias(Sequence<string> Names, Func<Expr, Expr> Convert);

/// <summary>Another way to give all parameters together, such as a mean and a dispersion.</summary>
internal sealed record AlternativeForm(Sequence<string> Names, Func<Sequence<Expr>, Sequence<Expr>> Convert)
{
    public bool Fits(Sequence<LawArgument> arguments) =>
        arguments.Count == Names.Count && Names.All(name => arguments.Count(argument => argument.Name == name) == 1);
}

/// <summary>A parameter of a family by its canonical name, such as the rate of an exponential distribution.</summary>
internal sealed record Parameter(string Name, ParameterDomain Domain, params Sequence<ParameterAlias> Aliases)
{
    /// <summary>The value where the parameter is left out, or null where it must be given.</summary>
    public Expr? Default { get; init; }
}

/// <summary>
/// A parametric family: the formulas of its laws as functions of the canonical parameters, in their order. What a family
/// lacks in closed form is null, or a function that gives null where it lacks it for these parameters.
/// </summary>
internal sealed class Family(
    string name, Sequence<Parameter> parameters, Func<Sequence<Expr>, Support> support, Func<Sequence<Expr>, Expr, Expr> logDensity)
{
    public string Name { get; } = name;

    /// <summary>Other names, as in text and LaTeX: Expo, Bern.</summary>
    public Sequence<string> Synonyms { get; init; } = [];

    public Sequence<Parameter> Parameters { get; } = parameters;

    public Sequence<AlternativeForm> Alternatives { get; init; } = [];

    public Func<Sequence<Expr>, Support> Support { get; } = support;

    public Func<Sequence<Expr>, Expr, Expr> LogDensity { get; } = logDensity;

    /// <summary>The shape of a value; the size of a vector comes from the parameters.</summary>
    public Func<Sequence<Expr>, Shape> Shape { get; init; } = static _ => Expressions.Shape.Scalar;

    public Func<Sequence<Expr>, Expr?>? Mean { get; init; }

    public Func<Sequence<Expr>, Expr?>? Variance { get; init; }

    public Func<Sequence<Expr>, Expr?>? Entropy { get; init; }

    public Func<Sequence<Expr>, Expr, Expr?>? Cdf { get; init; }

    /// <summary>P(X &gt; x) where it is not computed as the rest of a distribution function near 1.</summary>
    public Func<Sequence<Expr>, Expr, Expr?>? Survival { get; init; }

    public Func<Sequence<Expr>, Expr, Expr?>? Quantile { get; init; }

    public Func<Sequence<Expr>, Reparameterisation?>? Reparameterisation { get; init; }

    public Func<Sequence<Expr>, Statistic, Expr?>? Expect { get; init; }

    /// <summary>E[log X], element by element, for families over vectors of positive numbers.</summary>
    public Func<Sequence<Expr>, Expr?>? LogMean { get; init; }

    /// <summary>E[log |X|] for families over positive definite matrices.</summary>
    public Func<Sequence<Expr>, Expr?>? LogDeterminantMean { get; init; }

    /// <summary>E[X⁻¹] for families over positive definite matrices.</summary>
    public Func<Sequence<Expr>, Expr?>? InverseMean { get; init; }

    /// <summary>Null where draws come from the reparameterisation or the quantile.</summary>
    public Func<Sequence<Expr>, ParameterValues, ISampler>? Sampler { get; init; }

    /// <summary>The public distribution of a member whose parameters are numbers.</summary>
    public Func<FamilyLaw, Distribution>? Numeric { get; init; }

    /// <summary>Conditions that join several parameters, such as low &lt; high.</summary>
    public Func<Sequence<Expr>, Sequence<Expr>> JointConditions { get; init; } = static _ => [];

    public FamilyLaw Of(params Sequence<Expr> parameters) => new(this, parameters);

    public override string ToString() => Name;
}
