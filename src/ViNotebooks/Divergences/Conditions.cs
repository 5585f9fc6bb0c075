using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Divergences;

/// <summary>Conditions on parameters, and what is decided of them before the parameters are numbers.</summary>
internal static class Conditions
{
    private static readonly Dictionary<string, Value<BoundedFloat>> NoValues = [];

    public static Expr IsLess(Expr left, Expr right) => new Comparison(Relation.Less, left, right);

    public static Expr IsAtMost(Expr left, Expr right) => new Comparison(Relation.LessOrEqual, left, right);

    public static Expr IsEqual(Expr left, Expr right) => new Comparison(Relation.Equal, left, right);

    public static Expr IsWhole(Expr x) => IsEqual(x, Make.Call(Function.Floor, x));

    public static Expr Both(Expr left, Expr right) => new Logical(LogicalOperator.And, left, right);

    public static Expr Either(Expr left, Expr right) => new Logical(LogicalOperator.Or, left, right);

    /// <summary>
    /// Whether a condition holds: decided where it has no symbols, compares the same expression with itself, or asks for the sign
    /// of what <paramref name="positive"/> expressions are put together to; else null.
    /// </summary>
    public static bool? Decide(Expr condition, IReadOnlySet<Expr>? positive = null) => condition switch
    {
        Comparison { Left: var left, Right: var right, Relation: var relation } when left == right =>
            relation is Relation.Equal or Relation.LessOrEqual or Relation.GreaterOrEqual,
        _ when Traversal.Symbols(condition).Count == 0 => Holds(condition, NoValues),
        Comparison { Left: Number { Digits.IsZero: true }, Relation: Relation.Less or Relation.LessOrEqual } comparison when IsPositive(comparison.Right, positive) => true,
        Comparison { Right: Number { Digits.IsZero: true }, Relation: Relation.Less or Relation.LessOrEqual or Relation.Equal } comparison when IsPositive(comparison.Left, positive) => false,
        Comparison { Right: Negate below, Relation: Relation.Less or Relation.LessOrEqual } comparison when IsPositive(comparison.Left, positive) && IsPositive(below.Operand, positive) => false,
        Logical { Operator: LogicalOperator.And } both => (Decide(both.Left, positive), Decide(both.Right, positive)) switch
        {
            (false, _) or (_, false) => false,
            (true, true) => true,
            _ => null,
        },
        Logical either => (Decide(either.Left, positive), Decide(either.Right, positive)) switch
        {
            (true, _) or (_, true) => true,
            (false, false) => false,
            _ => null,
        },
        _ => null,
    };

    /// <summary>The parameters of the laws that are positive by their domain.</summary>
    public static IReadOnlySet<Expr> PositiveParameters(params ReadOnlySpan<Law> laws)
    {
        var positive = new HashSet<Expr>();
        foreach (var law in laws)
        {
            if (law is not FamilyLaw { Family.Parameters: var declared, Parameters: var values })
                continue;

            for (var i = 0; i < values.Count; i++)
            {
                if (declared[i].Domain is ParameterDomain.Positive or ParameterDomain.PositiveInteger)
                    positive.Add(values[i]);
            }
        }

        return positive;
    }

    private static bool IsPositive(Expr expression, IReadOnlySet<Expr>? positive) => expression switch
    {
        _ when positive is null => false,
        _ when positive.Contains(expression) => true,
        Number number => !number.Digits.IsZero,
        Constant => true,
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Power } binary =>
            IsPositive(binary.Left, positive) && (binary.Operator == BinaryOperator.Power || IsPositive(binary.Right, positive)),
        Call { Function: Function.Sqrt or Function.Gamma, Arguments: [var inner] } => IsPositive(inner, positive),
        Call { Function: Function.Exp } => true,
        _ => false,
    };

    /// <summary>Whether a condition holds at the given parameters; null where rounding leaves it open.</summary>
    public static bool? Holds(Expr condition, IReadOnlyDictionary<string, Value<BoundedFloat>> values)
    {
        var value = Evaluator<BoundedFloat>.Evaluate(condition, values).AsScalar;
        return BoundedFloat.IsDefined(value) ? BoundedFloat.Sign(value) != 0 : null;
    }
}
