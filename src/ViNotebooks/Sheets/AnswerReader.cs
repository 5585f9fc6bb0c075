using System.Text.RegularExpressions;
using ViNotebooks.Checking;
using ViNotebooks.Expressions;
using ViNotebooks.Models;
using YamlDotNet.RepresentationModel;

namespace ViNotebooks.Sheets;

/// <summary>A part of an answer as read; <see cref="Weight"/> is its points where the sheet gives them.</summary>
internal sealed record ReadPart(ExercisePart Part, decimal? Weight);

/// <summary>Reads <c>answer:</c> and <c>mistakes:</c> of one exercise.</summary>
internal sealed partial class AnswerReader(
    Scope scope, Criterion? criterion, Push? push, (Expr Of, string By)? derivative, AskedTexts asks, MathReader texts, YamlText yaml, Problems problems)
{
    private static readonly string[] PartKeys = ["answer", "equal", "also", "points"];
    private static readonly string[] MistakeKeys = ["answer", "code", "says", "part"];

    /// <summary>The parts with their mistakes, or null after a problem was added.</summary>
    public List<ReadPart>? Read(YamlNode? answer, YamlNode? mistakes)
    {
        var before = problems.Count;
        var drafts = answer is null ? [.. asks.Parts.Select(asked => new Draft(asked.Part, null, asked.Shape, criterion ?? Criterion.Exactly, [], null))]
            : answer is YamlMappingNode mapping ? ReadParts(mapping) : ReadDraft("", answer, criterion) is { } whole ? [whole] : [];
        foreach (var asked in asks.Parts.Where(asked => drafts.Count > 0 && !drafts.Exists(draft => draft.Name == asked.Part)))
        {
            problems.Add(asked.Place, asked.Part.Length == 0
                ? $"the answer has parts; write asks: for each of them: {Listed(drafts)}"
                : $"asks: names '{asked.Part}', which is no part of the answer");
        }

        foreach (var draft in drafts.Where(draft => asks.Of(draft.Name) is { } asked && !asked.Shape.Fits(draft.Shape)))
        {
            problems.Add(asks.Of(draft.Name)!.Place, $"what is asked is {asks.Of(draft.Name)!.Shape}, and the answer is {draft.Shape}");
        }

        var known = mistakes is null ? [] : ReadMistakes(mistakes, drafts);
        return problems.Count > before ? null : [.. drafts.Select(draft => Finish(draft, known))];
    }

    private List<Draft> ReadParts(YamlMappingNode mapping)
    {
        var drafts = new List<Draft>();
        if (push is not null || derivative is not null)
        {
            problems.Add(yaml.At(mapping), $"an exercise with {(push is null ? "derivative" : "pushes")}: has one answer, not parts");
            return drafts;
        }

        if (mapping.Children.Count == 0)
        {
            problems.Add(yaml.At(mapping), "the answer is empty");
        }

        foreach (var (key, node) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value?.Trim() ?? "";
            if (!PartNames.IsName(name))
            {
                problems.Add(yaml.At(key), PartNames.Misnamed(name));
                continue;
            }

            var draft = node is YamlMappingNode details ? ReadDetailed(name, details) : ReadDraft(name, node, criterion);
            if (draft is not null)
            {
                if (drafts.Find(other => PartNames.Overlap(other.Spellings, draft.Spellings)) is { } twin)
                {
                    problems.Add(yaml.At(key), PartNames.Twins(twin.Name, name));
                }

                drafts.Add(draft);
            }
        }

        return drafts;
    }

    private Draft? ReadDetailed(string name, YamlMappingNode details)
    {
        var values = Keys.Read(details, PartKeys, yaml, problems);
        var own = ExerciseReader.ReadCriterion(values, scope.Names, yaml, problems) ?? criterion;
        if (!values.TryGetValue("answer", out var node))
        {
            problems.Add(yaml.At(details), $"the part '{name}' lacks its answer:");
            return null;
        }

        return ReadDraft(name, node, own) is { } draft
            ? draft with
            {
                Also = SymbolReader.ReadAlso(values, yaml, problems),
                Weight = ExerciseReader.ReadPoints(values, yaml, problems),
            }
            : null;
    }

    private Draft? ReadDraft(string name, YamlNode node, Criterion? equal)
    {
        if (texts.Read(node, name.Length == 0 ? "the answer" : $"the answer of '{name}'", scope.Names) is not { } read)
        {
            return null;
        }

        if (read.Reading.HasFreeConstant)
        {
            problems.Add(read.Place, "a reference answer has no free constant; leave it out and write equal: up to a constant in …");
            return null;
        }

        if (read.Reading.Shape.Kind == ShapeKind.Condition || (push is not null && !read.Reading.Shape.IsScalar))
        {
            problems.Add(read.Place, $"the answer must be {(push is null ? "a value" : "a scalar")}, not {read.Reading.Shape}");
            return null;
        }

        return new Draft(name, read.Reading.Expression!, read.Reading.Shape, equal ?? Criterion.Exactly, [], null);
    }

    private List<(string Part, KnownMistake Mistake)> ReadMistakes(YamlNode node, List<Draft> drafts)
    {
        var known = new List<(string, KnownMistake)>();
        if (node is not YamlSequenceNode { Style: not YamlDotNet.Core.Events.SequenceStyle.Flow } list)
        {
            problems.Add(yaml.At(node), "mistakes: takes a list, each entry with answer:, code: and says:");
            return known;
        }

        foreach (var item in list)
        {
            if (item is not YamlMappingNode mapping)
            {
                problems.Add(yaml.At(item), "a mistake has answer:, code: and says:");
            }
            else if (ReadMistake(mapping, drafts) is { } mistake)
            {
                known.Add(mistake);
            }
        }

        return known;
    }

    private (string Part, KnownMistake Mistake)? ReadMistake(YamlMappingNode mapping, List<Draft> drafts)
    {
        var before = problems.Count;
        var values = Keys.Read(mapping, MistakeKeys, yaml, problems);
        foreach (var key in MistakeKeys.Take(3).Where(key => !values.ContainsKey(key)))
        {
            problems.Add(yaml.At(mapping), $"the mistake lacks {key}:");
        }

        var code = values.TryGetValue("code", out var codeNode) ? yaml.Scalar(codeNode, "the code") : null;
        if (code is { } written && !CodePattern().IsMatch(written.Text))
        {
            problems.Add(written.Start, $"a code is lower-case words with hyphens, as in rate-read-as-scale, not '{written.Text}'");
        }

        var says = values.TryGetValue("says", out var saysNode) ? yaml.Scalar(saysNode, "says:") : null;
        if (says is { } said && string.IsNullOrWhiteSpace(said.Text))
        {
            problems.Add(said.Start, "says: is empty");
        }

        var read = values.TryGetValue("answer", out var answerNode) ? texts.Read(answerNode, "the mistake's answer", scope.Names) : null;
        var draft = FindPart(values, mapping, drafts);
        if (read is { } wrong && draft is not null && !wrong.Reading.Shape.Fits(draft.Shape))
        {
            problems.Add(wrong.Place, $"the mistake is {wrong.Reading.Shape}, the answer is {draft.Shape}; they never meet");
        }

        return problems.Count == before && draft is not null
            ? (draft.Name, new KnownMistake(read!.Value.Reading.Expression!, code!.Value.Text, says!.Value.Text.Trim()))
            : null;
    }

    private Draft? FindPart(Dictionary<string, YamlNode> values, YamlMappingNode mapping, List<Draft> drafts)
    {
        if (drafts.Count == 0)
        {
            return null;
        }

        var isWhole = drafts[0].Name.Length == 0;
        if (!values.TryGetValue("part", out var node))
        {
            if (!isWhole)
            {
                problems.Add(yaml.At(mapping), $"the mistake lacks part:, one of {Listed(drafts)}");
            }

            return isWhole ? drafts[0] : null;
        }

        if (yaml.Scalar(node, "part") is not { } part)
        {
            return null;
        }

        var draft = isWhole ? null : drafts.Find(draft => PartNames.Overlap(draft.Spellings, [PartNames.Spelling(part.Text)]));
        if (draft is null)
        {
            problems.Add(part.Start, isWhole ? "the answer has no parts; leave part: out" : $"there is no part '{part.Text}'; the parts are {Listed(drafts)}");
        }

        return draft;
    }

    private ReadPart Finish(Draft draft, List<(string Part, KnownMistake Mistake)> known)
    {
        var mistakes = known.Where(mistake => mistake.Part == draft.Name).Select(mistake => mistake.Mistake).ToSequence();
        var asked = asks.Of(draft.Name)?.Asked;
        Question question = push is not null
            ? new PushforwardQuestion(scope, push.Noise, push.Base, push.Target, draft.Reference!, mistakes)
            : (draft.Reference ?? asked!.ClosedForm) is { } reference
                ? new EqualityQuestion(scope, draft.Criterion, reference, mistakes) { Derivative = derivative, Asked = asked }
                : new DefinitionQuestion(scope, draft.Criterion, asked!, draft.Shape, mistakes) { Asked = asked };
        return new ReadPart(new ExercisePart(draft.Name, question, draft.Also) { Shape = draft.Shape, Weight = draft.Weight ?? 1 }, draft.Weight);
    }

    private static string Listed(List<Draft> drafts) => string.Join(", ", drafts.Select(draft => draft.Name));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodePattern();

    private sealed record Draft(
        string Name, Expr? Reference, Shape Shape, Criterion Criterion, Sequence<string> Also, decimal? Weight)
    {
        public IEnumerable<string> Spellings => [PartNames.Spelling(Name), .. Also.Select(PartNames.Spelling)];
    }
}
