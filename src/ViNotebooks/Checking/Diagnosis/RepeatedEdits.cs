using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Checking.Diagnosis;

/// <summary>One slip made throughout: all roots lost, all denominators dropped, two factors exchanged everywhere.</summary>
internal static class RepeatedEdits
{
    private const int MostParts = 16;

    public static IEnumerable<Candidate> Candidates(Expr reference, Declarations names)
    {
        yield return new Candidate(
            Everywhere(reference, node => node is Call { Function: Function.Sqrt } root ? root.Arguments[0] : null),
            "missing-square-root", () => "The square roots are missing.");
        yield return new Candidate(
            Everywhere(reference, node => node is Binary { Operator: BinaryOperator.Power, Right: Number two } power && two == Number.Two ? power.Left : null),
            "missing-square", () => "The squares are missing.");
        yield return new Candidate(
            Everywhere(reference, node => node is Call { Function: Function.Log } log ? log.Arguments[0] : null), "missing-log", () => "The logarithms are missing.");
        yield return new Candidate(
            Everywhere(reference, node => node is Call { Function: Function.LogGamma } log ? Make.Call(Function.Gamma, log.Arguments[0]) : node is Call { Function: Function.LogBeta } beta ? new Call(Function.Beta, beta.Arguments) : null),
            "missing-log", () => "The logarithms of the Γ or B functions are missing.");
        yield return new Candidate(
            Everywhere(reference, node => node is Call { Function: Function.Abs } bars ? bars.Arguments[0] : null), "missing-absolute-value", () => "The absolute values are missing.");
        yield return new Candidate(
            Everywhere(reference, node => node is Call { Function: Function.Log } log ? Make.Call(Function.Log2, log.Arguments[0]) : null),
            "log-base", () => "The logarithms are to base 2 (bits) where natural ones (nats) are asked.");
        yield return new Candidate(
            Everywhere(reference, node => node is Call { Function: Function.Inverse } inverse ? inverse.Arguments[0] : null), "missing-inverse", () => "The inverses are missing.");
        yield return new Candidate(
            Everywhere(reference, node => node is Binary { Operator: BinaryOperator.Divide, Right: not Number } quotient ? quotient.Left : null),
            "dropped-denominator", () => "The denominators are missing.");
        yield return new Candidate(
            Substitution.Replace(reference, node => node is Binary { Operator: BinaryOperator.Divide, Right: not Number } quotient ? quotient.Left : null),
            "dropped-denominator", () => "The outermost denominators are missing.");
        foreach (var exchange in Exchanges(reference, names))
        {
            yield return exchange;
        }
    }

    /// <summary>Two compound factors or terms, such as (1 − α) and (1 − ᾱ), exchanged wherever they stand.</summary>
    private static IEnumerable<Candidate> Exchanges(Expr reference, Declarations names)
    {
        var parts = Traversal.All(reference).SelectMany(Factors).Where(part => part is not (Symbol or Number or Constant)).Distinct().Take(MostParts).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            for (var j = i + 1; j < parts.Count; j++)
            {
                var (a, b) = (parts[i], parts[j]);
                if (Traversal.All(a).Contains(b) || Traversal.All(b).Contains(a))
                {
                    continue;
                }

                yield return new Candidate(
                    Substitution.Replace(reference, node => node == a ? b : node == b ? a : null),
                    "swapped-parts", () => $"${LatexPrinter.Print(a, names)}$ and ${LatexPrinter.Print(b, names)}$ are exchanged.");
            }
        }
    }

    /// <summary>Two symbols exchanged inside one part of the expression.</summary>
    public static IEnumerable<Candidate> PartialSwaps(Expr reference, Declarations names)
    {
        var used = Traversal.Symbols(reference).Select(names.Find).OfType<Declaration>().ToList();
        var parts = Traversal.All(reference).Skip(1).Where(part => Traversal.Children(part).Count > 0).Distinct().Take(2 * MostParts).ToList();
        for (var i = 0; i < used.Count; i++)
        {
            for (var j = i + 1; j < used.Count; j++)
            {
                var (a, b) = (used[i], used[j]);
                if (a.Shape != b.Shape)
                {
                    continue;
                }

                var swap = new Dictionary<string, Expr> { [a.Name] = new Symbol(b.Name), [b.Name] = new Symbol(a.Name) };
                foreach (var part in parts.Where(part => Traversal.Symbols(part) is var symbols && (symbols.Contains(a.Name) || symbols.Contains(b.Name))))
                {
                    var swapped = Substitution.Symbols(part, swap);
                    yield return new Candidate(
                        Substitution.Replace(reference, node => ReferenceEquals(node, part) ? swapped : null), "swapped-symbols",
                        () => $"${LatexPrinter.Print(swapped, names)}$ stands where ${LatexPrinter.Print(part, names)}$ belongs: two symbols are exchanged.");
                }
            }
        }
    }

    private static IEnumerable<Expr> Factors(Expr node) => node switch
    {
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } product => [product.Left, product.Right],
        _ => [],
    };

    private static Expr Everywhere(Expr expression, Func<Expr, Expr?> replace) =>
        Substitution.Replace(expression, node => replace(node) is { } replacement ? Everywhere(replacement, replace) : null);
}
