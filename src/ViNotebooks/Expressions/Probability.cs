namespace ViNotebooks.Expressions;

/// <summary>An argument of a distribution, by name or by position.</summary>
internal sealed record LawArgument(string? Name, Expr Value);

/// <summary>A distribution of a family written in place, such as <c>Normal(mu, variance = 1)</c>. Its arguments may be distributions too, as in a mixture.</summary>
internal sealed record FamilyTerm(string Family, Sequence<LawArgument> Arguments) : Expr;

/// <summary>The law of a vector whose elements, for the index from <paramref name="From"/> to <paramref name="To"/>, are drawn each from <paramref name="Term"/>.</summary>
internal sealed record PlateTerm(string Index, Expr From, Expr To, FamilyTerm Term) : Expr;

/// <summary>The law of a scalar by an unnormalised density <paramref name="Body"/>, an expression of <paramref name="Variable"/>, which it binds.</summary>
internal sealed record GivenDensity(string Variable, Expr Body) : Expr;

/// <summary>A variable of the model at a value: z in p(z), which stands for its own value, or z = 2 in p(z = 2).</summary>
internal sealed record At(string Variable, Expr Value);

/// <summary>
/// A distribution of the declared model, p, or guide, q: of its <paramref name="Variables"/> given others. Without variables
/// it is the whole of q, or as much of p as its surroundings ask for: KL(q || p) means p of the variables of q.
/// </summary>
internal sealed record ModelTerm(string Name, Sequence<At> Variables, Sequence<At> Given) : Expr;

/// <summary>
/// The density, or the probability of a value, of a distribution. <paramref name="Value"/> is null for a
/// <see cref="ModelTerm"/>, which has its values with it.
/// </summary>
internal sealed record Density(Expr Law, Expr? Value) : Expr;

/// <summary>Variables drawn from a distribution, as in z ~ Exponential(2); no variables where it is a model term that brings its own, as in E_q.</summary>
internal sealed record Draw(Sequence<string> Variables, Expr Law);

internal enum MomentKind
{
    Mean,
    Variance,

    /// <summary>Of two bodies.</summary>
    Covariance,
}

/// <summary>E, Var or Cov over draws, later ones given the earlier. The drawn variables are bound in the bodies.</summary>
internal sealed record Expectation(MomentKind Kind, Sequence<Draw> Draws, Sequence<Expr> Bodies) : Expr;

internal enum FunctionalKind
{
    /// <summary>H(P), in nats.</summary>
    Entropy,

    /// <summary>KL(P || Q).</summary>
    KullbackLeibler,

    /// <summary>H(P, Q) = −E_P log Q.</summary>
    CrossEntropy,

    /// <summary>D_α(P || Q); the order α is the <see cref="Functional.Order"/>.</summary>
    Renyi,

    /// <summary>JS(P, Q) with equal weights.</summary>
    JensenShannon,
}

/// <summary>A number that depends on whole distributions.</summary>
internal sealed record Functional(FunctionalKind Kind, Sequence<Expr> Laws, Expr? Order = null) : Expr;

/// <summary>∫ <paramref name="Body"/> d<paramref name="Variable"/>; without bounds over all values that the variable may take, and a sum where these are discrete.</summary>
internal sealed record Integral(string Variable, Expr? From, Expr? To, Expr Body) : Expr;

internal enum ExtremumKind
{
    ArgMax,
    ArgMin,
    Max,
    Min,
}

/// <summary>The largest or smallest value of <paramref name="Body"/> over the declared domains of the variables, or where it is taken.</summary>
internal sealed record Extremum(ExtremumKind Kind, Sequence<string> Variables, Expr Body) : Expr;

/// <summary>
/// The derivative of <paramref name="Body"/> by a symbol, or a gradient: the vector of the derivatives by each scalar symbol,
/// and by each element of a vector.
/// </summary>
internal sealed record Differential(Sequence<string> By, bool IsGradient, Expr Body) : Expr;

/// <summary>The derivative of <paramref name="Body"/> by a variable, which it binds, at a place: what is left where no rule applies.</summary>
internal sealed record DerivativeAt(string Variable, Expr Place, Expr Body) : Expr;
