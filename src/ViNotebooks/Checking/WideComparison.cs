using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>What a comparison at one point says.</summary>
internal enum PointEquality
{
    Same,

    /// <summary>The values differ by less than rounding, but rounding is large against them: zero to both, as far as can be seen.</summary>
    SameWithinRounding,

    Different,

    /// <summary>Neither has a value there.</summary>
    BothUndefined,

    /// <summary>Rounding or range leave it open.</summary>
    Unclear,
}

/// <summary>
/// Compares two expressions at a point in 128-bit arithmetic. Values that agree to 85 bits are the same; any others are
/// computed again with a bound on their rounding, and differ only where they are further apart than the bounds allow.
/// </summary>
internal static class WideComparison
{
    private const int SurelySameBits = 85;

    /// <summary>Agreement within bounds counts for equality when the bounds are this far below the values.</summary>
    private const int SignificantBits = 40;

    /// <summary>Bounds below 2⁻⁶⁰ are as good as none where both values may be zero.</summary>
    private const int NegligibleBits = 60;

    public static (PointEquality Equality, Value<WideFloat> Answer, Value<WideFloat> Reference) At(
        Expr answer, Expr reference, Criterion criterion, TestPoint point)
    {
        var a = Evaluator<WideFloat>.Evaluate(answer, point.Point.Wide);
        var r = Evaluator<WideFloat>.Evaluate(reference, point.Point.Wide);
        if (a.Count != r.Count)
        {
            return (PointEquality.Different, a, r);
        }

        var equality = AreSurelySame(answer, reference, criterion, point, a, r) ? PointEquality.Same : Bounded(answer, reference, criterion, point);
        return (equality, a, r);
    }

    /// <summary>Whether the values agree to 85 bits, or up to a constant or factor what is compared of them does, against the largest value in it.</summary>
    private static bool AreSurelySame(
        Expr answer, Expr reference, Criterion criterion, TestPoint point, Value<WideFloat> a, Value<WideFloat> r)
    {
        if (criterion is ExactlyEqual || point.Base is null)
        {
            return All(a, r, static (x, y) => AreSurelySame(x, y, Larger(x, y)));
        }

        var a0 = Evaluator<WideFloat>.Evaluate(answer, point.Base.Wide);
        var r0 = Evaluator<WideFloat>.Evaluate(reference, point.Base.Wide);
        if (a0.Count != a.Count || r0.Count != a.Count)
        {
            return false;
        }

        for (var i = 0; i < a.Count; i++)
        {
            var (x, y, x0, y0) = (a.Elements[i], r.Elements[i], a0.Elements[i], r0.Elements[i]);
            var isSame = criterion is UpToConstant
                ? AreSurelySame(x - x0, y - y0, Larger(Larger(x, y), Larger(x0, y0)))
                : AreSurelySame(x * y0, y * x0, Larger(x * y0, y * x0)) && WideFloat.Sign(x) == WideFloat.Sign(y) && WideFloat.Sign(x) != 0;
            if (!isSame)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreSurelySame(WideFloat x, WideFloat y, WideFloat scale) =>
        WideFloat.IsFinite(x) && WideFloat.IsFinite(y) && !(WideFloat.Abs(x - y) > WideFloat.ScaleB(scale, -SurelySameBits));

    private static bool All(Value<WideFloat> a, Value<WideFloat> r, Func<WideFloat, WideFloat, bool> holds)
    {
        for (var i = 0; i < a.Count; i++)
        {
            if (!holds(a.Elements[i], r.Elements[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static PointEquality Bounded(Expr answer, Expr reference, Criterion criterion, TestPoint point)
    {
        var a = Evaluator<BoundedFloat>.Evaluate(answer, point.Point.Bounded);
        var r = Evaluator<BoundedFloat>.Evaluate(reference, point.Point.Bounded);
        if (Definedness(a, r) is { } decided)
        {
            return decided;
        }

        if (criterion is ExactlyEqual || point.Base is null)
        {
            return Decide(a, r);
        }

        var a0 = Evaluator<BoundedFloat>.Evaluate(answer, point.Base.Bounded);
        var r0 = Evaluator<BoundedFloat>.Evaluate(reference, point.Base.Bounded);
        if (Definedness(a0, r0) is { } atBase)
        {
            return atBase == PointEquality.BothUndefined ? PointEquality.Unclear : atBase;
        }

        if (criterion is UpToFactor && !HavePositiveRatio(a, r))
        {
            return PointEquality.Different;
        }

        return criterion is UpToConstant
            ? Decide(Zip(a, a0, static (x, y) => x - y), Zip(r, r0, static (x, y) => x - y))
            : Decide(Zip(a, r0, static (x, y) => x * y), Zip(r, a0, static (x, y) => x * y));
    }

    /// <summary>What follows already from which values exist; null where both are finite numbers.</summary>
    private static PointEquality? Definedness(Value<BoundedFloat> a, Value<BoundedFloat> r)
    {
        if (!All(a, IsSure) || !All(r, IsSure))
        {
            return PointEquality.Unclear;
        }

        var (isAnswerDefined, isReferenceDefined) = (All(a, BoundedFloat.IsDefined), All(r, BoundedFloat.IsDefined));
        return (isAnswerDefined, isReferenceDefined) switch
        {
            (true, true) => null,
            (false, false) => PointEquality.BothUndefined,
            _ => PointEquality.Different,
        };
    }

    private static bool IsSure(BoundedFloat x) => !BoundedFloat.IsDefined(x) || BoundedFloat.IsFinite(x);

    private static bool All(Value<BoundedFloat> value, Func<BoundedFloat, bool> holds)
    {
        foreach (var element in value.Elements)
        {
            if (!holds(element))
            {
                return false;
            }
        }

        return true;
    }

    private static Value<BoundedFloat> Zip(Value<BoundedFloat> left, Value<BoundedFloat> right, Func<BoundedFloat, BoundedFloat, BoundedFloat> combine)
    {
        var elements = new BoundedFloat[left.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = combine(left.Elements[i], right.Elements[i]);
        }

        return Value<BoundedFloat>.Vector(elements);
    }

    /// <summary>A factor that is allowed is positive: a density times −1 is none. Zero stands for zero.</summary>
    private static bool HavePositiveRatio(Value<BoundedFloat> a, Value<BoundedFloat> r)
    {
        for (var i = 0; i < a.Count; i++)
        {
            var (x, y) = (a.Elements[i], r.Elements[i]);
            var areSure = WideFloat.Abs(x.Value) > x.Error && WideFloat.Abs(y.Value) > y.Error;
            if (areSure ? BoundedFloat.Sign(x) != BoundedFloat.Sign(y) : IsExactlyZero(x) != IsExactlyZero(y))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsExactlyZero(BoundedFloat x) => WideFloat.Sign(x.Value) == 0 && WideFloat.Sign(x.Error) == 0;

    private static PointEquality Decide(Value<BoundedFloat> a, Value<BoundedFloat> r)
    {
        var worst = PointEquality.Same;
        for (var i = 0; i < a.Count; i++)
        {
            var element = Decide(a.Elements[i], r.Elements[i]);
            if (element == PointEquality.Different)
            {
                return element;
            }

            worst = (PointEquality)Math.Max((int)worst, (int)element);
        }

        return worst;
    }

    private static PointEquality Decide(BoundedFloat x, BoundedFloat y)
    {
        var difference = WideFloat.Abs(x.Value - y.Value);
        var bound = WideFloat.ScaleB(x.Error + y.Error, 1);
        if (!WideFloat.IsFinite(bound))
        {
            return PointEquality.Unclear;
        }

        if (difference > bound)
        {
            return PointEquality.Different;
        }

        if (WideFloat.Sign(bound) == 0 || bound < WideFloat.ScaleB(Larger(x.Value, y.Value), -SignificantBits))
        {
            return PointEquality.Same;
        }

        return bound < WideFloat.ScaleB(WideFloat.One, -NegligibleBits) ? PointEquality.SameWithinRounding : PointEquality.Unclear;
    }

    private static WideFloat Larger(WideFloat x, WideFloat y)
    {
        var (a, b) = (WideFloat.Abs(x), WideFloat.Abs(y));
        return a < b ? b : a;
    }
}
