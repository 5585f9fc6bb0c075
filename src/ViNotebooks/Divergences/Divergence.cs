using ViNotebooks.Distributions;
using ViNotebooks.Divergences;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks;

/// <summary>
/// Divergences and entropies in nats, from closed forms only. They are evaluated in 128-bit arithmetic with error bounds, so
/// that what cancels between almost equal distributions leaves all the digits of a double.
/// </summary>
public static class Divergence
{
    private static readonly Dictionary<string, Value<BoundedFloat>> NoValues = [];

    /// <summary>KL(p ‖ q) = E_p[log p(X) − log q(X)] ≥ 0.</summary>
    public static DivergenceResult KullbackLeibler(Distribution p, Distribution q)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(q);
        return AreSame(p.Law, q.Law) ? new ClosedFormDivergence(0, 0) : Nonnegative(KlRegistry.Find(p.Law, q.Law), p, q);
    }

    /// <summary>D_α(p ‖ q) = log ∫ p^α q^(1 − α)/(α − 1) ≥ 0, the Kullback–Leibler divergence at α = 1.</summary>
    /// <param name="p">The first distribution.</param>
    /// <param name="q">The second distribution.</param>
    /// <param name="order">α &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is not positive and finite.</exception>
    public static DivergenceResult Renyi(Distribution p, Distribution q, double order)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(q);
        if (!(order > 0 && double.IsFinite(order)))
            throw new ArgumentOutOfRangeException(nameof(order), order, $"The order is {order:R}; it must be positive and finite.");

        return AreSame(p.Law, q.Law) ? new ClosedFormDivergence(0, 0) : Nonnegative(RenyiForms.Find(p.Law, q.Law, Numeral.Of(order)), p, q);
    }

    /// <summary>½ KL(p ‖ m) + ½ KL(q ‖ m) with m = ½ (p + q), from 0 to log 2.</summary>
    public static DivergenceResult JensenShannon(Distribution p, Distribution q)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(q);
        return AreSame(p.Law, q.Law) ? new ClosedFormDivergence(0, 0) : Nonnegative(JensenShannonForms.Find(p.Law, q.Law), p, q);
    }

    /// <summary>H(p) = −E_p[log p(X)]; for a continuous distribution it may be negative.</summary>
    public static DivergenceResult Entropy(Distribution p)
    {
        ArgumentNullException.ThrowIfNull(p);
        return Result(Information.Entropy(p.Law), p, p);
    }

    /// <summary>H(p, q) = −E_p[log q(X)].</summary>
    public static DivergenceResult CrossEntropy(Distribution p, Distribution q)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(q);
        return Result(Information.CrossEntropy(p.Law, q.Law), p, q);
    }

    /// <summary>An upper bound on KL(p ‖ q) where one of them is a mixture, from the divergences between components; null where these have no closed form.</summary>
    /// <remarks>Hershey and Olsen, "Approximating the Kullback Leibler divergence between Gaussian mixture models", ICASSP 2007.</remarks>
    public static DivergenceBound? MixtureBound(Distribution p, Distribution q)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(q);
        var value = ClosedFormValue.Of(KlRegistry.MixtureBound(p.Law, q.Law).Bound, NoValues);
        return value.Status switch
        {
            ClosedFormStatus.Finite => new DivergenceBound(Math.Max(0, value.Value + value.Error)),
            ClosedFormStatus.Infinite => new DivergenceBound(double.PositiveInfinity),
            _ => null,
        };
    }

    internal static IntegratedDivergence? ByQuadrature(Distribution p, Distribution q) =>
        p is UnivariateDistribution first && q is UnivariateDistribution second ? NumericDivergence.Integrated(first, second) : null;

    internal static SampledDivergence? BySampling(Distribution p, Distribution q, ulong seed, int count) =>
        p is UnivariateDistribution first && q is UnivariateDistribution second ? NumericDivergence.Sampled(first, second, seed, count) : null;

    /// <summary>Whether the laws are of one family with parameters of the same values, however these are written.</summary>
    private static bool AreSame(Law p, Law q) => p == q || (p is FamilyLaw first && q is FamilyLaw second && first.Family == second.Family
        && first.Parameters.Zip(second.Parameters).All(pair => pair.First == pair.Second || AreSame(pair.First, pair.Second)));

    private static bool AreSame(Expr a, Expr b)
    {
        var x = Evaluator<BoundedFloat>.Evaluate(a, NoValues);
        var y = Evaluator<BoundedFloat>.Evaluate(b, NoValues);
        if (x.Count != y.Count || x.Kind != y.Kind)
            return false;

        for (var i = 0; i < x.Count; i++)
        {
            var difference = x.Elements[i] - y.Elements[i];
            if (BoundedFloat.Sign(difference) != 0 && WideFloat.Abs(difference.Value) > difference.Error)
                return false;
        }

        return true;
    }

    private static DivergenceResult Nonnegative(KlResult result, Distribution p, Distribution q) => Result(result, p, q) switch
    {
        // what rounding leaves below zero is zero
        ClosedFormDivergence { Nats: < 0 } form => form with { Nats = 0 },
        var other => other,
    };

    private static DivergenceResult Result(KlResult result, Distribution p, Distribution q)
    {
        var value = ClosedFormValue.Of(result, NoValues);
        return value.Status switch
        {
            ClosedFormStatus.Finite => new ClosedFormDivergence(value.Value, value.Error),
            ClosedFormStatus.Infinite => new InfiniteDivergence(value.Reason!),
            ClosedFormStatus.NoClosedForm => new DivergenceWithoutClosedForm(value.Reason!, p, q),
            _ => new UndefinedDivergence(value.Reason!),
        };
    }
}
