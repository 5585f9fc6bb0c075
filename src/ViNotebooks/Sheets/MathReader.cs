using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Models;
using YamlDotNet.RepresentationModel;

namespace ViNotebooks.Sheets;

/// <summary>Reads the mathematical texts of one exercise and turns their problems into problems of the sheet.</summary>
internal sealed class MathReader(YamlText yaml, Notation notation, Problems problems)
{
    /// <summary>A readable text and where it stands, or null after a problem was added.</summary>
    public (Reading Reading, Place Place)? Read(YamlNode node, string what, Declarations names) => Read(node, what, names, Vocabulary.Answer);

    private (Reading Reading, Place Place)? Read(YamlNode node, string what, Declarations names, Vocabulary vocabulary)
    {
        if (yaml.Scalar(node, what) is not { } scalar)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(scalar.Text))
        {
            problems.Add(scalar.Start, $"{what} is empty");
            return null;
        }

        var reading = ExpressionReader.Read(scalar.Text, names, notation, vocabulary);
        reading = vocabulary == Vocabulary.Answer ? FamilyDensities.Expand(reading, names) : reading;
        if (reading.Problem is { } problem)
        {
            problems.Add(scalar.At(problem.Line, problem.Column), $"{what} cannot be read: {problem.Message}");
            return null;
        }

        return (reading, scalar.Start);
    }

    /// <summary>What is asked: an expression of probability calculus, or null after a problem was added.</summary>
    public (Reading Reading, Place Place)? ReadAsked(YamlNode node, string what, Declarations names) => Read(node, what, names, Vocabulary.Question);

    /// <summary>A distribution by its family, or a law of the guide or model such as q; null after a problem was added.</summary>
    public Law? ReadTarget(YamlNode node, string what, Declarations names, SheetModels models)
    {
        if (yaml.Scalar(node, what) is not { } scalar)
        {
            return null;
        }

        if (ExpressionReader.ReadLaw(scalar.Text, models.Known(names), notation) is not { Expression: ModelTerm term })
        {
            return ReadFamily(node, what, names);
        }

        try
        {
            if (models.Of(term, names) is { } law)
            {
                return law;
            }

            problems.Add(scalar.Start, $"{scalar.Text.Trim()} is not a distribution of one number");
        }
        catch (AskedException exception)
        {
            problems.Add(scalar.Start, exception.Message);
        }

        return null;
    }

    /// <summary>A distribution, or null after a problem was added.</summary>
    public Law? ReadFamily(YamlNode node, string what, Declarations names)
    {
        if (yaml.Scalar(node, what) is not { } scalar)
        {
            return null;
        }

        var family = FamilyText.Read(scalar.Text, names, notation, out var error, out var column);
        if (family is null)
        {
            problems.Add(scalar.At(1, column), error);
        }

        return family;
    }
}
