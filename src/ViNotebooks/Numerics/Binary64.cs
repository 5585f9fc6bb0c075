using System.Numerics;
using MathNet.Numerics;

namespace ViNotebooks.Numerics;

/// <summary>
/// Double precision as an <see cref="IReal{TSelf}"/>: NaN is the undefined value, and unlike in IEEE arithmetic a division by
/// zero or the logarithm of zero is undefined, not infinite. Infinity means a value out of range.
/// </summary>
internal readonly struct Binary64(double value) : IReal<Binary64>, IEquatable<Binary64>
{
    private static readonly Binary64 Negligible = new(Math.ScaleB(1, -58));

    public double Value { get; } = value;

    public static Binary64 Undefined => new(double.NaN);

    public static Binary64 Pi => new(Math.PI);

    public static Binary64 E => new(Math.E);

    public static implicit operator Binary64(double value) => new(value);

    public static Binary64 operator +(Binary64 a, Binary64 b) => new(a.Value + b.Value);

    public static Binary64 operator -(Binary64 a, Binary64 b) => new(a.Value - b.Value);

    public static Binary64 operator *(Binary64 a, Binary64 b) => new(a.Value * b.Value);

    public static Binary64 operator /(Binary64 a, Binary64 b) => b.Value == 0 ? Undefined : new(a.Value / b.Value);

    public static Binary64 operator -(Binary64 a) => new(-a.Value);

    public static bool operator <(Binary64 a, Binary64 b) => a.Value < b.Value;

    public static bool operator >(Binary64 a, Binary64 b) => a.Value > b.Value;

    public static bool operator ==(Binary64 a, Binary64 b) => a.Value == b.Value;

    public static bool operator !=(Binary64 a, Binary64 b) => a.Value != b.Value;

    public static bool IsDefined(Binary64 x) => !double.IsNaN(x.Value);

    public static bool IsFinite(Binary64 x) => double.IsFinite(x.Value);

    public static int Sign(Binary64 x) => x.Value > 0 ? 1 : x.Value < 0 ? -1 : 0;

    public static Binary64 FromDouble(double x) => new(x);

    public static Binary64 FromInteger(BigInteger x) => new(WideFloat.ToDouble(WideFloat.FromInteger(x)));

    public static double ToDouble(Binary64 x) => x.Value;

    public static Binary64 Floor(Binary64 x) => new(Math.Floor(x.Value));

    public static Binary64 Sqrt(Binary64 x) => new(Math.Sqrt(x.Value));

    public static Binary64 Exp(Binary64 x) => new(Math.Exp(x.Value));

    // (e^x − 1) = (u − 1) x / log u with u the rounded e^x: the rounding errors of u − 1 and log u cancel (Kahan)
    public static Binary64 Expm1(Binary64 x)
    {
        var u = Math.Exp(x.Value);
        if (u == 1)
        {
            return x;
        }

        return Math.Abs(x.Value) > 1 ? new(u - 1) : new((u - 1) * x.Value / Math.Log(u));
    }

    public static Binary64 Log(Binary64 x) => x.Value > 0 ? new(Math.Log(x.Value)) : Undefined;

    // log(1 + x) = x log u / (u − 1) with u the rounded 1 + x (Kahan)
    public static Binary64 Log1p(Binary64 x)
    {
        var u = 1 + x.Value;
        if (!(x.Value > -1))
        {
            return Undefined;
        }

        return u == 1 || double.IsInfinity(u) ? x : new(Math.Log(u) * (x.Value / (u - 1)));
    }

    public static Binary64 Pow(Binary64 x, Binary64 y)
    {
        var (a, b) = (x.Value, y.Value);
        var isOutside = double.IsNaN(a) || double.IsNaN(b)
            || (a == 0 && b < 0)
            || (double.IsInfinity(b) && (a < 0 || a == 1));
        return isOutside ? Undefined : new(Math.Pow(a, b));
    }

    public static Binary64 Sin(Binary64 x) => new(Math.Sin(x.Value));

    public static Binary64 Cos(Binary64 x) => new(Math.Cos(x.Value));

    public static Binary64 Atan(Binary64 x) => new(Math.Atan(x.Value));

    public static Binary64 Erf(Binary64 x) => double.IsNaN(x.Value) ? x : new(SpecialFunctions.Erf(x.Value));

    public static Binary64 Erfc(Binary64 x) => double.IsNaN(x.Value) ? x : new(SpecialFunctions.Erfc(x.Value));

    public static Binary64 LogGamma(Binary64 x)
    {
        var a = x.Value;
        if (!(a > 0 || a != Math.Floor(a)))
        {
            return Undefined;
        }

        if (a >= 0.5)
        {
            return double.IsInfinity(a) ? x : new(SpecialFunctions.GammaLn(a));
        }

        // log|Γ(x)| = log(π / |sin πx|) − log Γ(1 − x), x < ½ not an integer
        return new(Math.Log(Math.PI / Math.Abs(double.SinPi(a))) - SpecialFunctions.GammaLn(1 - a));
    }

    public static Binary64 Gamma(Binary64 x)
    {
        var a = x.Value;
        if (!(a > 0 || a != Math.Floor(a)))
        {
            return Undefined;
        }

        if (a >= 0.5)
        {
            return a > 172 ? new(double.PositiveInfinity) : new(PositiveGamma(a));
        }

        // Γ(x) = π / (sin πx · Γ(1 − x)), x < ½ not an integer
        return a < -190 ? new(0) : new(Math.PI / double.SinPi(a) / PositiveGamma(1 - a));
    }

    public static Binary64 Polygamma(int n, Binary64 x)
    {
        if (double.IsFinite(x.Value))
        {
            return PolygammaSeries<Binary64>.Evaluate(n, x, 10, Negligible);
        }

        return double.IsPositiveInfinity(x.Value) ? new(n == 0 ? x.Value : 0) : Undefined;
    }

    // the library's formula overflows before Γ does, and rounds factorials: Γ(x) = (x−1) … (x−n) Γ(x−n)
    private static double PositiveGamma(double x)
    {
        var product = 1.0;
        while (x > 130 || (x > 1 && x == Math.Floor(x)))
        {
            x--;
            product *= x;
        }

        return x == 1 ? product : SpecialFunctions.Gamma(x) * product;
    }

    public bool Equals(Binary64 other) => Value.Equals(other.Value);

    public override bool Equals(object? obj) => obj is Binary64 other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
