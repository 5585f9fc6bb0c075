namespace ViNotebooks.Numerics;

/// <summary>The nodes of the trapezoidal rule at t = (i − n) h, i = 0, …, 2n, with what is known at each.</summary>
internal sealed class QuadratureGrid
{
    private const byte Unused = 0;
    private const byte Wanted = 1;
    private const byte Evaluated = 2;
    private const byte Skipped = 3;

    private readonly DoubleExponential map;
    private readonly int half;
    private readonly byte[] state;

    public QuadratureGrid(DoubleExponential map, double step, int half)
        : this(map, step, half, null, (double.NegativeInfinity, double.PositiveInfinity))
    {
    }

    private QuadratureGrid(DoubleExponential map, double step, int half, QuadratureGrid? coarse, (double From, double To) window)
    {
        this.map = map;
        this.half = half;
        Step = step;
        Count = (2 * half) + 1;
        state = new byte[Count];
        (X, Distance, LogDistance, LogWeight) = (new double[Count], new double[Count], new double[Count], new double[Count]);
        (F, G, Noise) = (new double[Count], new double[Count], new double[Count]);
        for (var i = 0; i < Count; i++)
        {
            if (coarse is not null && i % 2 == 0)
                Copy(coarse, i / 2, i);
            else
                Place(i, window);
        }
    }

    public double Step { get; }

    public int Count { get; }

    public double[] X { get; }

    /// <summary>The exact distance of the point from the end that the sign of t points to.</summary>
    public double[] Distance { get; }

    /// <summary>The logarithm of the distance that the rule wants.</summary>
    public double[] LogDistance { get; }

    public double[] LogWeight { get; }

    public double[] F { get; }

    public double[] Noise { get; }

    /// <summary>The integrand times the weight, moved from the point to where the rule wants it.</summary>
    public double[] G { get; }

    /// <summary>A point at which the integrand was evaluated.</summary>
    public double? FirstEvaluated => Array.IndexOf(state, Evaluated) is >= 0 and var i ? X[i] : null;

    public double T(int i) => (i - half) * Step;

    public bool IsEvaluated(int i) => i >= 0 && i < Count && state[i] == Evaluated;

    public bool IsKnown(int i) => i >= 0 && i < Count && state[i] == Evaluated && double.IsFinite(F[i]);

    public bool IsSkipped(int i) => i >= 0 && i < Count && state[i] == Skipped;

    public QuadratureGrid Halved((double From, double To) window) => new(map, Step / 2, 2 * half, this, window);

    /// <summary>The outermost node with a value on one side.</summary>
    public int Outermost(bool isUpper)
    {
        var i = isUpper ? Count - 1 : 0;
        while (i >= 0 && i < Count && !IsKnown(i))
            i += isUpper ? -1 : 1;

        return i;
    }

    /// <summary>Evaluates the integrand where it is wanted and not known yet.</summary>
    public int Fill(NoisyIntegrand integrand)
    {
        var wanted = Enumerable.Range(0, Count).Where(i => state[i] == Wanted).ToArray();
        var xs = Array.ConvertAll(wanted, i => X[i]);
        var (ys, errors) = (new double[xs.Length], new double[xs.Length]);
        integrand(xs, ys, errors);
        for (var k = 0; k < wanted.Length; k++)
        {
            F[wanted[k]] = ys[k];
            Noise[wanted[k]] = errors[k];
            state[wanted[k]] = Evaluated;
        }

        return xs.Length;
    }

    /// <summary>
    /// Computes <see cref="G"/>. A point near an end is rounded to a double at a slightly other distance; the value is moved back along
    /// the local power law f ∝ d^p. Gives a bound on what that leaves, in units of the sum.
    /// </summary>
    public double Weigh()
    {
        var left = 0.0;
        for (var i = 0; i < Count; i++)
        {
            if (!IsKnown(i))
            {
                G[i] = 0;
                continue;
            }

            var g = F[i] == 0 ? 0 : F[i] * Math.Exp(LogWeight[i]);
            var moved = LogDistance[i] - Math.Log(Distance[i]);
            if (g != 0 && Math.Abs(moved) > 4e-15)
            {
                var inward = i < half ? 1 : -1;
                var (inner, outer) = (Slope(i, i + inward), Slope(i, i - inward));
                var slope = double.IsNaN(outer) ? inner : double.IsNaN(inner) ? outer : (inner + outer) / 2;
                var other = double.IsNaN(outer) ? Slope(i + inward, i + (2 * inward)) : double.IsNaN(inner) ? Slope(i - inward, i - (2 * inward)) : inner;
                var doubt = Math.Abs((double.IsNaN(outer) ? inner : outer) - other);
                doubt = double.IsNaN(doubt) ? Math.Abs(slope) : doubt;
                g = double.IsNaN(slope) ? g : g * Math.Exp(slope * moved);
                left += Math.Abs(g * moved) * (double.IsNaN(slope) ? 1 / Step : doubt);
            }

            G[i] = double.IsFinite(g) ? g : 0;
        }

        return left;
    }

    /// <summary>d log |f| / d log d between two nodes; NaN where the sign changes or a value is missing or zero.</summary>
    public double Slope(int i, int j)
    {
        if (!IsKnown(i) || !IsKnown(j) || !(F[i] * Math.Sign(F[j]) * Math.Sign(F[i]) != 0) || Math.Sign(F[i]) != Math.Sign(F[j]))
            return double.NaN;

        var run = Math.Log(Distance[i] / Distance[j]);
        return run == 0 || (map.IsBounded && i > half != j > half) ? double.NaN : Math.Log(F[i] / F[j]) / run;
    }

    private void Copy(QuadratureGrid coarse, int from, int to)
    {
        (X[to], Distance[to], LogDistance[to], LogWeight[to]) =
            (coarse.X[from], coarse.Distance[from], coarse.LogDistance[from], coarse.LogWeight[from]);
        (F[to], Noise[to], state[to]) = (coarse.F[from], coarse.Noise[from], coarse.state[from]);
    }

    private void Place(int i, (double From, double To) window)
    {
        var t = T(i);
        (LogDistance[i], LogWeight[i]) = map.Node(t);
        if (t < window.From || t > window.To)
        {
            state[i] = Skipped;
            return;
        }

        (X[i], Distance[i], var isResolved) = map.Place(t, LogDistance[i]);
        state[i] = isResolved ? Wanted : Unused;
    }
}
