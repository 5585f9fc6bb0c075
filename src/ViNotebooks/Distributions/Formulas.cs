using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Expressions.Rewriting;
using ViNotebooks.Numerics;

namespace ViNotebooks.Distributions;

/// <summary>
/// Scalar formulas written with operators. Zeros, ones, signs and whole numbers are folded, so that a formula at simple
/// parameters is a simple expression; nothing else is rewritten.
/// </summary>
internal static class Formulas
{
    private const int LargestFoldedExponent = 64;

    public static readonly Expr Zero = Number.Zero;
    public static readonly Expr One = Number.One;
    public static readonly Expr Two = Number.Two;
    public static readonly Expr OneHalf = Make.Rational(1, 2);
    public static readonly Expr Pi = Constant.Pi;
    public static readonly Expr Infinity = Constant.Infinity;

    /// <summary>No value.</summary>
    public static readonly Expr Undefined = Make.Call(Function.Undefined);

    /// <summary>Euler's constant γ = −ψ(1).</summary>
    public static readonly Expr EulerGamma = new Negate(Make.Call(Function.Digamma, Number.One));

    extension(Expr)
    {
        public static Expr operator +(Expr a, Expr b) => (a, b) switch
        {
            _ when IsZero(a) => b,
            _ when IsZero(b) => a,
            _ when Whole(a) is { } m && Whole(b) is { } n => Make.Number(m + n),
            (_, Negate negated) => Make.Subtract(a, negated.Operand),
            _ => Make.Add(a, b),
        };

        public static Expr operator +(Expr a, int b) => a + Make.Number(b);

        public static Expr operator +(int a, Expr b) => Make.Number(a) + b;

        public static Expr operator -(Expr a, Expr b) => (a, b) switch
        {
            _ when IsZero(a) => -b,
            _ when IsZero(b) => a,
            _ when Whole(a) is { } m && Whole(b) is { } n => Make.Number(m - n),
            (_, Negate negated) => Make.Add(a, negated.Operand),
            _ => Make.Subtract(a, b),
        };

        public static Expr operator -(Expr a, int b) => a - Make.Number(b);

        public static Expr operator -(int a, Expr b) => Make.Number(a) - b;

        public static Expr operator -(Expr a) => a switch
        {
            _ when IsZero(a) => a,
            Negate negated => negated.Operand,
            _ => Make.Negate(a),
        };

        public static Expr operator *(Expr a, Expr b) => (a, b) switch
        {
            _ when IsZero(a) || IsOne(b) => a,
            _ when IsZero(b) || IsOne(a) => b,
            _ when Whole(a) is { } m && Whole(b) is { } n => Make.Number(m * n),
            (Negate left, _) => -(left.Operand * b),
            (_, Negate right) => -(a * right.Operand),
            (_, Binary { Operator: BinaryOperator.Divide } quotient) when IsOne(quotient.Left) => a / quotient.Right,
            _ => Make.Multiply(a, b),
        };

        public static Expr operator *(Expr a, int b) => a * Make.Number(b);

        public static Expr operator *(int a, Expr b) => Make.Number(a) * b;

        public static Expr operator /(Expr a, Expr b) => (a, b) switch
        {
            _ when IsZero(a) || IsOne(b) => a,
            _ when Whole(a) is { } m && Whole(b) is { IsZero: false } n => Make.Rational(
                m / System.Numerics.BigInteger.GreatestCommonDivisor(m, n), n / System.Numerics.BigInteger.GreatestCommonDivisor(m, n)),
            (Negate left, _) => -(left.Operand / b),
            (_, Negate right) => -(a / right.Operand),
            (_, Binary { Operator: BinaryOperator.Divide } quotient) when IsOne(quotient.Left) => a * quotient.Right,
            _ => Make.Divide(a, b),
        };

        public static Expr operator /(Expr a, int b) => a / Make.Number(b);

        public static Expr operator /(int a, Expr b) => Make.Number(a) / b;
    }

    public static Expr Pow(Expr x, Expr exponent) => (Whole(x), Whole(exponent)) switch
    {
        (_, { IsOne: true }) => x,
        (_, { IsZero: true }) or ({ IsOne: true }, _) => One,
        ({ } m, { } n) when n.Sign > 0 && n <= LargestFoldedExponent => Make.Number(System.Numerics.BigInteger.Pow(m, (int)n)),
        (_, { Sign: < 0 } n) => 1 / Pow(x, Make.Number(-n)),
        _ => Make.Power(x, exponent),
    };

    public static Expr Pow(Expr x, int exponent) => Pow(x, Make.Number(exponent));

    public static Expr Square(Expr x) => Pow(x, 2);

    public static Expr Exp(Expr x) => IsZero(x) ? One : Make.Call(Function.Exp, x);

    public static Expr Expm1(Expr x) => Make.Call(Function.Expm1, x);

    public static Expr Log(Expr x) => IsOne(x) ? Zero : Make.Call(Function.Log, x);

    public static Expr Log1p(Expr x) => IsZero(x) ? x : Make.Call(Function.Log1p, x);

    /// <summary>√x; √(s²) is s where s is a number.</summary>
    public static Expr Sqrt(Expr x) => x switch
    {
        _ when IsZero(x) || IsOne(x) => x,
        Binary { Operator: BinaryOperator.Power, Left: Number root, Right: Number { DecimalPlaces: 0 } exponent } when exponent.Digits == 2 => root,
        _ => Make.Call(Function.Sqrt, x),
    };

    public static Expr Abs(Expr x) => Whole(x) is { } whole ? Make.Number(System.Numerics.BigInteger.Abs(whole)) : Make.Call(Function.Abs, x);

    /// <summary>Γ(x), a factorial at small whole numbers.</summary>
    public static Expr GammaFunction(Expr x)
    {
        if (Whole(x) is not { } whole || whole < 1 || whole > LargestFoldedExponent)
        {
            return Make.Call(Function.Gamma, x);
        }

        var factorial = System.Numerics.BigInteger.One;
        for (var i = 2; i < whole; i++)
        {
            factorial *= i;
        }

        return Make.Number(factorial);
    }

    public static Expr LogGamma(Expr x) => Whole(x) is { } whole && (whole == 1 || whole == 2) ? Zero : Make.Call(Function.LogGamma, x);

    public static Expr Digamma(Expr x) => Make.Call(Function.Digamma, x);

    public static Expr Trigamma(Expr x) => Make.Call(Function.Trigamma, x);

    public static Expr LogBeta(Expr a, Expr b) => Make.Call(Function.LogBeta, a, b);

    public static Expr Call(Function function, params ReadOnlySpan<Expr> arguments) => Make.Call(function, arguments);

    public static Expr Binomial(int n, int k)
    {
        var value = System.Numerics.BigInteger.One;
        for (var j = 1; j <= k; j++)
        {
            value = value * (n - k + j) / j;
        }

        return Make.Number(value);
    }

    /// <summary>x (x + 1) … (x + n − 1) = Γ(x + n)/Γ(x).</summary>
    public static Expr Rising(Expr x, int n)
    {
        var product = One;
        for (var i = 0; i < n; i++)
        {
            product *= x + i;
        }

        return product;
    }

    /// <summary>Γ(x + k)/Γ(x) for x &gt; 0 and x + k &gt; 0; a polynomial, or one over a polynomial, at a small whole k.</summary>
    public static Expr GammaRatio(Expr x, Expr k) => Whole(k) switch
    {
        { Sign: >= 0 } n when n <= LargestFoldedExponent => Rising(x, (int)n),
        { Sign: < 0 } n when n >= -LargestFoldedExponent => 1 / Rising(x + k, (int)-n),
        _ => Exp(LogGamma(x + k) - LogGamma(x)),
    };

    public static Expr Sum(IEnumerable<Expr> summands) => summands.Aggregate(Zero, (sum, next) => sum + next);

    public static Comparison Less(Expr a, Expr b) => new(Relation.Less, a, b);

    public static Comparison Greater(Expr a, Expr b) => new(Relation.Greater, a, b);

    public static Comparison AreEqual(Expr a, Expr b) => new(Relation.Equal, a, b);

    /// <summary>A choice, decided here where the condition has no symbols.</summary>
    public static Expr When(Comparison condition, Expr then, Expr otherwise)
    {
        if (IsInfinite(condition.Left) || IsInfinite(condition.Right) || Traversal.Symbols(condition).Count > 0)
        {
            return new Conditional(condition, then, otherwise);
        }

        return Holds(condition) ? then : otherwise;
    }

    /// <summary>Whether a condition without symbols holds.</summary>
    public static bool Holds(Expr condition) =>
        WideFloat.Sign(Evaluator<WideFloat>.Evaluate(condition, new Dictionary<string, Value<WideFloat>>()).AsScalar) > 0;

    public static bool IsZero(Expr x) => x is Number { Digits.IsZero: true };

    public static bool IsOne(Expr x) => x is Number { DecimalPlaces: 0, Digits.IsOne: true };

    /// <summary>The whole number that is written here, or null.</summary>
    public static System.Numerics.BigInteger? Whole(Expr x) => x switch
    {
        Number { DecimalPlaces: 0 } number => number.Digits,
        Negate { Operand: Number { DecimalPlaces: 0 } number } => -number.Digits,
        _ => null,
    };

    private static bool IsInfinite(Expr x) => x is Constant { Name: ConstantName.Infinity } or Negate { Operand: Constant { Name: ConstantName.Infinity } };
}
