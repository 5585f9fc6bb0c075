using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Models;
using ViNotebooks.Models.Oracles;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>What comparing with an oracle found, and how sure its values are.</summary>
/// <param name="Finding">Equal, different with the point that shows it, or undecided.</param>
/// <param name="Oracle">The weakest oracle that was needed.</param>
/// <param name="ErrorProbability">The probability that chance alone made the difference; 0 where nothing was sampled.</param>
/// <param name="RelativeError">The greatest error of the oracle's values, relative to them.</param>
/// <param name="Problem">Why the oracles found no value, where that is what prevents a decision.</param>
internal sealed record AskedFinding(Finding Finding, Oracle Oracle, double ErrorProbability, double RelativeError, string? Problem = null);

/// <summary>
/// Compares an answer with a definition that has no closed form: at fresh points its value comes from an oracle with a bound
/// on its error. A difference beyond the bounds at one point decides; agreement counts where the bounds are tight.
/// </summary>
internal static class AskedComparison
{
    private const int DrawnPoints = 12;
    private const int SpecialPoints = 6;
    private const int LeastComparedPoints = 3;

    /// <summary>Agreement to within the bounds is evidence of equality where these are this tight.</summary>
    private const double TightError = 1e-7;

    /// <exception cref="ScopeException">The scope leaves no points.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static AskedFinding Compare(
        Func<Point, Value<BoundedFloat>> answer, Asked asked, Scope scope, Criterion criterion, RandomStream random, OracleBudget? budget = null, CancellationToken token = default)
    {
        var points = Points(scope, criterion, random);
        var seed = random.Split("oracle").NextBits();
        var (same, unclear) = (0, 0);
        var oracle = Oracle.ClosedForm;
        var (errorProbability, relative) = (0.0, 0.0);
        string? problem = null;
        foreach (var point in points)
        {
            var r = ValueAt(asked, point.Point, seed, budget, token, ref problem);
            var r0 = point.Base is { } other ? ValueAt(asked, other, seed + 1, budget, token, ref problem) : null;
            if (r is null || (point.Base is not null && r0 is null))
            {
                unclear++;
                continue;
            }

            oracle = Measured.Weaker(oracle, r.Oracle);
            errorProbability += (r.Sampling?.ErrorProbability ?? 0) + (r0?.Sampling?.ErrorProbability ?? 0);
            var a = answer(point.Point);
            var a0 = point.Base is { } basePoint ? answer(basePoint) : (Value<BoundedFloat>?)null;
            switch (At(a, r.Value, a0, r0?.Value, criterion, ref relative))
            {
                case PointEquality.Different:
                    var evidence = new Evidence(point.Point, Wide(a), Wide(r.Value)) { IsExceptional = point.Kind == PointKind.Special };
                    return new AskedFinding(new Finding(Equality.Different, evidence), oracle, errorProbability, relative);
                case PointEquality.Same:
                    same++;
                    break;
                case PointEquality.Unclear or PointEquality.SameWithinRounding:
                    unclear++;
                    break;
            }
        }

        var isEqual = same >= LeastComparedPoints && unclear <= 2 * same;
        return new AskedFinding(isEqual ? Finding.Equal : Finding.Undecided, oracle, errorProbability, relative, problem);
    }

    /// <summary>Whether a number that is asked for lies within the bounds of another.</summary>
    public static bool CouldEqual(Value<BoundedFloat> value, Asked asked, ulong seed)
    {
        string? problem = null;
        var nowhere = new Point(new Dictionary<string, Value<WideFloat>>());
        return ValueAt(asked, nowhere, seed, null, default, ref problem) is { } found
            && found.Value.Count == value.Count
            && Enumerable.Range(0, value.Count).All(i => Overlap(value.Elements[i], found.Value.Elements[i]));

        static bool Overlap(BoundedFloat x, BoundedFloat y) =>
            BoundedFloat.IsFinite(x) && BoundedFloat.IsFinite(y) && WideFloat.Abs(x.Value - y.Value) <= x.Error + y.Error;
    }

    private static List<TestPoint> Points(Scope scope, Criterion criterion, RandomStream random)
    {
        var drawn = TestPoints.Few(scope, criterion, DrawnPoints, random);
        var named = criterion switch
        {
            UpToConstant constant => constant.Variables,
            UpToFactor factor => factor.Variables,
            _ => default,
        };
        var special = scope.Special(random.Split("special")).Take(SpecialPoints);
        return
        [
            .. drawn,
            .. special.Select(point => new TestPoint(point, named.Count == 0 ? null : scope.Redraw(point, named.ToArray(), random.Split("base"), 1)[0], PointKind.Special)),
        ];
    }

    /// <summary>The value that is asked, undefined where it is; null where the oracles did not find it.</summary>
    private static OracleValue? ValueAt(Asked asked, Point point, ulong seed, OracleBudget? budget, CancellationToken token, ref string? problem)
    {
        try
        {
            return asked.At(point, seed, budget, token);
        }
        catch (AskedException exception)
        {
            problem ??= exception.Message;
            return exception.IsBeyond ? null : new OracleValue(Value<BoundedFloat>.Scalar(BoundedFloat.Undefined), Oracle.Quadrature, null);
        }
    }

    private static PointEquality At(
        Value<BoundedFloat> a, Value<BoundedFloat> r, Value<BoundedFloat>? a0, Value<BoundedFloat>? r0, Criterion criterion, ref double relative)
    {
        if (a.Count != r.Count)
        {
            return IsUndefined(r) ? (IsUndefined(a) ? PointEquality.BothUndefined : PointEquality.Different) : PointEquality.Different;
        }

        var worst = PointEquality.Same;
        for (var i = 0; i < a.Count; i++)
        {
            var (x, y) = (a.Elements[i], r.Elements[i]);
            if (a0 is { } baseA && r0 is { } baseR && baseA.Count == a.Count && baseR.Count == a.Count)
            {
                var (x0, y0) = (baseA.Elements[i], baseR.Elements[i]);
                if (criterion is UpToFactor && BoundedFloat.Sign(x) != BoundedFloat.Sign(y) && AreSure(x, y))
                {
                    return PointEquality.Different;
                }

                (x, y) = criterion is UpToConstant ? (x - x0, y - y0) : (x * y0, y * x0);
            }

            var element = Decide(x, y, ref relative);
            if (element == PointEquality.Different)
            {
                return element;
            }

            worst = (PointEquality)Math.Max((int)worst, (int)element);
        }

        return worst;
    }

    private static bool AreSure(BoundedFloat x, BoundedFloat y) => WideFloat.Abs(x.Value) > x.Error && WideFloat.Abs(y.Value) > y.Error;

    private static bool IsUndefined(Value<BoundedFloat> value) => value.Elements.ToArray().Any(element => !BoundedFloat.IsDefined(element));

    private static PointEquality Decide(BoundedFloat x, BoundedFloat y, ref double relative)
    {
        if (!BoundedFloat.IsDefined(x) || !BoundedFloat.IsDefined(y))
        {
            return BoundedFloat.IsDefined(x) == BoundedFloat.IsDefined(y) ? PointEquality.BothUndefined : PointEquality.Different;
        }

        if (!BoundedFloat.IsFinite(x) || !BoundedFloat.IsFinite(y))
        {
            var areBothInfinite = !BoundedFloat.IsFinite(x) && !BoundedFloat.IsFinite(y) && BoundedFloat.Sign(x) == BoundedFloat.Sign(y);
            return areBothInfinite ? PointEquality.Same : PointEquality.Different;
        }

        var difference = WideFloat.ToDouble(WideFloat.Abs(x.Value - y.Value));
        var bound = 2 * WideFloat.ToDouble(x.Error + y.Error);
        if (difference > bound)
        {
            return PointEquality.Different;
        }

        var size = Math.Max(Math.Abs(WideFloat.ToDouble(x.Value)), Math.Abs(WideFloat.ToDouble(y.Value)));
        relative = Math.Max(relative, size == 0 ? 0 : bound / size);
        return bound <= TightError * size || size == 0 || bound < 1e-12 ? PointEquality.Same : PointEquality.Unclear;
    }

    private static Value<WideFloat> Wide(Value<BoundedFloat> value)
    {
        var elements = Array.ConvertAll(value.Elements.ToArray(), element => element.Value);
        return value.Kind switch
        {
            ShapeKind.Scalar or ShapeKind.Condition => Value<WideFloat>.Scalar(elements[0]),
            ShapeKind.Vector => Value<WideFloat>.Vector(elements),
            ShapeKind.Row => Value<WideFloat>.Row(elements),
            _ => Value<WideFloat>.Matrix(value.Rows, value.Columns, elements),
        };
    }
}
