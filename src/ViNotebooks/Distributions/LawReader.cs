using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Distributions;

/// <summary>A law, or what is wrong with the text that should have named one.</summary>
internal sealed record LawReading(Law? Law, string? Error)
{
    public static LawReading Of(Law law) => new(law, null);

    public static LawReading Wrong(string error) => new(null, error);
}

/// <summary>
/// Finds the law that a family and its arguments, by position or by name, stand for. The second parameter of a normal
/// distribution by position is its variance.
/// </summary>
internal static class LawReader
{
    /// <summary>Reads a term; the declared shapes of names decide between a covariance matrix and a vector of variances.</summary>
    public static LawReading Read(FamilyTerm term, Declarations? names = null)
    {
        names ??= Declarations.Open;
        if (CompositeForms.Find(term.Family) is { } composite)
        {
            return composite.Read(term, names);
        }

        return Families.Find(term.Family) is { } family ? Read(family, term.Arguments, names) : LawReading.Wrong(Unknown(term.Family));
    }

    private static LawReading Read(Family family, Sequence<LawArgument> arguments, Declarations names)
    {
        if (family.Alternatives.FirstOrDefault(alternative => alternative.Fits(arguments)) is { } other)
        {
            return Checked(family.Of(other.Convert(other.Names.Select(name => arguments.First(argument => argument.Name == name).Value).ToSequence())), names);
        }

        var given = new Expr?[family.Parameters.Count];
        for (var i = 0; i < arguments.Count; i++)
        {
            var (position, value) = Place(family, i, arguments[i]);
            if (position < 0 || position >= given.Length)
            {
                return LawReading.Wrong(arguments[i].Name is { } unknown
                    ? $"{family.Name} has no parameter {unknown}; it has {ParameterNames(family)}."
                    : $"{family.Name} takes {given.Length} parameters ({ParameterNames(family)}), not {arguments.Count}.");
            }

            if (given[position] is not null)
            {
                return LawReading.Wrong($"The parameter {family.Parameters[position].Name} of {family.Name} is given twice.");
            }

            given[position] = value;
        }

        for (var i = 0; i < given.Length; i++)
        {
            given[i] ??= family.Parameters[i].Default;
            if (given[i] is null)
            {
                return LawReading.Wrong($"The parameter {family.Parameters[i].Name} of {family.Name} is not given.");
            }
        }

        return Checked(family.Of(given.ToSequence()!), names);
    }

    private static LawReading Checked(FamilyLaw law, Declarations names)
    {
        var reading = ArgumentShapes.Resolve(law, names);
        return reading.Law is { } resolved && Broken(resolved) is { } condition
            ? LawReading.Wrong($"{law.Family.Name} needs {InfixPrinter.Print(condition)}.")
            : reading;
    }

    private static (int Position, Expr Value) Place(Family family, int position, LawArgument argument)
    {
        if (argument.Name is not { } name)
        {
            return (position, argument.Value);
        }

        for (var i = 0; i < family.Parameters.Count; i++)
        {
            if (family.Parameters[i].Name == name)
            {
                return (i, argument.Value);
            }

            if (family.Parameters[i].Aliases.FirstOrDefault(alias => alias.Names.Contains(name)) is { } alias)
            {
                return (i, alias.Convert(argument.Value));
            }
        }

        return (-1, argument.Value);
    }

    /// <summary>A condition without symbols that does not hold.</summary>
    public static Expr? Broken(Law law) =>
        law.Conditions.FirstOrDefault(condition => Traversal.Symbols(condition).Count == 0 && !Formulas.Holds(condition));

    private static string ParameterNames(Family family) => string.Join(", ", family.Parameters.Select(parameter => parameter.Name));

    private static string Unknown(string name)
    {
        if (Nearest.To(name, [.. Families.Words, .. CompositeForms.All.Select(form => form.Name)]) is { } near)
        {
            return $"There is no distribution {name}; did you mean {near}?";
        }

        return $"There is no distribution {name}; known are {string.Join(", ", Families.Names.Concat(CompositeForms.All.Select(form => form.Name)))}.";
    }
}
