using System.Globalization;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <summary>
/// Writes the values of symbols into an expression, so that only bound variables are left: sums over an index become sums of
/// terms where a probability node or a drawn vector is inside, and elements of vectors become scalars of their own.
/// </summary>
internal sealed class Unrolling(IReadOnlyDictionary<string, Value<Binary64>> values)
{
    private const int MostRounds = 4096;

    private readonly Dictionary<string, Expr> literals = values.ToDictionary(pair => pair.Key, pair => Literal(pair.Value), StringComparer.Ordinal);

    /// <exception cref="AskedException">A sum is too long, or an index is none.</exception>
    public Expr Apply(Expr expression) => Visit(Substitution.Symbols(expression, literals));

    /// <summary>The name of an element of a drawn vector.</summary>
    public static string Element(string vector, int index) => string.Create(CultureInfo.InvariantCulture, $"{vector}[{index}]");

    /// <summary>A value as literals.</summary>
    public static Expr Literal(Value<Binary64> value)
    {
        Expr At(int i, int j) => Numeral.Of(Binary64.ToDouble(value[i, j]));
        return value.Kind switch
        {
            ShapeKind.Scalar or ShapeKind.Condition => At(0, 0),
            ShapeKind.Vector => new VectorLiteral(Enumerable.Range(0, value.Rows).Select(i => At(i, 0)).ToSequence()),
            ShapeKind.Row => Make.Call(Function.Transpose, new VectorLiteral(Enumerable.Range(0, value.Columns).Select(j => At(0, j)).ToSequence())),
            _ => new MatrixLiteral(Enumerable.Range(0, value.Rows).Select(i => Enumerable.Range(0, value.Columns).Select(j => At(i, j)).ToSequence()).ToSequence()),
        };
    }

    private Expr Visit(Expr expression)
    {
        switch (expression)
        {
            case Fold fold when Rounds(fold) is var (from, to) && (ProbabilityNodes.IsIn(fold.Body) || Traversal.Symbols(fold.Body).Any(name => name != fold.Variable)):
                var terms = new List<Expr>();
                for (var i = from; i <= to; i++)
                {
                    terms.Add(Visit(Substitution.Symbols(fold.Body, new Dictionary<string, Expr> { [fold.Variable] = Make.Number(i) })));
                }

                return fold.Kind == FoldKind.Sum ? Make.Sum(terms) : Make.Product(terms);
            case Expectation expectation:
                return Expanded(expectation);
            case Expressions.Index index:
                var target = Visit(index.Target);
                var indices = index.Indices.Select(Visit).Select(WholeNumber).ToList();
                return (target, indices) switch
                {
                    (VectorLiteral vector, [{ } i]) when i >= 1 && i <= vector.Items.Count => vector.Items[i - 1],
                    (MatrixLiteral matrix, [{ } i, { } j]) when i >= 1 && i <= matrix.Rows.Count && j >= 1 && j <= matrix.Rows[0].Count => matrix.Rows[i - 1][j - 1],
                    (Symbol symbol, [{ } i]) => new Symbol(Element(symbol.Name, i)),
                    (VectorLiteral or MatrixLiteral, _) when indices.TrueForAll(i => i is not null) => Make.Call(Function.Undefined),
                    _ => Traversal.WithChildren(index, [target, .. index.Indices.Select(Visit)]),
                };
            default:
                var children = Traversal.Children(expression);
                return children.Count == 0 ? expression : Traversal.WithChildren(expression, [.. children.Select(Visit)]);
        }
    }

    /// <summary>Draws of a plate as draws of scalars.</summary>
    private Expectation Expanded(Expectation expectation)
    {
        var draws = new List<Draw>();
        var vectors = new Dictionary<string, Expr>(StringComparer.Ordinal);
        foreach (var draw in expectation.Draws)
        {
            var law = Substitution.Symbols(draw.Law, vectors);
            if (law is not PlateTerm plate)
            {
                draws.Add(draw with { Law = Visit(law) });
                continue;
            }

            var (from, to) = (WholeNumber(Visit(plate.From)), WholeNumber(Visit(plate.To)));
            if (from is not 1 || to is not { } count || count > MostRounds)
            {
                throw new AskedException($"The plate of {draw.Variables[0]} goes from 1 to a number of at most {MostRounds}.");
            }

            var elements = Enumerable.Range(1, count).Select(i => Element(draw.Variables[0], i)).ToList();
            for (var i = 0; i < count; i++)
            {
                draws.Add(new Draw([elements[i]], Visit(Substitution.Symbols(plate.Term, new Dictionary<string, Expr> { [plate.Index] = Make.Number(i + 1) }))));
            }

            vectors[draw.Variables[0]] = new VectorLiteral(elements.Select(Expr (name) => new Symbol(name)).ToSequence());
        }

        return new Expectation(expectation.Kind, draws.ToSequence(), expectation.Bodies.Select(body => Visit(Substitution.Symbols(body, vectors))).ToSequence());
    }

    private (int From, int To)? Rounds(Fold fold)
    {
        if (fold.To is Constant { Name: ConstantName.Infinity } || WholeNumber(Visit(fold.From)) is not { } from || WholeNumber(Visit(fold.To)) is not { } to)
        {
            return null;
        }

        return to - from < MostRounds ? (from, to) : throw new AskedException($"A sum of more than {MostRounds} terms over what is drawn is not worked out.");
    }

    private static int? WholeNumber(Expr expression)
    {
        if (Traversal.Symbols(expression).Count > 0 || ProbabilityNodes.IsIn(expression))
        {
            return null;
        }

        var value = Evaluator<Binary64>.Evaluate(expression, new Dictionary<string, Value<Binary64>>());
        var number = value.Kind == ShapeKind.Scalar ? Binary64.ToDouble(value.AsScalar) : double.NaN;
        return number == Math.Floor(number) && Math.Abs(number) < 1e9 ? (int)number : null;
    }
}
