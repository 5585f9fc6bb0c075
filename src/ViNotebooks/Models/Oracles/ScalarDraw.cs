using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.Oracles;

/// <summary>A scalar drawn from a law whose parameters may use scalars drawn before it.</summary>
internal sealed record ScalarDraw(string Name, Law Law)
{
    public IReadOnlySet<string> Uses { get; } = Traversal.Symbols(Law.Term);
}

/// <summary>Writes draws of vectors as draws of scalars.</summary>
internal static class ScalarDraws
{
    /// <summary>
    /// The scalar draws behind the given ones, and the expressions over them that stand for the drawn vectors; null where a
    /// vector law is not made of scalars.
    /// </summary>
    public static (IReadOnlyList<ScalarDraw> Draws, IReadOnlyDictionary<string, Expr> Vectors)? Of(Sequence<Draw> draws)
    {
        var scalars = new List<ScalarDraw>();
        var vectors = new Dictionary<string, Expr>(StringComparer.Ordinal);
        foreach (var draw in draws)
        {
            if (Substitution.Symbols(draw.Law, vectors) is not FamilyTerm term)
            {
                return null;
            }

            var name = draw.Variables[0];
            var law = DrawDensity.LawOf(term);
            if (law.Shape.IsScalar)
            {
                scalars.Add(new ScalarDraw(name, law));
                continue;
            }

            if (VectorCoordinates.Of(law, name) is not { } coordinates)
            {
                return null;
            }

            scalars.AddRange(coordinates.Draws);
            vectors[name] = coordinates.Value;
            if (coordinates.Value is VectorLiteral elements)
            {
                for (var i = 1; i <= elements.Items.Count; i++)
                {
                    if (elements.Items[i - 1] is not Symbol own || own.Name != Unrolling.Element(name, i))
                    {
                        vectors[Unrolling.Element(name, i)] = elements.Items[i - 1];
                    }
                }
            }
        }

        return (scalars, vectors);
    }
}
