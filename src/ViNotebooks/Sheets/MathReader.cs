using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;
using YamlDotNet.RepresentationModel;

namespace ViNotebooks.Sheets;

/// <summary>Reads the mathematical texts of one exercise and turns their problems into problems of the sheet.</summary>
internal sealed class MathReader(YamlText yaml, Notation notation, Problems problems)
{
    /// <summary>A readable text and where it stands, or null after a problem was added.</summary>
    public (Reading Reading, Place Place)? Read(YamlNode node, string what, Declarations names)
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

        var reading = ExpressionReader.Read(scalar.Text, names, notation);
        if (reading.Problem is { } problem)
        {
            problems.Add(scalar.At(problem.Line, problem.Column), $"{what} cannot be read: {problem.Message}");
            return null;
        }

        return (reading, scalar.Start);
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
