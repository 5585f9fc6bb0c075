namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Scalars made of vectors and matrices: sums of elements, inner products, quadratic forms, traces; and matrices applied to vectors.</summary>
internal static class VectorRules
{
    public static Polynomial Of(Call call, RewritingContext context)
    {
        var argument = call.Arguments[0];
        var kind = context.KindOf(argument);
        var isVector = kind is ShapeKind.Vector or ShapeKind.Row;
        switch (call.Function)
        {
            case Function.SumOf when isVector:
                return SumOf(argument, context);

            // ‖v‖ = √(vᵀv)
            case Function.Norm when isVector:
                var vector = Canonical.Of(argument, context);
                return PowerRules.Power(Dot(vector, vector, context), Rational.Half, context, isNonnegative: true);
            case Function.Dot when isVector && call.Arguments is [_, var other] && context.KindOf(other) is ShapeKind.Vector or ShapeKind.Row:
                return Dot(Canonical.Of(argument, context), Canonical.Of(call.Arguments[1], context), context);
            case Function.Trace when kind == ShapeKind.Matrix:
                return Trace(MatrixRules.Of(argument, context), context);
            case Function.Determinant when kind == ShapeKind.Matrix:
                return InverseRules.Determinant(MatrixRules.Of(argument, context), context);
            case Function.LogDeterminant when kind == ShapeKind.Matrix:
                return InverseRules.LogDeterminant(MatrixRules.Of(argument, context), context);

            // solve(A, b) = A⁻¹ b
            case Function.Solve when call.Arguments is [_, var right] && context.KindOf(right) == ShapeKind.Vector:
                var inverse = InverseRules.Inverse(MatrixRules.Of(argument, context), context);
                return Apply(inverse, Canonical.Of(right, context), context);
            default:
                return Canonical.AsAtom(call, context);
        }
    }

    /// <summary>A term as a scalar times a word: matrices, then a vector.</summary>
    public static (Term Scalar, IReadOnlyList<Expr> Word) Split(Term term)
    {
        var scalar = new Term(term.Coefficient, [.. term.Factors.Where(factor => !factor.Atom.IsVector)]);
        var vector = term.Factors.Where(factor => factor.Atom.IsVector).ToList();
        return vector switch
        {
            [] => throw new RewritingStoppedException("A number among vectors."),
            [{ Exponent.IsOne: true, Atom: { Kind: AtomKind.Word, Word: var word } }] => (scalar, word),
            _ => (scalar, [Assembler.ToExpr(new Term(1, vector))]),
        };
    }

    public static Polynomial Apply(MatrixForm form, Polynomial vector, RewritingContext context)
    {
        var sum = Polynomial.Zero;
        foreach (var (coefficient, matrices) in form.Terms)
        {
            foreach (var (scalar, word) in vector.Terms.Select(Split))
            {
                var joined = InverseRules.Join(matrices, new MatrixWord(word), context).Factors;
                var applied = Products.Multiply(Polynomial.Of(scalar), OfWord(joined, context), context);
                sum += Products.Multiply(coefficient, applied, context);
            }
        }

        return sum;
    }

    /// <summary>aᵀb.</summary>
    public static Polynomial Dot(Polynomial a, Polynomial b, RewritingContext context)
    {
        var sum = Polynomial.Zero;
        foreach (var left in a.Terms.Select(Split))
        {
            foreach (var right in b.Terms.Select(Split))
            {
                var scalar = Products.Multiply(Polynomial.Of(left.Scalar), Polynomial.Of(right.Scalar), context);
                sum += Products.Multiply(scalar, Dot(left.Word, right.Word, context), context);
            }
        }

        return sum;
    }

    /// <summary>A word in which no row meets a column, and the scalars that they made: v (wᵀ B u) wᵀ.</summary>
    public static (Polynomial Scalar, MatrixWord Word) WithoutScalars(MatrixWord word, RewritingContext context)
    {
        var factors = word.Factors.ToList();
        var row = factors.FindIndex(factor => context.KindOf(factor) == ShapeKind.Row);
        var column = row < 0 ? -1 : factors.FindIndex(row, factor => context.KindOf(factor) == ShapeKind.Vector);
        if (column < 0)
            return (Polynomial.One, word);

        var scalar = Chain(factors.GetRange(row, column - row + 1), context);
        factors.RemoveRange(row, column - row + 1);
        var (rest, left) = WithoutScalars(new MatrixWord(factors, word.Size), context);
        return (Products.Multiply(scalar, rest, context), left);
    }

    // A (v wᵀ B u) = (wᵀ B u) A v
    private static Polynomial OfWord(IReadOnlyList<Expr> word, RewritingContext context)
    {
        var row = word.ToList().FindIndex(factor => context.KindOf(factor) == ShapeKind.Row);
        if (row > 0)
            return Products.Multiply(Chain([.. word.Skip(row)], context), OfWord([.. word.Take(row)], context), context);

        return word.Count == 1
            ? Canonical.Of(word[0], context)
            : Polynomial.Of(new Atom(RightToLeft(word), AtomKind.Word, KnownSign.Unknown, isVector: true) { Word = word });
    }

    private static Polynomial Dot(IReadOnlyList<Expr> left, IReadOnlyList<Expr> right, RewritingContext context)
    {
        var matrices = InverseRules.Join(
            new MatrixWord([.. left.SkipLast(1).Reverse().Select(factor => MatrixRules.Transposed(factor, context))]),
            new MatrixWord([.. right.SkipLast(1)]),
            context).Factors;
        return Quadratic(left[^1], matrices, right[^1], context);
    }

    // vᵀ A w = wᵀ Aᵀ v
    private static Polynomial Quadratic(Expr left, IReadOnlyList<Expr> matrices, Expr right, RewritingContext context)
    {
        if (matrices.Count == 0)
            return SumOf(Make.Multiply(left, right), context);

        IReadOnlyList<Expr> forward = [Make.Call(Function.Transpose, left), .. matrices, right];
        if (matrices.Any(factor => context.KindOf(factor) == ShapeKind.Row))
            return Chain(forward, context);

        IReadOnlyList<Expr> backward =
            [Make.Call(Function.Transpose, right), .. matrices.Reverse().Select(factor => MatrixRules.Transposed(factor, context)), left];
        var word = string.CompareOrdinal(MatrixWord.KeyOf(forward), MatrixWord.KeyOf(backward)) <= 0 ? forward : backward;
        var isDefinite = left == right && matrices is [var only] && InverseRules.IsPositiveDefinite(only, context);
        return Polynomial.Of(new Atom(
            Make.Product(word), AtomKind.Plain, isDefinite ? KnownSign.Nonnegative : KnownSign.Unknown, isVector: false));
    }

    private static Polynomial SumOf(Expr vector, RewritingContext context)
    {
        if (FoldRules.SumOfElements(vector, context) is { } fold)
            return Canonical.Of(fold, context);

        var sum = Polynomial.Zero;
        foreach (var term in Canonical.Of(vector, context).Terms)
        {
            var inside = term.Factors.Where(factor => factor.Atom.IsVector).ToList();
            if (inside.Count == 0)
                return Canonical.AsAtom(Make.Call(Function.SumOf, vector), context);

            var part = Assembler.ToExpr(new Term(1, inside));
            var folded = FoldRules.SumOfElements(part, context) is { } written
                ? Canonical.Of(written, context)
                : Polynomial.Of(new Atom(Make.Call(Function.SumOf, part), AtomKind.Plain, KnownSign.Unknown, isVector: false));
            var scalar = new Term(term.Coefficient, [.. term.Factors.Where(factor => !factor.Atom.IsVector)]);
            sum += Products.Multiply(Polynomial.Of(scalar), folded, context);
        }

        return sum;
    }

    // tr(a A + b B) = a tr A + b tr B
    private static Polynomial Trace(MatrixForm form, RewritingContext context)
    {
        var sum = Polynomial.Zero;
        foreach (var (coefficient, word) in form.Terms)
            sum += Products.Multiply(coefficient, Trace(word, context), context);

        return sum;
    }

    private static Polynomial Trace(MatrixWord word, RewritingContext context)
    {
        context.Spend();
        var factors = word.Factors;

        // A B A⁻¹ closes up on itself: tr(A B A⁻¹) = tr B
        while (factors.Count > 1 && InverseRules.Join(new MatrixWord([factors[^1]]), new MatrixWord([factors[0]]), context).Factors.Count == 0)
            factors = [.. factors.Skip(1).SkipLast(1)];

        if (factors.Count == 0)
        {
            var size = word.Size ?? (word.Factors.Count > 0 ? Kinds.LengthOf(word.Factors[0], context) : null);
            return size is not null
                ? Canonical.Of(size, context)
                : Polynomial.Of(new Atom(Make.Call(Function.Trace, Make.Call(Function.Identity)), AtomKind.Plain, KnownSign.Positive, isVector: false));
        }

        // tr(v wᵀ A) = wᵀ A v
        var row = factors.ToList().FindIndex(factor => context.KindOf(factor) == ShapeKind.Row);
        if (row >= 0)
            return Chain([.. factors.Skip(row), .. factors.Take(row)], context);

        if (factors is [Call { Function: Function.Diagonal, Arguments: [var diagonal] }])
            return SumOf(diagonal, context);

        // tr(A B) = tr(B A) = tr(Aᵀ Bᵀ): the first of all turns
        var reversed = factors.Reverse().Select(factor => MatrixRules.Transposed(factor, context)).ToList();
        var turns = Turns(factors).Concat(Turns(reversed)).MinBy(MatrixWord.KeyOf, StringComparer.Ordinal)!;
        return Polynomial.Of(new Atom(Make.Call(Function.Trace, Make.Product(turns)), AtomKind.Plain, KnownSign.Unknown, isVector: false));
    }

    private static IEnumerable<IReadOnlyList<Expr>> Turns(IReadOnlyList<Expr> factors)
    {
        for (var i = 0; i < factors.Count; i++)
            yield return [.. factors.Skip(i), .. factors.Take(i)];
    }

    // a row, matrices and a column make a scalar; after it the next row may follow
    private static Polynomial Chain(IReadOnlyList<Expr> factors, RewritingContext context)
    {
        var product = Polynomial.One;
        var start = 0;
        for (var i = 0; i < factors.Count; i++)
        {
            if (context.KindOf(factors[i]) != ShapeKind.Vector)
                continue;

            IReadOnlyList<Expr> left = [.. factors.Skip(start + 1).Take(i - start - 1)];
            var row = MatrixRules.Transposed(factors[start], context);
            product = Products.Multiply(product, Quadratic(row, left, factors[i], context), context);
            start = i + 1;
        }

        return product;
    }

    private static Expr RightToLeft(IReadOnlyList<Expr> word) =>
        Make.Multiply(Make.Product(word.SkipLast(1)), word[^1]);
}
