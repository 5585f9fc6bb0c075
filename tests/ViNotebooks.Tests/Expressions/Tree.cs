using ViNotebooks.Expressions;

namespace ViNotebooks.Tests.Expressions;

/// <summary>Writes trees in tests as they look: Tree x = "x"; then x * x / 2 - Log(x).</summary>
internal readonly record struct Tree(Expr Expr)
{
    public static Tree Pi => new(Constant.Pi);

    public static implicit operator Tree(string name) => new(Make.Symbol(name));

    public static implicit operator Tree(int value) => new(Make.Number(value));

    public static implicit operator Expr(Tree tree) => tree.Expr;

    public static Tree operator +(Tree a, Tree b) => new(Make.Add(a, b));

    public static Tree operator -(Tree a, Tree b) => new(Make.Subtract(a, b));

    public static Tree operator -(Tree a) => new(Make.Negate(a));

    public static Tree operator *(Tree a, Tree b) => new(Make.Multiply(a, b));

    public static Tree operator /(Tree a, Tree b) => new(Make.Divide(a, b));

    public static Tree operator ^(Tree a, Tree b) => new(Make.Power(a, b));

    public Tree this[Tree index] => new(Make.Index(Expr, index.Expr));

    public static Tree Of(Function function, params Tree[] arguments) =>
        new(new Call(function, arguments.Select(argument => argument.Expr).ToSequence()));

    public static Tree Log(Tree x) => Of(Function.Log, x);

    public static Tree Exp(Tree x) => Of(Function.Exp, x);

    public static Tree Sqrt(Tree x) => Of(Function.Sqrt, x);

    public static Tree Tr(Tree x) => Of(Function.Trace, x);

    public static Tree Inv(Tree x) => Of(Function.Inverse, x);

    public static Tree LogDet(Tree x) => Of(Function.LogDeterminant, x);

    public static Tree Det(Tree x) => Of(Function.Determinant, x);

    public static Tree T(Tree x) => Of(Function.Transpose, x);

    public static Tree Sum(string index, Tree from, Tree to, Tree body) =>
        new(new Fold(FoldKind.Sum, index, from, to, body));

    public static Tree Prod(string index, Tree from, Tree to, Tree body) =>
        new(new Fold(FoldKind.Product, index, from, to, body));
}
