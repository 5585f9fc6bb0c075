using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models;

/// <summary>The conditions on drawn points, taken apart at every "and".</summary>
internal sealed class Conditions
{
    private readonly Declarations names;
    private readonly List<Expr> all = [];

    public Conditions(Scope scope)
    {
        names = scope.Names;
        foreach (var condition in scope.Where)
        {
            Add(condition);
        }
    }

    public IReadOnlyList<Expr> All => all;

    public bool Hold(IReadOnlyDictionary<string, Value<WideFloat>> values)
    {
        foreach (var condition in all)
        {
            if (!Holds(condition, values))
            {
                return false;
            }
        }

        return true;
    }

    public static bool Holds(Expr condition, IReadOnlyDictionary<string, Value<WideFloat>> values)
    {
        var truth = Evaluator<WideFloat>.Evaluate(condition, values).AsScalar;
        return WideFloat.IsDefined(truth) && WideFloat.Sign(truth) != 0;
    }

    /// <summary>
    /// For each condition that does not hold and bounds or defines a scalar that may change, such as a &lt; 10 b or
    /// s = 1 − t, gives that scalar a value on the right side of the bound.
    /// </summary>
    public void Repair(Dictionary<string, Value<WideFloat>> values, Func<string, bool> mayChange, RandomStream random)
    {
        foreach (var condition in all)
        {
            if (condition is not Comparison comparison || Holds(condition, values))
            {
                continue;
            }

            var left = Changeable(comparison.Left, mayChange);
            var right = Changeable(comparison.Right, mayChange);
            if (left is not null && (right is null || random.Next(2) == 0))
            {
                Repair(values, left, comparison.Relation, comparison.Right, random);
            }
            else if (right is not null)
            {
                Repair(values, right, Mirror(comparison.Relation), comparison.Left, random);
            }
        }
    }

    private static void Repair(
        Dictionary<string, Value<WideFloat>> values, Declaration symbol, Relation relation, Expr boundary, RandomStream random)
    {
        var value = Evaluator<WideFloat>.Evaluate(boundary, values);
        var bound = WideFloat.ToDouble(value.AsScalar);
        if (value.Kind != ShapeKind.Scalar || !double.IsFinite(bound))
        {
            return;
        }

        if (relation == Relation.Equal)
        {
            if (Domain.Contains(symbol, bound))
            {
                values[symbol.Name] = value;
            }

            return;
        }

        var drawn = relation switch
        {
            Relation.Less or Relation.LessOrEqual => Domain.DrawBetween(symbol, double.NegativeInfinity, bound, random),
            Relation.Greater or Relation.GreaterOrEqual => Domain.DrawBetween(symbol, bound, double.PositiveInfinity, random),
            _ => null,
        };
        if (drawn is { } number)
        {
            values[symbol.Name] = Value<WideFloat>.Scalar(WideFloat.FromDouble(number));
        }
    }

    private static Relation Mirror(Relation relation) => relation switch
    {
        Relation.Less => Relation.Greater,
        Relation.LessOrEqual => Relation.GreaterOrEqual,
        Relation.Greater => Relation.Less,
        Relation.GreaterOrEqual => Relation.LessOrEqual,
        _ => relation,
    };

    private Declaration? Changeable(Expr side, Func<string, bool> mayChange) =>
        side is Symbol symbol && mayChange(symbol.Name) && names.Find(symbol.Name) is { Shape.IsScalar: true } declaration
            ? declaration
            : null;

    private void Add(Expr condition)
    {
        if (condition is Logical { Operator: LogicalOperator.And } both)
        {
            Add(both.Left);
            Add(both.Right);
        }
        else
        {
            all.Add(condition);
        }
    }
}
