using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;
using ViNotebooks.Tests.Expressions.Evaluation;

namespace ViNotebooks.Tests.Models.ClosedForms;

/// <summary>Integrals over the plane, the simplex of three corners and one-hot vectors by brute force, for comparison.</summary>
internal static class VectorIntegrals
{
    public static double Expectation(Expr body, string variable, Law law, IReadOnlyDictionary<string, Value<Binary64>> values)
    {
        var product = Make.Multiply(body, Make.Call(Function.Exp, law.LogDensity(new Symbol(variable))));
        return law.Support switch
        {
            VectorSupport => OnPlane(point => Value(product, variable, point, values)),
            SimplexSupport => OnTriangle(point => Value(product, variable, point, values)),
            _ => Enumerable.Range(0, 3).Sum(k =>
            {
                double[] point = [0, 0, 0];
                point[k] = 1;
                return Value(body, variable, point, values) * Value(new Symbol("p"), variable, [k + 1], values, k);
            }),
        };
    }

    // the trapezoidal rule converges faster than any power for what decays like a Gaussian
    private static double OnPlane(Func<double[], double> f)
    {
        const double Step = 0.35;
        var sum = 0.0;
        for (var i = -57; i <= 57; i++)
        {
            for (var j = -57; j <= 57; j++)
                sum += f([i * Step, j * Step]);
        }

        return sum * Step * Step;
    }

    private static double OnTriangle(Func<double[], double> f) => Quadrature.Integrate(
        x => (1 - x) * Quadrature.Integrate(u => f([x, (1 - x) * u, (1 - x) * (1 - u)]), 0, 1).Value, 0, 1).Value;

    private static double Value(Expr expression, string variable, double[] point, IReadOnlyDictionary<string, Value<Binary64>> values, int element = 0)
    {
        var all = new Dictionary<string, Value<Binary64>>(values) { [variable] = Values.Vector<Binary64>(point) };
        var value = Values.ToDoubles(Evaluator<Binary64>.Evaluate(expression, all))[element];
        return double.IsFinite(value) ? value : 0;
    }
}
