using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>Choices whose conditions are decided.</summary>
internal static class Truths
{
    public static readonly Expr True = new Comparison(Relation.Less, Number.Zero, Number.One);
    public static readonly Expr False = new Comparison(Relation.Less, Number.One, Number.Zero);

    public static Expr Of(bool value) => value ? True : False;

    /// <summary>The expression without the branches that are never taken.</summary>
    public static Expr Decided(Expr expression)
    {
        var children = Traversal.Children(expression);
        var decided = children.Count == 0 ? expression : Traversal.WithChildren(expression, [.. children.Select(Decided)]);
        return decided switch
        {
            Conditional conditional when conditional.Condition == True => conditional.Then,
            Conditional conditional when conditional.Condition == False => conditional.Else,
            Call { Function: Function.Indicator, Arguments: [var condition] } when condition == True => Number.One,
            Call { Function: Function.Indicator, Arguments: [var condition] } when condition == False => Number.Zero,
            Call { Function: Function.Not, Arguments: [var condition] } when condition == True => False,
            Call { Function: Function.Not, Arguments: [var condition] } when condition == False => True,
            Logical { Operator: LogicalOperator.And } and => and.Left == False || and.Right == False ? False : and.Left == True ? and.Right : and.Right == True ? and.Left : and,
            Logical { Operator: LogicalOperator.Or } or => or.Left == True || or.Right == True ? True : or.Left == False ? or.Right : or.Right == False ? or.Left : or,
            _ => decided,
        };
    }
}
