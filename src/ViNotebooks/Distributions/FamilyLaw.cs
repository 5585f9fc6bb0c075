using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>A member of a parametric family.</summary>
internal sealed record FamilyLaw(Family Family, Sequence<Expr> Parameters) : Law
{
    public override Shape Shape => Family.Shape(Parameters);

    public override Support Support => Family.Support(Parameters);

    public override Expr? Mean => Family.Mean?.Invoke(Parameters);

    public override Expr? Variance => Family.Variance?.Invoke(Parameters);

    public override Expr? Entropy => Family.Entropy?.Invoke(Parameters);

    public override Reparameterisation? Reparameterisation => Family.Reparameterisation?.Invoke(Parameters);

    public override Expr? LogMean => Family.LogMean?.Invoke(Parameters);

    public override Expr? LogDeterminantMean => Family.LogDeterminantMean?.Invoke(Parameters);

    public override Expr? InverseMean => Family.InverseMean?.Invoke(Parameters);

    public override Sequence<Expr> Conditions => ParameterDomains.Conditions(this);

    public override Distribution? Numeric => Family.Numeric?.Invoke(this);

    public override FamilyTerm Term => new(Family.Name, Parameters.Select(parameter => new LawArgument(null, parameter)).ToSequence());

    public override Expr LogDensity(Expr at) => Family.LogDensity(Parameters, at);

    public override Expr? Cdf(Expr at) => Family.Cdf?.Invoke(Parameters, at);

    public override Expr? Survival(Expr at) => Family.Survival?.Invoke(Parameters, at) ?? base.Survival(at);

    public override Expr? Quantile(Expr probability) => Family.Quantile?.Invoke(Parameters, probability);

    public override Expr? Expect(Statistic statistic) => Family.Expect?.Invoke(Parameters, statistic);

    public override ISampler Sampler(ParameterValues values) => Family.Sampler?.Invoke(Parameters, values) ?? TransformSampler.Of(this, values);

    /// <remarks>A probability that is written as 0 or 1 stays: 0 log 0 = 0 is decided by what is written.</remarks>
    public override Law Map(Func<Expr, Expr> replace) => new FamilyLaw(
        Family, Parameters.Select((parameter, i) => Replaced(parameter, Family.Parameters[i].Domain, replace)).ToSequence());

    private static Expr Replaced(Expr parameter, ParameterDomain domain, Func<Expr, Expr> replace) => (domain, parameter) switch
    {
        (ParameterDomain.Probability, _) when Formulas.IsZero(parameter) || Formulas.IsOne(parameter) => ZeroLogs.Kept(parameter, replace),
        (ParameterDomain.ProbabilityVector, _) => ZeroLogs.Map(parameter, replace),
        _ => replace(parameter),
    };

    public override string ToString() => $"{Family.Name}({string.Join(", ", Parameters.Select(Expressions.Printing.InfixPrinter.Print))})";
}
