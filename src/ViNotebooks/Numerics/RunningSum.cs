namespace ViNotebooks.Numerics;

/// <summary>A compensated sum of terms with what is known of its error.</summary>
/// <remarks>Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974).</remarks>
internal sealed class RunningSum(BatchIntegrand terms, long budget, CancellationToken token)
{
    private const int Chunk = 1024;

    private readonly double[] ns = new double[Chunk];
    private readonly double[] values = new double[Chunk];
    private double sum;
    private double compensation;
    private double neglected;

    public double Value => sum + compensation;

    /// <summary>The sum of the absolute values.</summary>
    public double Size { get; private set; }

    /// <summary>What rounding and the terms that were left out may amount to.</summary>
    public double Error => (4e-16 * Size) + neglected;

    public long Evaluations { get; private set; }

    public double LastTerm { get; private set; }

    public bool IsSpent => Evaluations >= budget;

    public (QuadratureStatus Status, double Where)? Failure { get; private set; }

    /// <summary>Adds the terms from n = from to n = to, calls <paramref name="each"/> after every term, and gives the sum of their sizes.</summary>
    public double Add(double from, double to, Action<double, double>? each = null)
    {
        var size = 0.0;
        for (var start = from; start <= to && Failure is null; start += Chunk)
        {
            token.ThrowIfCancellationRequested();
            var count = (int)Math.Min(Chunk, to - start + 1);
            for (var i = 0; i < count; i++)
                ns[i] = start + i;

            terms(ns.AsSpan(0, count), values.AsSpan(0, count));
            Evaluations += count;
            for (var i = 0; i < count; i++)
            {
                var term = values[i];
                if (!double.IsFinite(term))
                {
                    Failure = (double.IsNaN(term) ? QuadratureStatus.Undefined : QuadratureStatus.Divergent, ns[i]);
                    return size;
                }

                var total = sum + term;
                compensation += Math.Abs(sum) >= Math.Abs(term) ? sum - total + term : term - total + sum;
                sum = total;
                size += Math.Abs(term);
                LastTerm = term;
                each?.Invoke(ns[i], term);
            }
        }

        Size += size;
        return size;
    }

    /// <summary>Says how much may have been left out.</summary>
    public void Neglect(double size) => neglected += size;

    /// <summary>The result, with the error of a part that was estimated and not summed.</summary>
    public QuadratureResult Result(QuadratureGoal goal, double error, double rest = 0)
    {
        if (Failure is { } failure)
            return new(double.NaN, double.PositiveInfinity, Evaluations, failure.Status, failure.Where);

        var total = Error + error;
        var wanted = Math.Max(goal.Absolute, goal.Relative * (Size + Math.Abs(rest)));
        return new(Value + rest, total, Evaluations, total <= wanted ? QuadratureStatus.Converged : QuadratureStatus.NotConverged);
    }

    public QuadratureResult Diverged(double where) => new(double.NaN, double.PositiveInfinity, Evaluations, QuadratureStatus.Divergent, where);
}
