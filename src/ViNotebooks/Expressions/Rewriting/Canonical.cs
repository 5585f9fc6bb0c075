using System.Numerics;

namespace ViNotebooks.Expressions.Rewriting;

/// <summary>Reads an expression as a canonical sum of terms: of numbers, or of vectors element by element (a row as its transpose).</summary>
internal static class Canonical
{
    private static readonly Atom Pi = new(Constant.Pi, AtomKind.Plain, KnownSign.Positive, isVector: false);

    public static Polynomial Of(Expr expression, RewritingContext context)
    {
        context.Spend();
        switch (expression)
        {
            case Number number:
                return number.DecimalPlaces > 2000
                    ? throw new RewritingStoppedException("A number of more than a thousand digits.")
                    : Polynomial.Constant(new Rational(number.Digits, BigInteger.Pow(10, number.DecimalPlaces)));
            case Constant { Name: ConstantName.Infinity }:
                throw new RewritingStoppedException("∞ obeys no rule of sums and products.");
            case Constant constant:
                return constant.Name == ConstantName.Pi ? Polynomial.Of(Pi) : ExpRules.Exp(Polynomial.One, context);
            case Symbol symbol:
                var isVector = context.KindOf(symbol) == ShapeKind.Vector;
                return Polynomial.Of(new Atom(symbol, AtomKind.Plain, Signs.OfSymbol(symbol.Name, context), isVector));
            case Negate negate:
                return -Of(negate.Operand, context);
            case Binary binary:
                return OfBinary(binary, context);
            case Call call:
                return OfCall(call, context);
            case Index index:
                return OfIndex(index, context);
            case Fold fold:
                return FoldRules.Of(fold, context);
            case Conditional conditional:
                return OfConditional(conditional, context);
            case Density or Expectation or Functional or Integral or Extremum or Differential or DerivativeAt:
                // not looked into: what is known of a declared symbol need not hold of a variable of its name that is bound here
                return Polynomial.Of(new Atom(
                    expression, AtomKind.Plain, KnownSign.Unknown, context.KindOf(expression) is ShapeKind.Vector or ShapeKind.Row));
            default:
                return AsAtom(expression, context);
        }
    }

    /// <summary>Any expression, with its parts simplified by what they are.</summary>
    public static Expr Rebuilt(Expr expression, RewritingContext context) => context.KindOf(expression) switch
    {
        ShapeKind.Scalar or ShapeKind.Vector => Assembler.ToExpr(Of(expression, context)),
        ShapeKind.Row => Make.Call(Function.Transpose, Assembler.ToExpr(Of(expression, context))),
        ShapeKind.Matrix => MatrixRules.ToExpr(MatrixRules.Of(expression, context)),
        _ => WithRebuiltChildren(expression, context),
    };

    public static Expr WithRebuiltChildren(Expr expression, RewritingContext context)
    {
        context.Spend();
        return Traversal.WithChildren(expression, [.. Traversal.Children(expression).Select(child => Rebuilt(child, context))]);
    }

    /// <summary>Something that is not looked into, over simplified parts.</summary>
    public static Polynomial AsAtom(Expr expression, RewritingContext context)
    {
        var isVector = context.KindOf(expression) is ShapeKind.Vector or ShapeKind.Row;
        return Polynomial.Of(new Atom(WithRebuiltChildren(expression, context), AtomKind.Plain, KnownSign.Unknown, isVector));
    }

    private static Polynomial OfBinary(Binary binary, RewritingContext context)
    {
        var left = context.KindOf(binary.Left);
        var right = context.KindOf(binary.Right);
        if (left == ShapeKind.Matrix || right == ShapeKind.Matrix || (left, right) is (ShapeKind.Row, ShapeKind.Vector))
            return MatrixRules.OfProduct(binary, context);

        _ = context.KindOf(binary);
        return binary.Operator switch
        {
            BinaryOperator.Add => Of(binary.Left, context) + Of(binary.Right, context),
            BinaryOperator.Subtract => Of(binary.Left, context) - Of(binary.Right, context),
            BinaryOperator.Multiply => Products.Multiply(Of(binary.Left, context), Of(binary.Right, context), context),
            BinaryOperator.Divide => Products.Multiply(Of(binary.Left, context), Reciprocal(binary.Right, context), context),
            _ => OfPower(binary.Left, Of(binary.Right, context), context),
        };
    }

    // 1/(a b) = 1/a · 1/b: a denominator keeps the factors that it is written with
    private static Polynomial Reciprocal(Expr expression, RewritingContext context)
    {
        context.Spend();
        switch (expression)
        {
            case Negate negate:
                return -Reciprocal(negate.Operand, context);
            case Binary { Operator: BinaryOperator.Multiply } product when IsElementwise(product, context):
                return Products.Multiply(Reciprocal(product.Left, context), Reciprocal(product.Right, context), context);
            case Binary { Operator: BinaryOperator.Power, Right: Number { DecimalPlaces: 0 } exponent } power when exponent.Digits < 100:
                return PowerRules.Power(Reciprocal(power.Left, context), exponent.Digits, context);
            default:
                return PowerRules.Power(Of(expression, context), -1, context);
        }
    }

    private static bool IsElementwise(Binary product, RewritingContext context) =>
        context.KindOf(product.Left) is ShapeKind.Scalar or ShapeKind.Vector
        && context.KindOf(product.Right) is ShapeKind.Scalar or ShapeKind.Vector;

    // ((u)²)^q = |u|^(2q): seen before the square is expanded
    private static Polynomial OfPower(Expr @base, Polynomial exponent, RewritingContext context)
    {
        if (exponent is { IsConstant: true, Value.IsInteger: false } && SquareIn(@base, context) is var (inner, power))
            return PowerRules.Power(FunctionRules.Of(Function.Abs, [inner], context), exponent.Value * power, context);

        return exponent is { IsConstant: true, Value.IsInteger: false }
            ? PowerRules.Power(Of(@base, context), exponent.Value, context, Signs.IsSumOfSquares(@base, context))
            : PowerRules.Power(Of(@base, context), exponent, context);
    }

    private static (Polynomial Base, Rational Exponent)? SquareIn(Expr expression, RewritingContext context)
    {
        if (expression is not Binary { Operator: BinaryOperator.Power, Left: Binary or Negate } power)
            return null;

        var exponent = Of(power.Right, context);
        return exponent is { IsConstant: true, Value: { IsEven: true, Sign: > 0 } } ? (Of(power.Left, context), exponent.Value) : null;
    }

    private static Polynomial OfCall(Call call, RewritingContext context)
    {
        switch (call.Function)
        {
            case Function.Sqrt when call.Arguments is [var argument]:
                return OfPower(argument, Polynomial.Constant(Rational.Half), context);

            // log u² = 2 log |u|
            case Function.Log when call.Arguments is [var argument] && SquareIn(argument, context) is var (inner, power):
                return LogRules.Log(FunctionRules.Of(Function.Abs, [inner], context), context).Times(power);
            case Function.Bars when call.Arguments is [var argument]:
                var meaning = context.KindOf(argument) switch
                {
                    ShapeKind.Matrix => Function.Determinant,
                    ShapeKind.Scalar => Function.Abs,
                    _ => Function.Norm,
                };
                return OfCall(new Call(meaning, call.Arguments), context);
            case Function.Transpose when call.Arguments is [var argument] && context.KindOf(argument) != ShapeKind.Matrix:
                return Of(argument, context);
            case Function.SumOf or Function.Norm or Function.Dot or Function.Trace or Function.Determinant or Function.LogDeterminant
                or Function.Solve:
                return VectorRules.Of(call, context);
        }

        var entry = FunctionTable.Of(call.Function);
        var isScalarFunction = entry.IsElementwise || call.Function is Function.NormalPdf or Function.Polygamma or Function.Beta
            or Function.LogBeta or Function.Min or Function.Max;
        if (!isScalarFunction || call.Arguments.Count < entry.Least || call.Arguments.Any(argument => context.KindOf(argument) is ShapeKind.Matrix or ShapeKind.Condition))
            return AsAtom(call, context);

        return FunctionRules.Of(call.Function, [.. call.Arguments.Select(argument => Of(argument, context))], context);
    }

    private static Polynomial OfIndex(Index index, RewritingContext context)
    {
        if (index is { Target: not Symbol, Indices: [var position] }
            && context.KindOf(index.Target) is ShapeKind.Vector or ShapeKind.Row
            && Elements.At(index.Target, position, context) is { } element)
        {
            return Of(element, context);
        }

        var sign = index is { Target: Symbol target, Indices.Count: 1 } ? Signs.OfSymbol(target.Name, context) : KnownSign.Unknown;
        return Polynomial.Of(new Atom(WithRebuiltChildren(index, context), AtomKind.Plain, sign, isVector: false));
    }

    private static Polynomial OfConditional(Conditional conditional, RewritingContext context)
    {
        var then = Of(conditional.Then, context);
        var otherwise = Of(conditional.Else, context);
        if ((then - otherwise).IsZero && context.KindOf(conditional) == ShapeKind.Scalar)
            return then;

        return AsAtom(conditional, context);
    }
}
