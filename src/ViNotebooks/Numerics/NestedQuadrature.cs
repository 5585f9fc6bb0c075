namespace ViNotebooks.Numerics;

/// <summary>The range of one variable, and its points of interest, given the variables outside of it.</summary>
internal delegate (double From, double To, IReadOnlyList<double> Points) NestedRange(ReadOnlySpan<double> outer);

/// <summary>An integrand at many values of the innermost variable, given the others.</summary>
internal delegate void NestedIntegrand(ReadOnlySpan<double> outer, ReadOnlySpan<double> xs, Span<double> ys);

/// <summary>Iterated integrals over up to three variables, one inside the other.</summary>
internal static class NestedQuadrature
{
    // what an inner integral reports when the budget is spent: far off, but a number
    private const double Exhausted = 1e200;

    /// <summary>
    /// The integral over all variables, the range of each depending on those before it (outermost first). The errors of inner integrals
    /// are integrated into that of the outer one; <see cref="QuadratureGoal.MaxEvaluations"/> counts evaluations of the integrand itself.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static QuadratureResult Integrate(
        NestedIntegrand f, IReadOnlyList<NestedRange> ranges, QuadratureGoal? goal = null, CancellationToken token = default)
    {
        var run = new Run(f, ranges, goal ?? QuadratureGoal.Default, token);
        var result = run.Integrate(0, run.Goal);
        return result.Status is QuadratureStatus.Divergent or QuadratureStatus.Undefined && run.FirstFailure is { } failure
            ? result with { Evaluations = run.Used, Status = failure.Status, Where = failure.Where }
            : result with { Evaluations = run.Used };
    }

    private sealed class Run(NestedIntegrand f, IReadOnlyList<NestedRange> ranges, QuadratureGoal goal, CancellationToken token)
    {
        private readonly double[] outer = new double[ranges.Count];

        public QuadratureGoal Goal => goal;

        public long Used { get; private set; }

        public QuadratureResult? FirstFailure { get; private set; }

        public QuadratureResult Integrate(int depth, QuadratureGoal wanted)
        {
            var (from, to, points) = ranges[depth](outer.AsSpan(0, depth));
            if (depth == ranges.Count - 1)
            {
                var left = wanted with { MaxEvaluations = Math.Max(goal.MaxEvaluations - Used, 0) };
                var result = Quadrature.Integrate((xs, ys) => f(outer.AsSpan(0, depth), xs, ys), from, to, points, left, token);
                Used += result.Evaluations;
                return result;
            }

            // an inner error of a tenth leaves room for the outer one
            var inner = wanted with { Relative = wanted.Relative / 10, Absolute = 0 };
            return Quadrature.Integrate(Inner, from, to, points, wanted, token);

            void Inner(ReadOnlySpan<double> xs, Span<double> ys, Span<double> errors)
            {
                for (var i = 0; i < xs.Length; i++)
                {
                    if (Used >= goal.MaxEvaluations)
                    {
                        (ys[i], errors[i]) = (0, Exhausted);
                        continue;
                    }

                    outer[depth] = xs[i];
                    var value = Integrate(depth + 1, inner);
                    if (value.Status is QuadratureStatus.Divergent or QuadratureStatus.Undefined)
                        FirstFailure ??= value;

                    (ys[i], errors[i]) = (value.Value, double.IsFinite(value.Error) ? value.Error : 0);
                }
            }
        }
    }
}
