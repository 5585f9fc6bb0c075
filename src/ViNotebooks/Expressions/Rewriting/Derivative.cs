namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Symbolic derivatives by a scalar symbol.</summary>
internal static class Derivative
{
    /// <summary>
    /// The derivative, lightly simplified, or null where it is not covered: functions that jump, an index or a bound that
    /// contains the symbol, a polygamma order or an argument of a matrix function that does.
    /// </summary>
    public static Expr? Of(Expr expression, string symbol, Declarations? names = null) =>
        !IsOfModel(expression) && OrNull(expression, symbol) is { } derivative ? Simplifier.Simplify(derivative, names) : null;

    /// <summary>What a distribution of the model depends on is known to the model alone.</summary>
    private static bool IsOfModel(Expr expression) => Traversal.All(expression).Any(node => node is ModelTerm);

    private static Expr? OrNull(Expr expression, string symbol)
    {
        if (!Traversal.Symbols(expression).Contains(symbol))
            return ZeroLike(expression);

        switch (expression)
        {
            case Symbol:
                return Number.One;
            case Negate negate:
                return OrNull(negate.Operand, symbol) is { } operand ? Make.Negate(operand) : null;
            case Binary binary:
                return OfBinary(binary, symbol);
            case Call call:
                return OfCall(call, symbol);
            case Fold fold:
                return OfFold(fold, symbol);
            case Conditional conditional when !Traversal.Symbols(conditional.Condition).Contains(symbol) || IsContinuousChoice(conditional):
                return OrNull(conditional.Then, symbol) is { } then && OrNull(conditional.Else, symbol) is { } otherwise
                    ? new Conditional(conditional.Condition, then, otherwise)
                    : null;
            case VectorLiteral vector:
                var items = vector.Items.Select(item => OrNull(item, symbol)).ToList();
                return items.Contains(null) ? null : new VectorLiteral(items.ToSequence()!);
            case MatrixLiteral matrix:
                var elements = Traversal.Children(matrix).Select(element => OrNull(element, symbol)).ToList();
                return elements.Contains(null) ? null : Traversal.WithChildren(matrix, elements!);
            case Index index when !index.Indices.Any(position => Traversal.Symbols(position).Contains(symbol)):
                return OrNull(index.Target, symbol) is { } target ? new Index(target, index.Indices) : null;
            default:
                return null;
        }
    }

    // a literal is differentiated element by element, so its constant elements must be numbers
    private static Expr ZeroLike(Expr expression) => expression switch
    {
        VectorLiteral or MatrixLiteral =>
            Traversal.WithChildren(expression, [.. Traversal.Children(expression).Select(_ => Number.Zero)]),
        _ => Number.Zero,
    };

    private static bool IsContinuousChoice(Conditional conditional) => conditional.Condition is Comparison or Logical;

    private static Expr? OfBinary(Binary binary, string symbol)
    {
        var (left, right) = (binary.Left, binary.Right);
        if (OrNull(left, symbol) is not { } dLeft || OrNull(right, symbol) is not { } dRight)
            return null;

        switch (binary.Operator)
        {
            case BinaryOperator.Add:
                return Sum(dLeft, dRight);
            case BinaryOperator.Subtract:
                return Sum(dLeft, IsZero(dRight) ? dRight : Make.Negate(dRight));

            // (f g)′ = f′ g + f g′, in this order for matrices too
            case BinaryOperator.Multiply:
                return Sum(Product(dLeft, right), Product(left, dRight));

            // (f/g)′ = f′/g − f g′/g²
            case BinaryOperator.Divide:
                return Sum(
                    IsZero(dLeft) ? dLeft : Make.Divide(dLeft, right),
                    IsZero(dRight) ? dRight : Make.Negate(Make.Divide(Make.Multiply(left, dRight), Make.Square(right))));

            // (f^c)′ = c f^(c − 1) f′
            default:
                if (IsZero(dRight))
                    return Product(Make.Multiply(right, Make.Power(left, Make.Subtract(right, Number.One))), dLeft);

                // (f^g)′ = f^g (g′ log f + g f′/f), f > 0
                var exponent = Make.Multiply(dRight, Make.Call(Function.Log, left));
                return Make.Multiply(binary, IsZero(dLeft)
                    ? exponent
                    : Make.Add(exponent, Make.Divide(Make.Multiply(right, dLeft), left)));
        }
    }

    private static Expr? OfCall(Call call, string symbol)
    {
        var derivatives = call.Arguments.Select(argument => OrNull(argument, symbol)).ToList();
        if (derivatives.Contains(null))
            return null;

        if (call.Arguments is [var x] && ElementwiseDerivative.Of(call.Function, x, call) is { } outer)
            return Product(outer, derivatives[0]!);

        return MultivariateDerivative.Of(call, derivatives!);
    }

    private static Expr? OfFold(Fold fold, string symbol)
    {
        if (Traversal.Symbols(fold.From).Contains(symbol) || Traversal.Symbols(fold.To).Contains(symbol)
            || OrNull(fold.Body, symbol) is not { } body)
        {
            return null;
        }

        if (fold.Kind == FoldKind.Sum)
            return fold with { Body = body };

        // (Π f)′ = Π f · Σ f′/f, f ≠ 0
        return Make.Multiply(fold, fold with { Kind = FoldKind.Sum, Body = Make.Divide(body, fold.Body) });
    }

    private static bool IsZero(Expr expression) => expression == Number.Zero;

    private static Expr Sum(Expr left, Expr right) =>
        IsZero(left) ? right : IsZero(right) ? left : right is Negate negate ? Make.Subtract(left, negate.Operand) : Make.Add(left, right);

    private static Expr Product(Expr left, Expr right)
    {
        if (IsZero(left) || IsZero(right))
            return Number.Zero;

        return left == Number.One ? right : right == Number.One ? left : Make.Multiply(left, right);
    }
}
