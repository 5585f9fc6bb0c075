using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Divergences;

/// <summary>What a result comes to for given parameters.</summary>
internal enum ClosedFormStatus
{
    /// <summary>A finite number.</summary>
    Finite,
    Infinite,
    NoClosedForm,

    /// <summary>No divergence is defined, or the parameters are outside their domain.</summary>
    Undefined,
}

/// <summary>A closed form as a number in nats, with a bound on its rounding; a reason where there is none.</summary>
internal readonly record struct ClosedFormValue(ClosedFormStatus Status, double Value, double Error, string? Reason)
{
    /// <summary>The value in 128-bit arithmetic with running error bounds, so that what cancels near equality leaves enough digits.</summary>
    public static ClosedFormValue Of(KlResult result, IReadOnlyDictionary<string, Value<BoundedFloat>> values) => result switch
    {
        ClosedForm form => FailingIn(form.FiniteWhere, values) is { } diverges ? diverges
            : FirstFailing(form.KnownWhere, values) is { } unknown ? None(unknown.Otherwise)
            : Evaluated(form.Value, values),
        Infinite infinite => Divergent(infinite.Reason),
        NoClosedForm none => FailingIn(none.FiniteWhere, values) ?? None(none.Reason),
        NotComparable neither => new(ClosedFormStatus.Undefined, double.NaN, 0, neither.Reason),
        _ => throw new ArgumentException($"{result} is no known result.", nameof(result)),
    };

    private static ClosedFormValue Evaluated(Expr expression, IReadOnlyDictionary<string, Value<BoundedFloat>> values)
    {
        var value = Evaluator<BoundedFloat>.Evaluate(expression, values).AsScalar;
        if (!BoundedFloat.IsDefined(value))
            return new(ClosedFormStatus.Undefined, double.NaN, 0, "the parameters are outside their domain");

        if (!BoundedFloat.IsFinite(value))
            return None("the closed form leaves the range of the arithmetic");

        return new(ClosedFormStatus.Finite, BoundedFloat.ToDouble(value), WideFloat.ToDouble(value.Error), null);
    }

    private static ClosedFormValue? FailingIn(Sequence<Requirement> requirements, IReadOnlyDictionary<string, Value<BoundedFloat>> values) =>
        FirstFailing(requirements, values) is { } failing ? Divergent(failing.Otherwise) : null;

    private static Requirement? FirstFailing(Sequence<Requirement> requirements, IReadOnlyDictionary<string, Value<BoundedFloat>> values) =>
        requirements.FirstOrDefault(requirement => Conditions.Holds(requirement.Condition, values) is false);

    private static ClosedFormValue Divergent(string reason) => new(ClosedFormStatus.Infinite, double.PositiveInfinity, 0, reason);

    private static ClosedFormValue None(string reason) => new(ClosedFormStatus.NoClosedForm, double.NaN, double.NaN, reason);
}
