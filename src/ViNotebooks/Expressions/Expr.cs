using System.Numerics;

namespace ViNotebooks
{
    /// <summary>
    /// An expression: an immutable tree of numbers, names, operators, functions, sums over an index and matrices.
    /// Two expressions are equal when their trees are the same, which is stricter than being equal as mathematics.
    /// </summary>
    public abstract partial record Expr
    {
        private protected Expr()
        {
        }
    }
}

namespace ViNotebooks.Expressions
{
    /// <summary>A decimal literal as written: <paramref name="Digits"/> × 10^−<paramref name="DecimalPlaces"/>, never negative.</summary>
    internal sealed record Number(BigInteger Digits, int DecimalPlaces = 0) : Expr
    {
        public static readonly Number Zero = new(BigInteger.Zero);
        public static readonly Number One = new(BigInteger.One);
        public static readonly Number Two = new(new BigInteger(2));
    }

    internal enum ConstantName
    {
        Pi,
        E,

        /// <summary>Only as a bound of an integral or of a support.</summary>
        Infinity,
    }

    /// <summary>π, Euler's number, or ∞.</summary>
    internal sealed record Constant(ConstantName Name) : Expr
    {
        public static readonly Constant Pi = new(ConstantName.Pi);
        public static readonly Constant E = new(ConstantName.E);
        public static readonly Constant Infinity = new(ConstantName.Infinity);
    }

    /// <summary>A declared name, or the index of an enclosing <see cref="Fold"/>.</summary>
    internal sealed record Symbol(string Name) : Expr;

    internal sealed record Negate(Expr Operand) : Expr;

    internal enum BinaryOperator
    {
        Add,
        Subtract,
        Multiply,
        Divide,
        Power,
    }

    /// <summary>
    /// An arithmetic operator. Between vectors +, −, ×, / and ^ work element by element, and a scalar meets each element;
    /// × is the matrix product as soon as a matrix or a transposed vector takes part.
    /// </summary>
    internal sealed record Binary(BinaryOperator Operator, Expr Left, Expr Right) : Expr;

    internal sealed record Call(Function Function, Sequence<Expr> Arguments) : Expr;

    /// <summary>An element of a vector (one index) or matrix (two indices); indices count from 1.</summary>
    internal sealed record Index(Expr Target, Sequence<Expr> Indices) : Expr;

    internal enum FoldKind
    {
        Sum,
        Product,
    }

    /// <summary>Σ or Π of <paramref name="Body"/> with <paramref name="Variable"/> from <paramref name="From"/> to <paramref name="To"/>, both included.</summary>
    internal sealed record Fold(FoldKind Kind, string Variable, Expr From, Expr To, Expr Body) : Expr;

    internal sealed record VectorLiteral(Sequence<Expr> Items) : Expr;

    internal sealed record MatrixLiteral(Sequence<Sequence<Expr>> Rows) : Expr;

    /// <summary><paramref name="Then"/> where the condition holds, else <paramref name="Else"/>.</summary>
    internal sealed record Conditional(Expr Condition, Expr Then, Expr Else) : Expr;

    internal enum Relation
    {
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        Equal,
        NotEqual,
    }

    internal sealed record Comparison(Relation Relation, Expr Left, Expr Right) : Expr;

    internal enum LogicalOperator
    {
        And,
        Or,
    }

    internal sealed record Logical(LogicalOperator Operator, Expr Left, Expr Right) : Expr;
}
