using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Checking.Diagnosis;

/// <summary>Mistakes in which symbols are exchanged, or stand for their square, root or reciprocal, throughout the answer.</summary>
internal static class SymbolMixUps
{
    private const int MostTermsForHalves = 6;

    public static IEnumerable<Candidate> Candidates(Expr reference, Declarations names)
    {
        var used = Used(reference, names);
        return Swaps(reference, names, used)
            .Concat(Replacements(reference, names, used))
            .Concat(Halves(reference, names, used));
    }

    /// <summary>The two arguments of a divergence exchanged.</summary>
    public static IEnumerable<Candidate> Reversed(Expr reference, Declarations names) =>
        Reversals(reference, names, Used(reference, names));

    private static List<Declaration> Used(Expr reference, Declarations names)
    {
        var symbols = Traversal.Symbols(reference);
        return [.. names.All.Where(declaration => symbols.Contains(declaration.Name))];
    }

    /// <summary>All symbols of one distribution exchanged with those of the other: 1 ↔ 2 in μ₁, σ₁, μ₂, σ₂.</summary>
    private static IEnumerable<Candidate> Reversals(Expr reference, Declarations names, List<Declaration> used)
    {
        foreach (var pairing in Pairings(names, used))
        {
            if (pairing.Count > 2)
            {
                yield return new Candidate(
                    Substitution.Symbols(reference, pairing), "reversed-divergence",
                    () => $"The two distributions are exchanged: {Exchanged(pairing, names)}. A divergence is not symmetric; the other direction is asked.");
            }
        }
    }

    private static IEnumerable<Candidate> Swaps(Expr reference, Declarations names, List<Declaration> used)
    {
        foreach (var (a, b) in Pairs(used))
        {
            var swap = Swap(a.Name, b.Name);
            var coversAll = names.All.Count(declaration => declaration.Kind != SymbolKind.Integer) == 2;
            yield return new Candidate(
                Substitution.Symbols(reference, swap), coversAll && a.Kind == b.Kind && (a.Kind is SymbolKind.Probability or SymbolKind.Simplex || SymbolNames.DifferInIndex(a.Name, b.Name)) ? "reversed-divergence" : SymbolNames.DifferInIndex(a.Name, b.Name) ? "index-mix-up" : "swapped-symbols",
                () => $"{Exchanged(swap, names)} are exchanged.");
        }
    }

    /// <summary>One symbol for another everywhere, or a symbol's square, root or reciprocal for the symbol; also for all symbols with one letter.</summary>
    private static IEnumerable<Candidate> Replacements(Expr reference, Declarations names, List<Declaration> used)
    {
        foreach (var group in Groups(used))
        {
            var shown = string.Join(", ", group.Select(name => $"${Latex(name, names)}$"));
            yield return new Candidate(
                Substitution.Replace(reference, node => node is Binary { Operator: BinaryOperator.Power, Left: var s, Right: Number two } && two == Number.Two && SymbolNames.Of(s) is { } name && group.Contains(name) ? s : null),
                "missing-square", () => $"The square of {shown} is missing, as when a standard deviation is taken for a variance.");
            yield return Replaced(reference, group, symbol => Make.Divide(Number.One, symbol), "reciprocal", () => $"{shown} stands for its reciprocal, as when a rate is taken for a scale or a precision for a variance.");
            yield return Replaced(reference, group, Make.Square, "square-for-symbol", () => $"The square of {shown} stands where {shown} itself belongs, as when a standard deviation is taken for a variance.");
            yield return Replaced(reference, group, symbol => Make.Call(Function.Sqrt, symbol), "root-for-symbol", () => $"The square root of {shown} stands where {shown} itself belongs, as when a variance is taken for a standard deviation.");
            yield return Replaced(reference, group, Make.Negate, "sign-of-symbol", () => $"{shown} has the opposite sign throughout.");
            yield return Replaced(reference, group, symbol => Make.Subtract(Number.One, symbol), "complement", () => $"One minus {shown} stands for {shown}.");
        }

        foreach (var (a, b) in Pairs(used))
        {
            foreach (var (from, to) in new[] { (a.Name, b.Name), (b.Name, a.Name) })
            {
                yield return new Candidate(
                    Substitution.Symbols(reference, new Dictionary<string, Expr> { [from] = new Symbol(to) }), SymbolNames.DifferInIndex(from, to) ? "index-mix-up" : "wrong-symbol",
                    () => $"${Latex(to, names)}$ stands where ${Latex(from, names)}$ belongs.");
            }
        }
    }

    private static Candidate Replaced(Expr reference, IReadOnlyList<string> group, Func<Expr, Expr> replace, string code, Func<string> says) =>
        new(Substitution.Symbols(reference, group.ToDictionary(name => name, name => replace(new Symbol(name)))), code, says);

    /// <summary>The exchange made in some of the terms only.</summary>
    private static IEnumerable<Candidate> Halves(Expr reference, Declarations names, List<Declaration> used)
    {
        var terms = Terms.Distributed(reference);
        if (terms.Count is < 2 or > MostTermsForHalves)
        {
            yield break;
        }

        foreach (var pairing in Pairings(names, used))
        {
            for (var chosen = 1; chosen < (1 << terms.Count) - 1; chosen++)
            {
                var picked = Enumerable.Range(0, terms.Count).Where(i => (chosen >> i & 1) == 1).ToList();
                yield return new Candidate(
                    Make.Sum(terms.Select((term, i) => picked.Contains(i) ? Substitution.Symbols(term, pairing) : term)), "half-reversed",
                    () => $"{Exchanged(pairing, names)} are exchanged in {string.Join(" and ", picked.Select(i => $"${LatexPrinter.Print(terms[i], names)}$"))} only.");
            }
        }
    }

    /// <summary>A symbol's reciprocal, square or root for the symbol in some of the terms only.</summary>
    public static IEnumerable<Candidate> PartialReplacements(Expr reference, Declarations names)
    {
        var terms = Terms.Distributed(reference);
        (Func<Expr, Expr> Change, string Code, string Says)[] changes =
        [
            (symbol => Make.Divide(Number.One, symbol), "reciprocal", "its reciprocal, as when a rate is taken for a scale or a precision for a variance,"),
            (Make.Square, "square-for-symbol", "its square"),
            (symbol => Make.Call(Function.Sqrt, symbol), "root-for-symbol", "its square root"),
        ];
        foreach (var name in Used(reference, names).Where(declaration => declaration.Shape.IsScalar && declaration.Kind != SymbolKind.Integer).Select(declaration => declaration.Name))
        {
            foreach (var (change, code, says) in changes)
            {
                var changed = terms.Select(term => Substitution.Symbols(term, new Dictionary<string, Expr> { [name] = change(new Symbol(name)) })).ToList();
                var affected = Enumerable.Range(0, terms.Count).Where(i => !ReferenceEquals(changed[i], terms[i])).ToList();
                if (affected.Count is < 2 or > MostTermsForHalves)
                {
                    continue;
                }

                for (var chosen = 1; chosen < (1 << affected.Count) - 1; chosen++)
                {
                    var picked = affected.Where((_, place) => (chosen >> place & 1) == 1).ToList();
                    yield return new Candidate(
                        Make.Sum(terms.Select((term, i) => picked.Contains(i) ? changed[i] : term)), code,
                        () => $"For ${Latex(name, names)}$ {says} stands in {string.Join(" and ", picked.Select(i => $"${LatexPrinter.Print(terms[i], names)}$"))}.");
                }
            }
        }
    }

    /// <summary>Exchanges that send every symbol with one index to its namesake with another index.</summary>
    private static IEnumerable<Dictionary<string, Expr>> Pairings(Declarations names, List<Declaration> used)
    {
        var indices = used.Select(declaration => SymbolNames.IndexOf(declaration.Name)).Where(index => index.Length > 0).Distinct().ToList();
        for (var i = 0; i < indices.Count; i++)
        {
            for (var j = i + 1; j < indices.Count; j++)
            {
                var pairing = new Dictionary<string, Expr>();
                foreach (var declaration in used.Where(declaration => SymbolNames.IndexOf(declaration.Name) == indices[i]))
                {
                    var other = declaration.Name[..^indices[i].Length] + indices[j];
                    if (names.Find(other) is { } namesake && namesake.Shape == declaration.Shape)
                    {
                        pairing[declaration.Name] = new Symbol(other);
                        pairing[other] = new Symbol(declaration.Name);
                    }
                }

                if (pairing.Count > 0)
                {
                    yield return pairing;
                }
            }
        }
    }

    private static IEnumerable<(Declaration A, Declaration B)> Pairs(List<Declaration> used)
    {
        for (var i = 0; i < used.Count; i++)
        {
            for (var j = i + 1; j < used.Count; j++)
            {
                if (used[i].Shape == used[j].Shape)
                {
                    yield return (used[i], used[j]);
                }
            }
        }
    }

    /// <summary>Each scalar or vector symbol alone, and those with one letter together.</summary>
    private static IEnumerable<IReadOnlyList<string>> Groups(List<Declaration> used)
    {
        var candidates = used.Where(declaration => declaration.Kind != SymbolKind.Integer && declaration.Shape.Kind != ShapeKind.Matrix).Select(declaration => declaration.Name).ToList();
        var byLetter = candidates.GroupBy(name => name[..^SymbolNames.IndexOf(name).Length]).Where(group => group.Count() > 1).Select(group => (IReadOnlyList<string>)[.. group]);
        return candidates.Select(name => (IReadOnlyList<string>)[name]).Concat(byLetter);
    }

    private static Dictionary<string, Expr> Swap(string a, string b) => new() { [a] = new Symbol(b), [b] = new Symbol(a) };

    private static string Exchanged(Dictionary<string, Expr> pairing, Declarations names) =>
        string.Join(", ", pairing.Where(pair => string.CompareOrdinal(pair.Key, ((Symbol)pair.Value).Name) < 0)
            .Select(pair => $"${Latex(pair.Key, names)}$ and ${LatexPrinter.Print(pair.Value, names)}$"));

    private static string Latex(string name, Declarations names) => LatexPrinter.Print(new Symbol(name), names);
}
