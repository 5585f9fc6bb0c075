namespace ViNotebooks.Expressions.Rewriting;

/// <summary>What the declarations say about signs. Everything not known to be of one sign is unknown.</summary>
internal static class Signs
{
    public static KnownSign OfSymbol(string name, RewritingContext context)
    {
        var declaration = context.Declared(name);
        if (declaration is null || declaration.Shape.Kind == ShapeKind.Matrix)
            return KnownSign.Unknown;

        if (declaration.Range is { Low: > 0 } || declaration.Kind is SymbolKind.Positive or SymbolKind.Probability or SymbolKind.Simplex)
            return KnownSign.Positive;

        return declaration.Range is { Low: >= 0 } || declaration.Kind == SymbolKind.Nonnegative
            ? KnownSign.Nonnegative
            : KnownSign.Unknown;
    }

    public static KnownSign Of(Polynomial sum, RewritingContext context)
    {
        if (sum.IsZero)
            return KnownSign.Nonnegative;

        if (IsOneLessSmall(sum, context))
            return KnownSign.Positive;

        var signs = sum.Terms.Select(Of).ToList();
        if (signs.Contains(KnownSign.Unknown))
            return KnownSign.Unknown;

        return signs.Contains(KnownSign.Positive) ? KnownSign.Positive : KnownSign.Nonnegative;
    }

    public static KnownSign Of(Term term)
    {
        if (term.Coefficient.Sign < 0)
            return KnownSign.Unknown;

        var sign = KnownSign.Positive;
        foreach (var factor in term.Factors)
        {
            var own = Of(factor);
            if (own == KnownSign.Unknown)
                return KnownSign.Unknown;

            sign = own < sign ? own : sign;
        }

        return sign;
    }

    // x^n for even n is never negative; 1/x of something never negative is positive where it is defined
    public static KnownSign Of(Factor factor)
    {
        var sign = factor.Atom.Sign;
        if (sign == KnownSign.Unknown && factor.Exponent.IsEven)
            sign = KnownSign.Nonnegative;

        return sign == KnownSign.Nonnegative && factor.Exponent.Sign < 0 ? KnownSign.Positive : sign;
    }

    public static bool IsPositive(Polynomial sum, RewritingContext context) => Of(sum, context) == KnownSign.Positive;

    public static bool IsNonnegative(Polynomial sum, RewritingContext context) => Of(sum, context) != KnownSign.Unknown;

    /// <summary>Whether squares and things never negative, added and multiplied, make it: seen before it is expanded.</summary>
    public static bool IsSumOfSquares(Expr expression, RewritingContext context)
    {
        context.Spend();
        switch (expression)
        {
            case Binary { Operator: BinaryOperator.Power, Right: Number { DecimalPlaces: 0, Digits.IsEven: true } } power:
                return context.KindOf(power.Left) != ShapeKind.Matrix;
            case Binary { Operator: BinaryOperator.Multiply, Left: Call { Function: Function.Transpose, Arguments: [var left] }, Right: var right }
                when left == right && context.KindOf(right) == ShapeKind.Vector:
                return true;
            case Binary { Operator: BinaryOperator.Add } or Binary { Operator: BinaryOperator.Divide }
                or Binary { Operator: BinaryOperator.Multiply } when context.KindOf(expression) is ShapeKind.Scalar:
                var (one, other) = ((Binary)expression) switch { var binary => (binary.Left, binary.Right) };
                return context.KindOf(one) == ShapeKind.Scalar && context.KindOf(other) == ShapeKind.Scalar
                    && IsSumOfSquares(one, context) && IsSumOfSquares(other, context);
            case Call { Function: Function.Dot, Arguments: [var first, var second] }:
                return first == second;
            case Call { Function: Function.SumOf, Arguments: [var vector] }:
                return IsSumOfSquares(vector, context);
            case Fold fold:
                return IsSumOfSquares(fold.Body, context);
            case Number or Constant:
                return true;
            case Symbol symbol:
                return OfSymbol(symbol.Name, context) != KnownSign.Unknown;
            case Index { Target: Symbol target, Indices.Count: 1 }:
                return OfSymbol(target.Name, context) != KnownSign.Unknown;
            default:
                return false;
        }
    }

    // c − d·p·q… > 0 for 0 < d ≤ c and p, q… strictly between 0 and 1
    private static bool IsOneLessSmall(Polynomial sum, RewritingContext context)
    {
        if (sum.Terms is not [{ Factors: [] } one, { Coefficient.Sign: < 0 } small])
            return false;

        return Rational.Compare(one.Coefficient, -small.Coefficient) >= 0
            && small.Factors.All(factor => factor.Exponent.Sign > 0 && IsBetweenZeroAndOne(factor.Atom.Expression, context));
    }

    private static bool IsBetweenZeroAndOne(Expr atom, RewritingContext context) => atom switch
    {
        Symbol symbol => context.Declared(symbol.Name)?.Kind == SymbolKind.Probability,
        Index { Target: Symbol target } => context.Declared(target.Name)?.Kind == SymbolKind.Probability,
        Call { Function: Function.Sigmoid or Function.NormalCdf } => true,
        _ => false,
    };
}
