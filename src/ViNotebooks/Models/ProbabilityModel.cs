using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models;

/// <summary>Copies of a variable, one for each value of an index: x[i] for i from 1 to N.</summary>
internal sealed record Plate(string Index, Expr From, Expr To);

/// <summary>
/// A random variable and its law given earlier variables. With a <see cref="Plate"/> it is a vector whose elements have the
/// law, which may use the index.
/// </summary>
/// <param name="Declaration">Its name, shape and kind.</param>
/// <param name="Term">The law as a term of a family, or null where only a density is given.</param>
/// <param name="Density">An unnormalised density of the variable, or null.</param>
/// <param name="Plate">The copies, or null for a single variable.</param>
internal sealed record ModelVariable(Declaration Declaration, FamilyTerm? Term, Expr? Density, Plate? Plate)
{
    public string Name => Declaration.Name;

    /// <summary>The names that the law uses, without the plate's index and the variable itself.</summary>
    public IReadOnlySet<string> Uses
    {
        get
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            names.UnionWith(Term is null ? [] : Traversal.Symbols(Term));
            names.UnionWith(Density is null ? [] : Traversal.Symbols(Density));
            names.Remove(Name);
            if (Plate is not null)
            {
                names.Remove(Plate.Index);
                names.UnionWith(Traversal.Symbols(Plate.From));
                names.UnionWith(Traversal.Symbols(Plate.To));
            }

            return names;
        }
    }
}

/// <summary>A model p or guide q: random variables in ancestral order, each with its law given the ones before it.</summary>
internal sealed record ProbabilityModel(string Name, Sequence<ModelVariable> Variables)
{
    public ModelVariable? Find(string variable) => Variables.FirstOrDefault(candidate => candidate.Name == variable);

    public bool Has(string variable) => Find(variable) is not null;

    /// <summary>The random variables that a variable's law uses.</summary>
    public IEnumerable<ModelVariable> Parents(ModelVariable variable) => Variables.Where(candidate => variable.Uses.Contains(candidate.Name));

    /// <summary>The named variables and all that they descend from, in ancestral order.</summary>
    public IReadOnlyList<ModelVariable> WithAncestors(IEnumerable<string> names)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        for (var i = Variables.Count - 1; i >= 0; i--)
        {
            if (wanted.Contains(Variables[i].Name))
            {
                wanted.UnionWith(Parents(Variables[i]).Select(parent => parent.Name));
            }
        }

        return [.. Variables.Where(variable => wanted.Contains(variable.Name))];
    }
}
