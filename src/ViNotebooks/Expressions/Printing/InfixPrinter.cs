using System.Text;

namespace ViNotebooks.Expressions.Printing;

/// <summary>Writes an expression in infix notation, with no more parentheses than the text needs to be read as the same tree.</summary>
internal static partial class InfixPrinter
{
    public static string Print(Expr expression)
    {
        var text = new StringBuilder();
        Write(text, expression, Precedence.Or);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Expr expression, Precedence least)
    {
        if (Level(expression) >= least)
        {
            WriteBare(text, expression);
            return;
        }

        text.Append('(');
        WriteBare(text, expression);
        text.Append(')');
    }

    private static Precedence Level(Expr expression) => expression switch
    {
        Negate => Precedence.Minus,
        Binary binary => PrintedForm.Of(binary.Operator),
        Logical logical => PrintedForm.Of(logical.Operator),
        Comparison => Precedence.Comparison,
        Call { Function: Function.Transpose } => Precedence.Power,
        _ => Precedence.Atom,
    };

    private static void WriteBare(StringBuilder text, Expr expression)
    {
        switch (expression)
        {
            case Number number:
                text.Append(PrintedForm.Digits(number));
                break;
            case Constant constant:
                text.Append(constant.Name switch { ConstantName.Pi => "pi", ConstantName.E => "e", _ => "inf" });
                break;
            case Symbol symbol:
                text.Append(symbol.Name);
                break;
            case Negate negate:
                text.Append('-');
                Write(text, negate.Operand, Precedence.Product);
                break;
            case Binary { Operator: BinaryOperator.Power } power:
                Write(text, power.Left, Precedence.Atom);
                text.Append('^');
                WriteExponent(text, power.Right);
                break;
            case Binary binary:
                WriteLeftAssociative(text, binary);
                break;
            case Call call:
                WriteCall(text, call);
                break;
            case Index index:
                WriteTarget(text, index.Target);
                WriteList(text, "[", index.Indices, "]");
                break;
            case Fold fold:
                text.Append(fold.Kind == FoldKind.Sum ? "sum(" : "prod(").Append(fold.Variable).Append(", ");
                WriteList(text, "", [fold.From, fold.To, fold.Body], ")");
                break;
            case VectorLiteral vector:
                WriteList(text, "[", vector.Items, "]");
                break;
            case MatrixLiteral matrix:
                WriteRows(text, matrix);
                break;
            case Conditional conditional:
                WriteList(text, "if(", [conditional.Condition, conditional.Then, conditional.Else], ")");
                break;
            case Comparison comparison:
                Write(text, comparison.Left, Precedence.Sum);
                text.Append(Sign(comparison.Relation));
                Write(text, comparison.Right, Precedence.Sum);
                break;
            case Logical logical:
                var level = PrintedForm.Of(logical.Operator);
                Write(text, logical.Left, level);
                text.Append(logical.Operator == LogicalOperator.And ? " and " : " or ");
                Write(text, logical.Right, PrintedForm.Tighter(level));
                break;
            case FamilyTerm or ModelTerm or PlateTerm or GivenDensity or DerivativeAt or Density or Expectation or Functional or Integral or Extremum or Differential:
                WriteProbability(text, expression);
                break;
            default:
                throw new ArgumentException($"Not a node that can be printed: {expression.GetType().Name}.", nameof(expression));
        }
    }

    private static void WriteLeftAssociative(StringBuilder text, Binary binary)
    {
        // a minus may lead a sum but not its right side, nor any factor
        var (left, right, sign) = binary.Operator switch
        {
            BinaryOperator.Add => (Precedence.Sum, Precedence.Product, " + "),
            BinaryOperator.Subtract => (Precedence.Sum, Precedence.Product, " - "),
            BinaryOperator.Multiply => (Precedence.Product, Precedence.Power, "*"),
            _ => (Precedence.Product, Precedence.Power, "/"),
        };
        Write(text, binary.Left, left);
        text.Append(sign);
        Write(text, binary.Right, right);
    }

    private static void WriteExponent(StringBuilder text, Expr exponent)
    {
        switch (exponent)
        {
            // x^T would be read as a transpose
            case Symbol { Name: "T" }:
                text.Append("(T)");
                break;
            case Negate { Operand: var operand } when Level(operand) == Precedence.Atom:
                text.Append('-');
                WriteBare(text, operand);
                break;
            case Binary { Operator: BinaryOperator.Power }:
                WriteBare(text, exponent);
                break;
            default:
                Write(text, exponent, Precedence.Atom);
                break;
        }
    }

    private static void WriteTarget(StringBuilder text, Expr target)
    {
        if (target is Symbol)
            WriteBare(text, target);
        else
            WriteList(text, "(", [target], ")");
    }

    private static void WriteCall(StringBuilder text, Call call)
    {
        switch (call.Function)
        {
            case Function.Transpose when call.Arguments.Count == 1:
                Write(text, call.Arguments[0], Precedence.Atom);
                text.Append("^T");
                break;
            case Function.Bars when call.Arguments.Count == 1:
                WriteList(text, "|", call.Arguments, "|");
                break;
            default:
                text.Append(FunctionTable.Of(call.Function).Name);
                WriteList(text, "(", call.Arguments, ")");
                break;
        }
    }

    private static void WriteRows(StringBuilder text, MatrixLiteral matrix)
    {
        text.Append('[');
        for (var i = 0; i < matrix.Rows.Count; i++)
            WriteList(text, i == 0 ? "[" : ", [", matrix.Rows[i], "]");

        text.Append(']');
    }

    private static void WriteList(StringBuilder text, string open, Sequence<Expr> items, string close)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(", ");

            Write(text, items[i], Precedence.Or);
        }

        text.Append(close);
    }

    private static string Sign(Relation relation) => relation switch
    {
        Relation.Less => " < ",
        Relation.LessOrEqual => " <= ",
        Relation.Greater => " > ",
        Relation.GreaterOrEqual => " >= ",
        Relation.Equal => " == ",
        _ => " != ",
    };
}
