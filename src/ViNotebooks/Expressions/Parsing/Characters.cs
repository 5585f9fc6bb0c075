namespace ViNotebooks.Expressions.Parsing;

/// <summary>What single characters of mathematics mean, in both notations.</summary>
internal static class Characters
{
    private static readonly string[] GreekNames =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
        "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    private static readonly Dictionary<char, string> GreekVariants = new()
    {
        ['\u00B5'] = "mu",
        ['ϑ'] = "theta",
        ['ϕ'] = "phi",
        ['ϵ'] = "epsilon",
        ['ϱ'] = "rho",
        ['ϰ'] = "kappa",
        ['ϖ'] = "varpi",
        ['∆'] = "Delta",
        ['Ω'] = "Omega",
    };

    private static readonly Dictionary<char, string> VulgarFractions = new()
    {
        ['½'] = "1/2",
        ['⅓'] = "1/3",
        ['⅔'] = "2/3",
        ['¼'] = "1/4",
        ['¾'] = "3/4",
        ['⅕'] = "1/5",
        ['⅖'] = "2/5",
        ['⅗'] = "3/5",
        ['⅘'] = "4/5",
        ['⅙'] = "1/6",
        ['⅚'] = "5/6",
        ['⅛'] = "1/8",
        ['⅜'] = "3/8",
        ['⅝'] = "5/8",
        ['⅞'] = "7/8",
    };

    private const string SuperscriptCharacters = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿᵀⁱʲᵏᵗᵈ⁄";
    private const string SuperscriptMeanings = "0123456789+-()nTijktd/";
    private const string SubscriptCharacters = "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₒₓₔₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ";
    private const string SubscriptMeanings = "0123456789+-()aeoxəhklmnpstijruv";

    /// <summary>Whether a word spells a Greek letter.</summary>
    public static bool IsGreekName(string word) => word.Length > 1 && GreekNames.Contains(char.ToLowerInvariant(word[0]) + word[1..]);

    /// <summary>The spelled name of a Greek letter or one of its variants, or null.</summary>
    public static string? Greek(char character)
    {
        if (character is >= 'α' and <= 'ω')
        {
            return GreekNames[character - 'α'];
        }

        if (character is >= 'Α' and <= 'Ω' && character != '\u03A2')
        {
            var name = GreekNames[character - 'Α'];
            return char.ToUpperInvariant(name[0]) + name[1..];
        }

        return GreekVariants.GetValueOrDefault(character);
    }

    public static string? VulgarFraction(char character) => VulgarFractions.GetValueOrDefault(character);

    /// <summary>The plain character that a superscript stands for, or '\0'.</summary>
    public static char Superscript(char character) => Meaning(character, SuperscriptCharacters, SuperscriptMeanings);

    /// <summary>The plain character that a subscript stands for, or '\0'.</summary>
    public static char Subscript(char character) => Meaning(character, SubscriptCharacters, SubscriptMeanings);

    public static bool IsLatinLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    public static bool IsDigit(char character) => character is >= '0' and <= '9';

    /// <summary>White space, including the invisible characters that come along when text is copied.</summary>
    public static bool IsSpace(char character) =>
        char.IsWhiteSpace(character) || character is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u2061' or '\u2062';

    /// <summary>
    /// The plain character behind one of the mathematical alphanumeric symbols (bold, italic, script … letters and digits,
    /// U+1D400 to U+1D7FF), as they come along from PDF files; '\0' for any other character.
    /// </summary>
    public static char Plain(int codePoint) => codePoint switch
    {
        >= 0x1D400 and <= 0x1D6A3 => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[(codePoint - 0x1D400) % 52],
        >= 0x1D6A8 and <= 0x1D7CB => GreekPlain((codePoint - 0x1D6A8) % 58),
        >= 0x1D7CE and <= 0x1D7FF => (char)('0' + ((codePoint - 0x1D7CE) % 10)),
        _ => '\0',
    };

    private static char GreekPlain(int place) => place switch
    {
        < 25 => "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ"[place],
        >= 26 and < 51 => (char)('α' + place - 26),
        52 => 'ϵ',
        53 => 'ϑ',
        54 => 'ϰ',
        55 => 'ϕ',
        56 => 'ϱ',
        57 => 'ϖ',
        _ => '\0',
    };

    private static char Meaning(char character, string characters, string meanings)
    {
        if (character < '\u00B2')
        {
            return '\0';
        }

        var place = characters.IndexOf(character);
        return place < 0 ? '\0' : meanings[place];
    }
}
