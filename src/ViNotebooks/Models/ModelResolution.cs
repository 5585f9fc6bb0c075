using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models;

/// <summary>
/// Writes what p and q mean into what is asked: densities become expressions, p(x) and posteriors expectations over the laws
/// that the model declares, and divergences of several variables expectations of log ratios. What is left are expectations
/// over laws of families, functionals of such laws, integrals, extrema and differentials.
/// </summary>
internal sealed partial class ModelResolution
{
    private readonly Scope scope;
    private readonly Declarations names;

    private ModelResolution(Scope scope)
    {
        this.scope = scope;
        names = Known(scope);
    }

    /// <summary>The expression without terms of the model.</summary>
    /// <exception cref="AskedException">A term has no meaning in the model.</exception>
    public static Expr Resolve(Expr expression, Scope scope) => new ModelResolution(scope).Visit(expression);

    /// <summary>The declared symbols with the variables of the model and the guide.</summary>
    public static Declarations Known(Scope scope)
    {
        var known = scope.Names;
        known = scope.Model is null ? known : ModelLaws.With(known, scope.Model);
        if (scope.Guide is null)
        {
            return known;
        }

        // a variable that the guide draws from other values than the model is a real number, and its laws bound it
        var wide = scope.Guide.Variables.Where(variable => scope.Names.Find(variable.Name) is null && IsDrawnElsewhere(variable, known.Find(variable.Name)))
            .Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        known = new Declarations([.. known.All.Select(name => wide.Contains(name.Name) ? new Declaration(name.Name, SymbolKind.Real, name.Shape) : name)], known.IsOpen) { Laws = known.Laws };
        return ModelLaws.With(known, scope.Guide);
    }

    private static bool IsDrawnElsewhere(ModelVariable variable, Declaration? inModel) =>
        variable is { Term: { } term, Plate: null } && inModel is { Shape.IsScalar: true, Kind: not SymbolKind.Integer }
        && SupportKinds.Declare(variable.Name, DrawDensity.LawOf(term).Support, inModel.Shape).Kind is var kind && kind != SymbolKind.Integer && kind != inModel.Kind;

    private Expr Visit(Expr expression)
    {
        switch (expression)
        {
            case Density density:
                return DensityOf(density);
            case Call { Function: Function.Log } log when HasDensity(log.Arguments[0]):
                return LogOf(log.Arguments[0]);
            case Expectation expectation:
                return ExpectationOf(expectation);
            case Functional functional:
                return FunctionalOf(functional);
            case Integral { From: null, To: null } integral:
                return OverSupport(integral with { Body = Visit(integral.Body) });
            case FamilyTerm or PlateTerm or GivenDensity:
                return expression;
            case ModelTerm term:
                throw new AskedException($"{InfixPrinter.Print(term)} is a distribution; a number is needed here.");
            default:
                var children = Traversal.Children(expression);
                return children.Count == 0 ? expression : Traversal.WithChildren(expression, [.. children.Select(Visit)]);
        }
    }

    private ModelLaws LawsOf(ModelTerm term) =>
        scope.Model is { } model && model.Name == term.Name ? new ModelLaws(model, names)
        : scope.Guide is { } guide && guide.Name == term.Name ? new ModelLaws(guide, names)
        : throw new AskedException($"{InfixPrinter.Print(term)}: there is no {(term.Name == "q" ? "guide" : "model")} {term.Name}; declare it as {(term.Name == "q" ? "guide" : "model")}:.");

    private static bool HasDensity(Expr expression) => expression switch
    {
        Density => true,
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } product => HasDensity(product.Left) || HasDensity(product.Right),
        Binary { Operator: BinaryOperator.Power } power => HasDensity(power.Left),
        Fold { Kind: FoldKind.Product } product => HasDensity(product.Body),
        _ => false,
    };

    // log of products, quotients and powers of densities, which are positive: log(ab) = log a + log b, log(a^k) = k log a
    private Expr LogOf(Expr expression) => expression switch
    {
        Density density => LogDensityOf(density),
        Binary { Operator: BinaryOperator.Multiply } product when HasDensity(product) => Make.Add(LogOf(product.Left), LogOf(product.Right)),
        Binary { Operator: BinaryOperator.Divide } quotient when HasDensity(quotient) => Make.Subtract(LogOf(quotient.Left), LogOf(quotient.Right)),
        Binary { Operator: BinaryOperator.Power } power when HasDensity(power.Left) => Make.Multiply(Visit(power.Right), LogOf(power.Left)),
        Fold { Kind: FoldKind.Product } product when HasDensity(product.Body) =>
            new Fold(FoldKind.Sum, product.Variable, Visit(product.From), Visit(product.To), LogOf(product.Body)),
        _ => Make.Call(Function.Log, Visit(expression)),
    };

    private Expr DensityOf(Density density)
    {
        var outside = new List<Expr>();
        var inside = WithoutSupport(LogDensityOf(density), outside);
        return outside.Count == 0
            ? Exponential(inside)
            : new Conditional(outside.Aggregate(static (left, right) => new Logical(LogicalOperator.Or, left, right)), Number.Zero, Exponential(inside));
    }

    /// <summary>A sum of logarithms inside all supports; outside one of them the density is 0.</summary>
    private static Expr WithoutSupport(Expr log, List<Expr> outside)
    {
        switch (log)
        {
            case Binary { Operator: BinaryOperator.Add } sum:
                return Make.Add(WithoutSupport(sum.Left, outside), WithoutSupport(sum.Right, outside));
            case Conditional { Condition: var condition, Then: Negate { Operand: Constant { Name: ConstantName.Infinity } }, Else: var inside }:
                outside.Add(condition);
                return WithoutSupport(inside, outside);
            default:
                return log;
        }
    }

    // exp(log a) = a for a > 0
    private static Expr Exponential(Expr log) => log is Call { Function: Function.Log } call ? call.Arguments[0] : Make.Call(Function.Exp, log);

    private Expr LogDensityOf(Density density)
    {
        switch (density.Law)
        {
            case ModelTerm term:
                var law = LawsOf(term).Of(term);
                var values = term.Variables.Where(place => place.Value is not Symbol symbol || symbol.Name != place.Variable)
                    .ToDictionary(place => place.Variable, place => Visit(place.Value), StringComparer.Ordinal);
                return Substitution.Symbols(LogDensityOf(law), values);
            case FamilyTerm family:
                return DrawDensity.Log(Substituted(family), Visit(density.Value!), names, keepsSupport: true);
            default:
                throw new AskedException($"{InfixPrinter.Print(density)} is not a density.");
        }
    }

    /// <summary>A term of a family with what is asked inside its arguments worked out.</summary>
    private FamilyTerm Substituted(FamilyTerm term) => new(term.Family, term.Arguments.Select(argument => argument with { Value = Visit(argument.Value) }).ToSequence());

    /// <summary>log p(of) = log E_hidden[Π p w] − log E[w].</summary>
    private Expr LogDensityOf(ConditionalLaw law)
    {
        var own = Make.Sum(law.Draws.Where(draw => law.Of.Contains(draw.Variables[0]))
            .Select(draw => DrawDensity.Log(draw.Law, new Symbol(draw.Variables[0]), names, keepsSupport: true)));
        if (law.IsProduct)
        {
            return own;
        }

        var weighted = law.LogWeight is null ? own : Make.Add(own, law.LogWeight);
        var hidden = law.Hidden.ToSequence();
        var numerator = hidden.Count == 0 ? weighted : Make.Call(Function.Log, Over(hidden, Make.Call(Function.Exp, weighted)));
        return law.LogWeight is null ? numerator : Make.Subtract(numerator, Make.Call(Function.Log, Over(law.Draws, Make.Call(Function.Exp, law.LogWeight))));
    }


    private Expr OverSupport(Integral integral)
    {
        var body = integral.Body;
        var support = new[] { scope.Guide, scope.Model }
            .Select(model => model is null ? null : new ModelLaws(model, names).SupportOf(integral.Variable))
            .FirstOrDefault(found => found is not null);
        support ??= names.Find(integral.Variable) is { } declaration ? ModelLaws.OfKind(declaration) : new Distributions.IntervalSupport(null, null);
        return support switch
        {
            Distributions.IntervalSupport interval => new Integral(
                integral.Variable, interval.Low ?? Make.Negate(Constant.Infinity), interval.High ?? Constant.Infinity, body),
            Distributions.IntegerSupport integers => new Fold(FoldKind.Sum, integral.Variable, integers.Low, integers.High ?? Constant.Infinity, body),
            _ => throw new AskedException($"The values of {integral.Variable} cannot be integrated over one by one; write an expectation instead."),
        };
    }
}
