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

    /// <summary>Whether a condition holds: decided where it has no symbols, or compares the same expression with itself; else null.</summary>
    public static bool? Decide(Expr condition) => condition switch
    {
        Comparison { Left: var left, Right: var right, Relation: var relation } when left == right =>
            relation is Relation.Equal or Relation.LessOrEqual or Relation.GreaterOrEqual,
        _ when Traversal.Symbols(condition).Count == 0 => Holds(condition, NoValues),
        Logical { Operator: LogicalOperator.And } both => (Decide(both.Left), Decide(both.Right)) switch
        {
            (false, _) or (_, false) => false,
            (true, true) => true,
            _ => null,
        },
        Logical either => (Decide(either.Left), Decide(either.Right)) switch
        {
            (true, _) or (_, true) => true,
            (false, false) => false,
            _ => null,
        },
        _ => null,
    };

    /// <summary>Whether a condition holds at the given parameters; null where rounding leaves it open.</summary>
    public static bool? Holds(Expr condition, IReadOnlyDictionary<string, Value<BoundedFloat>> values)
    {
        var value = Evaluator<BoundedFloat>.Evaluate(condition, values).AsScalar;
        return BoundedFloat.IsDefined(value) ? BoundedFloat.Sign(value) != 0 : null;
    }
}
