using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>
/// Judges code that is no expression by its values in double precision. How far rounding inside the code may carry it is
/// measured by moving the point by a few units in the last place; differences below 1e-9 relative are not seen.
/// </summary>
internal static class CodeJudge
{
    private const int Draws = 48;
    private const int LeastComparedPoints = 8;
    private const double Closeness = 1e-9;
    private const double Amplification = 1e3;
    private const double Nudge = 1e-14;

    /// <summary>The verdict on code whose value at a point is the elements of a scalar or vector.</summary>
    public static Verdict Check(Question question, Func<Point, double[]> code, ulong seed)
    {
        var random = new RandomStream(seed);
        var verdict = question switch
        {
            EqualityQuestion equality => CheckEquality(equality, code, random),
            DefinitionQuestion definition => DefinitionJudge.Judged(definition, point => Rounded(code(point)), null, random),
            PushforwardQuestion pushforward => CheckPushforward(pushforward, code, random),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
        return verdict with { Seed = seed };
    }

    /// <summary>What code computes in double precision, with the rounding that it may have.</summary>
    private static Value<BoundedFloat> Rounded(double[] values)
    {
        var elements = Array.ConvertAll(values, value => double.IsNaN(value)
            ? BoundedFloat.Undefined
            : BoundedFloat.WithError(WideFloat.FromDouble(value), WideFloat.FromDouble(Math.Abs(value) * 1e-9)));
        return elements.Length == 1 ? Value<BoundedFloat>.Scalar(elements[0]) : Value<BoundedFloat>.Vector(elements);
    }

    private static Verdict CheckEquality(EqualityQuestion question, Func<Point, double[]> code, RandomStream random)
    {
        var points = TestPoints.Few(question.Scope, question.Criterion, Draws, random.Split("draw"));
        var (same, unclear) = (0, 0);
        foreach (var point in points)
        {
            var reference = Evaluator<WideFloat>.Evaluate(question.Reference, point.Point.Wide);
            switch (At(question, code, point, random))
            {
                case PointEquality.Different:
                    return new Verdict
                    {
                        Outcome = Outcome.Incorrect,
                        Code = "different",
                        Says = "The code and what is asked have different values.",
                        Counterexample = new Counterexample(point.Point.Describe(question.Scope.Names), Shown(code(point.Point)), Numerals.Show(reference)),
                    };
                case PointEquality.Same:
                    same++;
                    break;
                default:
                    unclear++;
                    break;
            }
        }

        if (same < LeastComparedPoints || unclear > same)
        {
            return new Verdict { Outcome = Outcome.Undecided, Code = "undecided", Says = "Rounding in the code leaves open whether it is right; give the formula as text." };
        }

        var (outcome, name, says) = question.Criterion switch
        {
            UpToConstant => (Outcome.CorrectUpToConstant, "correct-up-to-constant", "Correct up to a constant"),
            UpToFactor => (Outcome.CorrectUpToFactor, "correct-up-to-factor", "Correct up to a factor"),
            _ => (Outcome.Correct, "correct", "Correct"),
        };
        return new Verdict { Outcome = outcome, Code = name, Says = $"{says}, as far as double precision shows." };
    }

    private static PointEquality At(EqualityQuestion question, Func<Point, double[]> code, TestPoint point, RandomStream random)
    {
        var criterion = question.Criterion;
        var (a, r) = (code(point.Point), DoubleValues.Evaluate(question.Reference, point.Point));
        var (a0, r0) = point.Base is { } basePoint ? (code(basePoint), DoubleValues.Evaluate(question.Reference, basePoint)) : ([], []);
        if (a.Length != r.Length || a0.Length != r0.Length)
        {
            return PointEquality.Different;
        }

        if (!Array.TrueForAll(r, double.IsFinite) || !Array.TrueForAll(r0, double.IsFinite))
        {
            return Array.TrueForAll(a, double.IsFinite) && Array.TrueForAll(r, double.IsNaN) ? PointEquality.Different : PointEquality.Unclear;
        }

        if (!Array.TrueForAll(a, double.IsFinite) || !Array.TrueForAll(a0, double.IsFinite))
        {
            return PointEquality.Different;
        }

        if (Equivalence.AreClose(criterion, a, r, a0, r0))
        {
            return PointEquality.Same;
        }

        // what a few units in the last place of the point do to either value, any rounding inside may do too
        var nudged = Nudged(question, point.Point, random);
        var (an, rn) = (code(nudged), DoubleValues.Evaluate(question.Reference, nudged));
        for (var i = 0; i < a.Length; i++)
        {
            if (criterion is UpToFactor && Math.Sign(a[i]) != Math.Sign(r[i]))
            {
                return PointEquality.Different;
            }

            var change = Math.Abs(an[i] - a[i]) + Math.Abs(rn[i] - r[i]);
            var (left, right) = criterion switch
            {
                UpToConstant => (a[i] - a0[i], r[i] - r0[i]),
                UpToFactor => (a[i] * r0[i], r[i] * a0[i]),
                _ => (a[i], r[i]),
            };
            if (!double.IsFinite(change) || change > Closeness * Math.Abs(r[i]))
            {
                return PointEquality.Unclear;
            }

            if (Math.Abs(left - right) > (Amplification * change * (criterion is UpToFactor ? Math.Abs(r0[i]) + Math.Abs(a0[i]) : 1)) + (Closeness * Math.Max(Math.Abs(left), Math.Abs(right))))
            {
                return PointEquality.Different;
            }
        }

        return PointEquality.Unclear;
    }

    private static Point Nudged(EqualityQuestion question, Point point, RandomStream random)
    {
        foreach (var declaration in question.Scope.Names.All.Where(declaration => declaration.Shape.IsScalar && declaration.Kind != Expressions.SymbolKind.Integer))
        {
            var x = WideFloat.ToDouble(point.Wide[declaration.Name].AsScalar);
            point = point.With(declaration.Name, Value<WideFloat>.Scalar(WideFloat.FromDouble(x * (1 + (Nudge * random.NextDouble(-1, 1))))));
        }

        return point;
    }

    private static Verdict CheckPushforward(PushforwardQuestion question, Func<Point, double[]> code, RandomStream random)
    {
        var crossing = new ThresholdCrossing(
            question, (parameters, noise) => Array.ConvertAll(noise, value => code(parameters.With(question.Noise, Value<WideFloat>.Scalar(WideFloat.FromDouble(value))))[0]), isMonotoneDecided: false, random);
        var found = crossing.Find();
        return found.Kind switch
        {
            CrossingKind.Agrees => new Verdict { Outcome = Outcome.Correct, Code = "correct", Says = "Correct: the code has the distribution that is asked, as far as double precision shows." },
            CrossingKind.Unclear => new Verdict { Outcome = Outcome.Undecided, Code = "undecided", Says = "The distribution of the code's values could not be computed." },
            _ => Pushforward.WrongDistribution(question, found),
        };
    }

    private static string Shown(double[] elements)
    {
        var numbers = elements.Select(element => double.IsNaN(element) ? "undefined" : element.ToString("G12"));
        return elements.Length == 1 ? numbers.First() : $"[{string.Join(", ", numbers)}]";
    }
}
