using System.Numerics;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>
/// An answer such as 0.919 − x²/2 is right but for rounding when some numbers within the rounding intervals of its decimal
/// literals (and of those of what is asked) make the two exactly equal. Those numbers are solved for at some points and must then serve at all others.
/// </summary>
internal static class RoundedLiterals
{
    private const int LeastDigits = 3;
    private const int LeastDigitsOfReference = 5;
    private const int MostLiterals = 4;
    private const int Rounds = 12;

    /// <summary>To how many bits the two sides agree once the literals are solved for.</summary>
    private const int SolvedBits = 70;

    /// <summary>Whether the decimals of the answer, or those of what is asked, or both, and nothing else, are why the two differ.</summary>
    public static bool Explain(Expr answer, Expr reference, Scope scope, Criterion criterion, RandomStream random)
    {
        // 0.125 in a reference is meant as it stands; 0.57722 is a rounded constant
        var (inAnswer, inReference) = (RoundedIn(answer, LeastDigits), RoundedIn(reference, LeastDigitsOfReference));
        return Explain(inAnswer, [])
            || (inReference.Count > 0 && (Explain([], inReference) || (inAnswer.Count > 0 && Explain(inAnswer, inReference))));

        bool Explain(IReadOnlyList<Number> ofAnswer, IReadOnlyList<Number> ofReference) =>
            RoundedLiterals.Explain(answer, reference, ofAnswer, ofReference, scope, criterion, random);
    }

    /// <summary>The value of an answer without symbols with all that its decimals may be the roundings of; null where it has none.</summary>
    public static Value<BoundedFloat>? Widened(Expr answer)
    {
        var literals = RoundedIn(answer, LeastDigits);
        if (literals.Count is 0 or > MostLiterals || Traversal.Symbols(answer).Count > 0)
        {
            return null;
        }

        var values = new Dictionary<string, Value<BoundedFloat>>();
        foreach (var literal in literals)
        {
            values[Name(literal)] = Value<BoundedFloat>.Scalar(BoundedFloat.WithError(Value(literal), HalfUnit(literal)));
        }

        var freed = Substitution.Replace(answer, node => node is Number number && literals.Contains(number) ? new Symbol(Name(number)) : null);
        return Evaluator<BoundedFloat>.Evaluate(freed, values);

        static string Name(Number literal) => $"{literal.Digits} {literal.DecimalPlaces} rounded";
    }

    private static List<Number> RoundedIn(Expr expression, int digits) =>
        [.. Traversal.All(expression).OfType<Number>().Where(number => number.DecimalPlaces > 0 && number.Digits.ToString().Length >= digits).Distinct()];

    private static bool Explain(
        Expr answer, Expr reference, IReadOnlyList<Number> ofAnswer, IReadOnlyList<Number> ofReference, Scope scope, Criterion criterion, RandomStream random)
    {
        List<Number> literals = [.. ofAnswer, .. ofReference];
        if (literals.Count is 0 or > MostLiterals)
        {
            return false;
        }

        var points = TestPoints.Few(scope, criterion, (3 * literals.Count) + 6, random);
        var names = literals.Select((_, i) => $"{i} rounded").ToArray();
        var exact = literals.ConvertAll(Value).ToArray();
        var residuals = new Residuals(Freed(answer, ofAnswer, 0), Freed(reference, ofReference, ofAnswer.Count), criterion, points, names);
        if (Solve(residuals, exact) is not { } solved)
        {
            return false;
        }

        for (var i = 0; i < literals.Count; i++)
        {
            if (WideFloat.Abs(solved[i] - exact[i]) > HalfUnit(literals[i]))
            {
                return false;
            }
        }

        var everywhere = TestPoints.For(answer, reference, scope, criterion, random.Split("everywhere"));
        return new Residuals(Freed(answer, ofAnswer, 0), Freed(reference, ofReference, ofAnswer.Count), criterion, everywhere, names).Vanish(solved);

        Expr Freed(Expr expression, IReadOnlyList<Number> freed, int first) => Substitution.Replace(
            expression, node => node is Number number && freed.ToList().IndexOf(number) is var i and >= 0 ? new Symbol(names[first + i]) : null);
    }

    private static WideFloat Value(Number number) => WideFloat.FromRational(number.Digits, BigInteger.Pow(10, number.DecimalPlaces));

    private static WideFloat HalfUnit(Number number) => WideFloat.FromRational(BigInteger.One, 2 * BigInteger.Pow(10, number.DecimalPlaces));

    /// <summary>Gauss–Newton from the literals themselves; null where the literals do not determine the residuals.</summary>
    private static WideFloat[]? Solve(Residuals residuals, WideFloat[] start)
    {
        var current = (WideFloat[])start.Clone();
        for (var round = 0; round < Rounds; round++)
        {
            var (values, jacobian) = residuals.WithJacobian(current);
            if (values.Length < current.Length || Step(values, jacobian, current.Length) is not { } step)
            {
                return null;
            }

            for (var i = 0; i < current.Length; i++)
            {
                current[i] -= step[i];
            }
        }

        return current;
    }

    /// <summary>Solves JᵀJ s = Jᵀ r.</summary>
    private static WideFloat[]? Step(WideFloat[] values, WideFloat[][] jacobian, int count)
    {
        var normal = new WideFloat[count * count];
        var right = new WideFloat[count];
        for (var row = 0; row < values.Length; row++)
        {
            for (var i = 0; i < count; i++)
            {
                right[i] += jacobian[i][row] * values[row];
                for (var j = 0; j < count; j++)
                {
                    normal[(i * count) + j] += jacobian[i][row] * jacobian[j][row];
                }
            }
        }

        var solution = LinearAlgebra<WideFloat>.Solve(normal, count, right, 1);
        return Array.TrueForAll(solution, WideFloat.IsFinite) ? solution : null;
    }

    /// <summary>What must vanish at every point: answer − reference, or its counterpart up to a constant or factor.</summary>
    private sealed class Residuals(Expr answer, Expr reference, Criterion criterion, IReadOnlyList<TestPoint> points, string[] names)
    {
        public (WideFloat[] Values, WideFloat[][] Jacobian) WithJacobian(WideFloat[] literals)
        {
            var values = At(literals);
            var jacobian = new WideFloat[literals.Length][];
            for (var i = 0; i < literals.Length; i++)
            {
                // a difference quotient with half of the 128 bits: its error shrinks the step's error by 2^−60 a round
                var step = WideFloat.ScaleB(WideFloat.FromDouble(1), Math.Max(literals[i].Exponent, -10) - 60);
                var moved = (WideFloat[])literals.Clone();
                moved[i] += step;
                var shifted = At(moved);
                if (shifted.Length != values.Length)
                {
                    // a literal on the edge of a domain: moved, the expression has no value at some point
                    return ([], []);
                }

                jacobian[i] = [.. values.Select((value, row) => (shifted[row] - value) / step)];
            }

            return (values, jacobian);
        }

        /// <summary>Whether the two sides agree, or have no value together, at every point.</summary>
        public bool Vanish(WideFloat[] literals) =>
            points.All(point => ResidualsAt(point, literals).All(residual => !WideFloat.IsDefined(residual.Left) && !WideFloat.IsDefined(residual.Right)
                ? true
                : WideFloat.Abs(residual.Left - residual.Right) <= WideFloat.ScaleB(WideFloat.Abs(residual.Left) + WideFloat.Abs(residual.Right), -SolvedBits)));

        /// <summary>Residuals relative to the size of the reference, at the points where both sides are finite.</summary>
        private WideFloat[] At(WideFloat[] literals) =>
            [.. points.SelectMany(point => ResidualsAt(point, literals)).Select(Relative).Where(WideFloat.IsFinite)];

        private static WideFloat Relative((WideFloat Left, WideFloat Right) residual) =>
            (residual.Left - residual.Right) / (WideFloat.One + WideFloat.Abs(residual.Right));

        private IEnumerable<(WideFloat Left, WideFloat Right)> ResidualsAt(TestPoint point, WideFloat[] literals)
        {
            var (a, r) = Both(point.Point, literals);
            var (a0, r0) = point.Base is null ? (a, r) : Both(point.Base, literals);
            for (var i = 0; i < Math.Min(a.Count, r.Count); i++)
            {
                yield return criterion switch
                {
                    UpToConstant => (a.Elements[i] - a0.Elements[i], r.Elements[i] - r0.Elements[i]),
                    UpToFactor => (a.Elements[i] * r0.Elements[i], r.Elements[i] * a0.Elements[i]),
                    _ => (a.Elements[i], r.Elements[i]),
                };
            }
        }

        private (Value<WideFloat> Answer, Value<WideFloat> Reference) Both(Point point, WideFloat[] literals)
        {
            var extended = point;
            for (var i = 0; i < names.Length; i++)
            {
                extended = extended.With(names[i], Value<WideFloat>.Scalar(literals[i]));
            }

            return (Evaluator<WideFloat>.Evaluate(answer, extended.Wide), Evaluator<WideFloat>.Evaluate(reference, extended.Wide));
        }
    }
}
