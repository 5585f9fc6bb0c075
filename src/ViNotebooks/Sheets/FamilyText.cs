using System.Text.RegularExpressions;
using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Parsing;

namespace ViNotebooks.Sheets;

/// <summary>Reads a distribution such as <c>Exponential(phi)</c> or <c>Normal(mean = mu, variance = sigma^2)</c>.</summary>
internal static partial class FamilyText
{
    /// <summary>The distribution, or null with what is wrong and the 1-based column of it in the text.</summary>
    public static Law? Read(string text, Declarations names, Notation notation, out string error, out int column)
    {
        (error, column) = ("", 1);
        var match = CallPattern().Match(text);
        if (!match.Success)
        {
            error = $"'{text.Trim()}' is not a distribution; write a family and its parameters, as in Exponential(phi)";
            return null;
        }

        var arguments = new List<LawArgument>();
        foreach (var (start, length) in Arguments(match.Groups["arguments"]))
        {
            var argument = text.Substring(start, length);
            var named = NamedPattern().Match(argument);
            var skipped = named.Success ? named.Length : 0;
            var reading = ExpressionReader.Read(argument[skipped..], names, notation);
            if (reading.Problem is { } problem)
            {
                (error, column) = (problem.Message, start + skipped + problem.Column);
                return null;
            }

            if (!reading.Shape.IsScalar)
            {
                (error, column) = ($"a parameter of {match.Groups["family"].Value} is a scalar, not {reading.Shape}", start + skipped + 1);
                return null;
            }

            arguments.Add(new LawArgument(named.Success ? named.Groups["name"].Value : null, reading.Expression!));
        }

        var law = LawReader.Read(new FamilyTerm(match.Groups["family"].Value, arguments.ToSequence()));
        var refusal = law.Error ?? (HasDistributionFunction(law.Law!) ? null : $"The distribution function of {law.Law} has no closed form.");
        if (refusal is not null)
        {
            (error, column) = (refusal, match.Groups["family"].Index + 1);
            return null;
        }

        return law.Law;
    }

    /// <summary>The kind that covers a distribution's support: what its values may be.</summary>
    public static SymbolKind Support(Law law) => law.Support switch
    {
        IntervalSupport { Low: Number { Digits.IsZero: true }, High: Number { Digits.IsOne: true, DecimalPlaces: 0 } } => SymbolKind.Probability,
        IntervalSupport { Low: Number } => SymbolKind.Positive,
        _ => SymbolKind.Real,
    };

    private static bool HasDistributionFunction(Law law) => law.Shape.IsScalar && law.Support is IntervalSupport && law.Cdf(Number.One) is not null;

    /// <summary>Where the arguments stand: cut at the commas outside brackets.</summary>
    private static IEnumerable<(int Start, int Length)> Arguments(Group group)
    {
        if (string.IsNullOrWhiteSpace(group.Value))
        {
            yield break;
        }

        var depth = 0;
        var start = 0;
        for (var i = 0; i < group.Length; i++)
        {
            var character = group.Value[i];
            depth += character switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            if (character == ',' && depth == 0)
            {
                yield return (group.Index + start, i - start);
                start = i + 1;
            }
        }

        yield return (group.Index + start, group.Length - start);
    }

    [GeneratedRegex(
        @"^\s*(?<family>[A-Za-z]\w*)\s*\((?<arguments>.*)\)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex CallPattern();

    [GeneratedRegex(
        @"^\s*(?<name>[A-Za-z]\w*)\s*=(?!=)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedPattern();
}
