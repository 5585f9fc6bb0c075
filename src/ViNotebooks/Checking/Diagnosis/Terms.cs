using ViNotebooks.Expressions;

namespace ViNotebooks.Checking.Diagnosis;

/// <summary>The terms of a sum as they are written, each with its sign.</summary>
internal static class Terms
{
    public static IReadOnlyList<Expr> AsWritten(Expr expression)
    {
        var terms = new List<Expr>();
        Collect(expression, isNegative: false, terms);
        return terms;
    }

    private static void Collect(Expr expression, bool isNegative, List<Expr> terms)
    {
        switch (expression)
        {
            case Binary { Operator: BinaryOperator.Add } sum:
                Collect(sum.Left, isNegative, terms);
                Collect(sum.Right, isNegative, terms);
                break;
            case Binary { Operator: BinaryOperator.Subtract } difference:
                Collect(difference.Left, isNegative, terms);
                Collect(difference.Right, !isNegative, terms);
                break;
            case Negate negate:
                Collect(negate.Operand, !isNegative, terms);
                break;

            // (a + b)/c has the terms a/c and b/c
            case Binary { Operator: BinaryOperator.Divide } quotient when IsSum(quotient.Left):
                foreach (var term in AsWritten(quotient.Left))
                {
                    Collect(Over(term, quotient.Right), isNegative, terms);
                }

                break;
            case Binary { Operator: BinaryOperator.Multiply } product when IsSum(product.Right) && !IsSum(product.Left):
                foreach (var term in AsWritten(product.Right))
                {
                    Collect(Times(product.Left, term), isNegative, terms);
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
