using System.Globalization;
using System.Text;
using ViNotebooks.Expressions;
using ViNotebooks.Numerics;

namespace ViNotebooks.Fuzzing;

/// <summary>An input to the reader.</summary>
internal sealed record FuzzInput(string Text, Declarations Names, Notation Notation);

/// <summary>Random and mutated inputs. The input of an index depends on the seed and the index only.</summary>
internal sealed class InputGenerator(AnswerCorpus corpus, ulong seed)
{
    private const int Mebi = 1 << 20;

    private static readonly string[] InfixTokens =
    [
        "+", "-", "*", "/", "^", "**", "(", ")", "[", "]", "|", ",", "'", "^T", "=", "<", ">", "<=", ">=", "!=", " ", " ", "\n", "\t", ".", "_",
        "0", "1", "2", "10", "0.5", ".5", "1.", "1e5", "2e", "1e-400", "x", "y", "z", "T", "e", "pi", "theta", "phi", "sigma1", "sigma_1", "σ₁", "mu1[j]",
        "log", "ln ", "exp", "sqrt", "lgamma(", "Gamma(", "digamma(", "Phi(", "normpdf(", "tr(", "det(", "inv(", "if(", "sum(j, 1, D, ", "prod(", "sum(",
        "min(", "max(", "indicator(", "log2 ", "logsumexp(", "and", "or", "const", "+ C", "−", "·", "×", "√", "½", "⅓", "²", "³", "⁻¹", "₁", "θ", "φ", "Σ", "∑", "≤", "∞",
        "#", "@", "\"", ";", ":", "?", "%", "!", "~", "`",
    ];

    private static readonly string[] LatexTokens =
    [
        @"\frac", @"\frac12", @"\tfrac{", @"\dfrac", "{", "}", "{", "}", @"\left(", @"\right)", @"\left.", @"\right|", @"\bigl(", @"\Bigr]", @"\log", @"\ln ", @"\log_2", @"\exp",
        @"\sqrt", @"\sqrt{", @"\sqrt[3]{", @"\sum_{j=1}^{D}", @"\sum_j", @"\prod_", @"\sum", @"\Gamma(", @"\psi(", @"\psi_1(", @"\Phi", @"\operatorname{tr}", @"\operatorname{", @"\mathrm{B}",
        @"\mathbf{1}(", @"\mathbf{", @"\boldsymbol{\mu}", @"\bar{\alpha}_{t-1}", @"\hat x", @"\text{const.}", @"\text{", @"\begin{cases}", @"\end{cases}", @"\begin{bmatrix}", @"\end{bmatrix}",
        @"\begin{", @"\\", "&", "&=", "$", "$$", @"\|", "|", @"\,", @"\;", @"\!", @"\quad", @"\cdot", @"\times", @"\top", "^T", @"^{\top}", "^{-1}", "_", "^", "_{", "^{", @"\theta", @"\phi", @"\varphi",
        @"\sigma_1", @"\sigma_{1,j}", @"\mu_{", @"\Sigma", @"\pi", @"\lambda", @"\mathcal{L}", @"\propto", @"\mid", @"\le", @"\neq", @"\infty", @"\ldots", @"\", @"\\[2pt]", "%", "~", "'",
        "x", "y", "z", "e", "1", "2", "12", "0.5", "+", "-", "=", "(", ")", "[", "]", ",", "<", ">", "/", " ", @"\lvert", @"\rvert", @"\log\log", @"\underbrace{", @"\overline{", @"\partial", @"\nabla",
    ];

    private static readonly string[] Openers =
    [
        "(", "[", "{", "|", "-", "2^", "x/", "sqrt(", "log ", "if(x > 0, 1, ", "sum(j, 1, 2, ", "√", "f(", @"\frac{", @"\frac1", @"\sqrt{", @"\left(", @"x^{", @"x_{", @"\log", @"\|", @"\operatorname{", @"\begin{cases}",
        @"\begin{bmatrix}", @"\mathbf{", @"\text{", @"\sum_{j=1}^{", @"\left|", "a'", "x!", "1+", "1 ", "x=", "&=", "$",
    ];

    private static readonly string[] Closers = [")", "]", "}", "|", "1", ")", "x", @"\right)", @"\end{cases}", "}{2}", ", 2)"];

    private static readonly string[] Numbers =
    [
        "9", "0", "0.", ".0", "1e", "1E+", "00000", "99999999999999999999", "1.7976931348623157e308", "2e308", "4.9e-324", "1e-99999999999999999999", "1e2147483648", "9^9^9^9", "10^400", "2**1000000",
    ];

    public FuzzInput Create(long index)
    {
        var random = new RandomStream(seed).Split(index.ToString(CultureInfo.InvariantCulture));
        var (exercise, text) = corpus.Texts[random.Next(corpus.Texts.Count)];
        var names = random.Next(8) == 0 ? Declarations.Open : corpus.Names[random.Next(16) == 0 ? random.Next(corpus.Names.Count) : exercise];
        var notation = random.Next(4) switch { 0 => Notation.Infix, 1 => Notation.Latex, _ => Notation.Auto };
        return new FuzzInput(Write(text, random), names, notation);
    }

    private string Write(string text, RandomStream random)
    {
        // the rare ones are long, and the run is to be of many
        if (random.Next(50_000) == 0)
        {
            return Huge(text, random);
        }

        if (random.Next(400) == 0)
        {
            return random.Next(2) == 0 ? Nest(random, 1 + random.Next(4000)) : Repeat(Pick(InfixTokens, LatexTokens, random), 1 + random.Next(4000));
        }

        return random.Next(20) switch
        {
            <= 1 => text,
            <= 9 => Mutate(text, random),
            10 => text[..random.Next(text.Length + 1)],
            <= 12 => Soup(InfixTokens, random),
            <= 14 => Soup(LatexTokens, random),
            15 => Soup([.. InfixTokens, .. LatexTokens, .. Numbers], random),
            16 => Nest(random, 1 + random.Next(60)),
            17 => Unicode(random, 1 + random.Next(40)),
            18 => Number(random, 1 + random.Next(40)) + Pick(InfixTokens, LatexTokens, random) + Number(random, 1 + random.Next(400)),
            _ => Unbalance(text, random),
        };
    }

    private string Mutate(string text, RandomStream random)
    {
        var builder = new StringBuilder(text);
        for (var edits = 1 + random.Next(1 + random.Next(6)); edits > 0; edits--)
        {
            var at = random.Next(builder.Length + 1);
            var span = Math.Min(1 + random.Next(8), builder.Length - at);
            switch (random.Next(7))
            {
                case 0:
                    builder.Remove(at, span);
                    break;
                case 1:
                    builder.Insert(at, Pick(InfixTokens, LatexTokens, random));
                    break;
                case 2:
                    builder.Insert(at, builder.ToString(at, span));
                    break;
                case 3:
                    builder.Remove(at, span).Insert(random.Next(builder.Length + 1), Pick(InfixTokens, LatexTokens, random));
                    break;
                case 4:
                    builder.Insert(at, (char)random.Next(128));
                    break;
                case 5:
                    var other = corpus.Texts[random.Next(corpus.Texts.Count)].Text;
                    var start = random.Next(other.Length + 1);
                    builder.Insert(at, other.AsSpan(start, Math.Min(random.Next(30), other.Length - start)));
                    break;
                default:
                    builder.Insert(at, Unicode(random, 1));
                    break;
            }
        }

        return builder.ToString();
    }

    private static string Soup(string[] tokens, RandomStream random)
    {
        var builder = new StringBuilder();
        for (var left = 1 + random.Next(40); left > 0; left--)
        {
            builder.Append(tokens[random.Next(tokens.Length)]);
        }

        return builder.ToString();
    }

    private static string Nest(RandomStream random, int depth)
    {
        var builder = new StringBuilder();
        var opener = Openers[random.Next(Openers.Length)];
        var isMixed = random.Next(2) == 0;
        for (var i = 0; i < depth; i++)
        {
            builder.Append(isMixed ? Openers[random.Next(Openers.Length)] : opener);
        }

        builder.Append('x');
        var closer = Closers[random.Next(Closers.Length)];
        var closings = random.Next(3) switch { 0 => 0, 1 => depth, _ => random.Next(depth + 2) };
        return builder.Insert(builder.Length, closer, closings).ToString();
    }

    private static string Unbalance(string text, RandomStream random)
    {
        var builder = new StringBuilder(text);
        for (var edits = 1 + random.Next(3); edits > 0; edits--)
        {
            var brackets = Enumerable.Range(0, builder.Length).Where(i => "(){}[]|".Contains(builder[i], StringComparison.Ordinal)).ToArray();
            if (brackets.Length > 0 && random.Next(3) > 0)
            {
                builder.Remove(brackets[random.Next(brackets.Length)], 1);
            }
            else
            {
                builder.Insert(random.Next(builder.Length + 1), "(){}[]|"[random.Next(7)]);
            }
        }

        return builder.ToString();
    }

    /// <summary>Any UTF-16 units: letters of all scripts, controls, combining marks, halves of surrogate pairs.</summary>
    private static string Unicode(RandomStream random, int length)
    {
        var characters = new char[length];
        for (var i = 0; i < length; i++)
        {
            characters[i] = random.Next(5) switch
            {
                0 => (char)(0x370 + random.Next(0x90)),
                1 => (char)(0x2000 + random.Next(0x400)),
                2 => (char)(0xD7F0 + random.Next(0x820)),
                3 => (char)random.Next(0x250),
                _ => (char)random.Next(0x10000),
            };
        }

        return new string(characters);
    }

    private static string Number(RandomStream random, int length)
    {
        if (random.Next(3) == 0)
        {
            return Numbers[random.Next(Numbers.Length)];
        }

        var builder = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            builder.Append(random.Next(30) == 0 ? ".eE+-"[random.Next(5)] : (char)('0' + random.Next(10)));
        }

        return builder.ToString();
    }

    private static string Huge(string text, RandomStream random) => random.Next(6) switch
    {
        0 => Nest(random, 100_000),
        1 => Repeat(text + "+", Mebi / (text.Length + 1)),
        2 => Repeat(Pick(InfixTokens, LatexTokens, random), 100_000),
        3 => new string('9', Mebi),
        4 => Unicode(random, Mebi),
        _ => Repeat(Pick(Openers, Openers, random), 9_000),
    };

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Pick(string[] these, string[] those, RandomStream random)
    {
        var index = random.Next(these.Length + those.Length);
        return index < these.Length ? these[index] : those[index - these.Length];
    }
}
