using System.Text.RegularExpressions;

namespace ViNotebooks.Expressions.Printing;

/// <summary>Derives how a name is written in LaTeX from how it is spelled.</summary>
internal static partial class LatexNames
{
    private static readonly HashSet<string> Greek =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "vartheta", "iota", "kappa",
        "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "varphi", "chi", "psi", "omega",
        "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega",
    ];

    /// <summary>theta → \theta, sigma12 → \sigma_{12}, mu_x → \mu_x, xbar → \mathit{xbar}.</summary>
    public static string Of(string name)
    {
        var underscore = name.IndexOf('_');
        if (underscore > 0 && underscore < name.Length - 1)
            return $"{Stem(name[..underscore])}_{Braced(Subscript(name[(underscore + 1)..]))}";

        var stem = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return stem.Length == 0 || stem.Length == name.Length || stem.EndsWith('_')
            ? Stem(name)
            : $"{Stem(stem)}_{Braced(name[stem.Length..])}";
    }

    /// <summary>Adds subscripts to a symbol that may have some: \mu_1 with j → \mu_{1,j}.</summary>
    public static string WithSubscripts(string latex, string subscripts)
    {
        var match = TrailingSubscript().Match(latex);
        if (!match.Success)
            return $"{latex}_{Braced(subscripts)}";

        var old = match.Groups["braced"].Success ? match.Groups["braced"].Value : match.Groups["bare"].Value;
        return $"{match.Groups["stem"].Value}_{{{old},{subscripts}}}";
    }

    private static string Stem(string name)
    {
        if (Greek.Contains(name))
            return $@"\{name}";

        return name.Length == 1 ? name : $@"\mathit{{{Escaped(name)}}}";
    }

    private static string Subscript(string text)
    {
        var parts = text.Split('_').Where(part => part.Length > 0);
        return string.Join(",", parts.Select(part => part.All(char.IsDigit) ? part : Stem(part)));
    }

    private static string Escaped(string name) => name.Replace("_", @"\_").Replace("$", @"\$");

    private static string Braced(string subscript) =>
        subscript.Length == 1 || LoneCommand().IsMatch(subscript) ? subscript : $"{{{subscript}}}";

    [GeneratedRegex(@"^\\[A-Za-z]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoneCommand();

    [GeneratedRegex(
        @"^(?<stem>.+)_(\{(?<braced>[^{}]*)\}|(?<bare>\\[A-Za-z]+|[^{}\\]))$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex TrailingSubscript();
}
