using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>
/// A distribution as mathematics: density, moments and the rest as expressions of its parameters, which may be numbers,
/// symbols or anything else. One formula serves every precision, its derivatives and its print. What a law does not have in
/// closed form is null.
/// </summary>
internal abstract record Law
{
    /// <summary>The shape of a value: a scalar, a vector or a matrix.</summary>
    public abstract Shape Shape { get; }

    /// <summary>Where the density, or probability, is not zero.</summary>
    public abstract Support Support { get; }

    public bool IsDiscrete => Supports.IsDiscrete(Support);

    /// <summary>log p(x) in nats, for x inside the support; the log probability of a value for a discrete law.</summary>
    public abstract Expr LogDensity(Expr at);

    /// <summary>E[X]; a vector or matrix where the values are.</summary>
    public virtual Expr? Mean => null;

    /// <summary>Var[X]; the covariance matrix of a vector. Infinite ones are <see cref="Constant.Infinity"/>, those that do not exist null.</summary>
    public virtual Expr? Variance => null;

    /// <summary>−E[log p(X)] in nats.</summary>
    public virtual Expr? Entropy => null;

    /// <summary>P(X ≤ x) for x inside the support of a scalar law; for a discrete one at a whole number.</summary>
    public virtual Expr? Cdf(Expr at) => null;

    /// <summary>P(X &gt; x), where it does not follow from the distribution function with a cancellation.</summary>
    public virtual Expr? Survival(Expr at) => Cdf(at) is { } below ? 1 - below : null;

    /// <summary>The inverse of the distribution function at u in (0, 1), for a continuous scalar law.</summary>
    public virtual Expr? Quantile(Expr probability) => null;

    /// <summary>The value as a function of noise that has no parameters.</summary>
    public virtual Reparameterisation? Reparameterisation => null;

    /// <summary>E[s(X)] for a scalar law.</summary>
    public virtual Expr? Expect(Statistic statistic) => null;

    /// <summary>E[log X], element by element, for a law over vectors of positive numbers.</summary>
    public virtual Expr? LogMean => null;

    /// <summary>E[log |X|] for a law over positive definite matrices.</summary>
    public virtual Expr? LogDeterminantMean => null;

    /// <summary>E[X⁻¹] for a law over positive definite matrices.</summary>
    public virtual Expr? InverseMean => null;

    /// <summary>Draws from the law whose parameters <paramref name="values"/> makes numbers of.</summary>
    public abstract ISampler Sampler(ParameterValues values);

    /// <summary>The conditions on the parameters under which this is a distribution, such as σ² &gt; 0.</summary>
    public abstract Sequence<Expr> Conditions { get; }

    /// <summary>The law with every parameter replaced.</summary>
    public abstract Law Map(Func<Expr, Expr> replace);

    /// <summary>The public distribution of a law whose parameters are numbers, or null where there is none.</summary>
    public virtual Distribution? Numeric => null;

    /// <summary>The law as it is written in an expression.</summary>
    public abstract FamilyTerm Term { get; }
}

/// <summary>X = <paramref name="Transform"/>(ε) with ε from <paramref name="Noise"/>; <paramref name="IsIncreasing"/> is null where X is not a monotone function of a scalar.</summary>
internal sealed record Reparameterisation(Law Noise, Func<Expr, Expr> Transform, bool? IsIncreasing = true);
