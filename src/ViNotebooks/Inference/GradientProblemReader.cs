using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Inference;

/// <summary>Reads the texts of a gradient and what is asked of it. Bad texts throw <see cref="ArgumentException"/> with the place and what to do.</summary>
internal sealed class GradientProblemReader
{
    private const string At = "at";

    private readonly IReadOnlyDictionary<string, double> values;
    private readonly Declarations parameters;

    private GradientProblemReader(IReadOnlyDictionary<string, double> values, IReadOnlySet<string> variables)
    {
        this.values = values;

        // the derivative needs a neighbourhood of the point only, and there the signs are those of the point
        parameters = new Declarations(values.Where(pair => !variables.Contains(pair.Key))
            .Select(pair => new Declaration(pair.Key, pair.Value > 0 ? SymbolKind.Positive : SymbolKind.Real, Shape.Scalar)));
    }

    /// <summary>The problem and the exact gradient as something asked.</summary>
    public static (GradientProblem Problem, Asked Gradient) Read(string integrand, string? model, string guide, string by, IReadOnlyDictionary<string, double> at)
    {
        foreach (var (name, value) in at)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"{name} = {value} is not a finite number.", nameof(at));
            }
        }

        var variables = model is null ? [] : ReadModel(model, "p", Declarations.Open, nameof(model)).Variables;
        return new GradientProblemReader(at, variables.Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal)).Read(integrand, model, guide, by, variables);
    }

    private (GradientProblem Problem, Asked Gradient) Read(string integrand, string? model, string guide, string by, Sequence<ModelVariable> variables)
    {
        if (parameters.Find(by) is null)
        {
            throw new ArgumentException($"{by} is no parameter with a value; give it one in at.", nameof(by));
        }

        // the guide says what its variables can be; where the model says otherwise its density is zero there
        var data = variables.Where(variable => values.ContainsKey(variable.Name)).Select(variable => variable.Declaration);
        var q = ReadModel(guide, "q", new Declarations([.. parameters.All, .. data]), nameof(guide));
        var drawn = q.Variables.Select(variable => variable.Declaration).ToList();
        if (drawn.Find(variable => values.ContainsKey(variable.Name)) is { } given)
        {
            throw Wrong($"{given.Name} is drawn from the guide, so that it has no value of its own.", At);
        }

        var known = new Declarations([.. parameters.All, .. drawn]);
        var p = model is null ? null : ReadModel(model, "p", known, nameof(model));
        var scope = new Scope(known) { Model = p, Guide = q };
        var names = new Declarations(ModelResolution.Known(scope).All) { Laws = p is null ? new HashSet<string> { "q" } : new HashSet<string> { "p", "q" } };
        var reading = ExpressionReader.Read(integrand, names, Notation.Auto, Vocabulary.Question);
        if (reading.Problem is { } problem)
        {
            throw new ArgumentException($"{problem.Message} (line {problem.Line}, column {problem.Column} of the integrand).", nameof(integrand));
        }

        if (!reading.Shape.IsScalar || reading.Shape.Kind == ShapeKind.Condition)
        {
            throw new ArgumentException($"The integrand is a number, not {reading.Shape}.", nameof(integrand));
        }

        try
        {
            var draws = Draws(q, names);
            var body = WithoutOwnSupport(Integrand(reading.Expression!, scope, names), draws, names);
            Check(draws, body, by);
            var mean = new Expectation(MomentKind.Mean, [new Draw([], new ModelTerm("q", [], []))], [reading.Expression!]);
            var gradient = Asked.Prepare(new Differential([by], false, mean), scope);
            return (new GradientProblem(draws, body, by, names, PointOf()), gradient);
        }
        catch (AskedException exception)
        {
            throw new ArgumentException(exception.Message, nameof(integrand), exception);
        }
    }

    private static ProbabilityModel ReadModel(string text, string name, Declarations names, string argument)
    {
        var model = ModelReader.Read(text, name, names, Notation.Auto, out var problems);
        return model ?? throw new ArgumentException(
            $"The {argument} cannot be read: {string.Join("; ", problems.Select(problem => $"{problem.Message} (line {problem.Line}, column {problem.Column})"))}. Parameters need a value in at.",
            argument);
    }

    private static List<GuideDraw> Draws(ProbabilityModel guide, Declarations names)
    {
        var draws = new List<GuideDraw>();
        foreach (var draw in new ModelLaws(guide, names).Of(new ModelTerm("q", [], [])).Draws)
        {
            if (draw.Law is not FamilyTerm term || DrawDensity.LawOf(term) is not { Shape.IsScalar: true } law)
            {
                throw new ArgumentException($"{draw.Variables[0]} is not a number from a family of distributions; gradients are estimated for such guides only.", nameof(guide));
            }

            draws.Add(new GuideDraw(draw.Variables[0], law));
        }

        return draws;
    }

    private static Expr Integrand(Expr read, Scope scope, Declarations names)
    {
        var reduced = ClosedReduction.Reduce(SupportPruning.Apply(ModelResolution.Resolve(read, scope), names), names);
        return ProbabilityNodes.IsIn(reduced)
            ? throw new AskedException($"{InfixPrinter.Print(read)} contains a mean or an integral that has no closed form here, so that it is no integrand.")
            : reduced;
    }

    /// <summary>A draw never lies outside the support that it is drawn from.</summary>
    private static Expr WithoutOwnSupport(Expr body, List<GuideDraw> draws, Declarations names)
    {
        var outside = draws.Select(draw => LawDensity.Log(draw.Law, new Symbol(draw.Name), names)).OfType<Conditional>().Select(own => own.Condition).ToHashSet();
        Expr Visit(Expr expression) => Substitution.Replace(expression, node =>
            node is Conditional { Then: Negate { Operand: Constant { Name: ConstantName.Infinity } } } choice && outside.Contains(choice.Condition) ? Visit(choice.Else) : null);
        return outside.Count == 0 ? body : Visit(body);
    }

    private void Check(List<GuideDraw> draws, Expr body, string by)
    {
        var used = Traversal.Symbols(body).ToHashSet(StringComparer.Ordinal);
        used.UnionWith(draws.SelectMany(draw => Traversal.Symbols(draw.Law.Term)));
        if (!used.Contains(by))
        {
            throw new ArgumentException($"Neither the integrand nor the guide uses {by}.", nameof(by));
        }

        if (used.FirstOrDefault(name => !values.ContainsKey(name) && !draws.Exists(draw => draw.Name == name)) is { } unknown)
        {
            throw Wrong($"{unknown} has no value; give it one in at.", At);
        }

        var point = PointOf().Wide;
        foreach (var draw in draws)
        {
            var broken = draw.Law.Conditions.FirstOrDefault(condition => Traversal.Symbols(condition).All(point.ContainsKey) && !Models.Conditions.Holds(condition, point));
            if (broken is not null)
            {
                throw Wrong($"The law of {draw.Name}, {InfixPrinter.Print(draw.Law.Term)}, needs {InfixPrinter.Print(broken)}.", At);
            }

            if (draw.Law.Reparameterisation is null && Traversal.Symbols(draw.Law.Term).FirstOrDefault(name => !point.ContainsKey(name)) is { } other)
            {
                throw Wrong($"{draw.Law.Term.Family} has no transformation from noise, so that the law of {draw.Name} cannot use {other}, which is drawn.", "guide");
            }
        }
    }

    private static ArgumentException Wrong(string message, string argument) => new(message, argument);

    private Point PointOf() =>
        new(values.ToDictionary(pair => pair.Key, pair => Value<WideFloat>.Scalar(WideFloat.FromDouble(pair.Value)), StringComparer.Ordinal));
}
