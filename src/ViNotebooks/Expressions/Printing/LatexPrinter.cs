using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Expressions.Printing;

/// <summary>
/// Writes an expression in LaTeX so that it reads back as the same tree: fractions, products by juxtaposition, functions
/// with parentheses except before a lone symbol or number that nothing follows. One line, no dollar signs.
/// </summary>
internal static partial class LatexPrinter
{
    // letters that are also functions: before a parenthesis they would look like a call
    private static readonly HashSet<string> LooksLikeFunction = [@"\Gamma", @"\psi", @"\Phi", @"\psi_1", @"\Psi", "B", @"\mathrm{B}", "E", "H", "D"];

    public static string Print(Expr expression, Declarations? names = null) =>
        Write(expression, Precedence.Or, isFollowed: false, names ?? Declarations.Open);

    // isFollowed: whether a factor comes next, which a function without parentheses or a Σ would swallow
    private static string Write(Expr expression, Precedence least, bool isFollowed, Declarations names)
    {
        var fits = Level(expression, names) >= least && !(isFollowed && (expression is Fold or Extremum or Differential || IsSum(expression, names)));
        return fits ? Bare(expression, isFollowed, names) : Parenthesised(Bare(expression, isFollowed: false, names));
    }

    private static string Write(Expr expression, Declarations names) => Write(expression, Precedence.Or, isFollowed: false, names);

    private static string Parenthesised(string text) => $@"\left({text}\right)";

    private static Precedence Level(Expr expression, Declarations names) => expression switch
    {
        Negate => Precedence.Minus,
        Binary { Operator: BinaryOperator.Divide } => Precedence.Power,
        Binary binary => PrintedForm.Of(binary.Operator),
        Logical logical => PrintedForm.Of(logical.Operator),
        Comparison => Precedence.Comparison,
        Fold or Extremum or Differential or Integral or Expectation or Functional => Precedence.Power,
        Conditional => Precedence.Power,
        Call call => CallLevel(call.Function),
        Symbol symbol when Name(symbol, names).Contains('^') => Precedence.Power,
        _ => Precedence.Atom,
    };

    // only what is closed on both sides can carry an exponent
    private static Precedence CallLevel(Function function) => function switch
    {
        Function.Sqrt or Function.Abs or Function.Norm or Function.Bars or Function.Determinant or Function.Floor
            or Function.Ceiling or Function.Binomial => Precedence.Atom,
        _ => Precedence.Power,
    };

    private static string Bare(Expr expression, bool isFollowed, Declarations names) => expression switch
    {
        Number number => PrintedForm.Digits(number),
        Constant constant => constant.Name switch { ConstantName.Pi => @"\pi", ConstantName.E => "e", _ => @"\infty" },
        Symbol symbol => Name(symbol, names),
        Negate negate => "-" + Write(negate.Operand, Precedence.Product, isFollowed, names),
        Binary binary => OfBinary(binary, isFollowed, names),
        Call call => OfCall(call, isFollowed, names),
        Index index => OfIndex(index, names),
        Fold fold => OfFold(fold, names),
        VectorLiteral vector => Matrix(vector.Items.Select(item => Write(item, names))),
        MatrixLiteral matrix => Matrix(matrix.Rows.Select(row => string.Join(" & ", row.Select(item => Write(item, names))))),
        Conditional conditional => OfConditional(conditional, names),
        Comparison comparison => Write(comparison.Left, Precedence.Sum, isFollowed: false, names)
            + Sign(comparison.Relation) + Write(comparison.Right, Precedence.Sum, isFollowed: false, names),
        Logical logical => OfLogical(logical, names),
        FamilyTerm family => OfFamily(family, names),
        ModelTerm term => OfModelTerm(term, names),
        PlateTerm plate => $@"{OfFamily(plate.Term, names)},\ {NameOf(plate.Index, names)} = {Write(plate.From, names)}, \ldots, {Write(plate.To, names)}",
        GivenDensity term => Write(term.Body, names),
        DerivativeAt derivative => $@"\left.{OfDifferential(new Differential([derivative.Variable], IsGradient: false, derivative.Body), names)}\right|_{{{NameOf(derivative.Variable, names)} = {Write(derivative.Place, names)}}}",
        Density density => OfDensity(density, names),
        Expectation expectation => OfExpectation(expectation, names),
        Functional functional => OfFunctional(functional, names),
        Integral integral => OfIntegral(integral, names),
        Extremum extremum => OfExtremum(extremum, names),
        Differential differential => OfDifferential(differential, names),
        _ => throw new ArgumentException($"Not a node that can be printed: {expression.GetType().Name}.", nameof(expression)),
    };

    private static string Name(Symbol symbol, Declarations names) =>
        names.Find(symbol.Name)?.Latex ?? LatexNames.Of(symbol.Name);

    private static string OfBinary(Binary binary, bool isFollowed, Declarations names)
    {
        switch (binary.Operator)
        {
            case BinaryOperator.Add or BinaryOperator.Subtract:
                var sign = binary.Operator == BinaryOperator.Add ? " + " : " - ";
                return Write(binary.Left, Precedence.Sum, IsReachedByFold(binary), names) + sign
                    + Write(binary.Right, Precedence.Product, isFollowed, names);
            case BinaryOperator.Multiply:
                return Product(
                    binary.Left,
                    Write(binary.Left, Precedence.Product, isFollowed: true, names),
                    Write(binary.Right, Precedence.Power, isFollowed, names));
            case BinaryOperator.Divide:
                return $@"\frac{{{Write(binary.Left, names)}}}{{{Write(binary.Right, names)}}}";
            default:
                return Write(binary.Left, Precedence.Atom, isFollowed: false, names) + "^" + Exponent(binary.Right, names);
        }
    }

    // a Σ_j is read on over the terms that mention j
    private static bool IsReachedByFold(Binary sum)
    {
        var open = new List<string>();
        for (Expr? edge = sum.Left; edge is not null;)
        {
            if (edge is Fold fold)
                open.Add(fold.Variable);

            edge = edge switch
            {
                Fold { Body: var body } => body,
                Extremum { Body: var body } => body,
                Differential { Body: var body } => body,
                Negate { Operand: var operand } => operand,
                Binary { Operator: not (BinaryOperator.Divide or BinaryOperator.Power), Right: var right } => right,
                _ => null,
            };
        }

        return open.Count > 0 && Traversal.All(sum.Right).Any(node =>
            (node is Symbol symbol && open.Contains(symbol.Name)) || (node is Fold other && open.Contains(other.Variable)));
    }

    private static string Exponent(Expr exponent, Declarations names) => exponent switch
    {
        // x^T would be read as a transpose
        Symbol { Name: "T" } => @"{\left(T\right)}",
        Number { DecimalPlaces: 0 } number when number.Digits < 10 => PrintedForm.Digits(number),
        _ => $"{{{Write(exponent, names)}}}",
    };

    // 2·3 and x·2^n need the dot: a digit after anything would be read as one number or look like an index
    private static string Product(Expr left, string leftText, string rightText)
    {
        var last = left is Binary { Operator: BinaryOperator.Multiply } product ? product.Right : left;
        var looksLikeCall = rightText.StartsWith(@"\left(", StringComparison.Ordinal)
            && last is Symbol && LooksLikeFunction.Any(name => leftText.EndsWith(name, StringComparison.Ordinal));
        var needsDot = char.IsAsciiDigit(rightText[0]) || looksLikeCall;
        return leftText + (needsDot ? @" \cdot " : " ") + rightText;
    }

    private static string OfCall(Call call, bool isFollowed, Declarations names)
    {
        var entry = FunctionTable.Of(call.Function);
        var arguments = string.Join(", ", call.Arguments.Select(argument => Write(argument, names)));
        switch (call.Function)
        {
            case Function.Sqrt:
                return $@"\sqrt{{{arguments}}}";
            case Function.Abs:
                return $@"\lvert {arguments}\rvert";
            case Function.Norm:
                return $@"\lVert {arguments}\rVert";
            case Function.Determinant or Function.Bars:
                return $@"\left|{arguments}\right|";
            case Function.Floor:
                return $@"\lfloor {arguments}\rfloor";
            case Function.Ceiling:
                return $@"\lceil {arguments}\rceil";
            case Function.Binomial when call.Arguments.Count == 2:
                return $@"\binom{{{Write(call.Arguments[0], names)}}}{{{Write(call.Arguments[1], names)}}}";
            case Function.Transpose when call.Arguments.Count == 1:
                return Write(call.Arguments[0], Precedence.Atom, isFollowed: false, names) + @"^\top";
            case Function.Inverse when call.Arguments.Count == 1:
                return Write(call.Arguments[0], Precedence.Atom, isFollowed: false, names) + "^{-1}";
            case Function.Undefined:
                return entry.Latex ?? "";
        }

        var name = entry.Latex ?? $@"\operatorname{{{entry.Name}}}";
        var isBare = entry.IsPrefix && call.Function != Function.Exp && !isFollowed
            && call.Arguments is [Symbol or Number or Constant { Name: ConstantName.Pi }];
        if (!isBare)
            return name + Parenthesised(arguments);

        return (char.IsAsciiLetter(name[^1]) && arguments[0] == '\\' ? name : name + " ") + arguments;
    }

    private static string OfIndex(Index index, Declarations names)
    {
        var subscripts = string.Join(",", index.Indices.Select(i => Write(i, names)));
        return index.Target is Symbol symbol
            ? LatexNames.WithSubscripts(Name(symbol, names), subscripts)
            : $"{Parenthesised(Write(index.Target, names))}_{{{subscripts}}}";
    }

    private static string OfFold(Fold fold, Declarations names)
    {
        var sign = fold.Kind == FoldKind.Sum ? @"\sum" : @"\prod";
        var body = Write(fold.Body, Precedence.Product, isFollowed: false, names);
        return $"{sign}_{{{LatexNames.Of(fold.Variable)}={Write(fold.From, names)}}}^{{{Write(fold.To, names)}}} {body}";
    }

    private static string Matrix(IEnumerable<string> rows) =>
        $@"\begin{{bmatrix}} {string.Join(@" \\ ", rows)} \end{{bmatrix}}";

    private static string OfConditional(Conditional conditional, Declarations names)
    {
        var rows = new List<string>();
        Expr rest = conditional;
        while (rest is Conditional next)
        {
            rows.Add($@"{Write(next.Then, names)} & \text{{if }} {Write(next.Condition, names)}");
            rest = next.Else;
        }

        if (rest is not Call { Function: Function.Undefined })
            rows.Add($@"{Write(rest, names)} & \text{{otherwise}}");

        return $@"\begin{{cases}} {string.Join(@" \\ ", rows)} \end{{cases}}";
    }

    private static string OfLogical(Logical logical, Declarations names)
    {
        var level = PrintedForm.Of(logical.Operator);
        var sign = logical.Operator == LogicalOperator.And ? @" \land " : @" \lor ";
        return Write(logical.Left, level, isFollowed: false, names) + sign
            + Write(logical.Right, PrintedForm.Tighter(level), isFollowed: false, names);
    }

    private static string Sign(Relation relation) => relation switch
    {
        Relation.Less => " < ",
        Relation.LessOrEqual => @" \le ",
        Relation.Greater => " > ",
        Relation.GreaterOrEqual => @" \ge ",
        Relation.Equal => " = ",
        _ => @" \ne ",
    };
}
