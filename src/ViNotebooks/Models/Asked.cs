using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models.Oracles;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models;

/// <summary>What an exercise asks as an expression of probability calculus: written out once, in closed form as far as there is one, and evaluated at points.</summary>
internal sealed class Asked
{
    private readonly Declarations names;
    private readonly Lazy<Expr> reduced;
    private readonly Expr resolved;
    private readonly ParameterDomainCheck domains;

    private Asked(Expr expression, Expr resolved, Declarations names, ParameterDomainCheck domains)
    {
        Expression = expression;
        this.domains = domains;
        this.names = names;
        this.resolved = resolved;
        reduced = new Lazy<Expr>(() => ClosedReduction.Reduce(resolved, names));
    }

    /// <summary>What is asked, as it was written.</summary>
    public Expr Expression { get; }

    /// <summary>The symbols whose values decide what is asked.</summary>
    public IReadOnlySet<string> FreeSymbols => Traversal.Symbols(resolved);

    /// <summary>The same with everything in closed form that has one.</summary>
    public Expr Reduced => reduced.Value;

    /// <summary>The closed form of the whole, or null where parts of it need a numeric oracle.</summary>
    public Expr? ClosedForm => IsClosed && !IsPartial ? Reduced : null;

    private bool SaysInfinite => Traversal.All(Reduced).Any(node => node is Constant { Name: ConstantName.Infinity });

    private bool IsClosed => !ProbabilityNodes.IsIn(Reduced);

    /// <summary>Whether the closed form holds under conditions only, and is undefined elsewhere.</summary>
    private bool IsPartial => Traversal.All(Reduced).Any(node => node is Call { Function: Function.Undefined });

    /// <exception cref="AskedException">It has no meaning in the scope's model and guide.</exception>
    public static Asked Prepare(Expr expression, Scope scope) =>
        new(expression, SupportPruning.Apply(ModelResolution.Resolve(expression, scope), scope.Names), ModelResolution.Known(scope), new ParameterDomainCheck(expression, scope));

    /// <summary>The value at a point of the scope, with how it was found and its bounds.</summary>
    /// <param name="point">Values of the free symbols.</param>
    /// <param name="seed">Reproduces what is sampled.</param>
    /// <param name="budget">What the evaluation may cost.</param>
    /// <param name="token">Cancels the evaluation.</param>
    /// <exception cref="AskedException">There is no value: an integral diverges, a law has parameters outside their domain.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public OracleValue At(Point point, ulong seed, OracleBudget? budget = null, CancellationToken token = default)
    {
        domains.At(point);
        if (IsClosed)
        {
            var value = Evaluator<BoundedFloat>.Evaluate(Reduced, point.Bounded);
            if (value.Elements.ToArray().All(BoundedFloat.IsFinite))
            {
                return new OracleValue(value, Oracle.ClosedForm, null);
            }

            // a form that overflows on its way says nothing; one that is infinite says so where no oracle finds a number
            return ProbabilityNodes.IsIn(resolved) && !SaysInfinite && Attempt(point, seed, budget, token) is { } found
                ? found
                : new OracleValue(value, Oracle.ClosedForm, null);
        }

        return ByOracles(point, seed, budget, token);
    }

    private OracleValue? Attempt(Point point, ulong seed, OracleBudget? budget, CancellationToken token)
    {
        try
        {
            var found = ByOracles(point, seed, budget, token);
            return found.Value.Elements.ToArray().All(BoundedFloat.IsFinite) ? found : null;
        }
        catch (AskedException)
        {
            return null;
        }
    }

    private OracleValue ByOracles(Point point, ulong seed, OracleBudget? budget, CancellationToken token)
    {

        var meter = new EvaluationMeter(budget ?? OracleBudget.Default, token);
        try
        {
            var concrete = new Unrolling(point.Doubles).Apply(Differenced(IsClosed ? resolved : Reduced));
            var found = new NumericOracle(names, seed, meter).Evaluate(concrete);
            token.ThrowIfCancellationRequested();
            return found;
        }
        catch (BudgetException)
        {
            throw new AskedException($"The value was not found within {meter.Budget.MostEvaluations:N0} evaluations; ask for more, or for a simpler expression.", isBeyond: true);
        }
    }

    /// <summary>Derivatives without a rule become differences.</summary>
    private static Expr Differenced(Expr expression) => Substitution.Replace(expression, static node => node switch
    {
        Differential { By: [var only] } single => new DerivativeAt(only, new Symbol(only), Differenced(single.Body)),
        Differential gradient => new VectorLiteral(gradient.By.Select(Expr (by) => new DerivativeAt(by, new Symbol(by), Differenced(gradient.Body))).ToSequence()),
        _ => null,
    });
}
