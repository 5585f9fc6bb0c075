using System.Numerics;

namespace ViNotebooks.Expressions.Parsing;

/// <summary>
/// The one grammar behind both notations.
/// <code>
/// condition   = both { "or" both }
/// both        = relation { "and" relation }
/// relation    = sum { ("&lt;" | "≤" | "&gt;" | "≥" | "==" | "≠") sum }          a chain 0 &lt; z &lt; 1 means both
/// sum         = ["+" | "-"] product { ("+" | "-") product }
/// product     = factor { ["*" | "/"] factor }                            a missing sign is a product
/// factor      = ["-"] power                                              the sign only after * or /
/// power       = postfix ["^" exponent]                                   right associative
/// postfix     = operand { "'" | "!" | "[" indices "]" }
/// operand     = number | name | function arguments | "(" condition ")" | "[" list "]" | "|" sum "|" | √ … | \frac … | Σ … | cases | matrix
/// </code>
/// A function without parentheses takes the implicit product that follows it.
/// </summary>
internal sealed partial class Grammar
{
    private const int DeepestNesting = 150;

    private readonly string text;
    private readonly List<Token> tokens;
    private readonly NameTable names;
    private readonly bool isLatex;
    private readonly List<string> indices = [];
    private readonly List<ReadingWarning> warnings = [];
    private readonly Dictionary<Expr, TextSpan> spans = new(ReferenceEqualityComparer.Instance);

    private readonly bool readsWide;
    private readonly HashSet<Expr> dots = new(ReferenceEqualityComparer.Instance);

    private int position;
    private int nesting;
    private int openBars;
    private int openBrackets;

    /// <param name="text">The text, for messages.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="names">The declared names.</param>
    /// <param name="isLatex">Whether the text is LaTeX.</param>
    /// <param name="readsWide">Whether traps are read the other way: 1/2x as 1/(2x), \ln(x)^2 as ln(x²), a sum as far as it can go.</param>
    public Grammar(string text, List<Token> tokens, NameTable names, bool isLatex, bool readsWide = false)
    {
        this.readsWide = readsWide;
        this.text = text;
        this.tokens = tokens;
        this.names = names;
        this.isLatex = isLatex;
    }

    public IReadOnlyList<ReadingWarning> Warnings => warnings;

    public bool HasFreeConstant { get; private set; }

    /// <summary>Whether an undeclared C or Z was read as a free factor.</summary>
    public bool HasFreeFactor { get; private set; }

    /// <summary>Whether some trap would be read differently with readsWide.</summary>
    public bool HasOtherReading { get; private set; }

    /// <summary>Whether a product was written with a dot, which between vectors is the inner product.</summary>
    public bool IsDot(Expr expression) => dots.Contains(expression);

    public TextSpan? SpanOf(Expr expression) => spans.TryGetValue(expression, out var span) ? span : null;

    private Token Current => tokens[position];

    public Expr ReadWhole()
    {
        var expression = ReadCondition();
        if (Current.Kind != TokenKind.End)
        {
            throw Expected(Current.Kind is TokenKind.Close or TokenKind.GroupClose or TokenKind.BarClose
                ? $"nothing opens this '{Show(Current)}'"
                : "expected an operator or the end");
        }

        return expression;
    }

    /// <summary>A warning about how the text from a token on was read.</summary>
    public void Warn(string message, int from, int to) =>
        warnings.Add(new ReadingWarning(message, new TextSpan(tokens[from].Start, Math.Max(tokens[Math.Max(to - 1, from)].End - tokens[from].Start, 0))));

    private Expr ReadCondition()
    {
        if (++nesting > DeepestNesting)
        {
            throw new ReadingException($"The expression is nested more than {DeepestNesting} levels deep", SpanAt(position));
        }

        var left = ReadBoth();
        while (Current.Kind == TokenKind.Or || IsTextWord("or"))
        {
            position++;
            left = new Logical(LogicalOperator.Or, left, ReadBoth());
        }

        nesting--;
        return left;
    }

    private Expr ReadBoth()
    {
        var left = ReadRelation();
        while (Current.Kind == TokenKind.And || IsTextWord("and"))
        {
            position++;
            left = new Logical(LogicalOperator.And, left, ReadRelation());
        }

        return left;
    }

    private Expr ReadRelation()
    {
        if (Current.Kind == TokenKind.Not)
        {
            position++;
            return new Call(Function.Not, [ReadRelation()]);
        }

        var left = ReadSum();
        Expr? chain = null;
        while (Current.Kind == TokenKind.Relation || (Current.Kind == TokenKind.Equal && nesting > 1))
        {
            var relation = RelationOf(Current);
            position++;
            var right = ReadSum();
            var comparison = new Comparison(relation, left, right);
            chain = chain is null ? comparison : new Logical(LogicalOperator.And, chain, comparison);
            left = right;
        }

        return chain ?? left;
    }

    private static Relation RelationOf(Token token) => token.Text switch
    {
        "<" => Relation.Less,
        "<=" => Relation.LessOrEqual,
        ">" => Relation.Greater,
        ">=" => Relation.GreaterOrEqual,
        "!=" => Relation.NotEqual,
        _ => Relation.Equal,
    };

    private Expr ReadSum()
    {
        var start = position;
        Expr sum;
        if (Current.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            var isMinus = Current.Kind == TokenKind.Minus;
            position++;
            if (TryReadFreeConstant())
            {
                sum = Number.Zero;
            }
            else
            {
                var product = ReadProduct();
                sum = isMinus ? Note(new Negate(product), start) : product;
            }
        }
        else
        {
            sum = TryReadFreeConstant() ? Number.Zero : ReadProduct();
        }

        while (Current.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            var operation = Current.Kind == TokenKind.Plus ? BinaryOperator.Add : BinaryOperator.Subtract;
            position++;
            if (!TryReadFreeConstant())
            {
                sum = Note(new Binary(operation, sum, ReadProduct()), start);
            }
        }

        return sum;
    }

    /// <summary>"const" or an undeclared C as a whole term stands for any constant.</summary>
    private bool TryReadFreeConstant()
    {
        var isWord = IsTextWord("const");
        var isLetter = Current.Kind == TokenKind.Name && Current.Text is "C" or "c" && !names.Declarations.IsOpen && names.Find(Current.Text) is null;
        if (!isWord && !isLetter)
        {
            return false;
        }

        var next = position + 1;
        if (tokens[next].Kind == TokenKind.Period)
        {
            next++;
        }

        if (tokens[next].Kind is not (TokenKind.End or TokenKind.Plus or TokenKind.Minus))
        {
            return false;
        }

        if (nesting > 1)
        {
            throw new ReadingException("A free constant can only be a term of the whole expression", SpanAt(position));
        }

        position = next;
        HasFreeConstant = true;
        return true;
    }

    private Expr ReadProduct()
    {
        var start = position;
        var product = ReadFactor();
        var dividedAt = -1;
        while (true)
        {
            if (Current.Kind is TokenKind.Times or TokenKind.Slash)
            {
                var isTimes = Current.Kind == TokenKind.Times;
                var isDot = Current.Text == "·";
                position++;
                dividedAt = isTimes ? -1 : position;
                var factor = isTimes || !readsWide ? ReadFactor() : ReadWideDenominator();
                product = Note(new Binary(isTimes ? BinaryOperator.Multiply : BinaryOperator.Divide, product, factor), start);
                if (isDot)
                {
                    dots.Add(product);
                }
            }
            else if (StartsOperand(Current))
            {
                var divisorEnd = position;
                var factor = ReadPower();
                if (dividedAt >= 0)
                {
                    WarnOfDivision(start, dividedAt, divisorEnd);
                    dividedAt = -1;
                }

                product = Note(new Binary(BinaryOperator.Multiply, product, factor), start);
            }
            else
            {
                return product;
            }
        }
    }

    private Expr ReadWideDenominator()
    {
        var start = position;
        var denominator = ReadFactor();
        while (StartsOperand(Current))
        {
            denominator = Note(new Binary(BinaryOperator.Multiply, denominator, ReadPower()), start);
        }

        return denominator;
    }

    /// <summary>1/2x is x/2 here but 1/(2x) to many: said, unless a space sets ½ apart as in 1/2 x.</summary>
    private void WarnOfDivision(int start, int dividedAt, int divisorEnd)
    {
        var isPlainFraction = divisorEnd == dividedAt + 1 && tokens[dividedAt].Kind == TokenKind.Number && tokens[divisorEnd].SpaceBefore
            && dividedAt >= 2 && tokens[dividedAt - 2].Kind == TokenKind.Number;
        // behind a closing parenthesis, as in 1/√(2π) exp(…), the denominator has visibly ended
        var hasEnded = tokens[divisorEnd - 1].Kind is TokenKind.Close or TokenKind.GroupClose;
        HasOtherReading |= !isPlainFraction;
        if (!isPlainFraction && !hasEnded)
        {
            Warn($"{TextOf(start, position)} was read as ({TextOf(start, divisorEnd)})·{TextOf(divisorEnd, position)}: write parentheses around the denominator if all of it was meant", start, position);
        }
    }

    private Expr ReadFactor()
    {
        var start = position;
        if (Current.Kind is TokenKind.Minus or TokenKind.Plus)
        {
            var isMinus = Current.Kind == TokenKind.Minus;
            Descend();
            position++;
            var factor = ReadFactor();
            nesting--;
            return isMinus ? Note(new Negate(factor), start) : factor;
        }

        return ReadPower();
    }

    private Expr ReadPower()
    {
        var start = position;
        var power = ReadPostfix();
        while (Current.Kind == TokenKind.Caret)
        {
            power = ReadExponent(power, start);
        }

        return power;
    }

    private Expr ReadExponent(Expr power, int start)
    {
        position++;
        if (TryReadElementMark(power) is { } element)
        {
            return Note(element, start);
        }

        if (TryReadTransposeMark(power))
        {
            return Note(new Call(Function.Transpose, [power]), start);
        }

        if (TryReadInverseTranspose(power) is { } both)
        {
            return both;
        }

        Expr exponent;
        if (Current.Kind == TokenKind.GroupOpen || isLatex)
        {
            exponent = ReadArgument("an exponent");
            WarnOfShortExponent(start);
        }
        else
        {
            var exponentStart = position;
            exponent = ReadBareExponent();
            if (tokens[exponentStart].Kind == TokenKind.Minus || power is Constant { Name: ConstantName.E })
            {
                WarnOfBareExponent(start, exponentStart);
                while (readsWide && StartsOperand(Current))
                {
                    exponent = Note(new Binary(BinaryOperator.Multiply, exponent, ReadPower()), exponentStart);
                }
            }
        }

        return Note(new Binary(BinaryOperator.Power, power, exponent), start);
    }

    /// <summary>σ^{(j)} with the index of a sum is the element σ_j.</summary>
    private Index? TryReadElementMark(Expr power)
    {
        if (position + 4 < tokens.Count && Current.Kind == TokenKind.GroupOpen && tokens[position + 1] is { Kind: TokenKind.Open, Text: ")" }
            && tokens[position + 2].Kind == TokenKind.Name && indices.Contains(tokens[position + 2].Text)
            && tokens[position + 3].Kind == TokenKind.Close && tokens[position + 4].Kind == TokenKind.GroupClose && IsDeclaredNonScalar(power))
        {
            var index = tokens[position + 2].Text;
            position += 5;
            return new Index(power, [new Symbol(index)]);
        }

        return null;
    }

    /// <summary>x^{-T} and x^{-\top}: the inverse of the transpose.</summary>
    private Expr? TryReadInverseTranspose(Expr power)
    {
        if (position + 3 < tokens.Count && Current.Kind == TokenKind.GroupOpen && tokens[position + 1].Kind == TokenKind.Minus && tokens[position + 3].Kind == TokenKind.GroupClose)
        {
            var mark = tokens[position + 2];
            if (mark.Kind == TokenKind.TransposeMark || (mark is { Kind: TokenKind.Name, Text: "T" } && names.Find("T") is null))
            {
                position += 4;
                return new Call(Function.Transpose, [new Call(Function.Inverse, [power])]);
            }
        }

        return null;
    }

    /// <summary>An infix exponent without parentheses: a sign and one power, as in 2^-3 and a^b^c.</summary>
    private Expr ReadBareExponent()
    {
        var start = position;
        Descend();
        Expr exponent;
        if (Current.Kind is TokenKind.Minus or TokenKind.Plus)
        {
            var isMinus = Current.Kind == TokenKind.Minus;
            position++;
            exponent = ReadBareExponent();
            exponent = isMinus ? Note(new Negate(exponent), start) : exponent;
        }
        else
        {
            exponent = ReadPower();
        }

        nesting--;
        return exponent;
    }

    private void WarnOfBareExponent(int start, int exponentStart)
    {
        var next = Current;
        if (!next.SpaceBefore && StartsOperand(next) && next.Kind is TokenKind.Name or TokenKind.Number or TokenKind.Open)
        {
            HasOtherReading = true;
            Warn(
                $"Only {TextOf(exponentStart, position)} was read as the exponent in {TextOf(start, position + 1)}: write parentheses around the exponent if more was meant",
                start, position + 1);
        }
    }

    private void WarnOfShortExponent(int start)
    {
        if (isLatex && Current.Kind == TokenKind.Number && !Current.SpaceBefore && tokens[position - 1] is { Kind: TokenKind.Number, Length: 1 } digit && digit.End == Current.Start)
        {
            Warn($"In LaTeX only the digit {digit.Text} is the exponent: write braces, as in ^{{{digit.Text}{Current.Text}}}, if all digits were meant", start, position + 1);
        }
    }

    private bool TryReadTransposeMark(Expr power)
    {
        SplitTransposeMark(power);
        var grouped = Current.Kind == TokenKind.GroupOpen;
        var mark = tokens[grouped ? position + 1 : position];
        var isMark = mark.Kind is TokenKind.TransposeMark or TokenKind.Prime
            || (mark is { Kind: TokenKind.Name, Text: "T" } && (names.Find("T") is null || IsDeclaredNonScalar(power)));
        if (!isMark || (grouped && tokens[position + 2].Kind != TokenKind.GroupClose))
        {
            return false;
        }

        position += grouped ? 3 : 1;
        return true;
    }

    /// <summary>Infix x^TA is xᵀA: the letters behind the caret were cut as one name.</summary>
    private void SplitTransposeMark(Expr power)
    {
        if (!isLatex && Current is { Kind: TokenKind.Name, Text: ['T', _, ..] text } && names.Find(text) is null && !IsDeclaredScalar(power)
            && (names.Find(text[1..]) is not null || SplitIntoNames(text[1..]) is not null))
        {
            var token = Current;
            tokens[position] = token with { Kind = TokenKind.TransposeMark, Text = "T", Length = 1 };
            tokens.Insert(position + 1, token with { Text = text[1..], Start = token.Start + 1, Length = token.Length - 1, SpaceBefore = false });
        }
    }

    private bool IsDeclaredScalar(Expr expression) =>
        expression is Number or Constant || (expression is Symbol symbol && names.Declarations.Find(symbol.Name) is { Shape.IsScalar: true });

    private bool IsDeclaredNonScalar(Expr expression) =>
        expression is Symbol symbol && names.Declarations.Find(symbol.Name) is { Shape.IsScalar: false };

    private Expr ReadPostfix()
    {
        var start = position;
        var operand = ReadOperand();
        while (true)
        {
            if (Current.Kind == TokenKind.Prime)
            {
                position++;
                operand = Note(new Call(Function.Transpose, [operand]), start);
            }
            else if (Current.Kind == TokenKind.Bang)
            {
                position++;
                operand = Note(new Call(Function.Factorial, [operand]), start);
            }
            else if (Current is { Kind: TokenKind.Open, Text: "]" } && TakesIndices(operand))
            {
                position++;
                operand = Note(new Index(operand, ReadList(TokenKind.Close, "]").ToSequence()), start);
            }
            else if (Current.Kind == TokenKind.Subscript && operand is not (Number or Constant))
            {
                position++;
                operand = Note(new Index(operand, ReadSubscriptIndices().ToSequence()), start);
            }
            else if (IsElementInParentheses(operand))
            {
                var index = tokens[position + 1].Text;
                position += 3;
                operand = Note(new Index(operand, [new Symbol(index)]), start);
            }
            else if (operand == Number.One && IsCondition())
            {
                operand = Note(ReadIndicatorOf(), start);
            }
            else
            {
                return operand;
            }
        }
    }

    /// <summary>p(k) with a vector p and the index k of a sum is the element p_k.</summary>
    private bool IsElementInParentheses(Expr operand) =>
        Current is { Kind: TokenKind.Open, Text: ")" } && tokens[position + 1].Kind == TokenKind.Name && indices.Contains(tokens[position + 1].Text)
        && tokens[position + 2].Kind == TokenKind.Close && IsDeclaredNonScalar(operand);

    /// <summary>Whether a condition in parentheses, or as a subscript, follows: behind a 1 that makes an indicator.</summary>
    private bool IsCondition()
    {
        const int farthest = 60;
        var open = Current.Kind == TokenKind.Subscript ? position + 1 : position;
        if (tokens[open].Kind is not (TokenKind.Open or TokenKind.GroupOpen))
        {
            return false;
        }

        var depth = 0;
        for (var i = open; i < tokens.Count && i < open + farthest; i++)
        {
            depth += tokens[i].Kind switch { TokenKind.Open or TokenKind.GroupOpen => 1, TokenKind.Close or TokenKind.GroupClose => -1, _ => 0 };
            if (depth == 0)
            {
                return false;
            }

            if (tokens[i].Kind == TokenKind.Relation && (depth == 1 || tokens[open + 1].Kind == TokenKind.Open))
            {
                return true;
            }
        }

        return false;
    }

    private bool TakesIndices(Expr operand) =>
        IsDeclaredNonScalar(operand)
        || (operand is Symbol symbol && names.Declarations.IsOpen && !indices.Contains(symbol.Name) && !isLatex && !Current.SpaceBefore)
        || operand is VectorLiteral or MatrixLiteral;

    private bool IsTextWord(string word) => Current.Kind == TokenKind.Text && Current.Text == word;

    /// <summary>Whether an operand can begin here, so that a product is meant where no sign stands.</summary>
    private bool StartsOperand(Token token) => token.Kind switch
    {
        TokenKind.Number or TokenKind.VulgarFraction or TokenKind.Name or TokenKind.Accent or TokenKind.Open or TokenKind.GroupOpen
            or TokenKind.Radical or TokenKind.Fraction or TokenKind.BinomialCoefficient or TokenKind.Fold or TokenKind.Indicator
            or TokenKind.BarOpen or TokenKind.EnvironmentBegin or TokenKind.Brace => true,
        TokenKind.Bar or TokenKind.DoubleBar => openBars == 0,
        _ => false,
    };

    private void Descend()
    {
        if (++nesting > DeepestNesting)
        {
            throw new ReadingException($"The expression is nested more than {DeepestNesting} levels deep", SpanAt(position));
        }
    }

    private Expr Note(Expr expression, int start)
    {
        spans[expression] = new TextSpan(tokens[start].Start, Math.Max(tokens[Math.Max(position - 1, start)].End - tokens[start].Start, 0));
        return expression;
    }

    private TextSpan SpanAt(int index) => new(tokens[index].Start, tokens[index].Length);

    private ReadingException Expected(string what)
    {
        if (Current.Kind == TokenKind.Unknown)
        {
            return new ReadingException(Current.Text, SpanAt(position));
        }

        var found = Current.Kind == TokenKind.End ? "the text ends" : $"'{Show(Current)}' stands";
        return new ReadingException($"Here {found}; {what}", SpanAt(position));
    }

    private static string Show(Token token) => token.Kind switch
    {
        TokenKind.Open => token.Text switch { ")" => "(", "]" => "[", "}" => "\\{", _ => "\\l" + token.Text },
        TokenKind.Close => token.Text is ")" or "]" or "}" ? token.Text : "\\r" + token.Text,
        _ => token.Text,
    };

    /// <summary>The text of some tokens as it may be shown in a message.</summary>
    private string TextOf(int from, int to)
    {
        const int longest = 40;
        var last = Math.Min(to, tokens.Count - 1) - 1;
        if (last < from)
        {
            return "";
        }

        var shown = text[tokens[from].Start..Math.Max(tokens[last].End, tokens[from].Start)].Trim();
        return shown.Length > longest ? shown[..longest] + "…" : shown;
    }

    private Number ReadNumber(string literal)
    {
        var mantissa = literal;
        var exponent = 0;
        var mark = literal.IndexOfAny(['e', 'E']);
        if (mark >= 0)
        {
            mantissa = literal[..mark];
            if (!int.TryParse(literal[(mark + 1)..].Replace('−', '-'), out exponent) || Math.Abs(exponent) > 400)
            {
                throw new ReadingException($"The number {literal} is out of range: exponents go to 400", SpanAt(position));
            }
        }

        const int mostDigits = 400;
        if (mantissa.Length > mostDigits)
        {
            throw new ReadingException($"The number has more than {mostDigits} digits", SpanAt(position));
        }

        var point = mantissa.IndexOf('.');
        var places = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = BigInteger.Parse("0" + mantissa.Replace(".", ""));
        places -= exponent;
        return places >= 0 ? new Number(digits, places) : new Number(digits * BigInteger.Pow(10, -places));
    }
}
