using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>
/// Integrals over a scalar in closed form: polynomials and powers times exponentials of quadratics, of b z, of c/z, of |z|,
/// powers of z and 1 − z, Φ(a + b z) under a Gaussian, and pieces of these. Where a result needs a condition that the
/// declarations do not show, such as a power above −1, it is undefined elsewhere.
/// </summary>
internal static class ClosedIntegrals
{
    /// <summary>∫ <paramref name="body"/> d<paramref name="variable"/>, null ends being infinite; null where there is no closed form here.</summary>
    public static Expr? Integrate(Expr body, string variable, Expr? from, Expr? to, Declarations names) =>
        Reduction.OrNull(() => Find(body, variable, from, to, names) is var (value, reduction) ? reduction.Result(value) : null);

    /// <summary>log ∫ exp(<paramref name="logBody"/>) d<paramref name="variable"/>, with exponentials taken out of the integral so that nothing overflows.</summary>
    public static Expr? LogIntegral(Expr logBody, string variable, Expr? from, Expr? to, Declarations names) =>
        Reduction.OrNull(() =>
        {
            var body = logBody is Call { Function: Function.Log, Arguments: [var inside] } ? inside : Make.Call(Function.Exp, logBody);
            if (Find(body, variable, from, to, names) is not var (value, reduction) || value.IsZero)
                return null;

            // log Σ tᵢ from log tᵢ where every term is positive
            if (value.Terms.Count > 1 && value.Terms.All(term => Signs.Of(term) == KnownSign.Positive))
            {
                var logs = value.Terms.Select(term => Assembler.ToExpr(LogRules.Log(Polynomial.Of(term), reduction.Context)));
                return reduction.Result(new Call(Function.LogSumExp, logs.ToSequence()));
            }

            return reduction.Result(LogRules.Log(value, reduction.Context));
        });

    private static (Polynomial Value, Reduction Reduction)? Find(Expr body, string variable, Expr? from, Expr? to, Declarations names)
    {
        var low = Finite(from);
        var high = Finite(to);
        (body, variable) = BoundName.Apart(body, variable, [low ?? Number.Zero, high ?? Number.Zero]);
        var inside = Assumed.Variable(names, variable, Shape.Scalar, new IntervalSupport(low, high));
        var assumptions = new List<Expr>();
        if (low is not null and not Number)
            assumptions.Add(new Comparison(Relation.Greater, new Symbol(variable), low));

        var reduction = Reduction.Of(inside, [body, low ?? Number.Zero, high ?? Number.Zero], assumptions);
        var range = new IntegralRange(low is null ? null : reduction.Read(low), high is null ? null : reduction.Read(high));
        return ScalarIntegrals.Of(reduction.Read(body), variable, range, reduction) is { } value ? (value, reduction) : null;
    }

    private static Expr? Finite(Expr? end) => end is Constant { Name: ConstantName.Infinity } or Negate { Operand: Constant { Name: ConstantName.Infinity } } ? null : end;
}
