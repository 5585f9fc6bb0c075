using System.Globalization;
using ViNotebooks.Checking;
using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Models;
using YamlDotNet.RepresentationModel;

namespace ViNotebooks.Sheets;

/// <summary>Reads the exercise blocks of one sheet, in order.</summary>
internal sealed class ExerciseReader(Symbols? shared, SheetModels models, string file, Problems problems)
{
    private static readonly string[] ExerciseKeys =
    [
        "id", "points", "given", "where", "equal", "answer", "mistakes", "notation", "pushes", "to", "derivative",
        "asks", "model", "guide", "solution",
    ];

    private static readonly string[] KeptKeys = ["solution"];
    private static readonly string[] DerivativeKeys = ["of", "by"];

    private readonly Dictionary<string, Place> ids = [];

    public List<Exercise> Exercises { get; } = [];

    /// <summary>Reads a block and adds its exercise, or problems.</summary>
    public void Read(YamlText yaml, Place place, string text)
    {
        if (yaml.ReadMapping("id: and answer: at least") is not { } mapping)
        {
            return;
        }

        var before = problems.Count;
        var values = Keys.Read(mapping, ExerciseKeys, yaml, problems);
        var id = ReadId(values, place, yaml);
        var points = ReadPoints(values, yaml, problems);
        var notation = ReadNotation(values, yaml);
        var symbols = values.TryGetValue("given", out var given)
            ? SymbolReader.Read(given, shared?.Declarations ?? [], yaml, problems)
            : shared ?? new Symbols([], AreComplete: true);

        if (shared is { AreComplete: false } || !symbols.AreComplete)
        {
            return;
        }

        var names = new Declarations(symbols.Declarations);
        var texts = new MathReader(yaml, notation, problems);
        var own = ModelTexts.Read(values, names, models, notation, yaml, problems);
        names = own.Named(names);
        var push = ReadPush(values, names, own, place, texts, yaml);
        if (push is not null && names.Find(push.Noise) is null)
        {
            names = new Declarations([.. symbols.Declarations, new Declaration(push.Noise, FamilyText.Support(push.Base), Shape.Scalar)]) { Laws = names.Laws };
        }

        var scope = new Scope(names, ReadWhere(values, names, texts, yaml)) { Model = own.Model, Guide = own.Guide };
        var criterion = ReadCriterion(values, names, yaml, problems);
        if (values.TryGetValue("pushes", out var pushes) && values.TryGetValue("equal", out var equal))
        {
            problems.Add(yaml.At(equal), "an exercise with pushes: takes no equal:, since every transformation with the right distribution is right");
        }

        var hasAnswer = values.TryGetValue("answer", out var answer);
        if (!hasAnswer && (pushes is not null || !values.ContainsKey("asks")))
        {
            problems.Add(place, pushes is null ? "the exercise lacks its answer:, or asks: with what is asked" : "the exercise lacks its answer:");
            return;
        }

        if (pushes is not null && push is null)
        {
            return;
        }

        var derivative = ReadDerivative(values, names, yaml);
        var asks = pushes is null ? new AskedReader(scope, texts, yaml, problems).Read(values.GetValueOrDefault("asks")) : AskedTexts.None;
        var parts = asks is null ? null
            : new AnswerReader(scope, criterion, push, derivative, asks, texts, yaml, problems).Read(answer, values.GetValueOrDefault("mistakes"));
        if (problems.Count > before || parts is null)
        {
            return;
        }

        points ??= parts.Exists(part => part.Weight is not null) ? parts.Sum(part => part.Weight ?? 1) : 1;
        Exercises.Add(new Exercise(id, points.Value, text, [.. parts.Select(part => part.Part)], file, place.Line)
        {
            Kept = KeptKeys.Where(values.ContainsKey).ToDictionary(key => key, key => yaml.Raw(mapping, values[key])),
        });
    }

    public static decimal? ReadPoints(Dictionary<string, YamlNode> values, YamlText yaml, Problems problems)
    {
        if (!values.TryGetValue("points", out var node) || yaml.Scalar(node, "points") is not { } scalar)
        {
            return null;
        }

        if (decimal.TryParse(scalar.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) && points is >= 0 and <= 10_000)
        {
            return points;
        }

        problems.Add(scalar.Start, $"points is a number from 0 to 10000, not '{scalar.Text}'");
        return null;
    }

    public static Criterion? ReadCriterion(Dictionary<string, YamlNode> values, Declarations names, YamlText yaml, Problems problems)
    {
        if (!values.TryGetValue("equal", out var node) || yaml.Scalar(node, "equal:") is not { } scalar)
        {
            return null;
        }

        var criterion = CriterionText.Read(scalar.Text, names, out var error, out var column);
        if (criterion is null)
        {
            problems.Add(scalar.At(1, column), error);
        }

        return criterion;
    }

    private string ReadId(Dictionary<string, YamlNode> values, Place place, YamlText yaml)
    {
        if (!values.TryGetValue("id", out var node))
        {
            problems.Add(place, "the exercise lacks its id, as in id: 1b");
            return "";
        }

        if (yaml.Scalar(node, "the id") is not { } scalar)
        {
            return "";
        }

        var id = scalar.Text;
        if (id.Length is 0 or > 100 || id.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            problems.Add(scalar.Start, "an id is a word without spaces, as in id: 1b");
        }
        else if (!ids.TryAdd(id, scalar.Start))
        {
            problems.Add(scalar.Start, $"the id '{id}' is taken by the exercise on line {ids[id].Line}; give this one another");
        }

        return id;
    }

    private Notation ReadNotation(Dictionary<string, YamlNode> values, YamlText yaml)
    {
        if (!values.TryGetValue("notation", out var node) || yaml.Scalar(node, "notation") is not { } scalar)
        {
            return Notation.Auto;
        }

        switch (scalar.Text)
        {
            case "auto":
                return Notation.Auto;
            case "infix":
                return Notation.Infix;
            case "latex":
                return Notation.Latex;
            default:
                problems.Add(scalar.Start, $"notation is auto, infix or latex, not '{scalar.Text}'");
                return Notation.Auto;
        }
    }

    private Sequence<Expr> ReadWhere(Dictionary<string, YamlNode> values, Declarations names, MathReader texts, YamlText yaml)
    {
        if (!values.TryGetValue("where", out var node))
        {
            return [];
        }

        var conditions = new List<Expr>();
        foreach (var item in node is YamlSequenceNode list ? list.Children : [node])
        {
            if (texts.Read(item, "a condition", names) is { } read)
            {
                if (read.Reading.Shape.Kind == ShapeKind.Condition)
                {
                    conditions.Add(read.Reading.Expression!);
                }
                else
                {
                    problems.Add(yaml.At(item), $"where: takes conditions, as in theta < 10 * phi, not {read.Reading.Shape}");
                }
            }
        }

        return conditions.ToSequence();
    }

    private Push? ReadPush(Dictionary<string, YamlNode> values, Declarations names, SheetModels own, Place place, MathReader texts, YamlText yaml)
    {
        var hasTarget = values.TryGetValue("to", out var targetNode);
        if (values.ContainsKey("pushes") && values.TryGetValue("asks", out var asked))
        {
            if (hasTarget)
            {
                problems.Add(yaml.At(asked), "asks: and to: both say which distribution is asked for; leave one out");
                return null;
            }

            (hasTarget, targetNode) = (true, asked);
        }

        if (!values.TryGetValue("pushes", out var pushes))
        {
            if (hasTarget)
            {
                problems.Add(yaml.At(targetNode!), "to: needs pushes: beside it, as in 'pushes: {u: Uniform(0, 1)}'");
            }

            return null;
        }

        // read before any complaint about to:, so that both are reported
        var noise = "";
        Law? start = null;
        if (pushes is YamlMappingNode mapping && mapping.Children.Count == 1 && mapping.Children.First() is { Key: YamlScalarNode key } entry
            && SymbolReader.IsName(key.Value ?? ""))
        {
            noise = key.Value!;
            start = texts.ReadFamily(entry.Value, "the distribution", names);
        }
        else
        {
            problems.Add(yaml.At(pushes), "pushes: takes one name with its distribution, as in {u: Uniform(0, 1)}");
        }

        if (!hasTarget)
        {
            problems.Add(place, "pushes: needs to: or asks:, the distribution that is asked for, as in 'to: Exponential(phi)'");
            return null;
        }

        // the target may not depend on the noise
        var others = new Declarations(names.All.Where(declaration => declaration.Name != noise)) { Laws = names.Laws };
        var target = texts.ReadTarget(targetNode!, "the distribution", others, own);
        return start is null || target is null ? null : new Push(noise, start, target);
    }

    private (Expr Of, string By)? ReadDerivative(Dictionary<string, YamlNode> values, Declarations names, YamlText yaml)
    {
        if (!values.TryGetValue("derivative", out var node))
        {
            return null;
        }

        if (node is not YamlMappingNode mapping)
        {
            problems.Add(yaml.At(node), "derivative: takes {of: an earlier exercise, by: a symbol}");
            return null;
        }

        var entries = Keys.Read(mapping, DerivativeKeys, yaml, problems);
        if (!entries.TryGetValue("of", out var ofNode) || !entries.TryGetValue("by", out var byNode))
        {
            problems.Add(yaml.At(node), "derivative: takes {of: an earlier exercise, by: a symbol}");
            return null;
        }

        if (yaml.Scalar(ofNode, "of") is not { } of || yaml.Scalar(byNode, "by") is not { } by)
        {
            return null;
        }

        var reference = Exercises.Find(exercise => exercise.Id == of.Text) is { Parts: [{ Name: "", Question: EqualityQuestion question }] }
            ? question.Reference
            : null;
        if (reference is null)
        {
            // a wrong earlier exercise has its own problems
            if (!ids.ContainsKey(of.Text) || Exercises.Exists(exercise => exercise.Id == of.Text))
            {
                problems.Add(of.Start, $"'{of.Text}' is not an earlier exercise that asks for one expression");
            }

            return null;
        }

        if (CriterionText.Resolve(by.Text, names) is not { } symbol)
        {
            problems.Add(by.Start, $"'{by.Text}' is not declared");
            return null;
        }

        return (reference, symbol);
    }
}

/// <summary>What a pushforward exercise asks: noise with one distribution, to be transformed into another.</summary>
internal sealed record Push(string Noise, Law Base, Law Target);
