namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Walks over expression trees.</summary>
internal static class Traversal
{
    /// <summary>The direct subexpressions, in the order that <see cref="WithChildren"/> takes them.</summary>
    public static IReadOnlyList<Expr> Children(Expr expression) => expression switch
    {
        Negate negate => [negate.Operand],
        Binary binary => [binary.Left, binary.Right],
        Call call => call.Arguments,
        Index index => [index.Target, .. index.Indices],
        Fold fold => [fold.From, fold.To, fold.Body],
        VectorLiteral vector => vector.Items,
        MatrixLiteral matrix => [.. matrix.Rows.SelectMany(row => row)],
        Conditional conditional => [conditional.Condition, conditional.Then, conditional.Else],
        Comparison comparison => [comparison.Left, comparison.Right],
        Logical logical => [logical.Left, logical.Right],
        FamilyTerm family => [.. family.Arguments.Select(argument => argument.Value)],
        PlateTerm plate => [plate.From, plate.To, plate.Term],
        GivenDensity given => [given.Body],
        DerivativeAt derivative => [derivative.Place, derivative.Body],
        ModelTerm term => [.. term.Variables.Concat(term.Given).Select(at => at.Value)],
        Density density => density.Value is { } value ? [density.Law, value] : [density.Law],
        Expectation expectation => [.. expectation.Draws.Select(draw => draw.Law), .. expectation.Bodies],
        Functional functional => functional.Order is { } order ? [.. functional.Laws, order] : functional.Laws,
        Integral integral => [.. Present(integral.From), .. Present(integral.To), integral.Body],
        Extremum extremum => [extremum.Body],
        Differential differential => [differential.Body],
        _ => [],
    };

    /// <summary>The same node over other children; the very same object when no child changed.</summary>
    public static Expr WithChildren(Expr expression, IReadOnlyList<Expr> children)
    {
        var old = Children(expression);
        if (old.Count != children.Count)
            throw new ArgumentException("As many children as the node has.", nameof(children));

        var changed = false;
        for (var i = 0; i < old.Count; i++)
            changed |= !ReferenceEquals(old[i], children[i]);

        if (!changed)
            return expression;

        return expression switch
        {
            Negate => new Negate(children[0]),
            Binary binary => new Binary(binary.Operator, children[0], children[1]),
            Call call => new Call(call.Function, children.ToSequence()),
            Index => new Index(children[0], children.Skip(1).ToSequence()),
            Fold fold => new Fold(fold.Kind, fold.Variable, children[0], children[1], children[2]),
            VectorLiteral => new VectorLiteral(children.ToSequence()),
            MatrixLiteral matrix => new MatrixLiteral(Rows(matrix, children)),
            Conditional => new Conditional(children[0], children[1], children[2]),
            Comparison comparison => new Comparison(comparison.Relation, children[0], children[1]),
            Logical logical => new Logical(logical.Operator, children[0], children[1]),
            FamilyTerm family => family with { Arguments = family.Arguments.Select((argument, i) => argument with { Value = children[i] }).ToSequence() },
            PlateTerm plate => plate with { From = children[0], To = children[1], Term = (FamilyTerm)children[2] },
            GivenDensity given => given with { Body = children[0] },
            DerivativeAt derivative => derivative with { Place = children[0], Body = children[1] },
            ModelTerm term => term with { Variables = AtValues(term.Variables, children, 0), Given = AtValues(term.Given, children, term.Variables.Count) },
            Density => new Density(children[0], children.Count > 1 ? children[1] : null),
            Expectation expectation => expectation with
            {
                Draws = expectation.Draws.Select((draw, i) => draw with { Law = children[i] }).ToSequence(),
                Bodies = children.Skip(expectation.Draws.Count).ToSequence(),
            },
            Functional functional => functional with
            {
                Laws = children.Take(functional.Laws.Count).ToSequence(),
                Order = functional.Order is null ? null : children[^1],
            },
            Integral integral => integral with
            {
                From = integral.From is null ? null : children[0],
                To = integral.To is null ? null : children[^2],
                Body = children[^1],
            },
            Extremum extremum => extremum with { Body = children[0] },
            Differential differential => differential with { Body = children[0] },
            _ => expression,
        };
    }

    private static Expr[] Present(Expr? expression) => expression is null ? [] : [expression];

    private static Sequence<At> AtValues(Sequence<At> variables, IReadOnlyList<Expr> children, int first) =>
        variables.Select((at, i) => at with { Value = children[first + i] }).ToSequence();

    /// <summary>The expression and everything in it, a node before its children.</summary>
    public static IEnumerable<Expr> All(Expr expression)
    {
        var pending = new Stack<Expr>();
        pending.Push(expression);
        while (pending.TryPop(out var next))
        {
            yield return next;
            var children = Children(next);
            for (var i = children.Count - 1; i >= 0; i--)
                pending.Push(children[i]);
        }
    }

    /// <summary>
    /// The names of the free symbols: those that are not the index of a fold, a drawn variable, one integrated over or one of an
    /// extremum around them. What only the model knows, such as the parameters of q in E_q, is not among them.
    /// </summary>
    public static IReadOnlySet<string> Symbols(Expr expression)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Collect(expression, [], names);
        return names;
    }

    private static void Collect(Expr expression, List<string> bound, SortedSet<string> names)
    {
        switch (expression)
        {
            case Symbol symbol:
                if (!bound.Contains(symbol.Name))
                    names.Add(symbol.Name);

                break;
            case Fold fold:
                Collect(fold.From, bound, names);
                Collect(fold.To, bound, names);
                bound.Add(fold.Variable);
                Collect(fold.Body, bound, names);
                bound.RemoveAt(bound.Count - 1);
                break;
            case Expectation or Functional or Integral or Extremum or Differential or PlateTerm or GivenDensity or DerivativeAt:
                foreach (var (part, variables) in Binding.Parts(expression))
                {
                    bound.AddRange(variables);
                    Collect(part, bound, names);
                    bound.RemoveRange(bound.Count - variables.Count, variables.Count);
                }

                names.UnionWith(Binding.By(expression).Where(name => !bound.Contains(name)));
                break;
            default:
                foreach (var child in Children(expression))
                    Collect(child, bound, names);

                break;
        }
    }

    private static Sequence<Sequence<Expr>> Rows(MatrixLiteral matrix, IReadOnlyList<Expr> children)
    {
        var next = 0;
        var rows = new List<Sequence<Expr>>(matrix.Rows.Count);
        foreach (var row in matrix.Rows)
        {
            rows.Add(children.Skip(next).Take(row.Count).ToSequence());
            next += row.Count;
        }

        return rows.ToSequence();
    }
}
