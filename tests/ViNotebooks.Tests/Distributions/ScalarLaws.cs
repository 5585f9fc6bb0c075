using System.Globalization;
using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Distributions;

/// <summary>The scalar laws of Cases/laws.tsv, by their text such as Gamma(2.5 0.5), those made of others by a description, and what a law of numbers is worth.</summary>
internal static class ScalarLaws
{
    private static readonly Symbol X = new("x");

    private static readonly Dictionary<string, Law> ByText = CaseTable.Read("laws.tsv").ToDictionary(
        cells => $"{cells[0]}({cells[1]})", cells => Of(cells[0], cells[1].Split(' ')), StringComparer.Ordinal);

    public static IEnumerable<string> Texts => ByText.Keys;

    public static Law Of(string text) => ByText.GetValueOrDefault(text) ?? CompositeLaws.All[text];

    /// <summary>The law of a family by its canonical parameters, doubles with their exact values.</summary>
    public static Law Of(string family, IEnumerable<string> parameters) =>
        Families.Find(family)!.Of(parameters.Select(parameter => Numeral.Of(double.Parse(parameter, CultureInfo.InvariantCulture))).ToSequence());

    public static double Number(Expr expression) => WideFloat.ToDouble(Wide(expression, WideFloat.Zero));

    public static Func<double, double> LogDensity(Law law)
    {
        var expression = law.LogDensity(X);
        var program = ScalarProgram.Compile(expression, [X.Name]);
        return x =>
        {
            var results = new double[] { double.NaN };
            program?.Run([[x]], 1, results);
            return double.IsFinite(results[0]) ? results[0] : WideFloat.ToDouble(Wide(expression, WideFloat.FromDouble(x)));
        };
    }

    public static WideFloat Wide(Expr expression, WideFloat x) => Evaluator<WideFloat>.Evaluate(
        expression, new Dictionary<string, Value<WideFloat>> { [X.Name] = Value<WideFloat>.Scalar(x) }).AsScalar;

    public static double At(Func<Expr, Expr?> function, double x) => WideFloat.ToDouble(Wide(function(X)!, WideFloat.FromDouble(x)));

    public static (double Low, double High) Ends(Law law) => law.Support switch
    {
        IntervalSupport interval => (
            interval.Low is null ? double.NegativeInfinity : Number(interval.Low),
            interval.High is null ? double.PositiveInfinity : Number(interval.High)),
        IntegerSupport integers => (Number(integers.Low), integers.High is null ? double.PositiveInfinity : Number(integers.High)),
        PointSupport point => (Number(point.Value), Number(point.Value)),
        var other => throw new InvalidOperationException($"{other} is not a support of numbers."),
    };

    public static double[] Draws(Law law, string label, int count)
    {
        var sampler = law.Sampler(ParameterValues.None);
        var random = new RandomStream(20240611).Split($"{law}").Split(label);
        var draws = new double[count];
        for (var i = 0; i < count; i++)
        {
            sampler.Draw(random, draws.AsSpan(i, 1));
        }

        return draws;
    }

    /// <summary>E[f(X)] by quadrature between quantiles of draws, or by a sum; null where that does not converge.</summary>
    public static double? Expectation(Law law, Func<double, double> f, double tolerance = 1e-9) => Expectation(law, x => (0, f(x)), tolerance);

    /// <summary>E[f(X)] with f(x) = e^Log · Factor, whose parts may be out of range where the density makes up for it.</summary>
    public static double? Expectation(Law law, Func<double, (double Log, double Factor)> f, double tolerance = 1e-9)
    {
        var logDensity = LogDensity(law);
        double Weighted(double x)
        {
            var (log, factor) = f(x);
            return Math.Exp(logDensity(x) + log) is var weight && weight == 0 ? 0 : weight * factor;
        }

        var (low, high) = Ends(law);
        if (law.IsDiscrete)
        {
            return Sum(Weighted, low, high);
        }

        var sorted = Draws(law, "places", 2001).Order().ToArray();
        double[] places = [.. new[] { 5, 50, 200, 500, 1000, 1500, 1800, 1950, 1995 }.Select(i => sorted[i]).Distinct()];
        var found = Quadrature.Integrate(Weighted, low, high, places, new QuadratureGoal(tolerance / 100, tolerance / 100));
        return found.Status == QuadratureStatus.Converged || (found.Status == QuadratureStatus.NotConverged && found.Error < tolerance * (1 + Math.Abs(found.Value)))
            ? found.Value
            : null;
    }

    private static double? Sum(Func<double, double> term, double low, double high)
    {
        const int most = 200_000;
        var sum = 0.0;
        var small = 0;
        for (var k = low; k <= high && k < low + most; k++)
        {
            var next = term(k);
            sum += next;
            small = Math.Abs(next) < 1e-18 * (1 + Math.Abs(sum)) ? small + 1 : 0;
            if (small > 2000)
            {
                return sum;
            }
        }

        return high < low + most ? sum : null;
    }
}
