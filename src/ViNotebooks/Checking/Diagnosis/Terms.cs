using ViNotebooks.Expressions;

namespace ViNotebooks.Checking.Diagnosis;

/// <summary>The terms of a sum as they are written, each with its sign.</summary>
internal static class Terms
{
    public static IReadOnlyList<Expr> AsWritten(Expr expression)
    {
        var terms = new List<Expr>();
        Collect(expression, isNegative: false, distributes: false, terms);
        return terms;
    }

    /// <summary>The terms with products and quotients of sums multiplied out one level deep: (a + b)/c has the terms a/c and b/c.</summary>
    public static IReadOnlyList<Expr> Distributed(Expr expression)
    {
        var terms = new List<Expr>();
        Collect(expression, isNegative: false, distributes: true, terms);
        return terms;
    }

    private static void Collect(Expr expression, bool isNegative, bool distributes, List<Expr> terms)
    {
        switch (expression)
        {
            case Binary { Operator: BinaryOperator.Add } sum:
                Collect(sum.Left, isNegative, distributes, terms);
                Collect(sum.Right, isNegative, distributes, terms);
                break;
            case Binary { Operator: BinaryOperator.Subtract } difference:
                Collect(difference.Left, isNegative, distributes, terms);
                Collect(difference.Right, !isNegative, distributes, terms);
                break;
            case Negate negate:
                Collect(negate.Operand, !isNegative, distributes, terms);
                break;
            case Binary { Operator: BinaryOperator.Divide } quotient when distributes && IsSum(quotient.Left):
                foreach (var term in AsWritten(quotient.Left))
                {
                    Collect(Over(term, quotient.Right), isNegative, distributes, terms);
                }

                break;
            case Binary { Operator: BinaryOperator.Multiply } product when distributes && IsSum(product.Right) && !IsSum(product.Left):
                foreach (var term in AsWritten(product.Right))
                {
                    Collect(Times(product.Left, term), isNegative, distributes, terms);
                }

                break;
            default:
                terms.Add(isNegative ? new Negate(expression) : expression);
                break;
        }
    }

    private static bool IsSum(Expr expression) => expression is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract };

    private static Expr Over(Expr term, Expr divisor) => term is Negate negate ? new Negate(Make.Divide(negate.Operand, divisor)) : Make.Divide(term, divisor);

    private static Expr Times(Expr factor, Expr term) => term is Negate negate ? new Negate(Make.Multiply(factor, negate.Operand)) : Make.Multiply(factor, term);
}
