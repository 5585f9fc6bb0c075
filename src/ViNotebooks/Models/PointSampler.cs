using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Printing;
using ViNotebooks.Numerics;
using Values = System.Collections.Generic.Dictionary<string, ViNotebooks.Expressions.Evaluation.Value<ViNotebooks.Numerics.WideFloat>>;

namespace ViNotebooks.Models;

/// <summary>Draws points of a scope: integers first, since they may be sizes, then everything else, until the conditions hold.</summary>
internal sealed class PointSampler
{
    private const int MostTries = 10_000;
    private const int TriesWithChosenIntegers = 200;
    private const int LargestCycle = 64;
    private const int LargestDefaultSize = 4;
    private const int WildPeriod = 4;

    private readonly Declarations names;
    private readonly Conditions conditions;
    private readonly RandomStream random;
    private readonly HashSet<string> sizes;
    private readonly Dictionary<string, Queue<int>> cycles = new(StringComparer.Ordinal);

    public PointSampler(Scope scope, RandomStream random)
    {
        names = scope.Names;
        conditions = new Conditions(scope);
        this.random = random;
        sizes = FindSizes(scope.Names);
    }

    public bool IsSize(string name) => sizes.Contains(name);

    public IReadOnlyList<Point> Draw(int count)
    {
        var points = new List<Point>(count);
        for (var i = 0; i < count; i++)
        {
            var integers = NextIntegers();
            var isWild = i % WildPeriod == WildPeriod - 1;
            points.Add(Require(attempt => Fill(attempt < TriesWithChosenIntegers ? integers : [], isWild), _ => true));
        }

        return points;
    }

    public IReadOnlyList<Point> Redraw(Point point, IReadOnlyCollection<string> symbols, int count)
    {
        var redrawn = symbols.Where(name => !IsSize(name)).ToHashSet(StringComparer.Ordinal);
        var kept = point.Wide.Where(pair => !redrawn.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);
        var points = new List<Point>(count);
        for (var i = 0; i < count; i++)
        {
            var isWild = i % WildPeriod == WildPeriod - 1;
            points.Add(Require(_ => Fill(kept, isWild), redrawn.Contains));
        }

        return points;
    }

    /// <summary>
    /// A point with the forced values, changed by <paramref name="adjust"/> after the draw, or null where none of a few draws
    /// meets the conditions.
    /// </summary>
    public Point? Find(Values forced, Action<Values>? adjust, Func<string, bool> mayChange, int tries)
    {
        for (var attempt = 0; attempt < tries; attempt++)
        {
            var values = Fill(forced, isWild: false);
            adjust?.Invoke(values);
            if (Meets(values, attempt, mayChange))
            {
                return new Point(values);
            }
        }

        return null;
    }

    /// <summary>The whole numbers that an integer symbol is drawn from; a size is at least one.</summary>
    public (int Low, int High) Integers(Declaration declaration)
    {
        if (!IsSize(declaration.Name))
        {
            return Domain.Integers(declaration);
        }

        var (low, high) = declaration.Range is null ? (1, LargestDefaultSize) : Domain.Integers(declaration);
        return high >= 1
            ? (Math.Max(1, low), high)
            : throw new ScopeException($"The size {declaration.Name} has no positive value in its range.");
    }

    private static HashSet<string> FindSizes(Declarations names)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declaration in names.All.Where(declaration => !declaration.Shape.IsScalar))
        {
            foreach (var size in (ReadOnlySpan<Size>)[declaration.Shape.Rows, declaration.Shape.Columns])
            {
                if (!size.IsKnown)
                {
                    throw new ScopeException($"The size of {declaration.Name} is not known.");
                }

                if (size.Symbol is not { } symbol)
                {
                    continue;
                }

                if (names.Find(symbol) is not { Kind: SymbolKind.Integer, Shape.IsScalar: true })
                {
                    throw new ScopeException($"The size {symbol} of {declaration.Name} is not declared as an integer.");
                }

                found.Add(symbol);
            }
        }

        return found;
    }

    private Point Require(Func<int, Values> draw, Func<string, bool> mayChange)
    {
        Values values = [];
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            values = draw(attempt);
            if (Meets(values, attempt, mayChange))
            {
                return new Point(values);
            }
        }

        var failing = conditions.All.Where(condition => !Conditions.Holds(condition, values)).ToSequence();
        throw new ScopeException(
            $"No point meets the conditions in {MostTries} tries; in the last one not {string.Join(", ", failing.Select(InfixPrinter.Print))}.",
            failing);
    }

    private bool Meets(Values values, int attempt, Func<string, bool> mayChange)
    {
        if (conditions.Hold(values))
        {
            return true;
        }

        // draws that meet the conditions by themselves are spread better than repaired ones
        if (attempt % 2 == 0)
        {
            return false;
        }

        for (var round = 0; round < 3; round++)
        {
            conditions.Repair(values, name => mayChange(name) && !IsSize(name), random);
            if (conditions.Hold(values))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Draws every declared symbol that has no value yet.</summary>
    private Values Fill(Values given, bool isWild)
    {
        var values = new Values(given, StringComparer.Ordinal);
        foreach (var declaration in names.All)
        {
            if (IsInteger(declaration) && !values.ContainsKey(declaration.Name))
            {
                var (low, high) = Integers(declaration);
                values[declaration.Name] = Scalar(low + random.Next(high - low + 1));
            }
        }

        foreach (var declaration in names.All)
        {
            if (!values.ContainsKey(declaration.Name))
            {
                values[declaration.Name] = DrawValue(declaration, values, isWild && random.Next(2) == 0);
            }
        }

        return values;
    }

    private Value<WideFloat> DrawValue(Declaration declaration, Values values, bool isWild)
    {
        var rows = Count(declaration.Shape.Rows, values);
        var columns = Count(declaration.Shape.Columns, values);
        switch (declaration.Kind)
        {
            case SymbolKind.Simplex:
                return StructuredDraws.Simplex(rows, random, isWild);
            case SymbolKind.Spd:
                return StructuredDraws.Spd(rows, random, isWild);
            case SymbolKind.Orthogonal:
                return StructuredDraws.Orthogonal(rows, random);
            default:
                var elements = new WideFloat[rows * columns];
                for (var i = 0; i < elements.Length; i++)
                {
                    elements[i] = WideFloat.FromDouble(Domain.Draw(declaration, random, isWild));
                }

                return declaration.Shape.Kind switch
                {
                    ShapeKind.Scalar => Value<WideFloat>.Scalar(elements[0]),
                    ShapeKind.Vector => Value<WideFloat>.Vector(elements),
                    ShapeKind.Row => Value<WideFloat>.Row(elements),
                    _ => Value<WideFloat>.Matrix(rows, columns, elements),
                };
        }
    }

    /// <summary>The next value of every integer symbol: all values of a small range once, in random order, before any comes again.</summary>
    private Values NextIntegers()
    {
        var result = new Values(StringComparer.Ordinal);
        foreach (var declaration in names.All.Where(IsInteger))
        {
            var (low, high) = Integers(declaration);
            if (high - low >= LargestCycle)
            {
                continue;
            }

            if (!cycles.TryGetValue(declaration.Name, out var cycle))
            {
                cycles.Add(declaration.Name, cycle = []);
            }

            if (cycle.Count == 0)
            {
                var order = Enumerable.Range(low, high - low + 1).ToArray();
                for (var i = order.Length - 1; i > 0; i--)
                {
                    var other = random.Next(i + 1);
                    (order[i], order[other]) = (order[other], order[i]);
                }

                Array.ForEach(order, cycle.Enqueue);
            }

            result.Add(declaration.Name, Scalar(cycle.Dequeue()));
        }

        return result;
    }

    private static bool IsInteger(Declaration declaration) => declaration is { Kind: SymbolKind.Integer, Shape.IsScalar: true };

    private static Value<WideFloat> Scalar(double x) => Value<WideFloat>.Scalar(WideFloat.FromDouble(x));

    private static int Count(Size size, Values values) =>
        size.Value ?? (int)WideFloat.ToDouble(values[size.Symbol!].AsScalar);
}
