using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.Oracles;

/// <summary>Rewrites what overflows or cancels in double precision far from zero, where quadrature looks too.</summary>
internal static class StableForms
{
    public static Expr Of(Expr expression)
    {
        var children = Traversal.Children(expression);
        var inner = children.Count == 0 ? expression : Traversal.WithChildren(expression, [.. children.Select(Of)]);
        return inner switch
        {
            // log σ(x) = −softplus(−x)
            Call { Function: Function.Log, Arguments: [Call { Function: Function.Sigmoid, Arguments: [var x] }] } => Make.Negate(Softplus(Make.Negate(x))),

            // log(1 − σ(x)) = −softplus(x), log(1 − Φ(x)) = log Φ(−x)
            Call { Function: Function.Log1p, Arguments: [Negate { Operand: Call share }] } => Complement(share) ?? inner,
            Call { Function: Function.Log, Arguments: [Binary { Operator: BinaryOperator.Subtract, Left: var one, Right: Call share }] } when IsOne(one) => Complement(share) ?? inner,

            // log(1 + e^x) = softplus(x)
            Call { Function: Function.Log1p, Arguments: [var exponential] } when Exponent(exponential) is { } x => Softplus(x),
            Call { Function: Function.Log, Arguments: [Binary { Operator: BinaryOperator.Add, Left: var left, Right: var right }] }
                when (IsOne(left) ? Exponent(right) : IsOne(right) ? Exponent(left) : null) is { } x => Softplus(x),

            // 1/(1 + e^−x) = σ(x)
            Binary { Operator: BinaryOperator.Divide, Left: var one, Right: Binary { Operator: BinaryOperator.Add, Left: var left, Right: var right } }
                when IsOne(one) && (IsOne(left) ? Exponent(right) : IsOne(right) ? Exponent(left) : null) is { } x => Make.Call(Function.Sigmoid, Make.Negate(x)),
            _ => inner,
        };
    }

    private static Expr? Complement(Call share) => share switch
    {
        { Function: Function.Sigmoid, Arguments: [var x] } => Make.Negate(Softplus(x)),
        { Function: Function.NormalCdf, Arguments: [var x] } => Make.Call(Function.LogNormalCdf, Make.Negate(x)),
        _ => null,
    };

    private static Expr? Exponent(Expr expression) => expression switch
    {
        Call { Function: Function.Exp, Arguments: [var x] } => x,
        Binary { Operator: BinaryOperator.Power, Left: Constant { Name: ConstantName.E }, Right: var x } => x,
        _ => null,
    };

    private static Call Softplus(Expr x) => new(Function.Softplus, [x]);

    private static bool IsOne(Expr expression) => expression is Number { DecimalPlaces: 0, Digits.IsOne: true };
}
