namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Which variables the nodes of probability notation bind, and in which of their parts.</summary>
internal static class Binding
{
    /// <summary>The children in the order of <see cref="Traversal.Children"/>, each with the variables that the node binds in it.</summary>
    public static IReadOnlyList<(Expr Part, IReadOnlyList<string> Variables)> Parts(Expr node)
    {
        var parts = new List<(Expr, IReadOnlyList<string>)>();
        switch (node)
        {
            case Expectation expectation:
                var drawn = new List<string>();
                foreach (var draw in expectation.Draws)
                {
                    // q(z | x) names the variable that is drawn; Normal(z, 1) means another z
                    parts.Add((draw.Law, draw.Law is ModelTerm ? [.. drawn, .. draw.Variables, .. Own(draw.Law)] : [.. drawn]));
                    drawn.AddRange(draw.Variables);
                }

                parts.AddRange(expectation.Bodies.Select(body => (body, (IReadOnlyList<string>)drawn)));
                break;
            case Functional functional:
                parts.AddRange(functional.Laws.Select(law => (law, (IReadOnlyList<string>)Own(law))));
                if (functional.Order is { } order)
                    parts.Add((order, []));

                break;
            case Integral integral:
                foreach (var end in new[] { integral.From, integral.To })
                {
                    if (end is not null)
                        parts.Add((end, []));
                }

                parts.Add((integral.Body, [integral.Variable]));
                break;
            case Extremum extremum:
                parts.Add((extremum.Body, [.. extremum.Variables]));
                break;
            case PlateTerm plate:
                parts.AddRange([(plate.From, []), (plate.To, []), (plate.Term, [plate.Index])]);
                break;
            case GivenDensity given:
                parts.Add((given.Body, [given.Variable]));
                break;
            case DerivativeAt derivative:
                parts.AddRange([(derivative.Place, []), (derivative.Body, [derivative.Variable])]);
                break;
            default:
                parts.AddRange(Traversal.Children(node).Select(child => (child, (IReadOnlyList<string>)[])));
                break;
        }

        return parts;
    }

    /// <summary>The variables that a node binds.</summary>
    public static IReadOnlyList<string> Of(Expr node) => node switch
    {
        Expectation expectation => [.. expectation.Draws.SelectMany(draw => draw.Variables)],
        Integral integral => [integral.Variable],
        PlateTerm plate => [plate.Index],
        GivenDensity given => [given.Variable],
        DerivativeAt derivative => [derivative.Variable],
        Extremum extremum => [.. extremum.Variables],
        _ => [],
    };

    /// <summary>The symbols that a derivative is taken by: free, at whose values the derivative is taken.</summary>
    public static IReadOnlyList<string> By(Expr node) => node is Differential differential ? differential.By : [];

    /// <summary>
    /// The variables that a distribution of the model only names: in KL(q(z) || p(z | x)) and in z ~ q(z | x) no value of z is meant.
    /// </summary>
    public static IReadOnlyList<string> Own(Expr law) => law is ModelTerm term
        ? [.. term.Variables.Where(at => at.Value is Symbol symbol && symbol.Name == at.Variable).Select(at => at.Variable)]
        : [];
}
