using System.Numerics;

namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Inverses and determinants of matrices.</summary>
internal static class InverseRules
{
    /// <summary>The product of two words, A A⁻¹ = I and QᵀQ = I being left out.</summary>
    public static MatrixWord Join(MatrixWord left, MatrixWord right, RewritingContext context)
    {
        var factors = left.Factors.ToList();
        var size = left.Size ?? right.Size;
        foreach (var next in right.Factors)
        {
            context.Spend();
            if (factors.Count > 0 && AreInverse(factors[^1], next, context))
            {
                size ??= Kinds.LengthOf(next, context);
                factors.RemoveAt(factors.Count - 1);
            }
            else if (factors.Count > 0 && (factors[^1], next) is
                (Call { Function: Function.Diagonal, Arguments: [var v] }, Call { Function: Function.Diagonal, Arguments: [var w] })
                && Canonical.Of(Make.Multiply(v, w), context) is { IsVector: true } product)
            {
                // diag(v) diag(w) = diag(v w)
                factors[^1] = Make.Call(Function.Diagonal, Assembler.ToExpr(product));
            }
            else
            {
                factors.Add(next);
            }
        }

        return new MatrixWord(factors, size);
    }

    public static MatrixForm Inverse(MatrixForm form, RewritingContext context)
    {
        // (c A B)⁻¹ = B⁻¹ A⁻¹ / c for square A and B
        if (form.Terms is [var (coefficient, word)] && word.Factors.All(factor => Kinds.IsSquare(factor, context)))
        {
            var product = MatrixForm.Identity(word.Size);
            foreach (var factor in word.Factors.Reverse())
                product = MatrixRules.Multiply(product, InverseOf(factor, context), context);

            return product.Times(PowerRules.Power(coefficient, -1, context), context);
        }

        var number = Content(form);
        var primitive = form.Times(Polynomial.Constant(Rational.One / number), context);
        return MatrixForm.Of(Make.Call(Function.Inverse, MatrixRules.ToExpr(primitive)))
            .Times(Polynomial.Constant(Rational.One / number), context);
    }

    public static Polynomial Determinant(MatrixForm form, RewritingContext context)
    {
        context.Spend();
        if (form.Terms is [var (coefficient, word)] && word.Factors.All(factor => Kinds.IsSquare(factor, context)))
        {
            // |c A B| = cⁿ |A| |B| for square A and B
            var size = word.Factors.Count > 0 ? Kinds.LengthOf(word.Factors[0], context) : word.Size;
            if (coefficient.IsOne || size is not null)
            {
                var product = coefficient.IsOne ? Polynomial.One : PowerRules.Power(coefficient, Canonical.Of(size!, context), context);
                foreach (var factor in word.Factors)
                    product = Products.Multiply(product, DeterminantOf(factor, context), context);

                return product;
            }
        }

        var sign = IsPositiveDefinite(form, context) ? KnownSign.Positive : KnownSign.Unknown;
        return Polynomial.Of(new Atom(Make.Call(Function.Determinant, MatrixRules.ToExpr(form)), AtomKind.Plain, sign, isVector: false));
    }

    public static Polynomial LogDeterminant(MatrixForm form, RewritingContext context)
    {
        // log |A⁻¹| = −log |A|
        if (form.Terms is [var (coefficient, word)] && coefficient.IsOne && word.Factors is [Call { Function: Function.Inverse, Arguments: [var inverted] }])
            return -LogDeterminant(MatrixRules.Of(inverted, context), context);

        var determinant = Determinant(form, context);
        return Signs.IsPositive(determinant, context)
            ? LogRules.Log(determinant, context)
            : Polynomial.Of(new Atom(
                Make.Call(Function.LogDeterminant, MatrixRules.ToExpr(form)), AtomKind.Plain, KnownSign.Unknown, isVector: false));
    }

    public static bool IsPositiveDefinite(Expr factor, RewritingContext context) => factor switch
    {
        Symbol symbol => context.Declared(symbol.Name)?.Kind == SymbolKind.Spd,
        Call { Function: Function.Inverse, Arguments: [var inner] } => IsPositiveDefinite(MatrixRules.Of(inner, context), context),
        Call { Function: Function.Diagonal, Arguments: [var vector] } => Signs.IsPositive(Canonical.Of(vector, context), context),
        _ => false,
    };

    // a sum of positive definite matrices and outer products v vᵀ with positive coefficients, at least one definite
    private static bool IsPositiveDefinite(MatrixForm form, RewritingContext context)
    {
        var isDefinite = false;
        foreach (var (coefficient, word) in form.Terms)
        {
            if (!Signs.IsPositive(coefficient, context))
                return false;

            switch (word.Factors)
            {
                case []:
                    isDefinite = true;
                    break;
                case [var single] when IsPositiveDefinite(single, context):
                    isDefinite = true;
                    break;
                case [var column, Call { Function: Function.Transpose, Arguments: [var row] }] when column == row && context.KindOf(column) == ShapeKind.Vector:
                    break;
                default:
                    return false;
            }
        }

        return isDefinite;
    }

    private static bool AreInverse(Expr left, Expr right, RewritingContext context) => (left, right) switch
    {
        (Call { Function: Function.Inverse, Arguments: [var inner] }, _) when inner == right => true,
        (_, Call { Function: Function.Inverse, Arguments: [var inner] }) when inner == left => true,
        (Call { Function: Function.Transpose, Arguments: [var inner] }, _) when inner == right => IsOrthogonal(inner, context),
        (_, Call { Function: Function.Transpose, Arguments: [var inner] }) when inner == left => IsOrthogonal(inner, context),
        _ => false,
    };

    private static bool IsOrthogonal(Expr factor, RewritingContext context) =>
        factor is Symbol symbol && context.Declared(symbol.Name)?.Kind == SymbolKind.Orthogonal;

    private static MatrixForm InverseOf(Expr factor, RewritingContext context)
    {
        switch (factor)
        {
            case Call { Function: Function.Inverse, Arguments: [var inner] }:
                return MatrixRules.Of(inner, context);

            // Q⁻¹ = Qᵀ
            case Symbol when IsOrthogonal(factor, context):
                return MatrixForm.Of(Make.Call(Function.Transpose, factor));
            case Call { Function: Function.Transpose, Arguments: [var inner] } when IsOrthogonal(inner, context):
                return MatrixForm.Of(inner);

            // diag(v)⁻¹ = diag(1/v)
            case Call { Function: Function.Diagonal, Arguments: [var vector] }:
                var inverse = PowerRules.Power(Canonical.Of(vector, context), -1, context);
                return MatrixForm.Of(Make.Call(Function.Diagonal, Assembler.ToExpr(inverse)));
            default:
                return MatrixForm.Of(Make.Call(Function.Inverse, factor));
        }
    }

    private static Polynomial DeterminantOf(Expr factor, RewritingContext context)
    {
        switch (factor)
        {
            case Call { Function: Function.Inverse, Arguments: [var inner] }:
                return PowerRules.Power(Determinant(MatrixRules.Of(inner, context), context), -1, context);
            case Call { Function: Function.Transpose, Arguments: [var inner] }:
                return Determinant(MatrixRules.Of(inner, context), context);

            // |diag(v)| = Π vⱼ
            case Call { Function: Function.Diagonal, Arguments: [var vector] } when FoldRules.SumOfElements(vector, context) is Fold fold:
                return FoldRules.Of(fold with { Kind = FoldKind.Product }, context);
            default:
                var sign = IsPositiveDefinite(factor, context) ? KnownSign.Positive : KnownSign.Unknown;
                return Polynomial.Of(new Atom(Make.Call(Function.Determinant, factor), AtomKind.Plain, sign, isVector: false));
        }
    }

    private static Rational Content(MatrixForm form)
    {
        var divisor = BigInteger.Zero;
        var multiple = BigInteger.One;
        foreach (var coefficient in form.Terms.SelectMany(term => term.Coefficient.Terms).Select(term => term.Coefficient))
        {
            divisor = BigInteger.GreatestCommonDivisor(divisor, coefficient.Numerator);
            multiple *= coefficient.Denominator / BigInteger.GreatestCommonDivisor(multiple, coefficient.Denominator);
        }

        var number = new Rational(divisor.IsZero ? 1 : divisor, multiple);
        return form.Terms.Count > 0 && form.Terms[0].Coefficient.Terms[0].Coefficient.Sign < 0 ? -number : number;
    }
}
