using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Models.ClosedForms;

/// <summary>One search for a closed form: what is known of the names, and the conditions under which what was found holds.</summary>
internal sealed class Reduction
{
    private readonly List<Expr> conditions = [];
    private readonly List<Polynomial> positive = [];

    private Reduction(Declarations names, IReadOnlyList<Expr> inputs)
    {
        Names = names;
        Context = new RewritingContext(names, new VectorLiteral(inputs.ToSequence()));
    }

    public Declarations Names { get; }

    public RewritingContext Context { get; }

    /// <summary>How many conditions there are; what was tried in vain is taken back to such a mark.</summary>
    public int Mark => conditions.Count;

    /// <param name="names">The declared symbols.</param>
    /// <param name="inputs">All expressions that take part, so that no index gets a name of theirs.</param>
    /// <param name="assumptions">Conditions that hold, such as those on the parameters of a law.</param>
    public static Reduction Of(Declarations names, IReadOnlyList<Expr> inputs, IEnumerable<Expr> assumptions)
    {
        var known = assumptions.OfType<Comparison>().ToList();
        var reduction = new Reduction(Assumed.Names(names, known), inputs);
        foreach (var (relation, left, right) in known)
        {
            if (relation == Relation.Greater)
                reduction.positive.Add(reduction.Read(Make.Subtract(left, right)));
            else if (relation == Relation.Less)
                reduction.positive.Add(reduction.Read(Make.Subtract(right, left)));
        }

        return reduction;
    }

    /// <summary>What <paramref name="find"/> gives, or null where the rewriting takes more work than it may or shapes do not fit.</summary>
    public static T? OrNull<T>(Func<T?> find)
        where T : class
    {
        try
        {
            return find();
        }
        catch (Exception exception) when (exception is RewritingStoppedException or InsufficientExecutionStackException)
        {
            return null;
        }
    }

    /// <summary>The canonical form; Φ far in a tail is written so that no later rewriting makes 1 − Φ of it.</summary>
    public Polynomial Read(Expr expression) => Traversal.All(expression).Any(node => node is Constant { Name: ConstantName.Infinity })
        ? throw new RewritingStoppedException("Infinity in an expression that is computed with.")
        : Canonical.Of(Tails.Kept(expression, Context), Context);

    /// <summary>Whether <paramref name="value"/> &gt; 0 may hold; where that is not known it becomes a condition of the result.</summary>
    public bool Require(Polynomial value)
    {
        if (IsPositive(value))
            return true;

        if (Signs.IsNonnegative(-value, Context))
            return false;

        var condition = new Comparison(Relation.Greater, Assembler.ToExpr(value), Number.Zero);
        if (!conditions.Contains(condition))
            conditions.Add(condition);

        return true;
    }

    public bool IsPositive(Polynomial value) =>
        Signs.IsPositive(value, Context) || positive.Any(known => IsPositiveMultiple(value, known));

    public bool IsNonnegative(Polynomial value) => Signs.IsNonnegative(value, Context) || IsPositive(value);

    public void TakeBack(int mark) => conditions.RemoveRange(mark, conditions.Count - mark);

    /// <summary>Whether a condition added since the mark contains the symbol.</summary>
    public bool DependsOn(string symbol, int mark) => conditions.Skip(mark).Any(condition => Traversal.Symbols(condition).Contains(symbol));

    /// <summary>The value, undefined where the conditions do not hold.</summary>
    public Expr Result(Expr value)
    {
        if (conditions.Count == 0)
            return value;

        var all = conditions.Aggregate((left, right) => new Logical(LogicalOperator.And, left, right));
        return new Conditional(all, value, Make.Call(Function.Undefined));
    }

    public Expr Result(Polynomial value) => Result(Assembler.ToExpr(Cancellation.Reduce(value, Context)));

    private bool IsPositiveMultiple(Polynomial value, Polynomial known)
    {
        if (value.IsZero || known.IsZero)
            return false;

        var (_, factors, primitive) = Products.Content(value, _ => true, Context);
        var (_, knownFactors, knownPrimitive) = Products.Content(known, _ => true, Context);
        var ratio = new ProductBuilder(Context).Times(new Term(1, factors));
        foreach (var factor in knownFactors)
            ratio.Times(factor.Atom, -factor.Exponent);

        return (primitive - knownPrimitive).IsZero && Signs.IsPositive(ratio.ToPolynomial(), Context);
    }
}
