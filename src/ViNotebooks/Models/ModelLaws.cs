using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models.ClosedForms;

namespace ViNotebooks.Models;

/// <summary>Finds what p(a | b) is from the laws that a model declares: the product of laws, or a marginal or posterior made of them.</summary>
internal sealed class ModelLaws(ProbabilityModel model, Declarations names)
{
    /// <summary>The law of a term, with the values that the term gives to variables put in.</summary>
    /// <exception cref="AskedException">The model lacks a variable of the term.</exception>
    public ConditionalLaw Of(ModelTerm term)
    {
        var of = term.Variables.Count == 0
            ? model.Variables.Select(variable => variable.Name).ToSequence()
            : term.Variables.Select(place => place.Variable).ToSequence();
        foreach (var variable in of.Where(variable => !model.Has(variable)))
        {
            throw new AskedException($"{InfixPrinter.Print(term)}: {variable} is no variable of {model.Name}, which has {string.Join(", ", model.Variables.Select(known => known.Name))}.");
        }

        var given = term.Given.Select(place => place.Variable).ToList();
        foreach (var variable in given.Where(variable => !model.Has(variable) && names.Find(variable) is null && !model.Variables.Any(known => known.Uses.Contains(variable))))
        {
            throw new AskedException($"{InfixPrinter.Print(term)}: {variable} is neither a variable of {model.Name} nor declared.");
        }

        foreach (var variable in of.Where(given.Contains))
        {
            throw new AskedException($"{InfixPrinter.Print(term)}: {variable} stands on both sides of the bar.");
        }

        var values = term.Given.Where(place => place.Value is not Symbol symbol || symbol.Name != place.Variable)
            .ToDictionary(place => place.Variable, place => place.Value, StringComparer.Ordinal);
        return Of(of, given, values);
    }

    private ConditionalLaw Of(Sequence<string> of, List<string> given, Dictionary<string, Expr> values)
    {
        var relevant = model.WithAncestors(of.Concat(given.Where(model.Has)));
        var hidden = HiddenIn(relevant, of, given);
        var free = relevant.Where(variable => !given.Contains(variable.Name)).ToList();
        var dependent = new HashSet<string>(free.Select(variable => variable.Name), StringComparer.Ordinal);

        // a given variable whose law uses nothing that is drawn is a constant factor, which cancels
        var evidence = relevant.Where(variable => given.Contains(variable.Name) && variable.Uses.Any(dependent.Contains)).ToList();
        if (evidence.Count == 0)
        {
            free = [.. model.WithAncestors(of).Where(variable => !given.Contains(variable.Name))];
            free = [.. Needed(free, of)];
        }

        var draws = free.Select(variable => new Draw([variable.Name], Substitution.Symbols(TermOf(variable), values))).ToSequence();
        Expr? weight = evidence.Count == 0 ? null : Make.Sum(evidence.Select(variable => Substitution.Symbols(LogDensity(variable), values)));
        var law = new ConditionalLaw(of, draws, weight);
        return law.IsProduct ? law : Recognised(law, hidden) ?? law;
    }

    private static List<ModelVariable> HiddenIn(IReadOnlyList<ModelVariable> relevant, Sequence<string> of, List<string> given) =>
        [.. relevant.Where(variable => !of.Contains(variable.Name) && !given.Contains(variable.Name))];

    /// <summary>Of the variables those asked for and those that they use.</summary>
    private static IEnumerable<ModelVariable> Needed(List<ModelVariable> free, Sequence<string> of)
    {
        var needed = of.ToHashSet(StringComparer.Ordinal);
        for (var i = free.Count - 1; i >= 0; i--)
        {
            if (needed.Contains(free[i].Name))
            {
                needed.UnionWith(free[i].Uses);
            }
        }

        return free.Where(variable => needed.Contains(variable.Name));
    }

    /// <summary>A posterior or marginal that is a member of a family.</summary>
    private ConditionalLaw? Recognised(ConditionalLaw law, List<ModelVariable> hidden)
    {
        if (law.Of.Count != 1 || model.Find(law.Of[0]) is not { Plate: null } variable)
        {
            return null;
        }

        var known = KnownWhere(law.LogWeight, Known);

        // where what is given cannot occur there is no posterior, so that conditions on it alone hold
        var drawn = law.Draws.Select(draw => draw.Variables[0]).ToHashSet(StringComparer.Ordinal);
        var log = Make.Sum(law.Draws.Select(draw => DrawDensity.Inside(draw.Law, new Symbol(draw.Variables[0]), Known)).Concat(law.LogWeight is null ? [] : [law.LogWeight]).Select(term => Possible(term, drawn)));
        foreach (var name in hidden.Select(other => other.Name).Reverse())
        {
            if (SupportOf(name) is not IntervalSupport support
                || ClosedIntegrals.LogIntegral(log, name, support.Low ?? Make.Negate(Constant.Infinity), support.High ?? Constant.Infinity, known) is not { } integrated)
            {
                return null;
            }

            log = integrated;
        }

        return SupportOf(variable.Name) is { } ownSupport && KernelRecognition.Recognise(log, variable.Name, ownSupport, known) is { } found
            ? new ConditionalLaw(law.Of, [new Draw(law.Of, found.Term)], null)
            : null;
    }

    /// <summary>The declarations with a given value that cannot exceed 1, such as a coin's, between 0 and 1, where a support says so.</summary>
    private static Declarations KnownWhere(Expr? weight, Declarations names)
    {
        var bounded = weight is null ? [] : Traversal.All(weight).OfType<Conditional>()
            .SelectMany(choice => Traversal.All(choice.Condition))
            .Select(node => node is Comparison { Relation: Relation.Greater, Left: Symbol value, Right: Number { Digits.IsOne: true, DecimalPlaces: 0 } } ? value.Name : null)
            .ToHashSet(StringComparer.Ordinal);
        return new Declarations(names.All.Select(name => bounded.Contains(name.Name) && name.Kind != SymbolKind.Real ? name with { Kind = SymbolKind.Probability, Range = null } : name), names.IsOpen) { Laws = names.Laws };
    }

    private static Expr Possible(Expr term, HashSet<string> drawn) => Substitution.Replace(term, node => node is Conditional
    {
        Condition: var outside, Then: Negate { Operand: Constant { Name: ConstantName.Infinity } }, Else: var inside,
    } && !Traversal.Symbols(outside).Overlaps(drawn)
            ? Possible(inside, drawn)
            : null);

    public Support? SupportOf(string variable) => model.Find(variable) switch
    {
        { Term: { } term, Plate: null } => DrawDensity.LawOf(term, Known).Support,
        { Density: not null, Declaration: var declaration } => OfKind(declaration),
        _ => null,
    };

    /// <summary>The values that a declared symbol may take.</summary>
    public static Support OfKind(Declaration declaration)
    {
        var ends = Domain.Ends(declaration with { Range = null });
        return declaration.Kind == SymbolKind.Integer
            ? new IntegerSupport(Numeral.Of(Domain.Integers(declaration).Low), Numeral.Of(Domain.Integers(declaration).High))
            : new IntervalSupport(double.IsInfinity(ends.Low) ? null : Numeral.Of(ends.Low), double.IsInfinity(ends.High) ? null : Numeral.Of(ends.High));
    }

    /// <summary>The symbols with the variables of the model, as their laws see them.</summary>
    private Declarations Known { get; } = With(names, model);

    public static Declarations With(Declarations names, ProbabilityModel model) =>
        new([.. names.All, .. model.Variables.Select(variable => variable.Declaration).Where(declaration => names.Find(declaration.Name) is null)], names.IsOpen) { Laws = names.Laws };

    private static Expr TermOf(ModelVariable variable) => variable switch
    {
        { Term: { } term, Plate: { } plate } => new PlateTerm(plate.Index, plate.From, plate.To, term),
        { Term: { } term } => term,
        _ => new GivenDensity(variable.Name, variable.Density!),
    };

    /// <summary>log p(v | its parents) as an expression of v.</summary>
    private Expr LogDensity(ModelVariable variable) => DrawDensity.Log(TermOf(variable), new Symbol(variable.Name), Known, keepsSupport: true);
}
