using System.Numerics;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Checking.Diagnosis;

/// <summary>One change at one place of an expression.</summary>
/// <param name="Whole">The whole expression after the change.</param>
/// <param name="Before">The part that was changed.</param>
/// <param name="After">What it was changed to.</param>
/// <param name="Kind">What kind of change it is.</param>
internal readonly record struct Edit(Expr Whole, Expr Before, Expr After, EditKind Kind);

internal enum EditKind
{
    DropTerm,
    FlipSign,
    DropFactor,
    DropDenominator,
    Invert,
    DropSquare,
    AddSquare,
    DropRoot,
    ChangeExponent,
    DropLog,
    ChangeLogBase,
    DropFunction,
    ScaleByTwo,
    Halve,
    ChangeNumber,
    ExchangeSymbol,
    ChangeIndex,
    DropInverse,
    AddInverse,
    DropTranspose,
    ChangeBound,
    SumForProduct,
    ChooseBranch,
    MoveLogInside,
    SplitLog,
    Complement,
    ExchangeFactors,
}

/// <summary>All expressions that differ from one by a single plausible slip of the pen.</summary>
internal static class LocalEdits
{
    public static IEnumerable<Edit> Of(Expr expression, Declarations names) => At(expression, static part => part, names);

    private static IEnumerable<Edit> At(Expr node, Func<Expr, Expr> context, Declarations names)
    {
        foreach (var (after, kind) in Changes(node, names))
        {
            yield return new Edit(context(after), node, after, kind);
        }

        // the size of an identity matrix is no part of the formula
        var children = node is Call { Function: Function.Identity } ? [] : Traversal.Children(node);
        for (var i = 0; i < children.Count; i++)
        {
            var place = i;
            foreach (var edit in At(children[i], part => context(Traversal.WithChildren(node, Replaced(children, place, part))), names))
            {
                yield return edit;
            }
        }
    }

    private static Expr[] Replaced(IReadOnlyList<Expr> children, int place, Expr part)
    {
        var changed = children.ToArray();
        changed[place] = part;
        return changed;
    }

    private static IEnumerable<(Expr After, EditKind Kind)> Changes(Expr node, Declarations names) => node switch
    {
        Binary { Operator: BinaryOperator.Add } sum =>
        [
            (sum.Left, EditKind.DropTerm), (sum.Right, EditKind.DropTerm), (Make.Subtract(sum.Left, sum.Right), EditKind.FlipSign),
            (Make.Subtract(sum.Right, sum.Left), EditKind.FlipSign),
            (Make.Add(sum.Left, Make.Multiply(Number.Two, sum.Right)), EditKind.ScaleByTwo), (Make.Add(Make.Multiply(Number.Two, sum.Left), sum.Right), EditKind.ScaleByTwo),
            (Make.Add(sum.Left, Make.Divide(sum.Right, Number.Two)), EditKind.Halve), (Make.Add(Make.Divide(sum.Left, Number.Two), sum.Right), EditKind.Halve),
        ],
        Binary { Operator: BinaryOperator.Subtract } difference =>
        [
            .. difference.Left == Number.One ? [(difference.Right, EditKind.Complement)] : Array.Empty<(Expr, EditKind)>(),
            (difference.Left, EditKind.DropTerm), (Make.Negate(difference.Right), EditKind.DropTerm), (Make.Add(difference.Left, difference.Right), EditKind.FlipSign),
            (Make.Subtract(difference.Right, difference.Left), EditKind.FlipSign),
            (Make.Subtract(difference.Left, Make.Multiply(Number.Two, difference.Right)), EditKind.ScaleByTwo), (Make.Subtract(Make.Multiply(Number.Two, difference.Left), difference.Right), EditKind.ScaleByTwo),
            (Make.Subtract(difference.Left, Make.Divide(difference.Right, Number.Two)), EditKind.Halve), (Make.Subtract(Make.Divide(difference.Left, Number.Two), difference.Right), EditKind.Halve),
        ],
        Binary { Operator: BinaryOperator.Multiply } product =>
        [
            (product.Left, EditKind.DropFactor), (product.Right, EditKind.DropFactor), (Make.Divide(product.Left, product.Right), EditKind.Invert),
            (Make.Divide(product.Right, product.Left), EditKind.Invert), (Make.Multiply(product.Right, product.Left), EditKind.ExchangeFactors), (Make.Add(product.Left, product.Right), EditKind.SumForProduct),
        ],
        Binary { Operator: BinaryOperator.Divide } quotient =>
        [
            (quotient.Left, EditKind.DropDenominator), (Make.Divide(Number.One, quotient.Right), EditKind.DropFactor), (Make.Divide(quotient.Right, quotient.Left), EditKind.Invert),
            (Make.Multiply(quotient.Left, quotient.Right), EditKind.Invert), (Make.Divide(quotient.Left, Make.Square(quotient.Right)), EditKind.AddSquare),
            (Make.Divide(quotient.Left, Make.Multiply(Number.Two, quotient.Right)), EditKind.Halve), (Make.Multiply(Number.Two, quotient), EditKind.ScaleByTwo),
            .. quotient.Left == Number.One ? [(Make.Call(Function.Log, quotient.Right), EditKind.DropFunction)] : Array.Empty<(Expr, EditKind)>(),
        ],
        Binary { Operator: BinaryOperator.Power } power => Powers(power),
        Negate negate => [(negate.Operand, EditKind.FlipSign)],
        Number { DecimalPlaces: 0 } number => Numbers(number),
        Symbol symbol => Symbols(symbol, names),
        Call call => Calls(call),
        Expressions.Index index => Indices(index, names),
        Fold fold =>
        [
            (fold with { To = Make.Subtract(fold.To, Number.One) }, EditKind.ChangeBound), (fold with { From = Make.Add(fold.From, Number.One) }, EditKind.ChangeBound),
            (fold with { Kind = fold.Kind == FoldKind.Sum ? FoldKind.Product : FoldKind.Sum }, EditKind.SumForProduct),
            (Make.Divide(fold, Make.Add(Make.Subtract(fold.To, fold.From), Number.One)), EditKind.DropFactor),
        ],
        Conditional conditional => [(conditional.Then, EditKind.ChooseBranch), (conditional.Else, EditKind.ChooseBranch)],
        _ => [],
    };

    private static IEnumerable<(Expr, EditKind)> Powers(Binary power)
    {
        yield return (power.Left, power.Right == Number.Two ? EditKind.DropSquare : EditKind.ChangeExponent);
        yield return (Make.Power(power.Left, Make.Negate(power.Right)), EditKind.Invert);
        yield return (Make.Power(power.Left, Make.Add(power.Right, Number.One)), EditKind.ChangeExponent);
        yield return (Make.Power(power.Left, Make.Multiply(Number.Two, power.Right)), EditKind.ChangeExponent);
        if (power.Right is Symbol || power.Left is Constant { Name: ConstantName.E })
        {
            yield return (power.Right, EditKind.DropFunction);
        }
    }

    private static IEnumerable<(Expr, EditKind)> Numbers(Number number)
    {
        yield return (new Number(number.Digits + BigInteger.One), EditKind.ChangeNumber);
        yield return (Make.Number(number.Digits - BigInteger.One), EditKind.ChangeNumber);
        yield return (Make.Multiply(number, Number.Two), EditKind.ChangeNumber);
        yield return (Make.Divide(number, Number.Two), EditKind.ChangeNumber);
        yield return (Make.Negate(number), EditKind.FlipSign);
    }

    private static IEnumerable<(Expr, EditKind)> Symbols(Symbol symbol, Declarations names)
    {
        var declared = names.Find(symbol.Name);
        if (declared is null)
        {
            yield break;
        }

        if (declared.Shape.IsScalar)
        {
            yield return (Number.One, EditKind.DropFactor);
            yield return (Number.Zero, EditKind.DropTerm);
            yield return (Make.Square(symbol), EditKind.AddSquare);
            yield return (Make.Call(Function.Sqrt, symbol), EditKind.DropSquare);
            yield return (Make.Divide(Number.One, symbol), EditKind.Invert);
            yield return (Make.Subtract(Number.One, symbol), EditKind.Complement);
            yield return (Make.Add(symbol, Number.One), EditKind.ChangeNumber);
            yield return (Make.Subtract(symbol, Number.One), EditKind.ChangeNumber);
        }
        else if (declared.Shape.Kind == ShapeKind.Matrix)
        {
            yield return (Make.Call(Function.Inverse, symbol), EditKind.AddInverse);
            yield return (Make.Call(Function.Transpose, symbol), EditKind.DropTranspose);
        }

        foreach (var other in names.All.Where(other => other.Name != symbol.Name && other.Shape == declared.Shape))
        {
            yield return (new Symbol(other.Name), EditKind.ExchangeSymbol);
        }
    }

    private static IEnumerable<(Expr, EditKind)> Calls(Call call)
    {
        if (call.Arguments.Count == 0)
        {
            yield break;
        }

        var argument = call.Arguments[0];
        switch (call.Function)
        {
            case Function.Log:
                yield return (argument, EditKind.DropLog);
                yield return (Make.Call(Function.Log2, argument), EditKind.ChangeLogBase);
                yield return (Make.Call(Function.Log10, argument), EditKind.ChangeLogBase);
                foreach (var moved in LogMovedInside(argument))
                {
                    yield return (moved, EditKind.MoveLogInside);
                }

                if (argument is Binary { Operator: BinaryOperator.Add } sum)
                {
                    yield return (Make.Add(Make.Call(Function.Log, sum.Left), Make.Call(Function.Log, sum.Right)), EditKind.SplitLog);
                }

                break;
            case Function.Log2 or Function.Log10:
                yield return (Make.Call(Function.Log, argument), EditKind.ChangeLogBase);
                break;
            case Function.Sqrt:
                yield return (argument, EditKind.DropRoot);
                break;
            case Function.Inverse:
                yield return (argument, EditKind.DropInverse);
                break;
            case Function.Transpose:
                yield return (argument, EditKind.DropTranspose);
                break;
            case Function.Indicator:
                yield return (Number.One, EditKind.DropFactor);
                break;
            case Function.Digamma:
                yield return (Make.Call(Function.Log, argument), EditKind.DropFunction);
                yield return (Make.Call(Function.Trigamma, argument), EditKind.DropFunction);
                yield return (Make.Call(Function.LogGamma, argument), EditKind.DropFunction);
                break;
            case Function.LogGamma:
                yield return (Make.Call(Function.Digamma, argument), EditKind.DropFunction);
                yield return (Make.Call(Function.Gamma, argument), EditKind.DropLog);
                break;
            case Function.Gamma:
                yield return (Make.Call(Function.LogGamma, argument), EditKind.DropFunction);
                break;
            case Function.Determinant:
                yield return (Make.Call(Function.Trace, argument), EditKind.DropFunction);
                break;
            case Function.LogDeterminant:
                yield return (Make.Call(Function.Determinant, argument), EditKind.DropLog);
                break;
            case Function.NormalCdf:
                yield return (Make.Subtract(Number.One, call), EditKind.FlipSign);
                yield return (Make.Call(Function.NormalPdf, argument), EditKind.DropFunction);
                break;
            default:
                if (FunctionTable.Of(call.Function).IsElementwise)
                {
                    yield return (argument, EditKind.DropFunction);
                }

                break;
        }

        if (FunctionTable.Of(call.Function).IsElementwise)
        {
            yield return (Make.Call(call.Function, Make.Negate(argument)), EditKind.FlipSign);
        }
    }

    /// <summary>log Σ wᵢ fᵢ turned into Σ wᵢ log fᵢ, which Jensen's inequality says is smaller.</summary>
    private static IEnumerable<Expr> LogMovedInside(Expr argument)
    {
        switch (argument)
        {
            case Fold { Kind: FoldKind.Sum, Body: Binary { Operator: BinaryOperator.Multiply } body } fold:
                yield return fold with { Body = Make.Multiply(body.Left, Make.Call(Function.Log, body.Right)) };
                yield return fold with { Body = Make.Multiply(body.Right, Make.Call(Function.Log, body.Left)) };
                break;
            case Fold { Kind: FoldKind.Sum } fold:
                yield return fold with { Body = Make.Call(Function.Log, fold.Body) };
                break;
            case Binary { Operator: BinaryOperator.Add } sum when WeightedLog(sum.Left) is { } left && WeightedLog(sum.Right) is { } right:
                yield return Make.Add(left, right);
                break;
        }
    }

    /// <summary>w f / g as w log(f/g); null for a term without a weight.</summary>
    private static Expr? WeightedLog(Expr term) => term switch
    {
        Binary { Operator: BinaryOperator.Multiply } product => Make.Multiply(product.Left, Make.Call(Function.Log, product.Right)),
        Binary { Operator: BinaryOperator.Divide, Left: Binary { Operator: BinaryOperator.Multiply } product } quotient =>
            Make.Multiply(product.Left, Make.Call(Function.Log, Make.Divide(product.Right, quotient.Right))),
        _ => null,
    };

    private static IEnumerable<(Expr, EditKind)> Indices(Expressions.Index index, Declarations names)
    {
        yield return (Make.Square(index), EditKind.AddSquare);
        yield return (Make.Call(Function.Sqrt, index), EditKind.DropSquare);
        yield return (Make.Divide(Number.One, index), EditKind.Invert);
        yield return (Number.One, EditKind.DropFactor);
        if (index.Target is Symbol target && names.Find(target.Name) is { } declared)
        {
            foreach (var other in names.All.Where(other => other.Name != target.Name && other.Shape == declared.Shape))
            {
                yield return (new Expressions.Index(new Symbol(other.Name), index.Indices), EditKind.ExchangeSymbol);
            }
        }

        if (index.Indices.Count == 2)
        {
            yield return (new Expressions.Index(index.Target, [index.Indices[1], index.Indices[0]]), EditKind.ChangeIndex);
        }
    }
}
