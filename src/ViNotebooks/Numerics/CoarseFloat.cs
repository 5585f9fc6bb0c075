using System.Numerics;

namespace ViNotebooks.Numerics;

/// <summary>
/// <see cref="WideFloat"/> with every result rounded to 96 bits. Evaluating the same expression in both shows how much the
/// expression amplifies rounding at a point: where the two values differ by d, the wide one is off by about d·2⁻³².
/// </summary>
internal readonly struct CoarseFloat : IReal<CoarseFloat>, IEquatable<CoarseFloat>
{
    /// <summary>Bits of the mantissa.</summary>
    public const int Precision = 96;

    private CoarseFloat(WideFloat value) => Value = WideFloat.RoundTo(value, Precision);

    public WideFloat Value { get; }

    public static CoarseFloat Undefined => new(WideFloat.Undefined);

    public static CoarseFloat Pi => new(WideFloat.Pi);

    public static CoarseFloat E => new(WideFloat.E);

    public static CoarseFloat operator +(CoarseFloat a, CoarseFloat b) => new(a.Value + b.Value);

    public static CoarseFloat operator -(CoarseFloat a, CoarseFloat b) => new(a.Value - b.Value);

    public static CoarseFloat operator *(CoarseFloat a, CoarseFloat b) => new(a.Value * b.Value);

    public static CoarseFloat operator /(CoarseFloat a, CoarseFloat b) => new(a.Value / b.Value);

    public static CoarseFloat operator -(CoarseFloat a) => new(-a.Value);

    public static bool operator <(CoarseFloat a, CoarseFloat b) => a.Value < b.Value;

    public static bool operator >(CoarseFloat a, CoarseFloat b) => a.Value > b.Value;

    public static bool operator ==(CoarseFloat a, CoarseFloat b) => a.Value == b.Value;

    public static bool operator !=(CoarseFloat a, CoarseFloat b) => a.Value != b.Value;

    public static bool IsDefined(CoarseFloat x) => WideFloat.IsDefined(x.Value);

    public static bool IsFinite(CoarseFloat x) => WideFloat.IsFinite(x.Value);

    public static int Sign(CoarseFloat x) => WideFloat.Sign(x.Value);

    public static CoarseFloat FromDouble(double x) => new(WideFloat.FromDouble(x));

    public static CoarseFloat FromInteger(BigInteger x) => new(WideFloat.FromInteger(x));

    public static CoarseFloat FromWide(WideFloat x) => new(x);

    public static double ToDouble(CoarseFloat x) => WideFloat.ToDouble(x.Value);

    public static CoarseFloat Floor(CoarseFloat x) => new(WideFloat.Floor(x.Value));

    public static CoarseFloat Sqrt(CoarseFloat x) => new(WideFloat.Sqrt(x.Value));

    public static CoarseFloat Exp(CoarseFloat x) => new(WideFloat.Exp(x.Value));

    public static CoarseFloat Expm1(CoarseFloat x) => new(WideFloat.Expm1(x.Value));

    public static CoarseFloat Log(CoarseFloat x) => new(WideFloat.Log(x.Value));

    public static CoarseFloat Log1p(CoarseFloat x) => new(WideFloat.Log1p(x.Value));

    public static CoarseFloat Pow(CoarseFloat x, CoarseFloat y) => new(WideFloat.Pow(x.Value, y.Value));

    public static CoarseFloat Sin(CoarseFloat x) => new(WideFloat.Sin(x.Value));

    public static CoarseFloat Cos(CoarseFloat x) => new(WideFloat.Cos(x.Value));

    public static CoarseFloat Atan(CoarseFloat x) => new(WideFloat.Atan(x.Value));

    public static CoarseFloat Erf(CoarseFloat x) => new(WideFloat.Erf(x.Value));

    public static CoarseFloat Erfc(CoarseFloat x) => new(WideFloat.Erfc(x.Value));

    public static CoarseFloat LogGamma(CoarseFloat x) => new(WideFloat.LogGamma(x.Value));

    public static CoarseFloat Gamma(CoarseFloat x) => new(WideFloat.Gamma(x.Value));

    public static CoarseFloat Polygamma(int n, CoarseFloat x) => new(WideFloat.Polygamma(n, x.Value));

    public bool Equals(CoarseFloat other) => Value.Equals(other.Value);

    public override bool Equals(object? obj) => obj is CoarseFloat other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value.ToString();
}
