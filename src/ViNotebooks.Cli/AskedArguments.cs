using System.CommandLine;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Models;
using ViNotebooks.Models.Oracles;
using ViNotebooks.Numerics;

namespace ViNotebooks.Cli;

/// <summary>The options of a probability calculation, and what they make of an expression.</summary>
internal sealed class AskedArguments
{
    private const double MostSeconds = 86_400;

    private readonly Option<string> model = new("--model")
    {
        Description = "The model p, its variables separated by semicolons.",
        DefaultValueFactory = _ => "",
        HelpName = "LINES",
    };

    private readonly Option<string> guide = new("--guide")
    {
        Description = "The guide q, likewise.",
        DefaultValueFactory = _ => "",
        HelpName = "LINES",
    };

    private readonly Option<ulong> seed = new("--seed")
    {
        Description = "Reproduces what is sampled.",
        DefaultValueFactory = _ => 1,
        HelpName = "NUMBER",
    };

    private readonly Option<double> seconds = new("--seconds")
    {
        Description = "The evaluation gives up after this time.",
        DefaultValueFactory = _ => 30,
        HelpName = "NUMBER",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(model);
        command.Options.Add(guide);
        command.Options.Add(seed);
        command.Options.Add(seconds);
    }

    /// <summary>The scope of the given values, with the model and the guide where they are declared.</summary>
    public Scope Scope(ParseResult parsed, IReadOnlyDictionary<string, Expr> values, Notation notation)
    {
        var declared = new Declarations(values.Select(value => Declare(value.Key, value.Value)), isOpen: true);
        var p = Read(parsed.GetValue(model), "p", "--model", declared, notation);
        var known = p is null ? declared : ModelLaws.With(declared, p);
        var q = Read(parsed.GetValue(guide), "q", "--guide", known, notation);
        var laws = new[] { p, q }.OfType<ProbabilityModel>().Select(law => law.Name).ToHashSet(StringComparer.Ordinal);
        return new Scope(new Declarations(declared.All, isOpen: true) { Laws = laws }) { Model = p, Guide = q };
    }

    /// <summary>The value of what is asked, written with how it was found.</summary>
    public string Evaluate(ParseResult parsed, Expr expression, Scope scope, IReadOnlyDictionary<string, Expr> values)
    {
        var limit = parsed.GetValue(seconds);
        if (limit is not (> 0 and <= MostSeconds))
        {
            throw new MisuseException($"--seconds takes a number above 0 and at most {MostSeconds}, not {limit}");
        }

        using var clock = new CancellationTokenSource(TimeSpan.FromSeconds(limit));
        try
        {
            var asked = Asked.Prepare(expression, scope);
            var missing = Expressions.Rewriting.Traversal.Symbols(asked.Reduced).Where(name => !values.ContainsKey(name)).ToList();
            if (missing.Count > 0)
            {
                throw new MisuseException($"{string.Join(", ", missing)} {(missing.Count == 1 ? "has" : "have")} no value (give one with --given '{missing[0]}=…')");
            }

            var nothing = new Dictionary<string, Value<WideFloat>>();
            var point = new Point(values.ToDictionary(pair => pair.Key, pair => Evaluator<WideFloat>.Evaluate(pair.Value, nothing)));
            return Show(asked.At(point, parsed.GetValue(seed), token: clock.Token));
        }
        catch (AskedException exception)
        {
            throw new MisuseException(exception.Message);
        }
        catch (OperationCanceledException)
        {
            throw new MisuseException($"no value was found within {limit} seconds; give more with --seconds");
        }
    }

    /// <summary>A given value declares as much of its kind as it shows.</summary>
    private static Declaration Declare(string name, Expr value)
    {
        var declaration = Given.Declare(name, value);
        var numbers = Evaluator<Binary64>.Evaluate(value, new Dictionary<string, Value<Binary64>>()).Elements.ToArray();
        return declaration.Shape.Kind != ShapeKind.Matrix && Array.TrueForAll(numbers, number => Binary64.ToDouble(number) > 0)
            ? declaration with { Kind = SymbolKind.Positive }
            : declaration;
    }

    private static ProbabilityModel? Read(string? text, string name, string option, Declarations names, Notation notation)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var read = ModelReader.Read(text.Replace(';', '\n'), name, names, notation, out var problems);
        return read ?? throw new MisuseException($"{option}: {string.Join("; ", problems.Select(problem => $"line {problem.Line}, column {problem.Column}: {problem.Message}"))}");
    }

    /// <summary>The values in the brackets that their shape has, with how they were found.</summary>
    private static string Show(OracleValue value)
    {
        var estimates = Estimates.Of(value);
        if (value.Value.Kind is ShapeKind.Scalar or ShapeKind.Condition)
        {
            return estimates[0].ToString();
        }

        if (value.Value.Kind != ShapeKind.Matrix)
        {
            return new VectorEstimate(estimates).ToString();
        }

        return string.Join(Environment.NewLine, estimates.Chunk(value.Value.Columns).Select(row => new VectorEstimate(row).ToString()));
    }
}
