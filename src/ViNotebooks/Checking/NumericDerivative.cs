using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>Derivatives by dual numbers, for expressions that have no symbolic rule.</summary>
internal static class NumericDerivative
{
    private const int Points = 16;

    /// <summary>Bits to which the two derivatives agree: well below a mistake, above the rounding of ordinary points.</summary>
    private const int AgreeingBits = 60;

    /// <summary>Whether <paramref name="candidate"/> is the derivative of <paramref name="expression"/> by a scalar symbol at random points.</summary>
    public static Equality Compare(Expr candidate, Expr expression, string symbol, Scope scope, RandomStream random)
    {
        var compared = 0;
        foreach (var point in scope.Draw(random, Points))
        {
            var dual = Evaluator<Dual<WideFloat>>.Evaluate(
                expression, point.Convert((name, x) => name == symbol ? Dual<WideFloat>.Variable(x) : Dual<WideFloat>.Constant(x)));
            var value = Evaluator<WideFloat>.Evaluate(candidate, point.Wide);
            for (var i = 0; i < value.Count; i++)
            {
                var (found, wanted) = (value.Elements[i], dual.Elements[i].Derivative);
                if (!WideFloat.IsFinite(found) || !WideFloat.IsFinite(wanted))
                {
                    continue;
                }

                if (WideFloat.Abs(found - wanted) > WideFloat.ScaleB(WideFloat.Abs(found) + WideFloat.Abs(wanted), -AgreeingBits))
                {
                    return Equality.Different;
                }

                compared++;
            }
        }

        return compared > 0 ? Equality.Equal : Equality.Undecided;
    }
}
