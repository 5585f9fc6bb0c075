using System.Numerics;

namespace ViNotebooks.Numerics;

/// <summary>
/// A value with its derivative along one direction, a + b ε with ε² = 0. Where a function has a value but no derivative
/// (√x at 0) the derivative is undefined and the value is not.
/// </summary>
internal readonly struct Dual<T>(T value, T derivative) : IReal<Dual<T>>
    where T : struct, IReal<T>
{
    public T Value { get; } = value;

    public T Derivative { get; } = derivative;

    public static Dual<T> Undefined => new(T.Undefined, T.Undefined);

    public static Dual<T> Pi => Constant(T.Pi);

    public static Dual<T> E => Constant(T.E);

    private static T Nought => default;

    private static T Unit => T.FromDouble(1);

    /// <summary>A number that does not move.</summary>
    public static Dual<T> Constant(T value) => new(value, Nought);

    /// <summary>The variable that the derivative is taken by.</summary>
    public static Dual<T> Variable(T value) => new(value, Unit);

    public static Dual<T> operator +(Dual<T> a, Dual<T> b) => new(a.Value + b.Value, a.Derivative + b.Derivative);

    public static Dual<T> operator -(Dual<T> a, Dual<T> b) => new(a.Value - b.Value, a.Derivative - b.Derivative);

    public static Dual<T> operator *(Dual<T> a, Dual<T> b) =>
        new(a.Value * b.Value, (a.Derivative * b.Value) + (a.Value * b.Derivative));

    public static Dual<T> operator /(Dual<T> a, Dual<T> b)
    {
        var quotient = a.Value / b.Value;
        return new(quotient, (a.Derivative - (quotient * b.Derivative)) / b.Value);
    }

    public static Dual<T> operator -(Dual<T> a) => new(-a.Value, -a.Derivative);

    public static bool operator <(Dual<T> a, Dual<T> b) => a.Value < b.Value;

    public static bool operator >(Dual<T> a, Dual<T> b) => a.Value > b.Value;

    public static bool IsDefined(Dual<T> x) => T.IsDefined(x.Value);

    public static bool IsFinite(Dual<T> x) => T.IsFinite(x.Value);

    public static int Sign(Dual<T> x) => T.Sign(x.Value);

    public static Dual<T> FromDouble(double x) => Constant(T.FromDouble(x));

    public static Dual<T> FromInteger(BigInteger x) => Constant(T.FromInteger(x));

    public static double ToDouble(Dual<T> x) => T.ToDouble(x.Value);

    public static Dual<T> Floor(Dual<T> x) => Constant(T.Floor(x.Value));

    public static Dual<T> Sqrt(Dual<T> x)
    {
        var root = T.Sqrt(x.Value);
        return Chain(x, root, Unit / (root + root));
    }

    public static Dual<T> Exp(Dual<T> x)
    {
        var power = T.Exp(x.Value);
        return Chain(x, power, power);
    }

    public static Dual<T> Expm1(Dual<T> x) => Chain(x, T.Expm1(x.Value), T.Exp(x.Value));

    public static Dual<T> Log(Dual<T> x) => Chain(x, T.Log(x.Value), Unit / x.Value);

    public static Dual<T> Log1p(Dual<T> x) => Chain(x, T.Log1p(x.Value), Unit / (Unit + x.Value));

    // d x^y = y x^(y−1) dx + x^y log x dy; either term is left out where its variable does not move
    public static Dual<T> Pow(Dual<T> x, Dual<T> y)
    {
        var derivative = Nought;
        if (!IsStill(x))
        {
            derivative = T.IsDefined(y.Value) && T.Sign(y.Value) == 0
                ? Nought
                : y.Value * T.Pow(x.Value, y.Value - Unit) * x.Derivative;
        }

        var power = T.Pow(x.Value, y.Value);
        if (!IsStill(y))
        {
            // 0^y = 0 for every y > 0
            var isConstantZero = T.IsDefined(x.Value) && T.Sign(x.Value) == 0 && T.Sign(y.Value) > 0;
            derivative += isConstantZero ? Nought : power * T.Log(x.Value) * y.Derivative;
        }

        return new(power, derivative);
    }

    public static Dual<T> Sin(Dual<T> x) => Chain(x, T.Sin(x.Value), T.Cos(x.Value));

    public static Dual<T> Cos(Dual<T> x) => Chain(x, T.Cos(x.Value), -T.Sin(x.Value));

    public static Dual<T> Atan(Dual<T> x) => Chain(x, T.Atan(x.Value), Unit / (Unit + (x.Value * x.Value)));

    public static Dual<T> Erf(Dual<T> x) => Chain(x, T.Erf(x.Value), Bell(x.Value));

    public static Dual<T> Erfc(Dual<T> x) => Chain(x, T.Erfc(x.Value), -Bell(x.Value));

    public static Dual<T> LogGamma(Dual<T> x) => Chain(x, T.LogGamma(x.Value), T.Polygamma(0, x.Value));

    public static Dual<T> Gamma(Dual<T> x)
    {
        var gamma = T.Gamma(x.Value);
        return Chain(x, gamma, gamma * T.Polygamma(0, x.Value));
    }

    public static Dual<T> Polygamma(int n, Dual<T> x) => Chain(x, T.Polygamma(n, x.Value), T.Polygamma(n + 1, x.Value));

    public override string ToString() => $"{Value} + {Derivative} ε";

    // a number that does not move keeps the derivative 0 where the function has none
    private static Dual<T> Chain(Dual<T> x, T value, T slope) =>
        new(value, IsStill(x) ? Nought : slope * x.Derivative);

    private static bool IsStill(Dual<T> x) => T.IsDefined(x.Derivative) && T.Sign(x.Derivative) == 0;

    // 2/√π e^(−x²)
    private static T Bell(T x) => (Unit + Unit) / T.Sqrt(T.Pi) * T.Exp(-(x * x));
}
