using System.Globalization;
using System.Numerics;
using ViNotebooks.Expressions;
using static ViNotebooks.Expressions.Make;

namespace ViNotebooks.Checking;

/// <summary>
/// Translates the C# source of a lambda into an expression where it is only arithmetic and functions of <c>Math</c>. What the
/// translation does not know gives null, never a guess; and the caller compares the result with the compiled lambda.
/// </summary>
/// <remarks>
/// lambda    := parameters "=>" (condition | "{" statement* "}")
/// statement := ("var" | "double" | "int") name "=" condition ";" | "return" condition ";"
/// condition := or ("?" condition ":" condition)?
/// or, and, equality, relational, sum, product, unary: as in C#
/// operand   := number | name | member "(" arguments ")" | "(" condition ")" | "(double)" unary
/// </remarks>
internal sealed class LambdaTranslation
{
    private const int DeepestNesting = 200;

    private static readonly string[][] Levels =
    [
        ["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"],
    ];

    private readonly List<string> tokens;
    private readonly Dictionary<string, Term> names;
    private readonly Func<string, double?> captured;
    private int position;
    private int depth;

    private LambdaTranslation(List<string> tokens, Dictionary<string, Term> names, Func<string, double?> captured)
    {
        this.tokens = tokens;
        this.names = names;
        this.captured = captured;
    }

    /// <param name="code">The source of the lambda.</param>
    /// <param name="parameters">The lambda's parameters and what each stands for.</param>
    /// <param name="captured">The value of a captured variable, or null where it is unknown or may change its meaning.</param>
    public static Expr? Translate(string code, IReadOnlyDictionary<string, Expr> parameters, Func<string, double?> captured)
    {
        if (LambdaTokens.Read(code) is not { } tokens || !tokens.Contains("=>"))
        {
            return null;
        }

        var known = parameters.ToDictionary(pair => pair.Key, pair => new Term(pair.Value, null));
        var translation = new LambdaTranslation(tokens, known, captured) { position = tokens.IndexOf("=>") + 1 };
        try
        {
            var result = translation.Accept("{") ? translation.Block() : translation.Condition();
            return translation.position == tokens.Count && result.Value is not (Comparison or Logical) ? result.Value : null;
        }
        catch (UntranslatableException)
        {
            return null;
        }
    }

    /// <summary>A number as the exact decimal that prints and reads back as the same double.</summary>
    public static Expr? Literal(double value)
    {
        if (!double.IsFinite(value))
        {
            return null;
        }

        var number = LiteralText(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        return value < 0 ? Negate(number) : number;
    }

    private Term Block()
    {
        while (Accept("var") || Accept("double") || Accept("int"))
        {
            var type = tokens[position - 1];
            var name = Next();
            Expect("=");
            var value = Condition();
            Expect(";");
            if ((type == "int" && value.Whole is null) || !names.TryAdd(name, type == "double" ? value with { Whole = null } : value))
            {
                throw new UntranslatableException();
            }
        }

        Expect("return");
        var result = Condition();
        Expect(";");
        Expect("}");
        return result;
    }

    private Term Condition()
    {
        if (++depth > DeepestNesting)
        {
            throw new UntranslatableException();
        }

        var condition = LeftToRight(0);
        if (Accept("?"))
        {
            var then = Condition();
            Expect(":");
            condition = new Term(new Conditional(condition.Value, then.Value, Condition().Value), null);
        }

        depth--;
        return condition;
    }

    private Term LeftToRight(int level)
    {
        if (level == Levels.Length)
        {
            return Unary();
        }

        var left = LeftToRight(level + 1);
        while (position < tokens.Count && Levels[level].Contains(tokens[position]))
        {
            left = Combine(Next(), left, LeftToRight(level + 1));
        }

        return left;
    }

    private static Term Combine(string sign, Term left, Term right)
    {
        if (left.Whole is { } a && right.Whole is { } b && sign is "+" or "-" or "*" or "/" or "%")
        {
            return Whole(sign switch
            {
                "+" => a + b,
                "-" => a - b,
                "*" => a * b,
                _ when b.IsZero => throw new UntranslatableException(),
                // C# divides whole numbers towards zero
                "/" => BigInteger.Divide(a, b),
                _ => BigInteger.Remainder(a, b),
            });
        }

        return new Term(
            sign switch
            {
                "+" => Add(left.Value, right.Value),
                "-" => Subtract(left.Value, right.Value),
                "*" => Multiply(left.Value, right.Value),
                "/" => Divide(left.Value, right.Value),
                "<" => new Comparison(Relation.Less, left.Value, right.Value),
                ">" => new Comparison(Relation.Greater, left.Value, right.Value),
                "<=" => new Comparison(Relation.LessOrEqual, left.Value, right.Value),
                ">=" => new Comparison(Relation.GreaterOrEqual, left.Value, right.Value),
                "==" => new Comparison(Relation.Equal, left.Value, right.Value),
                "!=" => new Comparison(Relation.NotEqual, left.Value, right.Value),
                "&&" => new Logical(LogicalOperator.And, left.Value, right.Value),
                "||" => new Logical(LogicalOperator.Or, left.Value, right.Value),
                _ => throw new UntranslatableException(),
            },
            null);
    }

    private Term Unary()
    {
        if (++depth > DeepestNesting)
        {
            throw new UntranslatableException();
        }

        var term = Accept("-") ? Negated(Unary()) : Accept("+") ? Unary() : Operand();
        depth--;
        return term;
    }

    private static Term Negated(Term term) => term.Whole is { } whole ? Whole(-whole) : new Term(Negate(term.Value), null);

    private Term Operand()
    {
        if (Accept("("))
        {
            if (position + 1 < tokens.Count && tokens[position] == "double" && tokens[position + 1] == ")")
            {
                position += 2;
                return Unary() with { Whole = null };
            }

            var inner = Condition();
            Expect(")");
            return inner;
        }

        var token = Next();
        if (char.IsDigit(token[0]) || token[0] == '.')
        {
            return NumberTerm(token);
        }

        if (!char.IsLetter(token[0]) && token[0] is not ('_' or '@'))
        {
            throw new UntranslatableException();
        }

        return Accept("(") ? Function(token) : Named(token);
    }

    private Term Named(string name)
    {
        if (names.TryGetValue(name, out var term))
        {
            return term;
        }

        return name switch
        {
            "Math.Tau" or "double.Tau" => new Term(Multiply(Number(2), Constant.Pi), null),
            "Math.PI" or "double.Pi" => new Term(Constant.Pi, null),
            "Math.E" or "double.E" => new Term(Constant.E, null),
            _ => captured(name) is { } value && Literal(value) is { } literal ? new Term(literal, null) : throw new UntranslatableException(),
        };
    }

    private Term Function(string name)
    {
        var arguments = new List<Expr>();
        var areWhole = true;
        do
        {
            var argument = Condition();
            areWhole &= argument.Whole is not null;
            arguments.Add(argument.Value);
        }
        while (Accept(","));

        Expect(")");

        // Math.Abs, Math.Min, Math.Max of whole numbers are whole numbers, which may go on to be divided
        return !areWhole || name is not ("Math.Abs" or "Math.Min" or "Math.Max" or "Math.Sign")
            ? new Term(LambdaFunctions.Apply(name, arguments) ?? throw new UntranslatableException(), null)
            : throw new UntranslatableException();
    }

    private static Term NumberTerm(string token)
    {
        var text = token.Replace("_", "", StringComparison.Ordinal);
        var isReal = text.AsSpan().ContainsAny(".eEdD");
        if (text[^1] is 'd' or 'D')
        {
            text = text[..^1];
        }

        if (text.Length > 40 || !text.All(c => char.IsDigit(c) || c is '.' or 'e' or 'E' or '+' or '-'))
        {
            throw new UntranslatableException();
        }

        if (isReal)
        {
            return new Term(LiteralText(text), null);
        }

        return Whole(BigInteger.Parse(text, CultureInfo.InvariantCulture));
    }

    // beyond 32 bits C# wraps or changes type
    private static Term Whole(BigInteger value) =>
        BigInteger.Abs(value) <= int.MaxValue ? new Term(Number(value), value) : throw new UntranslatableException();

    private static Number LiteralText(string text)
    {
        var exponentAt = text.IndexOfAny(['e', 'E']);
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var places = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        places -= exponent;
        if (Math.Abs(places) > 400)
        {
            throw new UntranslatableException();
        }

        for (; places < 0; places++)
        {
            digits *= 10;
        }

        // 2.0 is how C# writes 2
        for (; places > 0 && (digits % 10).IsZero; places--)
        {
            digits /= 10;
        }

        return new Number(digits, places);
    }

    private bool Accept(string token)
    {
        if (position < tokens.Count && tokens[position] == token)
        {
            position++;
            return true;
        }

        return false;
    }

    private void Expect(string token)
    {
        if (!Accept(token))
        {
            throw new UntranslatableException();
        }
    }

    private string Next() => position < tokens.Count ? tokens[position++] : throw new UntranslatableException();

    /// <summary>A translated operand; <see cref="Whole"/> where it has a whole-number type in C#.</summary>
    private readonly record struct Term(Expr Value, BigInteger? Whole);

    private sealed class UntranslatableException : Exception;
}
