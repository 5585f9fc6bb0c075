using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;
using ViNotebooks.Tests.Expressions.Evaluation;

namespace ViNotebooks.Tests.Models.ClosedForms;

/// <summary>Integrals and sums by brute force, for comparison.</summary>
internal static class Integrals
{
    public static double Expectation(Expr body, string variable, Law law, IReadOnlyDictionary<string, Value<Binary64>> values)
    {
        if (law.Support is PointSupport point)
            return Value(body, variable, Number(point.Value, values), values);

        var product = Make.Multiply(body, Make.Call(Function.Exp, law.LogDensity(new Symbol(variable))));
        if (law.Support is IntegerSupport integers)
        {
            var sum = 0.0;
            var last = integers.High is { } high ? Number(high, values) : 200;
            for (var k = Number(integers.Low, values); k <= last; k++)
                sum += Value(product, variable, k, values);

            return sum;
        }

        var support = (IntervalSupport)law.Support;
        return Integrate(x => Weighted(body, law, variable, x, values), product, variable, support.Low, support.High, values);
    }

    /// <summary>By quadrature between the ends and all kinks that absolute values, comparisons and the like make.</summary>
    public static double Integrate(Expr body, string variable, Expr? from, Expr? to, IReadOnlyDictionary<string, Value<Binary64>> values) =>
        Integrate(x => Value(body, variable, x, values), body, variable, from, to, values);

    private static double Integrate(
        Func<double, double> f, Expr body, string variable, Expr? from, Expr? to, IReadOnlyDictionary<string, Value<Binary64>> values)
    {
        var low = from is null ? double.NegativeInfinity : Number(from, values);
        var high = to is null ? double.PositiveInfinity : Number(to, values);
        var kinks = Kinks(body, variable, values).Append(0).Where(kink => kink > low && kink < high).Distinct().Order().ToList();
        return Quadrature.Integrate(f, low, high, kinks).Value;
    }

    // far out, where the density hardly differs from 0, the body may be too large for a double
    private static double Weighted(Expr body, Law law, string variable, double x, IReadOnlyDictionary<string, Value<Binary64>> values) =>
        Value(Make.Call(Function.Exp, law.LogDensity(new Symbol(variable))), variable, x, values) is > 1e-200 and var density
            ? Value(body, variable, x, values) * density
            : 0;

    private static IEnumerable<double> Kinks(Expr body, string variable, IReadOnlyDictionary<string, Value<Binary64>> values)
    {
        foreach (var node in Traversal.All(body))
        {
            Expr? difference = node switch
            {
                Call { Function: Function.Abs or Function.Sign, Arguments: [var argument] } => argument,
                Call { Function: Function.Min or Function.Max, Arguments: [var a, var b] } => Make.Subtract(a, b),
                Comparison comparison => Make.Subtract(comparison.Left, comparison.Right),
                _ => null,
            };
            if (difference is null)
                continue;

            // the elements of a sum's vector take turns
            var indices = Traversal.Symbols(difference).Where(name => name != variable && !values.ContainsKey(name)).ToList();
            for (var i = 1; i <= (indices.Count == 0 ? 1 : 3); i++)
            {
                var at = Substitution.Symbols(difference, indices.ToDictionary(name => name, _ => Make.Number(i)));
                var constant = Value(at, variable, 0, values);
                yield return -constant / (Value(at, variable, 1, values) - constant);
            }
        }
    }

    private static double Number(Expr expression, IReadOnlyDictionary<string, Value<Binary64>> values) =>
        Binary64.ToDouble(Evaluator<Binary64>.Evaluate(expression, values).AsScalar);

    private static double Value(Expr expression, string variable, double x, IReadOnlyDictionary<string, Value<Binary64>> values)
    {
        var all = new Dictionary<string, Value<Binary64>>(values) { [variable] = Values.Scalar<Binary64>(x) };
        return Binary64.ToDouble(Evaluator<Binary64>.Evaluate(expression, all).AsScalar);
    }
}
