namespace ViNotebooks.Numerics;

/// <summary>
/// A range of integration, bounded or unbounded on one side, mapped to the line so that an integrand turns into one that decays
/// doubly exponentially: x = a + d with d = s exp(π/2 sinh t) on a half-line, and d/(b − a) = 1/(1 + exp(π sinh |t|)) from the
/// nearer end of a bounded range.
/// </summary>
/// <remarks>Takahasi and Mori, "Double exponential formulas for numerical integration", Publ. RIMS 9 (1974).</remarks>
/// <param name="Anchor">The lower end of a bounded range; the finite end of a half-line.</param>
/// <param name="Other">The upper end of a bounded range; ±∞ for a half-line.</param>
/// <param name="Scale">The distance from the finite end of a half-line about which the nodes lie.</param>
internal readonly record struct DoubleExponential(double Anchor, double Other, double Scale)
{
    /// <summary>The nodes lie at |t| up to here, where distances leave the range of double precision.</summary>
    public const double Reach = 6.25;

    private const double Largest = 1e300;
    private const double Smallest = 1e-300;

    public bool IsBounded => double.IsFinite(Other);

    /// <summary>The node at t: its distance from the end that t's sign points to, and the logarithm of the weight dx/dt.</summary>
    public (double LogDistance, double LogWeight) Node(double t)
    {
        var logCosh = Math.Abs(t) + Math.Log((1 + Math.Exp(-2 * Math.Abs(t))) / 2);
        if (!IsBounded)
        {
            var u = Math.PI / 2 * Math.Sinh(t);
            var logDistance = Math.Log(Scale) + u;
            return (logDistance, logDistance + Math.Log(Math.PI / 2) + logCosh);
        }

        var v = Math.PI * Math.Sinh(Math.Abs(t));
        var shrink = Math.Log(1 + Math.Exp(-v));
        var logLength = Math.Log(Other - Anchor);
        return (logLength - v - shrink, logLength + Math.Log(Math.PI) + logCosh - v - (2 * shrink));
    }

    /// <summary>The point at t as a double, its exact distance from the end, and whether the distance is known well enough to use.</summary>
    public (double X, double Distance, bool IsResolved) Place(double t, double logDistance)
    {
        var distance = Math.Exp(logDistance);
        if (!(distance is > Smallest and < Largest))
        {
            return (double.NaN, distance, false);
        }

        var (end, sign) = Side(t);
        var x = end + (sign * distance);
        var actual = Math.Abs(x - end);
        var spacing = Math.BitIncrement(Math.Abs(end)) - Math.Abs(end);
        return (x, actual, double.IsFinite(x) && distance >= 8 * spacing);
    }

    /// <summary>The end from which distances are measured at t, and the direction into the range.</summary>
    public (double End, int Sign) Side(double t) =>
        !IsBounded ? (Anchor, Other > Anchor ? 1 : -1) : t > 0 ? (Other, -1) : (Anchor, 1);

    /// <summary>What t → ±∞ leads to.</summary>
    public double Limit(bool isUpper) => isUpper ? Other : Anchor;
}
