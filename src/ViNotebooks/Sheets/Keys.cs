using ViNotebooks.Expressions.Parsing;
using YamlDotNet.RepresentationModel;

namespace ViNotebooks.Sheets;

/// <summary>The keys of a YAML mapping, checked against those that have a meaning there.</summary>
internal static class Keys
{
    /// <summary>The values by key; a key without meaning is a problem.</summary>
    public static Dictionary<string, YamlNode> Read(YamlMappingNode mapping, IReadOnlyList<string> known, YamlText yaml, Problems problems)
    {
        var values = new Dictionary<string, YamlNode>();
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value;
            if (name is not null && known.Contains(name))
            {
                values[name] = value;
                continue;
            }

            var meant = name is null ? null : Nearest.To(name, known);
            problems.Add(
                yaml.At(key),
                meant is null
                    ? $"unknown key '{name ?? "?"}'; the keys here are {string.Join(", ", known)}"
                    : $"unknown key '{name}'; did you mean '{meant}'?");
        }

        return values;
    }
}
