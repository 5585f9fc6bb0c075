using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <summary>
/// E[f e^L] over scalar draws, one inside the other: sums over the values of discrete ones, quadrature over continuous ones.
/// The integrand is scaled by e^−M, so that long products of densities neither vanish nor overflow.
/// </summary>
internal sealed class NestedIntegral
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

    /// <summary>Where the mass lies: about the mean of the law, and about the peak of the weighted density.</summary>
    private List<double> Hints(int level, double low, double high)
    {
        var (centre, scale) = CentreOf(level, low, high);
        var hints = new List<double> { centre };
        foreach (var distance in (ReadOnlySpan<double>)[1, 3, 8])
        {
            hints.Add(centre - (distance * scale));
            hints.Add(centre + (distance * scale));
        }

        if (logWeight is not null && level == draws.Count - 1)
        {
            var (peak, width) = PeakOf(level, centre, scale, low, high);
            hints.AddRange([peak, peak - (4 * width), peak + (4 * width), peak - (12 * width), peak + (12 * width)]);
        }

        return [.. hints.Where(hint => hint > low && hint < high && double.IsFinite(hint)).Distinct()];
    }

    /// <summary>The relative rounding of probabilities, whose logarithms are differences of terms as large as k log k.</summary>
    private double RoundingOfMass(int level, double low, double high)
    {
        var (centre, scale) = CentreOf(level, low, high);
        var largest = 2 + Math.Abs(centre) + (8 * scale);
        return Math.Max(LeastRounding, 4e-16 * largest * Math.Log(largest));
    }

    private List<double> WholeHints(int level, double low, double high)
    {
        var (centre, scale) = CentreOf(level, low, high);
        return [.. new[] { -8.0, -3, -1, 0, 1, 3, 8 }.Select(distance => Math.Round(centre + (distance * scale))).Where(k => k > low && k < high).Distinct()];
    }

    private (double Centre, double Scale) CentreOf(int level, double low, double high)
    {
        var mean = moments[level].Mean?.At(assignment) ?? double.NaN;
        var deviation = Math.Sqrt(moments[level].Variance?.At(assignment) ?? double.NaN);
        if (double.IsFinite(mean) && double.IsFinite(deviation) && deviation > 0)
        {
            return (mean, deviation);
        }

        return (double.IsFinite(low), double.IsFinite(high)) switch
        {
            (true, true) => ((low + high) / 2, (high - low) / 8),
            (true, false) => (low + 1, 1),
            (false, true) => (high - 1, 1),
            _ => (double.IsFinite(mean) ? mean : 0, 1),
        };
    }

    private double LogTotal(int level, double x)
    {
        assignment[level] = x;
        var log = logDensities[level].At(assignment) + logWeight!.At(assignment);
        return double.IsNaN(log) ? double.NegativeInfinity : log;
    }

    /// <summary>The highest point of the weighted density along one variable and how wide it is there.</summary>
    private (double Peak, double Width) PeakOf(int level, double centre, double scale, double low, double high)
    {
        var (best, height) = (centre, double.NegativeInfinity);
        var points = new double[ScanPoints];
        for (var i = 0; i < ScanPoints; i++)
        {
            var x = centre + (scale * Math.Sinh((i - (ScanPoints / 2)) * (8.0 / ScanPoints)));
            points[i] = Math.Min(Math.Max(x, double.IsFinite(low) ? low + (1e-9 * scale) : x), double.IsFinite(high) ? high - (1e-9 * scale) : double.PositiveInfinity);
            var log = LogTotal(level, points[i]);
            if (log > height)
            {
                (best, height) = (points[i], log);
            }
        }

        var place = Array.IndexOf(points, best);
        var (left, right) = (points[Math.Max(place - 1, 0)], points[Math.Min(place + 1, ScanPoints - 1)]);
        for (var round = 0; round < 60 && right - left > 1e-9 * (Math.Abs(best) + scale * 1e-6); round++)
        {
            var (a, b) = (left + ((right - left) * 0.382), left + ((right - left) * 0.618));
            if (LogTotal(level, a) > LogTotal(level, b))
            {
                right = b;
            }
            else
            {
                left = a;
            }
        }

        best = (left + right) / 2;
        height = LogTotal(level, best);
        var width = scale;
        while (width > 1e-12 * scale && LogTotal(level, best + width) < height - 2 && LogTotal(level, best - width) < height - 2)
        {
            width /= 2;
        }

        return (best, width);
    }

    /// <summary>About the greatest log weight: found by climbing along one variable after the other.</summary>
    private double FindShift()
    {
        for (var level = 0; level < draws.Count; level++)
        {
            var (low, high) = Ends(level);
            assignment[level] = draws[level].Law.Support is IntervalSupport ? CentreOf(level, low, high).Centre : low;
        }

        var best = double.NegativeInfinity;
        for (var round = 0; round < 3; round++)
        {
            for (var level = 0; level < draws.Count; level++)
            {
                var (low, high) = Ends(level);
                if (draws[level].Law.Support is IntervalSupport)
                {
                    var (centre, scale) = CentreOf(level, low, high);
                    assignment[level] = PeakOf(level, centre, scale, low, high).Peak;
                }
                else if (draws[level].Law.Support is IntegerSupport)
                {
                    assignment[level] = Enumerable.Range(0, (int)Math.Min(64, (double.IsFinite(high) ? high - low : 63) + 1)).Select(k => low + k).MaxBy(k => LogTotal(level, k));
                }

                var total = logWeight!.At(assignment);
                best = double.IsNaN(total) ? best : Math.Max(best, total);
            }
        }

        return double.IsFinite(best) ? best : 0;
    }
}
