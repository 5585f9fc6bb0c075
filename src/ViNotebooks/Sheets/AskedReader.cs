using ViNotebooks.Expressions;
using ViNotebooks.Models;
using YamlDotNet.RepresentationModel;

namespace ViNotebooks.Sheets;

/// <summary>What an exercise asks, by the names of its parts; one without a name where it asks for one expression.</summary>
internal sealed record AskedTexts(IReadOnlyList<AskedText> Parts)
{
    public static readonly AskedTexts None = new([]);

    public AskedText? Of(string part) => Parts.FirstOrDefault(asked => asked.Part == part);
}

/// <summary>What is asked of one part.</summary>
internal sealed record AskedText(string Part, Asked Asked, Shape Shape, Place Place);

/// <summary>Reads <c>asks:</c>.</summary>
internal sealed class AskedReader(Scope scope, MathReader texts, YamlText yaml, Problems problems)
{
    /// <summary>What is asked, or null after a problem was added.</summary>
    public AskedTexts? Read(YamlNode? node)
    {
        if (node is null)
        {
            return AskedTexts.None;
        }

        var read = new List<AskedText>();
        if (node is YamlMappingNode mapping)
        {
            if (mapping.Children.Count == 0)
            {
                problems.Add(yaml.At(mapping), "asks: is empty");
                return null;
            }

            foreach (var (key, value) in mapping.Children)
            {
                var name = (key as YamlScalarNode)?.Value?.Trim() ?? "";
                if (!IsName(name, read, yaml.At(key)) || ReadPart(name, value) is not { } part)
                {
                    return null;
                }

                read.Add(part);
            }
        }
        else if (ReadPart("", node) is { } whole)
        {
            read.Add(whole);
        }
        else
        {
            return null;
        }

        return new AskedTexts(read);
    }

    private bool IsName(string name, List<AskedText> others, Place place)
    {
        if (!PartNames.IsName(name))
        {
            problems.Add(place, PartNames.Misnamed(name));
            return false;
        }

        if (others.Find(other => PartNames.Overlap([PartNames.Spelling(other.Part)], [PartNames.Spelling(name)])) is { } twin)
        {
            problems.Add(place, PartNames.Twins(twin.Part, name));
            return false;
        }

        return true;
    }

    private AskedText? ReadPart(string part, YamlNode node)
    {
        if (texts.ReadAsked(node, part.Length == 0 ? "asks:" : $"asks: of '{part}'", ModelResolution.Known(scope)) is not { } read)
        {
            return null;
        }

        if (read.Reading.Shape.Kind == ShapeKind.Condition)
        {
            problems.Add(read.Place, "asks: is a value, not a condition");
            return null;
        }

        try
        {
            var asked = Asked.Prepare(read.Reading.Expression!, scope);
            if (asked.FreeSymbols.FirstOrDefault(name => scope.Names.Find(name) is null) is { } drawn)
            {
                problems.Add(read.Place, $"asks: is about a value of {drawn}, which is not declared; add {drawn} to given:");
                return null;
            }

            return new AskedText(part, asked, read.Reading.Shape, yaml.At(node));
        }
        catch (AskedException exception)
        {
            problems.Add(read.Place, $"asks: {exception.Message}");
            return null;
        }
    }
}
