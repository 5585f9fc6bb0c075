namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Puts expressions in the place of others.</summary>
internal static class Substitution
{
    /// <summary>
    /// From the top down: where <paramref name="replace"/> gives an expression it stands instead of the node and is not
    /// looked into again; where it gives null, the children are visited. The same object back when nothing changed.
    /// </summary>
    public static Expr Replace(Expr expression, Func<Expr, Expr?> replace)
    {
        if (replace(expression) is { } replacement)
            return replacement;

        var children = Traversal.Children(expression);
        if (children.Count == 0)
            return expression;

        var mapped = new Expr[children.Count];
        for (var i = 0; i < mapped.Length; i++)
            mapped[i] = Replace(children[i], replace);

        return Traversal.WithChildren(expression, mapped);
    }

    /// <summary>
    /// Replaces free symbols. The index of a fold that occurs in what is put inside it is renamed, so nothing is captured.
    /// </summary>
    public static Expr Symbols(Expr expression, IReadOnlyDictionary<string, Expr> replacements)
    {
        if (replacements.Count == 0)
            return expression;

        switch (expression)
        {
            case Symbol symbol:
                return replacements.TryGetValue(symbol.Name, out var replacement) ? replacement : symbol;
            case Fold fold:
                return InFold(fold, replacements);
            default:
                var children = Traversal.Children(expression);
                if (children.Count == 0)
                    return expression;

                var mapped = new Expr[children.Count];
                for (var i = 0; i < mapped.Length; i++)
                    mapped[i] = Symbols(children[i], replacements);

                return Traversal.WithChildren(expression, mapped);
        }
    }

    /// <summary>A name made from <paramref name="name"/> that is not among <paramref name="taken"/>.</summary>
    public static string FreshName(string name, IReadOnlySet<string> taken)
    {
        var stem = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        for (var i = 1; ; i++)
        {
            var candidate = $"{stem}{i}";
            if (!taken.Contains(candidate))
                return candidate;
        }
    }

    private static Fold InFold(Fold fold, IReadOnlyDictionary<string, Expr> replacements)
    {
        var from = Symbols(fold.From, replacements);
        var to = Symbols(fold.To, replacements);
        var free = Traversal.Symbols(fold.Body);
        var inside = replacements
            .Where(pair => pair.Key != fold.Variable && free.Contains(pair.Key))
            .ToDictionary(pair => pair.Key, pair => pair.Value);

        var variable = fold.Variable;
        var taken = inside.Values.SelectMany(Traversal.Symbols).ToHashSet();
        if (taken.Contains(variable))
        {
            taken.UnionWith(free);
            variable = FreshName(variable, taken);
            inside[fold.Variable] = new Symbol(variable);
        }

        var renamed = variable == fold.Variable ? fold : fold with { Variable = variable };
        return (Fold)Traversal.WithChildren(renamed, [from, to, Symbols(fold.Body, inside)]);
    }
}
