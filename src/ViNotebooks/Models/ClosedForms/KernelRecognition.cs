using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>
/// The law whose density is proportional to a given one: a function of the variable is recognised by its form, so that a
/// posterior is found from the joint density without a table of conjugate pairs. The parameters must meet the conditions of
/// the law that is found; where these cannot hold nothing is found.
/// </summary>
internal static class KernelRecognition
{
    private const int MostValues = 64;

    /// <summary>The law with this log density up to a constant in <paramref name="variable"/> on the support, or null.</summary>
    public static Law? Recognise(Expr logDensity, string variable, Support support, Declarations names)
    {
        if (Find(logDensity, variable, support, names) is var (family, parameters))
            return KnownLaws.Of(family, parameters);

        // the same density on a part of the line
        return support is IntervalSupport { Low: var low, High: var high } && (low is not null || high is not null)
            && Find(logDensity, variable, new IntervalSupport(null, null), names) is var (whole, wholeParameters)
            && KnownLaws.Of(whole, wholeParameters) is { } law
            ? new TruncatedLaw(law, low, high)
            : null;
    }

    /// <summary>The name of the family and its canonical parameters.</summary>
    public static (string Family, Sequence<Expr> Parameters)? Find(Expr logDensity, string variable, Support support, Declarations names)
    {
        try
        {
            var shape = support switch
            {
                VectorSupport vector => Shape.Vector(vector.Length),
                SimplexSupport simplex => Shape.Vector(simplex.Length),
                _ => Shape.Scalar,
            };
            var inside = Assumed.Variable(names, variable, shape, support);
            var reduction = Reduction.Of(inside, [logDensity, new Symbol(variable)], []);
            var sum = reduction.Read(logDensity);
            return support switch
            {
                IntervalSupport interval => Continuous(sum, variable, interval, reduction),
                IntegerSupport integers => Discrete(sum, variable, integers, reduction),
                VectorSupport => VectorKernels.Normal(sum, variable, reduction),
                SimplexSupport => VectorKernels.Dirichlet(sum, variable, reduction),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is RewritingStoppedException or InsufficientExecutionStackException)
        {
            return null;
        }
    }

    private static (string, Sequence<Expr>)? Continuous(Polynomial sum, string z, IntervalSupport support, Reduction reduction)
    {
        var context = reduction.Context;
        if (ExpRules.Exp(Dependent(sum, z), context).Terms is not [var term])
            return null;

        var kernel = Kernel.Of(term, z, context);
        if (support is { Low: null, High: null } && Laplace(kernel, z, reduction) is { } laplace)
            return laplace;

        if (kernel.Rest.Count > 0 || kernel.LogPower > 0 || kernel.LogComplementPower > 0)
            return null;

        // exp(a z² + b z), a < 0: N(−b/(2a), −1/(2a))
        if (support is { Low: null, High: null })
        {
            var a = -kernel.Quadratic;
            if (!kernel.Power.IsZero || !kernel.Reciprocal.IsZero || !kernel.HasNoComplement || !reduction.Require(a))
                return null;

            var (mean, variance) = GaussianIntegrals.MeanAndVariance(a, kernel.Linear, context);
            return ("Normal", [Written(mean, context), Written(variance, context)]);
        }

        if (IsZero(support.Low) && support.High is null)
            return OnHalfLine(kernel, reduction);

        if (support is { Low: { } low, High: { } high } && kernel.Power.IsZero && kernel.HasNoExponential && kernel.HasNoComplement)
            return ("Uniform", [low, high]);

        // z^(α − 1) (1 − z)^(β − 1): Beta(α, β)
        var alpha = kernel.Power + Polynomial.One;
        var beta = kernel.ComplementPower + Polynomial.One;
        return IsZero(support.Low) && support.High == Number.One && kernel.HasNoExponential && reduction.Require(alpha) && reduction.Require(beta)
            ? ("Beta", [Written(alpha, context), Written(beta, context)])
            : null;
    }

    private static (string, Sequence<Expr>)? OnHalfLine(Kernel kernel, Reduction reduction)
    {
        var context = reduction.Context;
        var power = kernel.Power + Polynomial.One;
        if (!kernel.HasNoComplement)
            return null;

        // exp(a z²), a < 0, on z > 0: HalfNormal of scale 1/√(−2a)
        if (!kernel.Quadratic.IsZero)
        {
            var precision = -kernel.Quadratic.Times(2);
            return kernel.Linear.IsZero && kernel.Power.IsZero && kernel.Reciprocal.IsZero && reduction.Require(precision)
                ? ("HalfNormal", [Written(PowerRules.Power(precision, -Rational.Half, context), context)])
                : null;
        }

        if (kernel.Reciprocal.IsZero)
        {
            // z^(a − 1) e^(−b z): Gamma(a, b)
            var rate = -kernel.Linear;
            if (!reduction.Require(power) || !reduction.Require(rate))
                return null;

            return power.IsOne ? ("Exponential", [Written(rate, context)]) : ("Gamma", [Written(power, context), Written(rate, context)]);
        }

        // z^(−a − 1) e^(−b/z): InverseGamma(a, b)
        var shape = -power;
        var scale = -kernel.Reciprocal;
        return kernel.Linear.IsZero && reduction.Require(shape) && reduction.Require(scale)
            ? ("InverseGamma", [Written(shape, context), Written(scale, context)])
            : null;
    }

    // exp(−|z − m|/s) on the line: Laplace(m, s)
    private static (string, Sequence<Expr>)? Laplace(Kernel kernel, string z, Reduction reduction)
    {
        if (!kernel.HasNoExponential || !kernel.HasNoComplement || !kernel.Power.IsZero || kernel.LogPower > 0
            || kernel.Rest is not [{ Exponent.IsOne: true, Atom: { Kind: AtomKind.Exp, Inner.Terms: [var term] } }])
        {
            return null;
        }

        var context = reduction.Context;
        var (outside, inside) = Kernel.Split(term, z);
        if (inside.Factors is not [{ Exponent.IsOne: true, Atom: { Kind: AtomKind.Abs, Inner: { } inner } }] || LinearIn.Of(inner, z) is not var (constant, slope))
            return null;

        var rate = -Products.Multiply(outside, FunctionRules.Of(Function.Abs, [slope], context), context);
        var location = -Products.Multiply(constant, PowerRules.Power(slope, -1, context), context);
        return reduction.Require(rate) ? ("Laplace", [Written(location, context), Written(PowerRules.Power(rate, -1, context), context)]) : null;
    }

    private static (string, Sequence<Expr>)? Discrete(Polynomial sum, string z, IntegerSupport support, Reduction reduction)
    {
        var context = reduction.Context;
        if (support.High is not { } high)
            return IsZero(support.Low) ? Unbounded(sum, z, reduction) : null;

        var low = reduction.Read(support.Low);
        var count = reduction.Read(high) - low;
        if (!count.IsConstant)
            return IsZero(support.Low) ? Binomial(sum, z, high, reduction) : null;

        if (count.Value.Sign <= 0 || count.Value.Numerator >= MostValues || !(low.IsZero || low.IsOne))
            return null;

        var dependent = Assembler.ToExpr(Dependent(sum, z));
        var logs = Enumerable.Range(0, (int)count.Value.Numerator + 1)
            .Select(k => reduction.Read(Substitution.Symbols(dependent, new Dictionary<string, Expr> { [z] = Assembler.ToExpr(low + Polynomial.Constant(k)) })))
            .ToList();

        // p₁ = w₁/(w₀ + w₁) = sigmoid(log w₁ − log w₀)
        if (low.IsZero)
            return logs.Count == 2 ? ("Bernoulli", [Make.Call(Function.Sigmoid, Written(logs[1] - logs[0], context))]) : Binomial(sum, z, high, reduction);

        var normaliser = new Call(Function.LogSumExp, logs.Select(log => Written(log, context)).ToSequence());
        return ("Categorical", [new VectorLiteral(logs.Select(log => Make.Call(Function.Exp, Make.Subtract(Written(log, context), normaliser))).ToSequence())]);
    }

    // λ^z/z!: Poisson(λ); e^(b z), b < 0: Geometric, the number of failures, with 1 − p = e^b
    private static (string, Sequence<Expr>)? Unbounded(Polynomial sum, string z, Reduction reduction)
    {
        var context = reduction.Context;
        var factorial = reduction.Read(Make.Call(Function.LogGamma, Make.Add(new Symbol(z), Number.One)));
        if (LinearIn.Of(sum + factorial, z) is var (_, slope))
            return ("Poisson", [Written(ExpRules.Exp(slope, context), context)]);

        return LinearIn.Of(sum, z) is var (_, decay) && reduction.Require(-decay)
            ? ("Geometric", [Written(Polynomial.One - ExpRules.Exp(decay, context), context)])
            : null;
    }

    // e^(b z) n!/(z! (n − z)!): Binomial(n, sigmoid(b))
    private static (string, Sequence<Expr>)? Binomial(Polynomial sum, string z, Expr n, Reduction reduction)
    {
        var variable = new Symbol(z);
        var factorials = reduction.Read(Make.Add(
            Make.Call(Function.LogGamma, Make.Add(variable, Number.One)),
            Make.Call(Function.LogGamma, Make.Add(Make.Subtract(n, variable), Number.One))));
        var choices = reduction.Read(Make.Call(Function.Log, Make.Call(Function.Binomial, n, variable)));
        foreach (var rest in new[] { sum + factorials, sum - choices })
        {
            if (LinearIn.Of(rest, z) is var (_, slope))
                return ("Binomial", [n, Make.Call(Function.Sigmoid, Written(slope, reduction.Context))]);
        }

        return null;
    }

    private static Polynomial Dependent(Polynomial sum, string z) =>
        Polynomial.Sum(sum.Terms.Where(term => term.Factors.Any(factor => factor.Atom.Symbols.Contains(z))));

    private static Expr Written(Polynomial value, RewritingContext context) => Assembler.ToExpr(Cancellation.Reduce(value, context));

    private static bool IsZero(Expr? value) => value is Number { Digits.IsZero: true };
}
