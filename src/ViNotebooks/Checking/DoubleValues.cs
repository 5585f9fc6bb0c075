using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>The values of expressions in double precision at given test points: batched where an expression has scalars only.</summary>
internal sealed class DoubleValues
{
    private readonly IReadOnlyList<TestPoint> points;
    private readonly IReadOnlyList<string> symbols;
    private readonly bool hasBase;
    private double[][]? columns;

    public DoubleValues(Scope scope, IReadOnlyList<TestPoint> points)
    {
        this.points = points;
        symbols = scope.Scalars;
        hasBase = points.Count > 0 && points[0].Base is not null;
    }

    /// <summary>The elements of the value at every point, and at its base point (empty where there is none).</summary>
    public (double[][] At, double[][] AtBase) Of(Expr expression)
    {
        if (ScalarProgram.Compile(expression, symbols) is { } program)
        {
            return Run(program);
        }

        var at = new double[points.Count][];
        var atBase = new double[points.Count][];
        for (var i = 0; i < at.Length; i++)
        {
            at[i] = Evaluate(expression, points[i].Point);
            atBase[i] = points[i].Base is { } basePoint ? Evaluate(expression, basePoint) : [];
        }

        return (at, atBase);
    }

    public static double[] Evaluate(Expr expression, Point point)
    {
        var value = Evaluator<Binary64>.Evaluate(expression, point.Doubles);
        var elements = new double[value.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = Binary64.ToDouble(value.Elements[i]);
        }

        return elements;
    }

    private (double[][] At, double[][] AtBase) Run(ScalarProgram program)
    {
        columns ??= Columns();
        var results = new double[columns.Length == 0 ? (hasBase ? 2 : 1) * points.Count : columns[0].Length];
        program.Run(columns, results.Length, results);
        var at = new double[points.Count][];
        var atBase = new double[points.Count][];
        for (var i = 0; i < at.Length; i++)
        {
            at[i] = [results[i]];
            atBase[i] = hasBase ? [results[points.Count + i]] : [];
        }

        return (at, atBase);
    }

    /// <summary>One array a symbol: its values at all points, then at all base points.</summary>
    private double[][] Columns()
    {
        var all = points.Select(point => point.Point).Concat(hasBase ? points.Select(point => point.Base!) : []).ToList();
        return [.. symbols.Select(symbol => all.Select(point => WideFloat.ToDouble(point.Wide[symbol].AsScalar)).ToArray())];
    }
}
