namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Sums and products of matrices: scalars drawn out, transposes pushed in, products kept in order.</summary>
internal static class MatrixRules
{
    private const int MostRepeated = 8;
    private const int MostTerms = 200;

    public static MatrixForm Of(Expr expression, RewritingContext context)
    {
        context.Spend();
        if (context.KindOf(expression) != ShapeKind.Matrix)
            throw new RewritingStoppedException("Shapes that do not fit.");

        switch (expression)
        {
            case Negate negate:
                return -Of(negate.Operand, context);
            case Binary { Operator: BinaryOperator.Add } sum:
                return Of(sum.Left, context) + Of(sum.Right, context);
            case Binary { Operator: BinaryOperator.Subtract } difference:
                return Of(difference.Left, context) + -Of(difference.Right, context);
            case Binary { Operator: BinaryOperator.Divide } quotient:
                return Of(quotient.Left, context).Times(PowerRules.Power(Canonical.Of(quotient.Right, context), -1, context), context);
            case Binary { Operator: BinaryOperator.Multiply } product:
                return OfMultiply(product, context);
            case Binary { Operator: BinaryOperator.Power, Right: Number { DecimalPlaces: 0 } exponent } power when exponent.Digits <= MostRepeated:
                return Enumerable.Repeat(Of(power.Left, context), (int)exponent.Digits)
                    .Aggregate(MatrixForm.Identity(Kinds.LengthOf(power.Left, context)), (product, factor) => Multiply(product, factor, context));
            case Call { Function: Function.Transpose, Arguments: [var argument] }:
                return Transpose(Of(argument, context), context);
            case Call { Function: Function.Inverse, Arguments: [var argument] } when context.KindOf(argument) == ShapeKind.Matrix:
                return InverseRules.Inverse(Of(argument, context), context);
            case Call { Function: Function.Identity } identity:
                return MatrixForm.Identity(identity.Arguments is [var size] ? size : null);
            case Call { Function: Function.Diagonal, Arguments: [var vector] } when context.KindOf(vector) == ShapeKind.Vector:
                return Diagonal(Canonical.Of(vector, context));
            case Call { Function: Function.Solve, Arguments: [var matrix, var right] }:
                return Multiply(InverseRules.Inverse(Of(matrix, context), context), Of(right, context), context);
            default:
                return MatrixForm.Of(Canonical.WithRebuiltChildren(expression, context));
        }
    }

    public static Expr ToExpr(MatrixForm form) =>
        form.Terms.Count == 0 ? throw new RewritingStoppedException("A zero matrix of some size.") : Make.Sum(Terms(form));

    public static IReadOnlyList<Expr> Terms(MatrixForm form) =>
        [.. form.Terms.Select(term => Scaled(term.Coefficient, ToExpr(term.Word))).OrderBy(term => term is Negate)];

    /// <summary>Row × column, matrix × column or row × matrix, the row and what comes of it being transposed.</summary>
    public static Polynomial OfProduct(Binary binary, RewritingContext context) =>
        (binary.Operator, context.KindOf(binary.Left), context.KindOf(binary.Right)) switch
        {
            (BinaryOperator.Multiply, ShapeKind.Row, ShapeKind.Vector) =>
                VectorRules.Dot(Canonical.Of(binary.Left, context), Canonical.Of(binary.Right, context), context),
            (BinaryOperator.Multiply, ShapeKind.Matrix, ShapeKind.Vector) =>
                VectorRules.Apply(Of(binary.Left, context), Canonical.Of(binary.Right, context), context),
            (BinaryOperator.Multiply, ShapeKind.Row, ShapeKind.Matrix) =>
                VectorRules.Apply(Transpose(Of(binary.Right, context), context), Canonical.Of(binary.Left, context), context),
            _ => throw new RewritingStoppedException("Shapes that do not fit."),
        };

    public static MatrixForm Multiply(MatrixForm a, MatrixForm b, RewritingContext context)
    {
        if (a.Terms.Count * b.Terms.Count > MostTerms)
            throw new RewritingStoppedException("A product of too many matrices.");

        var terms = new List<(Polynomial, MatrixWord)>();
        foreach (var left in a.Terms)
        {
            foreach (var right in b.Terms)
            {
                var (scalar, word) = VectorRules.WithoutScalars(InverseRules.Join(left.Word, right.Word, context), context);
                var coefficient = Products.Multiply(left.Coefficient, right.Coefficient, context);
                terms.Add((Products.Multiply(coefficient, scalar, context), word));
            }
        }

        return MatrixForm.Sum(terms);
    }

    // (A B)ᵀ = Bᵀ Aᵀ
    public static MatrixForm Transpose(MatrixForm form, RewritingContext context) =>
        MatrixForm.Sum(form.Terms.Select(term =>
            (term.Coefficient, new MatrixWord([.. term.Word.Factors.Reverse().Select(factor => Transposed(factor, context))], term.Word.Size))));

    public static Expr Transposed(Expr factor, RewritingContext context)
    {
        context.Spend();
        return factor switch
        {
            // Sᵀ = S for a symmetric matrix
            Symbol symbol when context.Declared(symbol.Name)?.Kind == SymbolKind.Spd => symbol,
            Call { Function: Function.Diagonal } => factor,
            Call { Function: Function.Transpose, Arguments: [var inner] } => inner,

            // (A⁻¹)ᵀ = (Aᵀ)⁻¹
            Call { Function: Function.Inverse, Arguments: [var inner] } =>
                Make.Call(Function.Inverse, ToExpr(Transpose(Of(inner, context), context))),
            _ => Make.Call(Function.Transpose, factor),
        };
    }

    public static Expr ToExpr(MatrixWord word) => word.Factors.Count > 0
        ? Make.Product(word.Factors)
        : word.Size is { } size ? Make.Call(Function.Identity, size) : Make.Call(Function.Identity);

    private static Expr Scaled(Polynomial coefficient, Expr matrix)
    {
        if (coefficient.Terms is not [var term])
            return Make.Multiply(Assembler.ToExpr(coefficient), matrix);

        if (term.Coefficient.Sign < 0)
            return Make.Negate(Scaled(-coefficient, matrix));

        if (coefficient.IsOne)
            return matrix;

        return term.Factors.Count == 0 && term.Coefficient.Numerator.IsOne
            ? Make.Divide(matrix, new Number(term.Coefficient.Denominator))
            : Make.Multiply(Assembler.ToExpr(term), matrix);
    }

    private static MatrixForm OfMultiply(Binary product, RewritingContext context)
    {
        switch (context.KindOf(product.Left), context.KindOf(product.Right))
        {
            case (ShapeKind.Scalar, _):
                return Of(product.Right, context).Times(Canonical.Of(product.Left, context), context);
            case (_, ShapeKind.Scalar):
                return Of(product.Left, context).Times(Canonical.Of(product.Right, context), context);
            case (ShapeKind.Vector, ShapeKind.Row):
                return Outer(Canonical.Of(product.Left, context), Canonical.Of(product.Right, context), context);
            default:
                return Multiply(Of(product.Left, context), Of(product.Right, context), context);
        }
    }

    private static MatrixForm Outer(Polynomial column, Polynomial row, RewritingContext context)
    {
        var terms = new List<(Polynomial, MatrixWord)>();
        foreach (var left in column.Terms.Select(VectorRules.Split))
        {
            foreach (var right in row.Terms.Select(VectorRules.Split))
            {
                var factors = left.Word.Concat(right.Word.Reverse().Select(factor => Transposed(factor, context)));
                terms.Add((Products.Multiply(Polynomial.Of(left.Scalar), Polynomial.Of(right.Scalar), context), new MatrixWord([.. factors])));
            }
        }

        return MatrixForm.Sum(terms);
    }

    // diag(a v + b w) = a diag(v) + b diag(w)
    private static MatrixForm Diagonal(Polynomial vector) =>
        MatrixForm.Sum(vector.Terms.Select(VectorRules.Split).Select(term =>
            (Polynomial.Of(term.Scalar), new MatrixWord([Make.Call(Function.Diagonal, Make.Product(term.Word))]))));
}
