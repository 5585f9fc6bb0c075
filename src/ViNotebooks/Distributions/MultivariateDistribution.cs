using ViNotebooks.Distributions;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks;

/// <summary>A distribution over vectors of a fixed length.</summary>
public abstract class MultivariateDistribution : Distribution
{
    private const double LargestExcess = 1e-9;
    private const string At = "·";

    private readonly Lazy<Expr> logDensity;

    private protected MultivariateDistribution(Law law)
        : base(law)
    {
        logDensity = new(() => Symbolic.LogDensity(new Symbol(At)));
        Dimension = law.Shape.Rows.Value ?? throw new InvalidOperationException($"The length of the values of {law} is not a number.");
    }

    /// <summary>The number of elements of a value.</summary>
    public int Dimension { get; }

    /// <summary>E[X], or null where it has no closed form.</summary>
    public IReadOnlyList<double>? Mean => ValuesOf(Symbolic.Mean);

    /// <summary>The covariance matrix row by row, or null where it has no closed form.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Covariance =>
        ValuesOf(Symbolic.Variance) is { } elements ? [.. elements.Chunk(Dimension)] : null;

    /// <summary>−E[log p(X)] in nats, or null where it has no closed form.</summary>
    public double? Entropy => Symbolic.Entropy is { } entropy ? ValueOf(entropy) : null;

    /// <summary>log p(x) in nats, −∞ outside the support; the log probability of x for a discrete distribution.</summary>
    /// <exception cref="ArgumentException">The vector has another length.</exception>
    public double LogDensity(params IReadOnlyList<double> value)
    {
        if (value.Count != Dimension)
        {
            throw new ArgumentException($"The value has {value.Count} elements; it must have {Dimension}.", nameof(value));
        }

        if (value.Any(double.IsNaN))
        {
            return double.NaN;
        }

        if (!Contains(Symbolic.Support, value))
        {
            return double.NegativeInfinity;
        }

        var point = Value<WideFloat>.Vector([.. value.Select(WideFloat.FromDouble)]);
        return WideFloat.ToDouble(Evaluator<WideFloat>.Evaluate(logDensity.Value, new Dictionary<string, Value<WideFloat>>(WideValues) { [At] = point }).AsScalar);
    }

    /// <summary>p(x), 0 outside the support; the probability of x for a discrete distribution.</summary>
    /// <exception cref="ArgumentException">The vector has another length.</exception>
    public double Density(params IReadOnlyList<double> value) => Math.Exp(LogDensity(value));

    /// <summary>Independent draws; the same seed gives the same draws.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public IReadOnlyList<IReadOnlyList<double>> Sample(ulong seed, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new RandomStream(seed);
        var sampler = Symbolic.Sampler(Values);
        var draws = new double[count][];
        for (var i = 0; i < count; i++)
        {
            draws[i] = new double[Dimension];
            sampler.Draw(random, draws[i]);
        }

        return draws;
    }

    private bool Contains(Support support, IReadOnlyList<double> value) => support switch
    {
        SimplexSupport => value.All(static x => x is >= 0 and <= 1) && Math.Abs(value.Sum() - 1) <= LargestExcess,
        OneHotSupport => value.Count(static x => x == 1) == 1 && value.Count(static x => x == 0) == value.Count - 1,
        PointSupport point => ValuesOf(point.Value)!.SequenceEqual(value),
        ProductSupport product => product.Coordinates.Zip(value).All(pair => Contains(pair.First, pair.Second)),
        RepeatedSupport repeated => value.All(x => Contains(repeated.Coordinate, x)),
        _ => value.All(double.IsFinite),
    };

    private bool Contains(Support support, double value)
    {
        var (low, high) = Supports.Ends(support);
        var x = WideFloat.FromDouble(value);
        return double.IsFinite(value) && (low is null || !(x < Wide(low))) && (high is null || !(x > Wide(high)))
            && (support is not IntegerSupport || value == Math.Floor(value));
    }
}
