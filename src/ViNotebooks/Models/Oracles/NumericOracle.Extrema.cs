using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <content>Extrema over the domains of variables.</content>
internal sealed partial class NumericOracle
{
    private const int MostPolishing = 40;
    private const int UsualStarts = 8;
    private const int CostlyStarts = 2;

    private IReadOnlyList<Measured> Extreme(Extremum extremum)
    {
        var isLargest = extremum.Kind is ExtremumKind.ArgMax or ExtremumKind.Max;
        var body = isLargest ? extremum.Body : Make.Negate(extremum.Body);
        var variables = extremum.Variables.ToArray();
        var oracle = ProbabilityNodes.IsIn(body) ? Oracle.Quadrature : Oracle.ClosedForm;
        var function = ProbabilityNodes.IsIn(body) ? null : new ScalarFunction(body, variables);
        double At(double[] place) => function?.At(place) ?? ValueOrNone(body, variables, place);
        var box = Array.ConvertAll(variables, name => names.Find(name) is { } declared ? Domain.Ends(declared with { Range = null }) : new Interval(double.NegativeInfinity, double.PositiveInfinity));
        var found = BoxMaximiser.Maximise(At, [.. box.Select(side => (side.Low, side.High))], new RandomStream(seed).Split("extremum"), meter.Token, function is null ? CostlyStarts : UsualStarts);
        var place = found.Point.Zip(variables, (x, name) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} = {x:G6}"));
        switch (found.Status)
        {
            case MaximiserStatus.Unbounded:
                throw new AskedException($"{InfixPrinter.Print(extremum)} has no value: what is {(isLargest ? "maximised grows" : "minimised falls")} without bound towards {string.Join(", ", place)}.");
            case MaximiserStatus.NotAttained:
                throw new AskedException($"{InfixPrinter.Print(extremum)} is not attained: the best values lie towards {string.Join(", ", place)}.");
            case MaximiserStatus.Undefined:
                throw new AskedException($"{InfixPrinter.Print(extremum)} has no value: what is {(isLargest ? "maximised" : "minimised")} is undefined wherever it was evaluated.");
            case MaximiserStatus.NotConverged:
                throw new AskedException($"{InfixPrinter.Print(extremum)} was not found within the budget.", isBeyond: true);
        }

        var points = variables.Length == 1 && Polished(body, variables[0], found.Point[0], box[0]) is { } polished
            ? [polished]
            : found.Point.Zip(found.Error, (x, error) => new Measured(WideFloat.FromDouble(x), WideFloat.FromDouble(error), Measured.Weaker(oracle, Oracle.Quadrature))).ToList();
        if (extremum.Kind is ExtremumKind.ArgMax or ExtremumKind.ArgMin)
        {
            return points;
        }

        var best = Substitution.Symbols(extremum.Body, variables.Zip(points).ToDictionary(pair => pair.First, pair => Literal(pair.Second), StringComparer.Ordinal));
        return [Number(best)];
    }

    private double ValueOrNone(Expr body, string[] variables, double[] place)
    {
        try
        {
            return Number(Substitution.Symbols(body, variables.Zip(place).ToDictionary(pair => pair.First, pair => Numeral.Of(pair.Second), StringComparer.Ordinal))).ToDouble();
        }
        catch (AskedException exception) when (!exception.IsBeyond)
        {
            return double.NaN;
        }
    }

    /// <summary>The zero of the derivative next to a maximum, by the secant rule; null where the derivative has no rule, or no zero there.</summary>
    private Measured? Polished(Expr body, string variable, double start, Interval side)
    {
        if (start <= side.Low || start >= side.High || ProbabilityDerivative.Of(body, variable, names) is not { } derivative)
        {
            return null;
        }

        var isPlain = !ProbabilityNodes.IsIn(derivative);
        (WideFloat Value, WideFloat Error) Slope(WideFloat x)
        {
            if (isPlain)
            {
                var values = new Dictionary<string, Value<BoundedFloat>> { [variable] = Value<BoundedFloat>.Scalar(BoundedFloat.FromWide(x)) };
                var value = Evaluator<BoundedFloat>.Evaluate(derivative, values).AsScalar;
                return (value.Value, value.Error);
            }

            var measured = Number(Substitution.Symbols(derivative, new Dictionary<string, Expr> { [variable] = Numeral.Of(WideFloat.ToDouble(x)) }));
            return (measured.Value, measured.Error);
        }

        var step = Math.Max(Math.Abs(start), 1e-3) * 1e-5;
        var (previous, current) = (WideFloat.FromDouble(start + step), WideFloat.FromDouble(start));
        var (before, now) = (Slope(previous), Slope(current));
        var error = WideFloat.FromDouble(double.PositiveInfinity);
        for (var i = 0; i < MostPolishing; i++)
        {
            var rise = (now.Value - before.Value) / (current - previous);
            if (!WideFloat.IsFinite(rise) || WideFloat.Sign(rise) == 0)
            {
                break;
            }

            var move = now.Value / rise;
            error = (WideFloat.Abs(now.Value) + now.Error) / WideFloat.Abs(rise);
            var next = current - move;
            if (!isPlain)
            {
                next = WideFloat.FromDouble(WideFloat.ToDouble(next));
            }

            if (WideFloat.Sign(next - current) == 0 || !(WideFloat.Abs(move) > WideFloat.ScaleB(WideFloat.Abs(current), isPlain ? -118 : -51)))
            {
                break;
            }

            (previous, before) = (current, now);
            (current, now) = (next, Slope(next));
        }

        var distance = Math.Abs(WideFloat.ToDouble(current) - start);
        return WideFloat.IsFinite(error) && distance <= Math.Max(Math.Abs(start), 1e-3) * 1e-3
            ? new Measured(current, error + WideFloat.ScaleB(WideFloat.Abs(current), isPlain ? -110 : -52), Oracle.Quadrature)
            : null;
    }
}
