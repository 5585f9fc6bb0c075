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
///             | law "(" variables ["|" variables] ")" | family "(" value (";" | "|") arguments ")"
///             | ("E" | "Var" | "Cov") draws "[" list "]" | ("KL" | "H" | …) "(" law ["||" law] ")"
///             | "∫" [bounds] sum differential | derivative product | ("argmax" | …) variables product
/// draws       = ("_" | "[") { [names "~"] law }
/// law         = declared law ["(" variables ["|" variables] ")"] | family "(" arguments ")"
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

    private readonly List<Expr> freeFactors = [];

    private int position;
    private int nesting;
    private int openBars;
    private int openBrackets;

    /// <param name="text">The text, for messages.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="names">The declared names.</param>
    /// <param name="isLatex">Whether the text is LaTeX.</param>
    /// <param name="readsWide">Whether traps are read the other way: 1/2x as 1/(2x), \ln(x)^2 as ln(x²), a sum as far as it can go.</param>
    /// <param name="vocabulary">Whether what only a question may say is read.</param>
    public Grammar(string text, List<Token> tokens, NameTable names, bool isLatex, bool readsWide = false, Vocabulary vocabulary = Vocabulary.Answer)
    {
        this.vocabulary = vocabulary;
        this.readsWide = readsWide;
        this.text = text;
        this.tokens = tokens;
        this.names = names;
        this.isLatex = isLatex;
    }

    public IReadOnlyList<ReadingWarning> Warnings => warnings;

    public bool HasFreeConstant { get; private set; }

    /// <summary>Whether an undeclared C or Z was read as a free factor.</summary>
    public bool HasFreeFactor => freeFactors.Count > 0;

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

        if (freeFactors.Count != RootFactors(expression).Count(factor => freeFactors.Exists(free => ReferenceEquals(free, factor))))
        {
            throw new ReadingException("A free factor such as C can only multiply the whole expression", spans[freeFactors[0]]);
        }

        return expression;
    }

    /// <summary>The factors of the whole expression, those in denominators among them.</summary>
    private static IEnumerable<Expr> RootFactors(Expr expression) => expression switch
    {
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } product => RootFactors(product.Left).Concat(RootFactors(product.Right)),
        Negate negate => RootFactors(negate.Operand),
        _ => [expression],
    };

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
            Descend();
            var negated = new Call(Function.Not, [ReadRelation()]);
            nesting--;
            return negated;
        }

        var start = position;
        var left = ReadSum();
        Expr? chain = null;
        while (Current.Kind == TokenKind.Relation || (Current.Kind == TokenKind.Equal && nesting > 1))
        {
            var relation = RelationOf(Current);
            position++;
            var right = ReadSum();
            var comparison = new Comparison(relation, left, right);
            chain = Note(chain is null ? comparison : new Logical(LogicalOperator.And, chain, comparison), start);
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

    private bool IsTextWord(string word) => Current.Kind == TokenKind.Text && Current.Text == word;

    /// <summary>Whether an operand can begin here, so that a product is meant where no sign stands.</summary>
    private bool StartsOperand(Token token) => token.Kind switch
    {
        TokenKind.Number or TokenKind.VulgarFraction or TokenKind.Name or TokenKind.Accent or TokenKind.Open or TokenKind.GroupOpen
            or TokenKind.Radical or TokenKind.Fraction or TokenKind.BinomialCoefficient or TokenKind.Fold or TokenKind.Indicator
            or TokenKind.BarOpen or TokenKind.EnvironmentBegin or TokenKind.Brace or TokenKind.Integral or TokenKind.Partial or TokenKind.Nabla => true,
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
}
