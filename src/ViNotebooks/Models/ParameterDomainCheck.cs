using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models;

/// <summary>
/// The conditions on the parameters of the laws that a question uses, so far as given values decide them. A closed form does
/// not show that a law behind it has a negative variance.
/// </summary>
internal sealed class ParameterDomainCheck
{
    private readonly List<(string Law, Expr Condition, IReadOnlySet<string> Symbols)> conditions = [];

    public ParameterDomainCheck(Expr expression, Scope scope)
    {
        var named = Traversal.All(expression).OfType<ModelTerm>().Select(term => term.Name).ToHashSet(StringComparer.Ordinal);
        ProbabilityModel[] models = [.. new[] { scope.Model, scope.Guide }.OfType<ProbabilityModel>().Where(model => named.Contains(model.Name))];
        var drawn = models.SelectMany(model => model.Variables).Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var variable in models.SelectMany(model => model.Variables).Where(variable => variable is { Term: not null, Plate: null }))
        {
            Add($"{variable.Name} ~ {InfixPrinter.Print(variable.Term!)}", variable.Term!, drawn);
        }

        var bound = Traversal.All(expression).SelectMany(Bound).ToHashSet(StringComparer.Ordinal);
        bound.UnionWith(drawn);
        foreach (var term in Traversal.All(expression).OfType<FamilyTerm>())
        {
            Add(InfixPrinter.Print(term), term, bound);
        }
    }

    /// <exception cref="AskedException">A parameter lies outside its domain.</exception>
    public void At(Point point)
    {
        foreach (var (law, condition, symbols) in conditions)
        {
            if (symbols.All(point.Wide.ContainsKey) && !Conditions.Holds(condition, point.Wide))
            {
                throw new AskedException($"{law} needs {InfixPrinter.Print(condition)}, which does not hold for the given {string.Join(", ", symbols.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    private static IEnumerable<string> Bound(Expr node) => node switch
    {
        Expectation expectation => expectation.Draws.SelectMany(draw => draw.Variables),
        Extremum extremum => extremum.Variables,
        Integral integral => [integral.Variable],
        Fold fold => [fold.Variable],
        _ => [],
    };

    private void Add(string law, FamilyTerm term, HashSet<string> excluded)
    {
        if (LawReader.Read(term).Law is not { } read)
        {
            return;
        }

        foreach (var condition in read.Conditions)
        {
            var symbols = Traversal.Symbols(condition);
            if (symbols.Count > 0 && !symbols.Overlaps(excluded) && !ProbabilityNodes.IsIn(condition))
            {
                conditions.Add((law, condition, symbols));
            }
        }
    }
}
