using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking.Diagnosis;

/// <summary>
/// A wrong answer with its values at a few ordinary points, to try many candidates against quickly. A candidate that
/// agrees here is then confirmed by <see cref="Equivalence"/> before anything is said.
/// </summary>
internal sealed class Probe
{
    private const int Points = 24;
    private const int MostMisses = 2;

    private static readonly Expr Undefined = Make.Call(Function.Undefined);

    private readonly IReadOnlyList<TestPoint> points;
    private readonly DoubleValues values;
    private readonly RandomStream random;
    private readonly bool hasScalarsOnly;
    private readonly bool hasFolds;

    public Probe(Expr answer, Expr reference, Scope scope, Criterion criterion, RandomStream random)
    {
        Answer = answer;
        Reference = reference;
        Scope = scope;
        Criterion = criterion;
        this.random = random;
        hasFolds = Traversal.All(answer).Concat(Traversal.All(reference)).OfType<Fold>().Any();
        hasScalarsOnly = scope.Names.All.All(declaration => declaration.Shape.IsScalar);
        points = TestPoints.Few(scope, criterion, Points, random);
        values = new DoubleValues(scope, points);
        AnswerValues = values.Of(answer);
        ReferenceValues = values.Of(reference);
        Usable = [.. Enumerable.Range(0, points.Count).Where(i => IsFinite(AnswerValues.At[i]) && IsFinite(ReferenceValues.At[i])
            && IsFinite(AnswerValues.AtBase[i]) && IsFinite(ReferenceValues.AtBase[i]) && AnswerValues.At[i].Length == ReferenceValues.At[i].Length)];
    }

    public Expr Answer { get; }

    public Expr Reference { get; }

    public Scope Scope { get; }

    public Criterion Criterion { get; }

    public Declarations Names => Scope.Names;

    public (double[][] At, double[][] AtBase) AnswerValues { get; }

    public (double[][] At, double[][] AtBase) ReferenceValues { get; }

    /// <summary>The points where both the answer and the reference have a finite value.</summary>
    public IReadOnlyList<int> Usable { get; }

    public (double[][] At, double[][] AtBase) ValuesOf(Expr expression) => values.Of(Meant(expression) ?? Undefined);

    /// <summary>Whether the candidate has the answer's values at all usable points.</summary>
    public bool FitsAnswer(Expr candidate) => Fits(candidate, AnswerValues);

    /// <summary>Whether an edited answer has the reference's values at all usable points.</summary>
    public bool FitsReference(Expr candidate) => Fits(candidate, ReferenceValues);

    /// <summary>Whether two expressions other than the answer are equal exactly.</summary>
    public bool AreEqual(Expr one, Expr other) =>
        FitsValues(one, values.Of(other)) && Meant(one) is not null
        && Equivalence.Compare(one, other, Scope, Criterion.Exactly, random.Split("equal")).Equality == Equality.Equal;

    /// <summary>Whether two expressions are equal for certain, under the question's criterion.</summary>
    public bool Confirm(Expr one, Expr other) =>
        Meant(one) is { } first && Meant(other) is { } second
        && Equivalence.Compare(first, second, Scope, Criterion, random.Split("confirm")).Equality == Equality.Equal;

    /// <summary>A changed expression may no longer fit together in shape: then it has no meaning.</summary>
    private Expr? Meant(Expr expression)
    {
        // the index of a sum may have been carried out of it
        if (hasFolds && Traversal.Symbols(expression).Any(name => Names.Find(name) is null))
        {
            return null;
        }

        return hasScalarsOnly ? expression : Elaborator.TryElaborate(expression, Names)?.Expression;
    }

    /// <summary>For each value that an integer symbol takes at two or more usable points, whether the answer is right at all of them; values where it is right at some only are left out.</summary>
    public IReadOnlyList<(int Value, bool IsRight)> RightByValue(string symbol)
    {
        var found = new List<(int, bool)>();
        foreach (var group in Usable.GroupBy(i => (int)WideFloat.ToDouble(points[i].Point.Wide[symbol].AsScalar)).Where(group => group.Count() > 1).OrderBy(group => group.Key))
        {
            var right = group.Count(i => Equivalence.AreClose(Criterion, AnswerValues.At[i], ReferenceValues.At[i], AnswerValues.AtBase[i], ReferenceValues.AtBase[i]));
            if (right == 0 || right == group.Count())
            {
                found.Add((group.Key, right > 0));
            }
        }

        return found;
    }

    private bool FitsValues(Expr expression, (double[][] At, double[][] AtBase) wanted)
    {
        var found = ValuesOf(expression);
        var agreeing = Usable.Count(i => found.At[i].Length == wanted.At[i].Length && Equivalence.AreClose(Criterion.Exactly, found.At[i], wanted.At[i], [], []));
        return agreeing > 0 && agreeing >= Usable.Count - MostMisses;
    }

    private bool Fits(Expr changed, (double[][] At, double[][] AtBase) wanted)
    {
        if (Meant(changed) is not { } candidate)
        {
            return false;
        }

        // badly conditioned points may miss in double precision: whatever passes here is confirmed with more
        var misses = 0;
        foreach (var i in Usable)
        {
            var at = DoubleValues.Evaluate(candidate, points[i].Point);
            var atBase = points[i].Base is { } basePoint ? DoubleValues.Evaluate(candidate, basePoint) : [];
            if (at.Length != wanted.At[i].Length)
            {
                return false;
            }

            misses += Equivalence.AreClose(Criterion, at, wanted.At[i], atBase, wanted.AtBase[i]) ? 0 : 1;
            if (misses > MostMisses)
            {
                return false;
            }
        }

        return Usable.Count > misses;
    }

    private static bool IsFinite(double[] elements) => Array.TrueForAll(elements, double.IsFinite);
}
