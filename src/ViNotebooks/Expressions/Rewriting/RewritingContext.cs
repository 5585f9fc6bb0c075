using System.Runtime.CompilerServices;

namespace ViNotebooks.Expressions.Rewriting;

/// <summary>The rewriting takes more work than it may, or meets shapes that do not fit: the input stays as it is.</summary>
internal sealed class RewritingStoppedException(string message) : Exception(message);

/// <summary>What one run of the rewriting knows and has used up.</summary>
internal sealed class RewritingContext
{
    private const int Budget = 60_000;

    private readonly Dictionary<Expr, ShapeKind> kinds = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> taken;
    private readonly List<string> indexNames = [];
    private int work;
    private int depth;

    public RewritingContext(Declarations names, Expr input)
    {
        Names = names;
        taken = [.. Traversal.Symbols(input), .. names.All.Select(declaration => declaration.Name), "e", "pi", "T", "i"];
    }

    public Declarations Names { get; }

    public void Spend(int amount = 1)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        work += amount;
        if (work > Budget)
            throw new RewritingStoppedException("More work than one rewriting may take.");
    }

    /// <summary>Runs inside a fold, under the name that the index of every fold at this depth gets.</summary>
    public T InFold<T>(Func<string, T> body)
    {
        while (indexNames.Count <= depth)
            indexNames.Add(NextIndexName());

        var name = indexNames[depth];
        depth++;
        try
        {
            return body(name);
        }
        finally
        {
            depth--;
        }
    }

    public bool IsIndex(string name) => indexNames.IndexOf(name) is >= 0 and var level && level < depth;

    public Declaration? Declared(string name) => IsIndex(name) ? null : Names.Find(name);

    public ShapeKind KindOf(Expr expression)
    {
        if (expression is Number or Constant)
            return ShapeKind.Scalar;

        if (expression is Symbol symbol)
            return Declared(symbol.Name)?.Shape.Kind ?? ShapeKind.Scalar;

        if (!kinds.TryGetValue(expression, out var kind))
        {
            Spend();
            kind = Kinds.Of(expression, this);
            kinds.Add(expression, kind);
        }

        return kind;
    }

    private string NextIndexName()
    {
        string[] preferred = ["j", "k", "l", "m", "n"];
        var name = preferred.FirstOrDefault(candidate => !taken.Contains(candidate)) ?? Substitution.FreshName("j", taken);
        taken.Add(name);
        return name;
    }
}
