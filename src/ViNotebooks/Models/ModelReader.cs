using System.Text.RegularExpressions;
using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models;

/// <summary>Why a model cannot be read: what stands at a 1-based line and column of its text.</summary>
internal sealed record ModelProblem(string Message, int Line, int Column);

/// <summary>
/// Reads a model or guide, one variable a line in ancestral order:
/// <code>
/// z ~ Exponential(rate = theta)
/// m = 2*z + 1                                     a name for an expression
/// for i in 1..N: x[i] ~ Normal(m, variance = 1)
/// w ~ density: exp(-w^2/2)/(1 + w^2)              normalised when it is needed
/// </code>
/// </summary>
internal sealed partial class ModelReader
{
    private readonly Declarations names;
    private readonly Notation notation;
    private readonly List<ModelVariable> variables = [];
    private readonly Dictionary<string, Expr> definitions = new(StringComparer.Ordinal);
    private readonly List<ModelProblem> problems = [];
    private readonly List<(string Text, int Number)> lines;
    private readonly HashSet<string> declaredLater = new(StringComparer.Ordinal);

    private ModelReader(string text, Declarations names, Notation notation)
    {
        this.names = names;
        this.notation = notation;
        lines = [.. text.Split('\n').Select((line, i) => (Comment().Replace(line, "").TrimEnd(), i + 1)).Where(line => line.Item1.Trim().Length > 0)];
    }

    /// <summary>The model with the given name, p or q; where it cannot be read, null and the problems.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="name">The name of the model's law.</param>
    /// <param name="names">The declared symbols, and for a guide the variables of the model.</param>
    /// <param name="notation">The notation of the parameters.</param>
    /// <param name="problems">What is wrong, or nothing.</param>
    public static ProbabilityModel? Read(string text, string name, Declarations names, Notation notation, out IReadOnlyList<ModelProblem> problems)
    {
        var reader = new ModelReader(text, names, notation);
        reader.ReadLines();
        problems = reader.problems;
        return problems.Count > 0 ? null : new ProbabilityModel(name, reader.variables.ToSequence());
    }

    private void ReadLines()
    {
        var matches = lines.Select(line => Line().Match(line.Text)).ToList();
        declaredLater.UnionWith(matches.Where(match => match.Success && match.Groups["sim"].Success).Select(match => match.Groups["name"].Value));
        for (var i = 0; i < lines.Count; i++)
        {
            if (!matches[i].Success)
            {
                Report(i, 1, $"'{lines[i].Text.Trim()}' is not a variable with its law; write one a line, as in z ~ Exponential(rate = theta)");
                continue;
            }

            declaredLater.Remove(matches[i].Groups["name"].Value);
            if (matches[i].Groups["sim"].Success)
            {
                ReadVariable(i, matches[i]);
            }
            else
            {
                ReadDefinition(i, matches[i]);
            }
        }

        if (lines.Count == 0)
        {
            problems.Add(new ModelProblem("there is no variable; write one a line, as in z ~ Exponential(rate = theta)", 1, 1));
        }
    }

    private void ReadDefinition(int line, Match match)
    {
        var name = match.Groups["name"].Value;
        if (match.Groups["index"].Success || match.Groups["element"].Success)
        {
            Report(line, 1, "a definition with = has no index; write it inside the law");
        }
        else if (IsTaken(name))
        {
            Report(line, match.Groups["name"].Index + 1, $"{name} has a meaning already");
        }
        else if (ReadExpression(line, match.Groups["law"], Known(null)) is { } value)
        {
            definitions.Add(name, value);
        }
    }

    private void ReadVariable(int line, Match match)
    {
        var name = match.Groups["name"].Value;
        var column = match.Groups["name"].Index + 1;
        if (variables.Exists(variable => variable.Name == name) || definitions.ContainsKey(name))
        {
            Report(line, column, $"{name} has a law already; a variable has one line");
            return;
        }

        var plate = ReadPlate(line, match);
        if (plate is null && match.Groups["element"].Success)
        {
            Report(line, column, $"{name}[{match.Groups["element"].Value}] needs its index: for {match.Groups["element"].Value} in 1..N: …");
            return;
        }

        var known = Known(plate);
        var law = match.Groups["law"];
        var density = DensityPattern().Match(law.Value);
        if (density.Success)
        {
            ReadDensity(line, name, column, plate, law.Index + density.Groups["body"].Index, density.Groups["body"].Value, known);
            return;
        }

        var reading = ExpressionReader.ReadLaw(law.Value, known, notation);
        if (reading.Problem is { } problem)
        {
            Report(line, law.Index + problem.Column, Explain(name, problem.Message));
            return;
        }

        if (Defined(reading.Expression!) is not FamilyTerm term)
        {
            Report(line, law.Index + 1, $"the law of {name} is a family with its parameters, as in Exponential(rate = theta)");
            return;
        }

        if (Premature(name, term) is { } premature)
        {
            Report(line, law.Index + 1, premature);
            return;
        }

        var read = LawReader.Read(term, known);
        if (read.Law is not { } found)
        {
            Report(line, law.Index + 1, read.Error!);
            return;
        }

        if (plate is not null && !found.Shape.IsScalar)
        {
            Report(line, law.Index + 1, $"a plate repeats a scalar variable; {term.Family} gives {found.Shape}");
            return;
        }

        var declared = names.Find(name);
        var shape = plate is null ? found.Shape : Shape.Vector(SizeOf(plate));
        if (declared is not null && !declared.Shape.Fits(shape))
        {
            Report(line, column, $"{name} is declared as {declared.Shape}, and its law gives {shape}");
            return;
        }

        variables.Add(new ModelVariable(declared ?? SupportKinds.Declare(name, found.Support, shape), term, null, plate));
    }

    private void ReadDensity(int line, string name, int column, Plate? plate, int start, string text, Declarations known)
    {
        if (plate is not null)
        {
            Report(line, column, "a density is of a single variable, not of a plate");
            return;
        }

        var declaration = names.Find(name) ?? new Declaration(name, SymbolKind.Real, Shape.Scalar);
        if (!declaration.Shape.IsScalar)
        {
            Report(line, column, $"a density is of a scalar; {name} is declared as {declaration.Shape}");
            return;
        }

        var withItself = new Declarations([.. known.All.Where(other => other.Name != name), declaration], known.IsOpen);
        var reading = ExpressionReader.Read(text, withItself, notation);
        if (reading.Problem is { } problem)
        {
            Report(line, start + problem.Column, Explain(name, problem.Message));
            return;
        }

        if (!reading.Shape.IsScalar)
        {
            Report(line, start + 1, $"a density is a number, not {reading.Shape}");
            return;
        }

        variables.Add(new ModelVariable(declaration, null, Defined(reading.Expression!), null));
    }

    private Plate? ReadPlate(int line, Match match)
    {
        if (!match.Groups["index"].Success)
        {
            return null;
        }

        var index = match.Groups["index"].Value;
        var element = match.Groups["element"];
        if (element.Value != index)
        {
            Report(line, match.Groups["name"].Index + 1, $"the variable of a plate over {index} is written with it, as in x[{index}]");
        }

        var known = Known(null);
        return ReadExpression(line, match.Groups["from"], known) is { } from && ReadExpression(line, match.Groups["to"], known) is { } to
            ? new Plate(index, from, to)
            : null;
    }

    private Expr? ReadExpression(int line, Group text, Declarations known)
    {
        var reading = ExpressionReader.Read(text.Value, known, notation);
        if (reading.Problem is { } problem)
        {
            Report(line, text.Index + problem.Column, Explain(null, problem.Message));
            return null;
        }

        return Defined(reading.Expression!);
    }

    private Expr Defined(Expr expression) => Substitution.Symbols(expression, definitions);

    private bool IsTaken(string name) => definitions.ContainsKey(name) || names.Find(name) is not null || variables.Exists(variable => variable.Name == name);

    /// <summary>The declared symbols, the variables above, and the index. A variable that comes later is not known, even where it is declared.</summary>
    private Declarations Known(Plate? plate)
    {
        var known = names.All.Where(declaration => !declaredLater.Contains(declaration.Name) && declaration.Name != plate?.Index).ToList();
        known.AddRange(variables.Select(variable => variable.Declaration).Where(declaration => !known.Exists(other => other.Name == declaration.Name)));
        known.AddRange(definitions.Keys.Select(name => new Declaration(name, SymbolKind.Real, Elaborator.TryElaborate(definitions[name], names)?.Shape ?? Shape.Scalar)));
        if (plate is not null)
        {
            known.Add(new Declaration(plate.Index, SymbolKind.Integer, Shape.Scalar, new Interval(1, 64)));
        }

        return new Declarations(known, names.IsOpen);
    }

    private static Size SizeOf(Plate plate) => plate switch
    {
        { From: Number { Digits.IsOne: true, DecimalPlaces: 0 }, To: Symbol size } => Size.Of(size.Name),
        { From: Number { Digits.IsOne: true, DecimalPlaces: 0 }, To: Number { DecimalPlaces: 0 } size } when size.Digits < 1_000_000 => Size.Of((int)size.Digits),
        _ => Size.Unknown,
    };

    /// <summary>Says of a name that is drawn on a later line why it is not known here.</summary>
    private string Explain(string? variable, string message)
    {
        var later = declaredLater.FirstOrDefault(name => IsAbout(message, name));
        return later is null ? (variable is not null && IsAbout(message, variable) ? Circular(variable) : message)
            : variable is null ? $"{later} is drawn on a later line; move its line up"
            : $"{variable} needs {later}, which is drawn on a later line; move the line of {later} up (a model has no cycles)";
    }

    /// <summary>Says that a law uses its own variable, or one that is drawn on a later line, which open declarations do not tell.</summary>
    private string? Premature(string variable, Expr law)
    {
        var used = Traversal.Symbols(law);
        return used.Contains(variable) ? Circular(variable)
            : used.FirstOrDefault(declaredLater.Contains) is { } later ? Explain(variable, $"'{later}'")
            : null;
    }

    private static bool IsAbout(string message, string name) =>
        message.StartsWith($"{name} is not declared here", StringComparison.Ordinal) || message.Contains($"'{name}'", StringComparison.Ordinal);

    private static string Circular(string variable) => $"the law of {variable} needs {variable} itself (a model has no cycles)";

    private void Report(int line, int column, string message) => problems.Add(new ModelProblem(message, lines[line].Number, column));

    [GeneratedRegex(
        @"^\s*(for\s+(?<index>[A-Za-z]\w*)\s+in\s+(?<from>.+?)\s*\.\.\.?\s*(?<to>[^:]+?)\s*:)?\s*(?<name>[A-Za-z]\w*?)\s*(\[\s*(?<element>\w+)\s*\])?\s*((?<sim>~|∼|\\sim\b)|=)\s*(?<law>.+)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"^\s*density\s*(:\s*(?<body>.+)|\((?<body>.+)\)\s*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DensityPattern();

    [GeneratedRegex(@"(^|\s)#.*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
