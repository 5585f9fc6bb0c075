using ViNotebooks.Expressions;

namespace ViNotebooks.Models;

/// <summary>What names mean: declared symbols with their domains, and conditions that every drawn point satisfies.</summary>
internal sealed class Scope(Declarations names, Sequence<Expr> where = default)
{
    public Declarations Names { get; } = names;

    public Sequence<Expr> Where { get; } = where;
}
