using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Models;
using YamlDotNet.RepresentationModel;

namespace ViNotebooks.Sheets;

/// <summary>The model and the guide that hold for an exercise; null where none is declared.</summary>
internal sealed record SheetModels(ProbabilityModel? Model, ProbabilityModel? Guide)
{
    public static readonly SheetModels None = new(null, null);

    /// <summary>The declared symbols with p and q as laws, except where a symbol has the name.</summary>
    public Declarations Named(Declarations names) => new(names.All, names.IsOpen)
    {
        Laws = new[] { Model, Guide }.OfType<ProbabilityModel>().Select(model => model.Name).Where(name => names.Find(name) is null).ToHashSet(StringComparer.Ordinal),
    };

    /// <summary>The declared symbols with the variables of the model and the guide.</summary>
    public Declarations Known(Declarations names)
    {
        var known = Model is null ? names : ModelLaws.With(names, Model);
        return Guide is null ? known : ModelLaws.With(known, Guide);
    }

    /// <summary>A law of one number, such as q; null where it is of more, or no member of a family.</summary>
    /// <exception cref="AskedException">The model or guide lacks what the term names.</exception>
    public Law? Of(ModelTerm term, Declarations names)
    {
        var model = Model?.Name == term.Name ? Model : Guide?.Name == term.Name ? Guide : null;
        var law = model is null ? null : new ModelLaws(model, ModelLaws.With(names, model)).Of(term);
        return law is { IsProduct: true, Draws: [{ Law: FamilyTerm family }] } && DrawDensity.LawOf(family) is { Shape.IsScalar: true } scalar ? scalar : null;
    }
}

/// <summary>Reads <c>model:</c> and <c>guide:</c>.</summary>
internal static class ModelTexts
{
    /// <summary>The model and guide of a block, each that of the sheet where the block has none.</summary>
    public static SheetModels Read(Dictionary<string, YamlNode> values, Declarations names, SheetModels shared, Notation notation, YamlText yaml, Problems problems)
    {
        var model = Read(values, "model", "p", names, shared.Model, notation, yaml, problems);
        var known = model is null ? names : ModelLaws.With(names, model);
        return new SheetModels(model, Read(values, "guide", "q", known, shared.Guide, notation, yaml, problems));
    }

    private static ProbabilityModel? Read(
        Dictionary<string, YamlNode> values, string key, string name, Declarations names, ProbabilityModel? shared, Notation notation, YamlText yaml, Problems problems)
    {
        if (!values.TryGetValue(key, out var node) || yaml.Scalar(node, $"{key}:") is not { } scalar)
        {
            return shared;
        }

        var model = ModelReader.Read(scalar.Text, name, names, notation, out var found);
        foreach (var problem in found)
        {
            problems.Add(scalar.At(problem.Line, problem.Column), $"{key}: {problem.Message}");
        }

        return model;
    }
}
