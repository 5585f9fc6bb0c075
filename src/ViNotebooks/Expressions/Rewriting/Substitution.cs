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
    /// Replaces free symbols. The index of a fold, or another bound variable, that occurs in what is put inside is renamed, so nothing is captured.
    /// A derivative by a symbol that is replaced by more than another symbol is worked out; where that is not covered it is misuse.
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
            case Differential differential:
                return InDifferential(differential, replacements);
            case Expectation or Functional or Integral or Extremum or PlateTerm or GivenDensity or DerivativeAt:
                return InBinding(expression, replacements);
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

    private static Expr InBinding(Expr node, IReadOnlyDictionary<string, Expr> replacements)
    {
        var free = Traversal.Symbols(node);
        var inside = replacements.Where(pair => free.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value);
        if (inside.Count == 0)
            return node;

        var incoming = inside.Values.SelectMany(Traversal.Symbols).ToHashSet();
        var taken = new HashSet<string>(incoming.Concat(free).Concat(Binding.Of(node)).Concat(Traversal.All(node).OfType<Symbol>().Select(symbol => symbol.Name)));
        var fresh = new Dictionary<string, string>();
        foreach (var variable in Binding.Of(node).Where(incoming.Contains).Distinct())
        {
            fresh[variable] = FreshName(variable, taken);
            taken.Add(fresh[variable]);
        }

        var children = Binding.Parts(node).Select(part => Symbols(part.Part, Within(part.Variables, inside, fresh))).ToList();
        return Traversal.WithChildren(Renamed(node, fresh), children);
    }

    private static Dictionary<string, Expr> Within(IReadOnlyList<string> variables, Dictionary<string, Expr> inside, Dictionary<string, string> fresh)
    {
        var within = inside.Where(pair => !variables.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var variable in variables)
        {
            if (fresh.TryGetValue(variable, out var name))
                within[variable] = new Symbol(name);
        }

        return within;
    }

    private static Expr Renamed(Expr node, Dictionary<string, string> fresh)
    {
        if (fresh.Count == 0)
            return node;

        string New(string name) => fresh.GetValueOrDefault(name, name);
        return node switch
        {
            Expectation expectation => expectation with { Draws = expectation.Draws.Select(draw => draw with { Variables = draw.Variables.Map(New) }).ToSequence() },
            Integral integral => integral with { Variable = New(integral.Variable) },
            PlateTerm plate => plate with { Index = New(plate.Index) },
            GivenDensity given => given with { Variable = New(given.Variable) },
            DerivativeAt derivative => derivative with { Variable = New(derivative.Variable) },
            Extremum extremum => extremum with { Variables = extremum.Variables.Map(New) },
            _ => node,
        };
    }

    private static Expr InDifferential(Differential differential, IReadOnlyDictionary<string, Expr> replacements)
    {
        var free = Traversal.Symbols(differential);
        var inside = replacements.Where(pair => free.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value);
        var names = inside.Where(pair => !differential.By.Contains(pair.Key)).Select(pair => pair.Value).SelectMany(Traversal.Symbols);
        var by = differential.By.Map(name => inside.TryGetValue(name, out var other) && other is Symbol symbol ? symbol.Name : name);
        var isRenaming = differential.By.All(name => !inside.TryGetValue(name, out var other) || other is Symbol);
        if (isRenaming && !names.Any(by.Contains) && by.Distinct().Count() == by.Count && (by == differential.By || !by.Any(free.Contains)))
            return new Differential(by, differential.IsGradient, Symbols(differential.Body, inside));

        return !differential.IsGradient && Derivative.Of(differential.Body, differential.By[0]) is { } derivative
            ? Symbols(derivative, inside)
            : throw new InvalidOperationException("The derivative is not known in closed form, so its symbol cannot be replaced.");
    }
}
