using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <content>Integrals, series, derivatives and extrema.</content>
internal sealed partial class NumericOracle
{
    private const int ScanPoints = 161;

    private Measured Integrated(Integral integral)
    {
        if (integral.From is null || integral.To is null)
        {
            throw new AskedException($"The integral over {integral.Variable} has no bounds, and {integral.Variable} is not a variable of the model.");
        }

        var (from, to) = (Bound(integral.From), Bound(integral.To));
        var body = integral.Body;
        var isPlain = !ProbabilityNodes.IsIn(body);
        var function = isPlain ? new ScalarFunction(body, [integral.Variable]) : null;
        var column = new double[1][];
        void Integrand(ReadOnlySpan<double> xs, Span<double> ys, Span<double> errors)
        {
            meter.Count(xs.Length);
            if (function is not null)
            {
                column[0] = xs.ToArray();
                function.Run(column, xs.Length, ys);
                return;
            }

            for (var i = 0; i < xs.Length; i++)
            {
                var value = Number(Substitution.Symbols(body, new Dictionary<string, Expr> { [integral.Variable] = Numeral.Of(xs[i]) }));
                (ys[i], errors[i]) = (value.ToDouble(), WideFloat.ToDouble(value.Error));
            }
        }

        var hints = function is null ? [] : Peaks(function, from, to);
        var goal = new QuadratureGoal(1e-14, MaxEvaluations: meter.Left);
        var result = Quadrature.Integrate(Integrand, from, to, hints, goal, meter.Token);
        return Valid(result, integral.Variable, "integral");
    }

    private double Bound(Expr bound) => bound switch
    {
        Constant { Name: ConstantName.Infinity } => double.PositiveInfinity,
        Negate { Operand: Constant { Name: ConstantName.Infinity } } => double.NegativeInfinity,
        _ => Number(bound).ToDouble(),
    };

    /// <summary>About the places where an integrand is largest, seen on a grid that is fine near zero and the ends.</summary>
    private static List<double> Peaks(ScalarFunction function, double from, double to)
    {
        var grid = new double[ScanPoints];
        for (var i = 0; i < ScanPoints; i++)
        {
            var t = (i + 0.5) / ScanPoints;
            grid[i] = (double.IsFinite(from), double.IsFinite(to)) switch
            {
                (true, true) => from + ((to - from) * t),
                (true, false) => from + Math.Exp((t - 0.5) * 40),
                (false, true) => to - Math.Exp((t - 0.5) * 40),
                _ => Math.Sinh((t - 0.5) * 40),
            };
        }

        var values = new double[ScanPoints];
        function.Run([grid], ScanPoints, values);
        var peak = Enumerable.Range(0, ScanPoints).MaxBy(i => double.IsFinite(values[i]) ? Math.Abs(values[i]) : -1);
        List<double> hints = [grid[Math.Max(peak - 1, 0)], grid[peak], grid[Math.Min(peak + 1, ScanPoints - 1)]];
        return [.. hints.Where(hint => hint > from && hint < to)];
    }

    private Measured Summed(Fold series)
    {
        if (series.Kind == FoldKind.Product)
        {
            throw new AskedException($"A product without end over {series.Variable} is not worked out.");
        }

        var from = Number(series.From).ToDouble();
        var errors = 0.0;
        var result = SeriesSum.Sum(
            k =>
            {
                meter.Count(1);
                var value = Number(Substitution.Symbols(series.Body, new Dictionary<string, Expr> { [series.Variable] = Numeral.Of(k) }));
                errors += WideFloat.ToDouble(value.Error);
                return value.ToDouble();
            },
            from,
            token: meter.Token);
        return Valid(result with { Error = result.Error + errors }, series.Variable, "sum") with { Oracle = Oracle.Enumeration };
    }

    private static Measured Valid(QuadratureResult result, string variable, string what)
    {
        var place = NestedIntegral.Place(variable, result.Where);
        return result.Status switch
        {
            QuadratureStatus.Divergent => throw new AskedException($"The {what} over {variable} diverges{place}."),
            QuadratureStatus.Undefined => throw new AskedException($"What is {(what == "sum" ? "summed" : "integrated")} over {variable} has no value{place}."),
            _ when !(result.Error <= NestedIntegral.Useless * Math.Abs(result.Value) || result.Error < 1e-9) =>
                throw new AskedException($"The {what} over {variable} was not found: the numerical rule does not settle (it may diverge, or converge conditionally).", isBeyond: true),
            _ => new Measured(WideFloat.FromDouble(result.Value), WideFloat.FromDouble(result.Error), Oracle.Quadrature),
        };
    }

    /// <summary>Richardson's extrapolation of central differences, as good as the steps agree.</summary>
    private Measured Differenced(DerivativeAt derivative)
    {
        const int Steps = 6;
        var place = Number(derivative.Place).ToDouble();
        var oracle = Oracle.ClosedForm;
        double At(double x)
        {
            var value = Number(Substitution.Symbols(derivative.Body, new Dictionary<string, Expr> { [derivative.Variable] = Numeral.Of(x) }));
            oracle = Measured.Weaker(oracle, value.Oracle);
            return value.ToDouble();
        }

        var table = new double[Steps, Steps];
        var (best, error) = (double.NaN, double.PositiveInfinity);
        var step = 0.05 * Math.Max(Math.Abs(place), 1e-3);
        for (var i = 0; i < Steps; i++, step /= 2)
        {
            table[i, 0] = (At(place + step) - At(place - step)) / (2 * step);
            for (var j = 1; j <= i; j++)
            {
                table[i, j] = table[i, j - 1] + ((table[i, j - 1] - table[i - 1, j - 1]) / (Math.Pow(4, j) - 1));
                var change = Math.Max(Math.Abs(table[i, j] - table[i, j - 1]), Math.Abs(table[i, j] - table[i - 1, j - 1]));
                if (change < error)
                {
                    (best, error) = (table[i, j], change);
                }
            }
        }

        return new Measured(WideFloat.FromDouble(best), WideFloat.FromDouble(error * 4), Measured.Weaker(oracle, Oracle.Quadrature));
    }
}
