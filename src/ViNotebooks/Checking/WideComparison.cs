using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>What a comparison at one point says.</summary>
internal enum PointEquality
{
    Same,
    Different,

    /// <summary>Neither has a value there.</summary>
    BothUndefined,

    /// <summary>Rounding or range leave it open.</summary>
    Unclear,
}

/// <summary>
/// Compares two expressions at a point in 128-bit arithmetic. How far rounding may have carried the values is measured at
/// that very point: the same expressions are evaluated with 96 bits, and what changes shows the amplification.
/// </summary>
internal static class WideComparison
{
    /// <summary>Values that agree to 2^−85 relative are the same without a further look.</summary>
    private const int SurelySameBits = 85;

    /// <summary>
    /// The 128-bit values are 2^−32 as far off as the 96-bit ones. Of that, 12 bits are kept as margin: a difference below
    /// 2^−20 of the change is rounding, one above 2^−14 of it is real.
    /// </summary>
    private const int RoundingBits = 20;

    private const int RealBits = 14;

    public static (PointEquality Equality, Value<WideFloat> Answer, Value<WideFloat> Reference) At(Expr answer, Expr reference, Criterion criterion, Point point, Point? basePoint)
    {
        var a = Evaluator<WideFloat>.Evaluate(answer, point.Wide);
        var r = Evaluator<WideFloat>.Evaluate(reference, point.Wide);
        var result = Compare(answer, reference, criterion, point, basePoint, a, r);
        return (result, a, r);
    }

    private static PointEquality Compare(Expr answer, Expr reference, Criterion criterion, Point point, Point? basePoint, Value<WideFloat> a, Value<WideFloat> r)
    {
        if (a.Count != r.Count)
        {
            return PointEquality.Different;
        }

        if (Definedness(answer, point, a) is not { } isAnswerDefined || Definedness(reference, point, r) is not { } isReferenceDefined)
        {
            return PointEquality.Unclear;
        }

        if (!isAnswerDefined || !isReferenceDefined)
        {
            return isAnswerDefined == isReferenceDefined ? PointEquality.BothUndefined : PointEquality.Different;
        }

        if (!IsFinite(a) || !IsFinite(r))
        {
            return PointEquality.Unclear;
        }

        if (criterion is ExactlyEqual || basePoint is null)
        {
            return Decide(a, r, () => (Coarse(answer, point), Coarse(reference, point)));
        }

        var a0 = Evaluator<WideFloat>.Evaluate(answer, basePoint.Wide);
        var r0 = Evaluator<WideFloat>.Evaluate(reference, basePoint.Wide);
        if (!IsFinite(a0) || !IsFinite(r0) || a0.Count != a.Count || r0.Count != r.Count)
        {
            return IsUndefined(a0) != IsUndefined(r0) && Definedness(answer, basePoint, a0) is not null && Definedness(reference, basePoint, r0) is not null
                ? PointEquality.Different
                : PointEquality.Unclear;
        }

        var (left, right) = Combined(criterion, a, r, a0, r0);
        if (criterion is UpToFactor && !HavePositiveRatio(a, r))
        {
            return PointEquality.Different;
        }

        return Decide(left, right, () => Combined(criterion, Coarse(answer, point), Coarse(reference, point), Coarse(answer, basePoint), Coarse(reference, basePoint)));
    }

    /// <summary>
    /// What must be equal at two points that differ in the named variables only: the differences a − a₀ = r − r₀ up to a
    /// constant, the products a·r₀ = r·a₀ up to a factor.
    /// </summary>
    private static (Value<T> Left, Value<T> Right) Combined<T>(Criterion criterion, Value<T> a, Value<T> r, Value<T> a0, Value<T> r0)
        where T : struct, IReal<T> =>
        criterion is UpToConstant
            ? (Zip(a, a0, static (x, y) => x - y), Zip(r, r0, static (x, y) => x - y))
            : (Zip(a, r0, static (x, y) => x * y), Zip(r, a0, static (x, y) => x * y));

    private static Value<T> Zip<T>(Value<T> left, Value<T> right, Func<T, T, T> combine)
        where T : struct, IReal<T>
    {
        var elements = new T[left.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = combine(left.Elements[i], right.Elements[i]);
        }

        return Value<T>.Vector(elements);
    }

    /// <summary>A factor that is allowed is positive: a density times −1 is none. Zero stands for zero.</summary>
    private static bool HavePositiveRatio(Value<WideFloat> a, Value<WideFloat> r)
    {
        for (var i = 0; i < a.Count; i++)
        {
            if (WideFloat.Sign(a.Elements[i]) != WideFloat.Sign(r.Elements[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static PointEquality Decide(Value<WideFloat> a, Value<WideFloat> r, Func<(Value<CoarseFloat> Answer, Value<CoarseFloat> Reference)> coarse)
    {
        (Value<CoarseFloat> Answer, Value<CoarseFloat> Reference)? rough = null;
        var worst = PointEquality.Same;
        for (var i = 0; i < a.Count; i++)
        {
            var x = a.Elements[i];
            var y = r.Elements[i];
            var difference = WideFloat.Abs(x - y);
            if (WideFloat.Sign(difference) == 0 || difference < WideFloat.ScaleB(Larger(x, y), -SurelySameBits))
            {
                continue;
            }

            rough ??= coarse();
            var change = WideFloat.Abs(x - rough.Value.Answer.Elements[i].Value) + WideFloat.Abs(y - rough.Value.Reference.Elements[i].Value);
            if (!WideFloat.IsFinite(change))
            {
                worst = PointEquality.Unclear;
            }
            else if (difference > WideFloat.ScaleB(change, -RealBits))
            {
                return PointEquality.Different;
            }
            else if (difference > WideFloat.ScaleB(change, -RoundingBits))
            {
                worst = PointEquality.Unclear;
            }
        }

        return worst;
    }

    private static WideFloat Larger(WideFloat x, WideFloat y)
    {
        var (a, b) = (WideFloat.Abs(x), WideFloat.Abs(y));
        return a < b ? b : a;
    }

    private static Value<CoarseFloat> Coarse(Expr expression, Point point) => Evaluator<CoarseFloat>.Evaluate(expression, point.Coarse);

    /// <summary>Whether the value exists; null where that hangs on rounding, as for √(x − x) that came out slightly negative.</summary>
    private static bool? Definedness(Expr expression, Point point, Value<WideFloat> value)
    {
        if (!IsUndefined(value))
        {
            return true;
        }

        return IsUndefined(Coarse(expression, point)) ? false : null;
    }

    private static bool IsUndefined<T>(Value<T> value)
        where T : struct, IReal<T>
    {
        foreach (var element in value.Elements)
        {
            if (!T.IsDefined(element))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFinite(Value<WideFloat> value)
    {
        foreach (var element in value.Elements)
        {
            if (!WideFloat.IsFinite(element))
            {
                return false;
            }
        }

        return true;
    }
}
