using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <summary>
/// E[f e^L] over scalar draws, one inside the other: sums over the values of discrete ones, quadrature over continuous ones.
/// The integrand is scaled by e^−M, so that long products of densities neither vanish nor overflow.
/// </summary>
internal sealed partial class NestedIntegral
{
    private const int ScanPoints = 81;

    // errors of inner integrals add to those of the outer, which cannot be wanted below them
    private const double SingleGoal = 1e-14;
    private const double InnerGoal = 1e-12;
    private const double OuterGoal = 1e-11;

    /// <summary>A relative error that says that nothing is known.</summary>
    public const double Useless = 1e-2;

    /// <summary>Where squares overflow divergence looks like a huge number.</summary>
    private const double Largest = 1e120;

    /// <summary>The least relative rounding of probabilities.</summary>
    private const double LeastRounding = 1e-12;

    /// <summary>A log density that no inner mean makes up for.</summary>
    private const double Nothing = -10_000;

    private readonly IReadOnlyList<ScalarDraw> draws;
    private readonly string[] symbols;
    private readonly ScalarFunction[] logDensities;
    private readonly (ScalarFunction? Low, ScalarFunction? High)[] ends;
    private readonly (ScalarFunction? Mean, ScalarFunction? Variance)[] moments;
    private readonly Func<double[], Measured>? nested;
    private readonly ScalarFunction? factor;
    private readonly ScalarFunction? logWeight;
    private readonly EvaluationMeter meter;
    private readonly double[] assignment;
    private readonly int continuous;
    private double shift;

    /// <param name="draws">The draws in ancestral order.</param>
    /// <param name="names">Shapes and domains of all names.</param>
    /// <param name="factor">f, or null where <paramref name="nested"/> computes it.</param>
    /// <param name="logWeight">L, or null for 0.</param>
    /// <param name="nested">f at an assignment of the draws where it is no plain expression.</param>
    /// <param name="meter">Counts evaluations against the budget.</param>
    public NestedIntegral(IReadOnlyList<ScalarDraw> draws, Declarations names, Expr? factor, Expr? logWeight, Func<double[], Measured>? nested, EvaluationMeter meter)
    {
        this.draws = draws;
        this.nested = nested;
        this.meter = meter;
        continuous = draws.Count(draw => !draw.Law.IsDiscrete);
        symbols = [.. draws.Select(draw => draw.Name)];
        assignment = new double[symbols.Length];
        logDensities = [.. draws.Select(draw => new ScalarFunction(DensityInside(draw, names), symbols))];
        ends = [.. draws.Select(draw => draw.Law.Support switch
        {
            IntervalSupport interval => (Optional(interval.Low), Optional(interval.High)),
            IntegerSupport integers => (Optional(integers.Low), Optional(integers.High)),
            _ => (null, null),
        })];
        moments = [.. draws.Select(draw => (Optional(draw.Law.Mean), Optional(draw.Law.Variance)))];
        this.factor = factor is null ? null : new ScalarFunction(factor, symbols);
        this.logWeight = logWeight is null ? null : new ScalarFunction(logWeight, symbols);
    }

    private bool IsPlain => nested is null;

    public Measured Run()
    {
        shift = logWeight is null ? 0 : FindShift();
        var isDiscrete = draws.All(draw => draw.Law.IsDiscrete);
        var (value, error) = Level(0);
        var scale = WideFloat.Exp(WideFloat.FromDouble(shift));
        return new Measured(
            WideFloat.FromDouble(value) * scale,
            WideFloat.FromDouble(error) * scale,
            isDiscrete ? Oracle.Enumeration : Oracle.Quadrature);
    }

    private ScalarFunction? Optional(Expr? expression) =>
        expression is null || ContainsInfinity(expression) ? null : new ScalarFunction(expression, symbols);

    private static bool ContainsInfinity(Expr expression) =>
        Expressions.Rewriting.Traversal.All(expression).Any(node => node is Constant { Name: ConstantName.Infinity });

    /// <summary>Inside the range of the integral the support needs no condition.</summary>
    private static Expr DensityInside(ScalarDraw draw, Declarations names) =>
        draw.Law.Support is IntervalSupport or IntegerSupport ? draw.Law.LogDensity(new Symbol(draw.Name)) : LawDensity.Log(draw.Law, new Symbol(draw.Name), names);

    private (double Value, double Error) Level(int level)
    {
        if (level == draws.Count)
        {
            return AtAssignment();
        }

        return draws[level].Law.Support switch
        {
            IntegerSupport => Summed(level),
            PointSupport point => AtPoint(level, new ScalarFunction(point.Value, symbols).At(assignment)),
            IntervalSupport => Integrated(level),
            _ => throw new AskedException($"{draws[level].Name} is not a scalar that can be integrated over."),
        };
    }

    private (double Value, double Error) AtPoint(int level, double value)
    {
        assignment[level] = value;
        return Level(level + 1);
    }

    /// <summary>f e^(L − M) at the assignment.</summary>
    private (double Value, double Error) AtAssignment()
    {
        meter.Count(1);
        var weight = logWeight is null ? 1 : Math.Exp(logWeight.At(assignment) - shift);
        if (weight == 0)
        {
            return (0, 0);
        }

        if (nested is null)
        {
            var value = factor!.At(assignment) * weight;
            return (value, Math.Abs(value) * 1e-15);
        }

        var measured = nested(assignment);
        return (measured.ToDouble() * weight, WideFloat.ToDouble(measured.Error) * weight);
    }

    private (double Low, double High) Ends(int level) =>
        (ends[level].Low?.At(assignment) ?? double.NegativeInfinity, ends[level].High?.At(assignment) ?? double.PositiveInfinity);

    private (double Value, double Error) Summed(int level)
    {
        var (low, high) = Ends(level);
        if (double.IsNaN(low) || double.IsNaN(high))
        {
            throw new AskedException($"The values of {draws[level].Name} are not known: {draws[level].Law} has parameters outside their domain.");
        }

        (double Value, double Error) Term(double k)
        {
            assignment[level] = k;
            var probability = Math.Exp(logDensities[level].At(assignment));
            if (probability == 0)
            {
                return (0, 0);
            }

            var (value, error) = Level(level + 1);
            return (value * probability, error * probability);
        }

        if (double.IsFinite(high))
        {
            var (sum, errors, sizes) = (0.0, 0.0, 0.0);
            for (var k = low; k <= high; k++)
            {
                var (value, error) = Term(k);
                sum += value;
                errors += error;
                sizes += Math.Abs(value);
            }

            return Checked(level, sum, errors + (sizes * RoundingOfMass(level, low, high)));
        }

        var inner = 0.0;
        var series = SeriesSum.Sum(k => Tracked(Term(k), ref inner), low, points: WholeHints(level, low, high), token: meter.Token);
        meter.Count(series.Evaluations);
        return Valid(level, series, inner + (Math.Abs(series.Value) * RoundingOfMass(level, low, high)));
    }

    private static double Tracked((double Value, double Error) term, ref double errors)
    {
        errors += term.Error;
        return term.Value;
    }

    private (double Value, double Error) Integrated(int level)
    {
        var (low, high) = Ends(level);
        if (double.IsNaN(low) || double.IsNaN(high) || low > high)
        {
            throw new AskedException($"{draws[level].Law} has parameters outside their domain.");
        }

        var isLast = level == draws.Count - 1;
        var goal = new QuadratureGoal(continuous == 1 ? SingleGoal : isLast ? InnerGoal : OuterGoal, MaxEvaluations: meter.Left);
        var columns = Columns();
        void Integrand(ReadOnlySpan<double> xs, Span<double> ys, Span<double> errors)
        {
            meter.Check();
            if (isLast && IsPlain)
            {
                Batch(level, xs, ys, columns);
                meter.Count(xs.Length);
                return;
            }

            for (var i = 0; i < xs.Length; i++)
            {
                assignment[level] = xs[i];
                var log = logDensities[level].At(assignment);
                var (value, error) = log < Nothing ? (0, 0) : Level(level + 1);
                ys[i] = Weighted(log, value);
                errors[i] = Math.Exp(log) * error;
            }
        }

        var result = Quadrature.Integrate(Integrand, low, high, Hints(level, low, high), goal, meter.Token);
        return Valid(level, result, 0);
    }

    private (double Value, double Error) Valid(int level, QuadratureResult result, double inherited) => result.Status switch
    {
        QuadratureStatus.Divergent => throw new AskedException($"The expectation over {draws[level].Name} ~ {draws[level].Law} does not exist: the integral diverges{Place(draws[level].Name, result.Where)}."),
        QuadratureStatus.Undefined => throw new AskedException($"What is averaged over {draws[level].Name} ~ {draws[level].Law} has no value{Place(draws[level].Name, result.Where)}."),
        _ when Math.Abs(result.Value) > Largest => throw new AskedException(
            $"The mean over {draws[level].Name} ~ {draws[level].Law.Term.Family} does not exist, or lies beyond {Largest:0e0}: the integral grows with the range of numbers."),
        _ when !(result.Error <= Useless * Math.Abs(result.Value) || result.Error < 1e-9) => throw new AskedException(
            $"The mean over {draws[level].Name} ~ {draws[level].Law.Term.Family} was not found: quadrature does not settle (there may be no mean).", isBeyond: true),
        _ => Checked(level, result.Value, result.Error + inherited),
    };

    public static string Place(string name, double? where) =>
        where is not { } x ? ""
        : double.IsInfinity(x) ? $" as {name} → {(x > 0 ? "∞" : "−∞")}"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $" at {name} = {x:G6}");

    private (double Value, double Error) Checked(int level, double value, double error) =>
        double.IsNaN(value)
            ? throw new AskedException($"What is averaged over {draws[level].Name} ~ {draws[level].Law} has no value for some of its values.")
            : (value, error);

    private double[][] Columns() => [.. symbols.Select(static _ => Array.Empty<double>())];

    /// <summary>The innermost integrand at many points at once.</summary>
    private void Batch(int level, ReadOnlySpan<double> xs, Span<double> ys, double[][] columns)
    {
        for (var j = 0; j <= level; j++)
        {
            if (columns[j].Length < xs.Length)
            {
                columns[j] = new double[xs.Length];
            }

            if (j < level)
            {
                columns[j].AsSpan(0, xs.Length).Fill(assignment[j]);
            }
        }

        xs.CopyTo(columns[level]);
        var logs = new double[xs.Length];
        logDensities[level].Run(columns, xs.Length, logs);
        if (logWeight is not null)
        {
            logWeight.Run(columns, xs.Length, ys);
            for (var i = 0; i < logs.Length; i++)
            {
                logs[i] += ys[i] - shift;
            }
        }

        factor!.Run(columns, xs.Length, ys);
        for (var i = 0; i < logs.Length; i++)
        {
            ys[i] = Weighted(logs[i], ys[i]);
        }
    }

    /// <summary>e^log · factor; where the density alone underflows a large factor still counts, but not one that overflowed, and where there is no mass none does.</summary>
    private static double Weighted(double log, double factor)
    {
        const double Small = -650;

        // no power of what double precision holds makes up for this
        const double Unmatched = -5000;
        return log > Small || double.IsNaN(log) || double.IsNaN(factor) ? Math.Exp(log) * factor
            : double.IsNegativeInfinity(log) || factor == 0 || (double.IsInfinity(factor) && log < Unmatched) ? 0
            : Math.Sign(factor) * Math.Exp(log + Math.Log(Math.Abs(factor)));
    }
}
