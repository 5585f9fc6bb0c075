namespace ViNotebooks.Models.Oracles;

/// <summary>Counts what an evaluation has cost, and ends it at the budget or when it is cancelled.</summary>
internal sealed class EvaluationMeter(OracleBudget budget, CancellationToken token)
{
    private long used;

    public OracleBudget Budget { get; } = budget;

    public CancellationToken Token { get; } = token;

    /// <summary>A meter of its own for one attempt that may not cost more than this.</summary>
    public EvaluationMeter Attempt(long most) => new(Budget with { MostEvaluations = Math.Min(most, Left) }, Token);

    public long Left => Math.Max(1000, Budget.MostEvaluations - used);

    /// <exception cref="BudgetException">The budget is spent.</exception>
    public void Count(long evaluations)
    {
        used += evaluations;
        Check();
    }

    /// <exception cref="BudgetException">The budget is spent.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public void Check()
    {
        Token.ThrowIfCancellationRequested();
        if (used > Budget.MostEvaluations)
        {
            throw new BudgetException();
        }
    }
}

/// <summary>An oracle would cost more than the budget; a cheaper one may take over.</summary>
internal sealed class BudgetException() : Exception("The budget of evaluations is spent.");
