using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks;

/// <summary>A distribution over numbers.</summary>
public abstract class UnivariateDistribution : Distribution
{
    private const string At = "·";

    private static readonly Symbol X = new(At);

    private readonly Lazy<Expr> logDensity;
    private readonly Lazy<Expr?> cdf;
    private readonly Lazy<Expr?> quantile;
    private readonly Lazy<Reparameterisation?> reparameterisation;
    private readonly WideFloat low;
    private readonly WideFloat high;

    private protected UnivariateDistribution(Law law)
        : base(law)
    {
        logDensity = new(() => Symbolic.LogDensity(X));
        cdf = new(() => Symbolic.Cdf(X));
        quantile = new(() => Symbolic.Quantile(X));
        reparameterisation = new(() => Symbolic.Reparameterisation);
        var infinity = WideFloat.FromDouble(double.PositiveInfinity);
        (low, high) = Symbolic.Support switch
        {
            IntervalSupport interval => (interval.Low is { } from ? Wide(from) : -infinity, interval.High is { } to ? Wide(to) : infinity),
            IntegerSupport integers => (Wide(integers.Low), integers.High is { } to ? Wide(to) : infinity),
            PointSupport point => (Wide(point.Value), Wide(point.Value)),
            _ => (-infinity, infinity),
        };
    }

    /// <summary>The lower end of the support, −∞ where there is none.</summary>
    public double Low => WideFloat.ToDouble(low);

    /// <summary>The upper end of the support, +∞ where there is none.</summary>
    public double High => WideFloat.ToDouble(high);

    /// <summary>
    /// log p(x) in nats, −∞ outside the support; the log probability of x for a discrete distribution. At an end of the support
    /// it is the limit from inside, which may be +∞.
    /// </summary>
    public double LogDensity(double value) => WideFloat.ToDouble(WideLogDensity(value));

    /// <summary>p(x) in 1/units of x, 0 outside the support; the probability of x for a discrete distribution.</summary>
    public double Density(double value) => WideFloat.ToDouble(WideFloat.Exp(WideLogDensity(value)));

    /// <summary>
    /// The gradient of <see cref="LogDensity"/> by the parameters, in their order as printed; NaN outside the support, and for a
    /// probability that is 0 or 1.
    /// </summary>
    public IReadOnlyList<double> Score(double value)
    {
        if (!Contains(WideFloat.FromDouble(value)))
        {
            return [.. ParameterNames.Select(static _ => double.NaN)];
        }

        // one direction at a time, ε² = 0
        return [.. ParameterNames.Select(name =>
        {
            if (!VariableNames.Contains(name))
            {
                return double.NaN;
            }

            var values = WideValues.ToDictionary(
                pair => pair.Key,
                pair => Value<Dual<WideFloat>>.Scalar(pair.Key == name ? Dual<WideFloat>.Variable(pair.Value.AsScalar) : Dual<WideFloat>.Constant(pair.Value.AsScalar)));
            values.Add(At, Value<Dual<WideFloat>>.Scalar(Dual<WideFloat>.Constant(WideFloat.FromDouble(value))));
            return WideFloat.ToDouble(Evaluator<Dual<WideFloat>>.Evaluate(logDensity.Value, values).AsScalar.Derivative);
        })];
    }

    /// <summary>Independent draws; the same seed gives the same draws.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public IReadOnlyList<double> Sample(ulong seed, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new RandomStream(seed);
        var sampler = Symbolic.Sampler(Values);
        var draws = new double[count];
        for (var i = 0; i < count; i++)
        {
            sampler.Draw(random, draws.AsSpan(i, 1));
        }

        return draws;
    }

    private protected bool HasCdf => cdf.Value is not null;

    private protected double CdfAt(double value) => double.IsNaN(value) ? double.NaN : WideFloat.ToDouble(WideCdf(value));

    private protected double QuantileAt(double probability)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw Argument.Outside(nameof(probability), probability, "from 0 to 1");
        }

        if (probability is 0 or 1)
        {
            return probability == 0 ? Low : High;
        }

        return quantile.Value is { } closed && !IsDiscrete
            ? WideFloat.ToDouble(ValueAt(closed, WideFloat.FromDouble(probability)))
            : DoubleSearch.Least(Low, High, value => WideCdf(value) is var reached && !(reached < WideFloat.FromDouble(probability)));
    }

    private protected UnivariateDistribution NoiseOf() => (UnivariateDistribution)reparameterisation.Value!.Noise.Numeric!;

    private protected double TransformOf(double noise) => WideFloat.ToDouble(ValueAt(reparameterisation.Value!.Transform(X), WideFloat.FromDouble(noise)));

    private bool Contains(WideFloat x) => WideFloat.IsFinite(x) && !(x < low) && !(x > high) && (Symbolic.Support is not IntegerSupport || WideFloat.IsInteger(x));

    private WideFloat WideLogDensity(double value)
    {
        if (double.IsNaN(value))
        {
            return WideFloat.Undefined;
        }

        var x = WideFloat.FromDouble(value);
        if (!Contains(x))
        {
            return -WideFloat.FromDouble(double.PositiveInfinity);
        }

        var inside = ValueAt(logDensity.Value, x);
        return WideFloat.IsFinite(inside) || IsDiscrete ? inside : Limit(x, inside);
    }

    // towards a finite limit the steps of f shrink with those of x; towards a logarithm or a pole they do not
    private WideFloat Limit(WideFloat x, WideFloat inside)
    {
        var inwards = x == low ? 1 : x == high ? -1 : 0;
        if (inwards == 0)
        {
            return inside;
        }

        var (size, first, step) = x.IsZero ? (WideFloat.One, -400, 100) : (WideFloat.Abs(x), -60, 15);
        WideFloat Near(int i) => ValueAt(logDensity.Value, x + (inwards * WideFloat.ScaleB(size, first - (i * step))));
        var (near, nearer, nearest) = (Near(0), Near(1), Near(2));
        var change = nearest - nearer;
        var isSteady = WideFloat.Abs(change) < WideFloat.ScaleB(WideFloat.Abs(nearer - near), -1)
            || WideFloat.Abs(change) < WideFloat.FromDouble(1e-25) * (WideFloat.One + WideFloat.Abs(nearest));
        return isSteady ? nearest : WideFloat.FromDouble(double.PositiveInfinity) * WideFloat.Sign(change);
    }

    private WideFloat WideCdf(double value)
    {
        var x = WideFloat.FromDouble(Symbolic.Support is IntegerSupport ? Math.Floor(value) : value);
        if (x < low)
        {
            return WideFloat.Zero;
        }

        if (!(x < high))
        {
            return WideFloat.One;
        }

        return x == low && !IsDiscrete ? WideFloat.Zero : ValueAt(cdf.Value, x);
    }

    private WideFloat ValueAt(Expr? expression, WideFloat x) => expression is null
        ? WideFloat.Undefined
        : Evaluator<WideFloat>.Evaluate(expression, new Dictionary<string, Value<WideFloat>>(WideValues) { [At] = Value<WideFloat>.Scalar(x) }).AsScalar;
}
