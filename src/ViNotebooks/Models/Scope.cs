using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models;

/// <summary>What names mean: declared symbols with their domains, and conditions that every drawn point satisfies.</summary>
internal sealed class Scope(Declarations names, Sequence<Expr> where = default)
{
    public Declarations Names { get; } = names;

    public Sequence<Expr> Where { get; } = where;

    /// <summary>The model p, or null where none is declared.</summary>
    public ProbabilityModel? Model { get; init; }

    /// <summary>The guide q, or null where none is declared.</summary>
    public ProbabilityModel? Guide { get; init; }

    /// <summary>The names of the scalar symbols, in the order of the declarations.</summary>
    public IReadOnlyList<string> Scalars { get; } = [.. names.All.Where(declaration => declaration.Shape.IsScalar).Select(declaration => declaration.Name)];

    /// <summary>
    /// Points over the declared domains. Every value of an integer symbol with a small range occurs among the first few, and
    /// every fourth point has large, small and extreme values.
    /// </summary>
    /// <exception cref="ScopeException">A size has no meaning, or no point that meets the conditions was found.</exception>
    public IReadOnlyList<Point> Draw(RandomStream random, int count) => new PointSampler(this, random).Draw(count);

    /// <summary>
    /// Points where a symbol has a special value (0, ±1, 2, ½, an end of its range, a zero vector, an identity matrix) or two
    /// symbols are equal, all else random. Combinations that the conditions exclude are left out.
    /// </summary>
    /// <exception cref="ScopeException">A size has no meaning.</exception>
    public IReadOnlyList<Point> Special(RandomStream random) => new SpecialPoints(this, random).Draw();

    /// <summary>Points that differ from <paramref name="point"/> in the named symbols only; symbols that are sizes keep their values.</summary>
    /// <exception cref="ScopeException">No point that meets the conditions was found.</exception>
    public IReadOnlyList<Point> Redraw(Point point, IReadOnlyCollection<string> symbols, RandomStream random, int count) =>
        new PointSampler(this, random).Redraw(point, symbols, count);

    /// <summary>Whether the scalars and the elements of vectors of a point lie in their domains and the point meets the conditions.</summary>
    public bool Contains(Point point) =>
        Names.All.Where(declaration => declaration.Shape.Kind != ShapeKind.Matrix)
            .All(declaration => point.Wide[declaration.Name].Elements.ToArray().All(element => Domain.Contains(declaration, WideFloat.ToDouble(element))))
        && new Conditions(this).Hold(point.Wide);
}
