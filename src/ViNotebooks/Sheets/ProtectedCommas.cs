using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ViNotebooks.Sheets;

/// <summary>
/// Lets <c>{u: Uniform(0, 1)}</c> and <c>[max(a, b) &lt; 1]</c> be written without quotes, though YAML ends an entry at every
/// comma: a comma between parentheses is hidden from the YAML scanner as one other character, so that places stay, and
/// shown again in what it reads.
/// </summary>
internal sealed class ProtectedCommas(IParser parser, int deepestNesting) : IParser
{
    public const string TooDeep = "the YAML is nested too deeply";

    private const char Hidden = '\uE000';

    private int depth;

    public ParsingEvent? Current { get; private set; }

    public static string Hide(string line)
    {
        var opened = 0;
        var closing = line.LastIndexOf(')');
        return string.Create(line.Length, line, (characters, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                opened = Math.Max(0, opened + source[i] switch { '(' => 1, ')' => -1, _ => 0 });
                characters[i] = source[i] == ',' && opened > 0 && i < closing ? Hidden : source[i];
            }
        });
    }

    public static string Show(string text) => text.Replace(Hidden, ',');

    public bool MoveNext()
    {
        if (!parser.MoveNext())
        {
            Current = null;
            return false;
        }

        var read = parser.Current!;
        depth += read.NestingIncrease;
        if (depth > deepestNesting)
        {
            // building the tree recurses
            throw new YamlException(read.Start, read.End, TooDeep);
        }

        Current = read is Scalar scalar && scalar.Value.Contains(Hidden)
            ? new Scalar(
                scalar.Anchor, scalar.Tag, Show(scalar.Value), scalar.Style, scalar.IsPlainImplicit, scalar.IsQuotedImplicit, scalar.Start, scalar.End)
            : read;
        return true;
    }
}
