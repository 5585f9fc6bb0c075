using System.Numerics;

namespace ViNotebooks.Numerics;

/// <summary>
/// A <see cref="WideFloat"/> together with a bound on how far off it may be: rounding of every step, carried along to first
/// order (running error analysis; Higham, "Accuracy and Stability of Numerical Algorithms", 2nd edition, section 3.3). Where
/// not even the existence of a value is sure, as for √(x − x) that came out slightly negative, the value is infinite.
/// </summary>
internal readonly struct BoundedFloat : IReal<BoundedFloat>
{
    /// <summary>The functions of <see cref="WideFloat"/> are good to 2⁻¹²⁴; four bits are kept in hand.</summary>
    private const int FunctionBits = 120;

    private const int ArithmeticBits = 127;

    private BoundedFloat(WideFloat value, WideFloat error)
    {
        Value = value;
        Error = error;
    }

    public WideFloat Value { get; }

    /// <summary>|true value − <see cref="Value"/>| is at most this.</summary>
    public WideFloat Error { get; }

    public static BoundedFloat Undefined => new(WideFloat.Undefined, WideFloat.Zero);

    public static BoundedFloat Pi => Rounded(WideFloat.Pi, WideFloat.Zero);

    public static BoundedFloat E => Rounded(WideFloat.E, WideFloat.Zero);

    private static BoundedFloat Unsure { get; } = new(WideFloat.ScaleB(WideFloat.One, int.MaxValue), WideFloat.ScaleB(WideFloat.One, int.MaxValue));

    public static BoundedFloat operator +(BoundedFloat a, BoundedFloat b) =>
        IsUnsure(a, b) ? Unsure : Rounded(a.Value + b.Value, a.Error + b.Error);

    public static BoundedFloat operator -(BoundedFloat a, BoundedFloat b) =>
        IsUnsure(a, b) ? Unsure : Rounded(a.Value - b.Value, a.Error + b.Error);

    public static BoundedFloat operator *(BoundedFloat a, BoundedFloat b)
    {
        if (IsUnsure(a, b))
        {
            return Unsure;
        }

        var product = a.Value * b.Value;
        return WideFloat.Sign(product) == 0 && WideFloat.IsDefined(product) && WideFloat.Sign(a.Value) != 0 && WideFloat.Sign(b.Value) != 0
            ? Unsure
            : Rounded(product, (WideFloat.Abs(a.Value) * b.Error) + (WideFloat.Abs(b.Value) * a.Error) + (a.Error * b.Error));
    }

    public static BoundedFloat operator /(BoundedFloat a, BoundedFloat b)
    {
        if (IsZeroUnsure(b) || IsUnsure(a, b))
        {
            return Unsure;
        }

        var quotient = a.Value / b.Value;
        var least = WideFloat.Abs(b.Value) - b.Error;
        return WideFloat.IsDefined(quotient) ? Rounded(quotient, (a.Error + (WideFloat.Abs(quotient) * b.Error)) / least) : Undefined;
    }

    public static BoundedFloat operator -(BoundedFloat a) => new(-a.Value, a.Error);

    public static bool operator <(BoundedFloat a, BoundedFloat b) => a.Value < b.Value;

    public static bool operator >(BoundedFloat a, BoundedFloat b) => a.Value > b.Value;

    public static bool IsDefined(BoundedFloat x) => WideFloat.IsDefined(x.Value);

    public static bool IsFinite(BoundedFloat x) => WideFloat.IsFinite(x.Value) && WideFloat.IsFinite(x.Error);

    public static int Sign(BoundedFloat x) => WideFloat.Sign(x.Value);

    public static BoundedFloat FromDouble(double x) => new(WideFloat.FromDouble(x), WideFloat.Zero);

    /// <summary>Exact up to 128 bits.</summary>
    public static BoundedFloat FromInteger(BigInteger x) =>
        x.GetBitLength() <= 128 ? FromWide(WideFloat.FromInteger(x)) : Rounded(WideFloat.FromInteger(x), WideFloat.Zero);

    /// <summary>A value that is taken as exact.</summary>
    public static BoundedFloat FromWide(WideFloat x) => new(x, WideFloat.Zero);

    /// <summary>A value that is known to lie within <paramref name="error"/> of <paramref name="x"/>.</summary>
    public static BoundedFloat WithError(WideFloat x, WideFloat error) => new(x, error);

    public static double ToDouble(BoundedFloat x) => WideFloat.ToDouble(x.Value);

    public static BoundedFloat Floor(BoundedFloat x)
    {
        if (!IsFinite(x))
        {
            return x;
        }

        var floor = WideFloat.Floor(x.Value);
        return WideFloat.Floor(x.Value - x.Error) == floor && WideFloat.Floor(x.Value + x.Error) == floor ? FromWide(floor) : Unsure;
    }

    public static BoundedFloat Sqrt(BoundedFloat x) => Of(WideFloat.Sqrt, x);

    public static BoundedFloat Exp(BoundedFloat x) => NeverZero(Of(WideFloat.Exp, x));

    public static BoundedFloat Expm1(BoundedFloat x) => Of(WideFloat.Expm1, x);

    public static BoundedFloat Log(BoundedFloat x) => Of(WideFloat.Log, x);

    public static BoundedFloat Log1p(BoundedFloat x) => Of(WideFloat.Log1p, x);

    public static BoundedFloat Pow(BoundedFloat x, BoundedFloat y)
    {
        var power = Of(value => WideFloat.Pow(value, y.Value), x);
        if (WideFloat.Sign(y.Error) == 0 || !IsFinite(power))
        {
            return WideFloat.Sign(x.Value) == 0 ? power : NeverZero(power);
        }

        var byExponent = Of(value => WideFloat.Pow(x.Value, value), y);
        return new(power.Value, power.Error + byExponent.Error);
    }

    public static BoundedFloat Sin(BoundedFloat x) => Of(WideFloat.Sin, x);

    public static BoundedFloat Cos(BoundedFloat x) => Of(WideFloat.Cos, x);

    public static BoundedFloat Atan(BoundedFloat x) => Of(WideFloat.Atan, x);

    public static BoundedFloat Erf(BoundedFloat x) => Of(WideFloat.Erf, x);

    public static BoundedFloat Erfc(BoundedFloat x) => NeverZero(Of(WideFloat.Erfc, x));

    public static BoundedFloat LogGamma(BoundedFloat x) => OfAbsolute(WideFloat.LogGamma, x);

    public static BoundedFloat Gamma(BoundedFloat x) => Of(WideFloat.Gamma, x);

    public static BoundedFloat Polygamma(int n, BoundedFloat x) => OfAbsolute(value => WideFloat.Polygamma(n, value), x);

    public override string ToString() => $"{Value} ± {Error}";

    /// <summary>A positive value that came out as zero went out of range.</summary>
    private static BoundedFloat NeverZero(BoundedFloat x) => WideFloat.IsDefined(x.Value) && WideFloat.Sign(x.Value) == 0 ? Unsure : x;

    // what is not sure to exist on one side is not sure to exist in the result, unless the other side does not
    private static bool IsUnsure(BoundedFloat a, BoundedFloat b) =>
        (!WideFloat.IsFinite(a.Error) || !WideFloat.IsFinite(b.Error)) && WideFloat.IsDefined(a.Value) && WideFloat.IsDefined(b.Value);

    private static bool IsZeroUnsure(BoundedFloat x) =>
        WideFloat.Sign(x.Error) != 0 && WideFloat.IsFinite(x.Value) && !(x.Error < WideFloat.Abs(x.Value));

    private static BoundedFloat Rounded(WideFloat value, WideFloat error)
    {
        if (!WideFloat.IsFinite(value))
        {
            return new(value, WideFloat.IsFinite(error) ? WideFloat.Zero : error);
        }

        // what comes out whole and small from exact numbers came out exact: indices and exponents stay so
        var isExact = WideFloat.Sign(error) == 0 && value.Exponent < 60 && WideFloat.IsInteger(value);
        var total = isExact ? error : error + WideFloat.ScaleB(WideFloat.Abs(value), -ArithmeticBits);
        return WideFloat.IsFinite(total) ? new(value, total) : Unsure;
    }

    /// <summary>A function that is accurate relative to its value; the argument's error moves it by f(x ± e) − f(x).</summary>
    private static BoundedFloat Of(Func<WideFloat, WideFloat> function, BoundedFloat x)
    {
        // what is not sure to exist does not get so by a function that levels off
        if (WideFloat.IsDefined(x.Value) && !WideFloat.IsFinite(x.Error))
        {
            return Unsure;
        }

        var result = function(x.Value);
        return WithMoved(function, x, result, WideFloat.ScaleB(WideFloat.Abs(result), -FunctionBits));
    }

    /// <summary>A function that is accurate in the absolute sense near its zeros.</summary>
    private static BoundedFloat OfAbsolute(Func<WideFloat, WideFloat> function, BoundedFloat x)
    {
        var result = function(x.Value);
        return WithMoved(function, x, result, WideFloat.ScaleB(WideFloat.Abs(result) + WideFloat.One, -FunctionBits));
    }

    private static BoundedFloat WithMoved(Func<WideFloat, WideFloat> function, BoundedFloat x, WideFloat result, WideFloat rounding)
    {
        if (WideFloat.Sign(x.Error) == 0 || (WideFloat.IsDefined(result) && !WideFloat.IsFinite(result)))
        {
            return new(result, WideFloat.IsFinite(result) ? rounding : WideFloat.Zero);
        }

        var up = function(x.Value + x.Error);
        var down = function(x.Value - x.Error);
        if (!WideFloat.IsDefined(result))
        {
            return WideFloat.IsDefined(up) || WideFloat.IsDefined(down) ? Unsure : Undefined;
        }

        var moved = WideFloat.Abs(up - result) + WideFloat.Abs(down - result);
        return WideFloat.IsFinite(moved) ? new(result, moved + rounding) : Unsure;
    }
}
