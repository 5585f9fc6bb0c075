using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>The functions of scalars, in any precision; shared by the interpreter and the compiled form.</summary>
internal static class ScalarFunctions<T>
    where T : struct, IReal<T>
{
    private const int LargestOrder = 100;

    private static readonly T Zero = T.FromDouble(0);
    private static readonly T One = T.FromDouble(1);
    private static readonly T Two = T.FromDouble(2);

    public static T Apply(Function function, T x) => function switch
    {
        Function.Exp => T.Exp(x),
        Function.Log => T.Log(x),
        Function.Log2 => RealFunctions<T>.Log2(x),
        Function.Log10 => RealFunctions<T>.Log10(x),
        Function.Log1p => T.Log1p(x),
        Function.Expm1 => T.Expm1(x),
        Function.Sqrt => T.Sqrt(x),
        Function.Abs => RealFunctions<T>.Abs(x),
        Function.Sign => T.IsDefined(x) ? T.FromDouble(T.Sign(x)) : T.Undefined,
        Function.Floor => T.Floor(x),
        Function.Ceiling => RealFunctions<T>.Ceiling(x),
        Function.Sin => T.Sin(x),
        Function.Cos => T.Cos(x),
        Function.Tan => RealFunctions<T>.Tan(x),
        Function.Cot => RealFunctions<T>.Cot(x),
        Function.Arcsin => RealFunctions<T>.Asin(x),
        Function.Arccos => RealFunctions<T>.Acos(x),
        Function.Arctan => T.Atan(x),
        Function.Sinh => RealFunctions<T>.Sinh(x),
        Function.Cosh => RealFunctions<T>.Cosh(x),
        Function.Tanh => RealFunctions<T>.Tanh(x),
        Function.Arsinh => RealFunctions<T>.Arsinh(x),
        Function.Arcosh => RealFunctions<T>.Arcosh(x),
        Function.Artanh => RealFunctions<T>.Artanh(x),
        Function.Erf => T.Erf(x),
        Function.Erfc => T.Erfc(x),
        Function.NormalCdf => RealFunctions<T>.NormalCdf(x),
        Function.NormalPdf => RealFunctions<T>.NormalPdf(x),
        Function.LogGamma => T.LogGamma(x),
        Function.Gamma => T.Gamma(x),
        Function.Digamma => T.Polygamma(0, x),
        Function.Trigamma => T.Polygamma(1, x),
        Function.Factorial => RealFunctions<T>.Factorial(x),
        Function.Logit => RealFunctions<T>.Logit(x),
        Function.Sigmoid => RealFunctions<T>.Sigmoid(x),
        Function.Softplus => RealFunctions<T>.Softplus(x),
        Function.LogNormalCdf => NormalFunctions<T>.LogCdf(x),
        Function.NormalQuantile => NormalFunctions<T>.Quantile(x),
        Function.ExpIntegral => ExponentialIntegral<T>.Ei(x),
        Function.Not => One - x,
        _ => throw new InvalidOperationException($"{function} is not a function of one number."),
    };

    public static T Apply(Function function, T x, T y) => function switch
    {
        Function.Polygamma => Polygamma(x, y),
        Function.Beta => RealFunctions<T>.Beta(x, y),
        Function.LogBeta => RealFunctions<T>.LogBeta(x, y),
        Function.Binomial => RealFunctions<T>.Binomial(x, y),
        Function.GammaP => IncompleteGamma<T>.P(x, y),
        Function.GammaQ => IncompleteGamma<T>.Q(x, y),
        Function.BesselI => T.Exp(BesselFunctions<T>.LogI(x, y)),
        Function.LogBesselI => BesselFunctions<T>.LogI(x, y),
        Function.Min => RealFunctions<T>.Min(x, y),
        Function.Max => RealFunctions<T>.Max(x, y),
        Function.LogSumExp => LogSumExp(x, y),
        _ => throw new InvalidOperationException($"{function} is not a function of two numbers."),
    };

    /// <summary>log Γ(x) where Γ(x) > 0, undefined elsewhere; unlike the logarithm of the value it does not overflow.</summary>
    public static T LogOfGamma(T x)
    {
        if (T.Sign(x) <= 0)
        {
            // Γ(x) has the sign of (−1)^⌊x⌋ for x < 0
            var half = T.Floor(x) / Two;
            var isPositive = T.IsFinite(half) && Relate(Relation.Equal, T.Floor(half), half) is var even && T.Sign(even) > 0;
            if (!isPositive)
            {
                return T.Undefined;
            }
        }

        return T.LogGamma(x);
    }

    /// <summary>1 where the relation holds, 0 where it does not, undefined where a side is.</summary>
    public static T Relate(Relation relation, T left, T right)
    {
        if (!T.IsDefined(left) || !T.IsDefined(right))
        {
            return T.Undefined;
        }

        var holds = relation switch
        {
            Relation.Less => left < right,
            Relation.LessOrEqual => !(left > right),
            Relation.Greater => left > right,
            Relation.GreaterOrEqual => !(left < right),
            Relation.Equal => !(left < right) && !(left > right),
            _ => left < right || left > right,
        };
        return holds ? One : Zero;
    }

    /// <summary>The value of a and b, or of a or b, where the second side counts only if the first does not decide.</summary>
    public static T Combine(LogicalOperator logical, T left, T right)
    {
        if (!T.IsDefined(left))
        {
            return T.Undefined;
        }

        var decides = logical == LogicalOperator.And ? T.Sign(left) == 0 : T.Sign(left) != 0;
        return decides ? left : right;
    }

    /// <summary>log(eˣ + eʸ) = m + log1p(e^−|x − y|), m the greater.</summary>
    private static T LogSumExp(T x, T y)
    {
        var greater = RealFunctions<T>.Max(x, y);
        return T.IsDefined(greater) ? greater + T.Log1p(T.Exp(RealFunctions<T>.Min(x, y) - greater)) : T.Undefined;
    }

    private static T Polygamma(T order, T x)
    {
        var n = T.ToDouble(order);
        return n >= 0 && n <= LargestOrder && n == Math.Floor(n) ? T.Polygamma((int)n, x) : T.Undefined;
    }
}
