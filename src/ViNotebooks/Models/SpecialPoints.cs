using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;
using Values = System.Collections.Generic.Dictionary<string, ViNotebooks.Expressions.Evaluation.Value<ViNotebooks.Numerics.WideFloat>>;

namespace ViNotebooks.Models;

/// <summary>Points where answers that are right almost everywhere fail: special values, and symbols that are equal.</summary>
internal sealed class SpecialPoints(Scope scope, RandomStream random)
{
    private const int Most = 120;
    private const int TriesEach = 60;

    private static readonly double[] SpecialNumbers = [0, 1, -1, 2, 0.5];

    private readonly PointSampler sampler = new(scope, random);

    public IReadOnlyList<Point> Draw()
    {
        List<Candidate> singles = [];
        List<Candidate> pairs = [];
        var all = scope.Names.All;
        for (var i = 0; i < all.Count; i++)
        {
            singles.AddRange(Singles(all[i]));
            for (var j = i + 1; j < all.Count; j++)
            {
                if (Equal(all[i], all[j]) is { } equal)
                {
                    pairs.Add(equal);
                }
            }
        }

        Shuffle(pairs);
        var points = new List<Point>();
        foreach (var candidate in singles.Concat(pairs))
        {
            if (points.Count < Most
                && sampler.Find(candidate.Forced, candidate.Adjust, name => !candidate.Names.Contains(name), TriesEach) is { } point)
            {
                points.Add(point);
            }
        }

        return points;
    }

    private IEnumerable<Candidate> Singles(Declaration declaration)
    {
        if (!declaration.Shape.IsScalar)
        {
            return SpecialArrays(declaration);
        }

        double[] ends = declaration.Range is { } range ? [range.Low, range.High] : [];
        return SpecialNumbers.Concat(ends).Distinct().Where(x => Allows(declaration, x)).Select(x => Force(x, declaration.Name));
    }

    private static IEnumerable<Candidate> SpecialArrays(Declaration declaration)
    {
        var name = declaration.Name;
        switch (declaration.Kind)
        {
            case SymbolKind.Spd or SymbolKind.Orthogonal:
                yield return new Candidate([], [name], values =>
                {
                    var size = values[name].Rows;
                    values[name] = Value<WideFloat>.Matrix(size, size, LinearAlgebra<WideFloat>.Identity(size));
                });
                break;
            case SymbolKind.Simplex:
                break;
            default:
                foreach (var number in (double[])[0, 1])
                {
                    if (Domain.Contains(declaration, number))
                    {
                        yield return new Candidate([], [name], values =>
                            values[name] = Arithmetic<WideFloat>.Map(values[name], _ => WideFloat.FromDouble(number)));
                    }
                }

                break;
        }
    }

    private Candidate? Equal(Declaration first, Declaration second)
    {
        if (first.Kind != second.Kind || first.Shape != second.Shape)
        {
            return null;
        }

        if (!first.Shape.IsScalar)
        {
            return first.Range == second.Range
                ? new Candidate([], [first.Name, second.Name], values => values[second.Name] = values[first.Name])
                : null;
        }

        for (var attempt = 0; attempt < 100; attempt++)
        {
            var x = Domain.Draw(first, random, isWild: false);
            if (Allows(first, x) && Allows(second, x))
            {
                return Force(x, first.Name, second.Name);
            }
        }

        return null;
    }

    private bool Allows(Declaration declaration, double x)
    {
        if (!Domain.Contains(declaration, x))
        {
            return false;
        }

        if (declaration.Kind != SymbolKind.Integer)
        {
            return true;
        }

        var (low, high) = sampler.Integers(declaration);
        return x >= low && x <= high;
    }

    private static Candidate Force(double x, params string[] names)
    {
        var value = Value<WideFloat>.Scalar(WideFloat.FromDouble(x));
        return new Candidate(names.ToDictionary(name => name, _ => value, StringComparer.Ordinal), names);
    }

    private void Shuffle(List<Candidate> candidates)
    {
        for (var i = candidates.Count - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (candidates[i], candidates[other]) = (candidates[other], candidates[i]);
        }
    }

    /// <summary>A special point: values given before the draw, or set after it, and the symbols that must keep them.</summary>
    private sealed record Candidate(Values Forced, string[] Names, Action<Values>? Adjust = null);
}
