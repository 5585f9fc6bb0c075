using System.Runtime.CompilerServices;

namespace ViNotebooks.Expressions.Parsing;

/// <summary>
/// The declared names by key. A key is what the ways of writing one name have in common: the letter's spelled name, its
/// accents, and its subscript without braces and underscore, so that sigma1, sigma_1, σ₁ and \sigma_{1} all have the key
/// sigma1, and \bar{\alpha}_{t-1} has the key bar(alpha)t-1.
/// </summary>
internal sealed class NameTable
{
    private static readonly ConditionalWeakTable<Declarations, NameTable> Known = [];

    /// <summary>Names that are commonly typed short: eps is ε.</summary>
    private static readonly (string Brief, string Letter)[] Abbreviations = [("eps", "epsilon"), ("lam", "lambda"), ("sig", "sigma"), ("Sig", "Sigma"), ("th", "theta")];

    private readonly Dictionary<string, Declaration> byKey = [];

    private readonly Dictionary<string, string> laws = [];

    private readonly List<(List<Token> Written, Declaration Declaration)> sequences = [];

    private NameTable(Declarations declarations)
    {
        Declarations = declarations;
        foreach (var declaration in declarations.All)
        {
            AddKey(new InfixTokenReader(declaration.Name, eIsDeclared: true), declaration);
        }

        foreach (var law in declarations.Laws)
        {
            laws.TryAdd(law.Replace("_", "").Replace("{", "").Replace("}", ""), law);
        }

        foreach (var declaration in declarations.All)
        {
            foreach (var (brief, letter) in Abbreviations)
            {
                AddAbbreviation(declaration, brief, letter);
                AddAbbreviation(declaration, letter, brief);
            }

            if (declaration.Latex is not null)
            {
                AddKey(new LatexTokenReader(declaration.Latex), declaration);
            }

            foreach (var other in declaration.Also)
            {
                AddKey(other.Contains('\\') ? new LatexTokenReader(other) : new InfixTokenReader(other, eIsDeclared: true), declaration);
            }
        }
    }

    public Declarations Declarations { get; }

    /// <summary>The declared distribution with this key.</summary>
    public string? FindLaw(string key) => laws.GetValueOrDefault(key);

    /// <summary>Whether some name has a superscript of its own, as in θ^{(t)}.</summary>
    public bool HasSuperscripts { get; private set; }

    public IEnumerable<string> Keys => byKey.Keys;

    public static NameTable Of(Declarations declarations) => Known.GetValue(declarations, static names => new NameTable(names));

    public Declaration? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>The name that is written with parentheses of its own, such as \mathrm{Cov}(g_1, g_2), that stands at a place, with its length.</summary>
    public (Declaration Declaration, int Length)? FindSequence(List<Token> tokens, int position)
    {
        foreach (var (written, declaration) in sequences)
        {
            var length = 0;
            while (length < written.Count && position + length < tokens.Count
                && tokens[position + length].Kind == written[length].Kind && tokens[position + length].Text == written[length].Text)
            {
                length++;
            }

            if (length == written.Count)
            {
                return (declaration, length);
            }
        }

        return null;
    }

    /// <summary>The declared names as a list for a message.</summary>
    public string Listed()
    {
        const int most = 12;
        var names = Declarations.All.Select(declaration => declaration.Name).ToList();
        return names.Count switch
        {
            0 => "nothing is declared",
            > most => $"declared are {string.Join(", ", names.Take(most))}, …",
            _ => $"declared are {string.Join(", ", names)}",
        };
    }

    /// <summary>A symbol declared as eps1 is meant by epsilon1 too, and the other way round.</summary>
    private void AddAbbreviation(Declaration declaration, string written, string meant)
    {
        if (declaration.Name.StartsWith(written, StringComparison.Ordinal) && !declaration.Name[written.Length..].Any(char.IsAsciiLetter))
        {
            byKey.TryAdd(meant + declaration.Name[written.Length..].Replace("_", ""), declaration);
        }
    }

    private void AddKey(TokenReader reader, Declaration declaration)
    {
        List<Token> tokens;
        try
        {
            tokens = reader.ReadAll();
        }
        catch (ReadingException)
        {
            // a LaTeX form with commands that are not read still serves for printing
            return;
        }

        tokens.Add(new Token(TokenKind.End, "", 0, 0));
        var scan = NameScan.At(tokens, 0);
        if (scan is { } name && name.WithSuperscript(tokens) is var whole && tokens[whole.End].Kind == TokenKind.End)
        {
            byKey.TryAdd(whole.Key, declaration);
            HasSuperscripts |= whole.Key != name.FullKey;
        }
        else if (tokens.Exists(token => token.Kind == TokenKind.Open))
        {
            // \mathrm{Cov}(g_1, g_2) as a name
            sequences.Add((tokens[..^1], declaration));
        }
        else
        {
            // a name of several letters such as ELBO, as LaTeX cuts it
            byKey.TryAdd(string.Concat(tokens.Select(token => token.Text)), declaration);
        }
    }
}
